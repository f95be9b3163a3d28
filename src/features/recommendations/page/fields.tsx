import { MultiSelect, Select, Textarea, TextInput } from '@mantine/core';
import { MARKINGS, type Marking } from '../../../model/report.ts';
import { useApi } from '../../../ui/use-api.ts';
import { useWords } from '../../../ui/words.ts';
import { ALERT_ENDPOINTS, type AlertItem } from '../../alerts/contract.ts';
import { PRACTICE_ENDPOINTS, type PracticeItem } from '../../inputs/contract.ts';
import type { RecommendationContent } from '../contract.ts';
import { RECOMMENDATION_SCOPES, RECOMMENDATION_TEXTS } from '../rules.ts';

export interface DraftValues {
  readonly content: RecommendationContent;
  readonly scope: 'national' | 'joint';
  readonly cluster: string;
  readonly marking: Marking;
  readonly alertIds: readonly number[];
  readonly practiceIds: readonly number[];
}

interface FieldsProps {
  readonly values: DraftValues;
  readonly onChange: (values: DraftValues) => void;
}

const untimed = { isTimed: false } as const;
const MOST = 500;

/** The text of a recommendation. */
export function TextFields({ values, onChange }: FieldsProps) {
  const words = useWords();
  const { content } = values;
  const write = (patch: Partial<RecommendationContent>) =>
    onChange({ ...values, content: { ...content, ...patch } });
  return (
    <>
      <TextInput
        label={words('advice.text.title')}
        description={words('advice.needed')}
        maxLength={300}
        value={content.title}
        onChange={(event) => write({ title: event.currentTarget.value })}
      />
      {RECOMMENDATION_TEXTS.map((key) => (
        <Textarea
          key={key}
          autosize
          minRows={key === 'text' ? 4 : 2}
          maxLength={20_000}
          label={words(`advice.text.${key}`)}
          description={key === 'text' ? words('advice.needed') : undefined}
          value={content[key]}
          onChange={(event) => write({ [key]: event.currentTarget.value })}
        />
      ))}
    </>
  );
}

/** Scope, theme, and what it stands on. */
export function AboutFields({ values, onChange }: FieldsProps) {
  const words = useWords();
  const alerts = useApi<{ items: AlertItem[] }>(ALERT_ENDPOINTS.list.path, { limit: MOST }, untimed);
  const practices = useApi<{ items: PracticeItem[] }>(PRACTICE_ENDPOINTS.list.path, { limit: MOST }, untimed);
  const optionsOf = (items: readonly { readonly id: number; readonly title: string }[] = []) =>
    items.map(({ id, title }) => ({ value: String(id), label: `${title} (${id})` }));
  return (
    <>
      <Select
        label={words('advice.scopeFact')}
        data={RECOMMENDATION_SCOPES.map((value) => ({ value, label: words(`advice.scope.${value}`) }))}
        value={values.scope}
        allowDeselect={false}
        onChange={(scope) => onChange({ ...values, scope: scope === 'joint' ? 'joint' : 'national' })}
      />
      <TextInput
        label={words('advice.cluster')}
        description={words('advice.clusterHelp')}
        maxLength={120}
        value={values.cluster}
        onChange={(event) => onChange({ ...values, cluster: event.currentTarget.value })}
      />
      <MultiSelect
        searchable
        label={words('advice.alertsLabel')}
        placeholder={words('advice.typeName')}
        data={optionsOf(alerts.data?.items)}
        value={values.alertIds.map(String)}
        onChange={(ids) => onChange({ ...values, alertIds: ids.map(Number) })}
      />
      <MultiSelect
        searchable
        label={words('advice.practicesLabel')}
        placeholder={words('advice.typeName')}
        data={optionsOf(practices.data?.items)}
        value={values.practiceIds.map(String)}
        onChange={(ids) => onChange({ ...values, practiceIds: ids.map(Number) })}
      />
    </>
  );
}

/** How far the text may go; RED names people, which a text for all does not. */
export function MarkingField({ values, onChange, floor }: FieldsProps & { readonly floor: Marking }) {
  const words = useWords();
  return (
    <Select
      label={words('report.marking')}
      description={words('advice.floor', {
        marking: floor,
        chosen: values.marking,
        reach: words(`markings.reach.${values.marking}`),
      })}
      data={MARKINGS.filter((each) => each !== 'RED' || floor === 'RED').map((each) => ({
        value: each,
        label: `TLP:${each}`,
      }))}
      value={values.marking}
      allowDeselect={false}
      onChange={(marking) => onChange({ ...values, marking: (marking ?? values.marking) as Marking })}
    />
  );
}
