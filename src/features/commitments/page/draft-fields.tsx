import { MultiSelect, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useApi } from '../../../ui/use-api.ts';
import { useWords } from '../../../ui/words.ts';
import { ACCESS_ENDPOINTS } from '../../access/contract.ts';
import type { ParticipantItem } from '../../access/people.ts';
import type { CommitmentContent, CommitmentDraft } from '../content.ts';
import { type Answered, COMMITMENT_ENDPOINTS } from '../contract.ts';
import { COMMITMENT_KINDS, type CommitmentKind } from '../rules.ts';
import type { SmartItem, SmartScore } from '../smart.ts';
import { nameAnswered, numberOrNull } from './parts.tsx';
import { useHints } from './smart-panel.tsx';

interface FieldsProps {
  readonly draft: CommitmentDraft;
  readonly smart: SmartScore;
  readonly onChange: (part: Partial<CommitmentDraft>) => void;
}

type TextKey = {
  [K in keyof CommitmentContent]: CommitmentContent[K] extends string ? K : never;
}[keyof CommitmentContent];

interface ContentProps {
  readonly content: CommitmentContent;
  readonly hint: (...items: readonly SmartItem[]) => string;
  readonly onContent: (part: Partial<CommitmentContent>) => void;
}

const untimed = { isTimed: false } as const;
const LONG: readonly TextKey[] = ['problem', 'action', 'population'];
const FORM: readonly TextKey[] = ['accomplishments', 'activities', 'globalOutcomes', 'nationalOutcomes'];

/** Everything of a draft but its goals, milestones and marking; beside each field stands what it still lacks. */
export function FieldsOfDraft({ draft, smart, onChange }: FieldsProps) {
  const words = useWords();
  const hint = useHints(smart);
  const { content } = draft;
  const onContent = (part: Partial<CommitmentContent>) => onChange({ content: { ...content, ...part } });
  const shared = { content, hint, onContent };
  return (
    <>
      <NativeSelect
        label={words('commitments.field.kind')}
        data={COMMITMENT_KINDS.map((kind) => ({ value: kind, label: words(`commitments.kind.${kind}`) }))}
        value={draft.kind}
        onChange={(event) => onChange({ kind: event.currentTarget.value as CommitmentKind })}
      />
      <Line {...shared} name="title" items={[]} />
      <Line {...shared} name="institution" items={['institution']} />
      <Line {...shared} name="contact" items={['contact']} />
      <Links draft={draft} hint={hint} onChange={onChange} />
      {LONG.map((name) => (
        <Long key={name} {...shared} name={name} items={[name as SmartItem]} />
      ))}
      <Line {...shared} name="place" items={['place']} />
      <Dates {...shared} />
      <Money {...shared} />
      <details>
        <summary>{words('commitments.initiative')}</summary>
        <div className="stack">
          <Line {...shared} name="initiativeCode" items={[]} />
          {FORM.map((name) => (
            <Long key={name} {...shared} name={name} items={[]} />
          ))}
        </div>
      </details>
    </>
  );
}

type TextProps = ContentProps & { readonly name: TextKey; readonly items: readonly SmartItem[] };

function Line({ content, hint, onContent, name, items }: TextProps) {
  const words = useWords();
  return (
    <TextInput
      label={words(`commitments.field.${name}`)}
      description={hint(...items)}
      maxLength={300}
      value={content[name]}
      onChange={(event) => onContent({ [name]: event.currentTarget.value })}
    />
  );
}

function Long({ content, hint, onContent, name, items }: TextProps) {
  const words = useWords();
  return (
    <Textarea
      autosize
      minRows={2}
      label={words(`commitments.field.${name}`)}
      description={hint(...items)}
      maxLength={20_000}
      value={content[name]}
      onChange={(event) => onContent({ [name]: event.currentTarget.value })}
    />
  );
}

function Links({
  draft,
  hint,
  onChange,
}: Pick<FieldsProps, 'draft' | 'onChange'> & Pick<ContentProps, 'hint'>) {
  const words = useWords();
  const answerable = useApi<{ items: Answered[] }>(COMMITMENT_ENDPOINTS.answerable.path, {}, untimed);
  const participants = useApi<{ items: ParticipantItem[] }>(ACCESS_ENDPOINTS.participants.path, {}, untimed);
  return (
    <>
      <MultiSelect
        searchable
        label={words('commitments.field.recommendations')}
        description={hint('recommendation')}
        placeholder={words('alerts.typeName')}
        data={(answerable.data?.items ?? []).map((each) => ({
          value: String(each.id),
          label: nameAnswered(each),
        }))}
        value={draft.recommendationIds.map(String)}
        onChange={(values) => onChange({ recommendationIds: values.map(Number) })}
      />
      <MultiSelect
        searchable
        label={words('commitments.field.participants')}
        description={words('commitments.joinHelp')}
        placeholder={words('alerts.typeName')}
        data={(participants.data?.items ?? [])
          .filter(({ joinedOn, leftOn }) => joinedOn !== null && leftOn === null)
          .map(({ id, name }) => ({ value: String(id), label: name }))}
        value={draft.participantIds.map(String)}
        onChange={(values) => onChange({ participantIds: values.map(Number) })}
      />
    </>
  );
}

function Dates({ content, hint, onContent }: ContentProps) {
  const words = useWords();
  return (
    <div className="fields">
      <TextInput
        type="date"
        label={words('commitments.field.startsOn')}
        description={hint('start')}
        value={content.startsOn ?? ''}
        onChange={(event) => onContent({ startsOn: event.currentTarget.value || null })}
      />
      <TextInput
        type="date"
        label={words('commitments.field.endsOn')}
        description={hint('end')}
        value={content.endsOn ?? ''}
        onChange={(event) => onContent({ endsOn: event.currentTarget.value || null })}
      />
    </div>
  );
}

function Money({ content, hint, onContent }: ContentProps) {
  const words = useWords();
  const amount = (name: 'cost' | 'fundingSecured', item: SmartItem) => (
    <TextInput
      type="number"
      min={0}
      step="any"
      label={words(`commitments.field.${name}`)}
      description={hint(item)}
      value={content[name] ?? ''}
      onChange={(event) => onContent({ [name]: numberOrNull(event.currentTarget.value) })}
    />
  );
  return (
    <div className="fields">
      {amount('cost', 'cost')}
      <TextInput
        label={words('commitments.field.currency')}
        description={words('commitments.currencyHelp')}
        maxLength={3}
        pattern="[A-Z]{3}"
        value={content.currency ?? ''}
        onChange={(event) => onContent({ currency: event.currentTarget.value.toUpperCase() || null })}
      />
      {amount('fundingSecured', 'funding')}
    </div>
  );
}
