import { Button, Select, TextInput } from '@mantine/core';
import { focusOnce } from '../../../ui/kit/work.tsx';
import { useWords } from '../../../ui/words.ts';
import type { SearchKindName } from '../../search/contract.ts';
import { type ChosenRecord, RecordSelect } from '../../search/page/record-select.tsx';
import { SUBJECT_KINDS, type SubjectKind } from '../contract.ts';

export interface DraftItem {
  readonly key: string;
  readonly id?: number;
  readonly title: string;
  readonly kind: SubjectKind | '';
  readonly record: ChosenRecord | null;
}

/** What search calls a kind. */
const FOUND_AS: Readonly<Record<SubjectKind, SearchKindName>> = {
  alert: 'alert',
  recommendation: 'recommendation',
  commitment: 'commitment',
  good_practice: 'good-practice',
};

interface ItemFieldsProps {
  readonly item: DraftItem;
  readonly place: { readonly index: number; readonly last: number };
  readonly onChange: (item: DraftItem) => void;
  readonly onMove: (to: number) => void;
  readonly onRemove: () => void;
}

export function ItemFields({ item, place: { index, last }, onChange, onMove, onRemove }: ItemFieldsProps) {
  const words = useWords();
  const n = String(index + 1);
  return (
    <fieldset className="stack choice">
      <legend>{words('meetings.item', { n })}</legend>
      <TextInput
        required
        ref={item.id === undefined ? focusOnce : undefined}
        maxLength={200}
        label={words('meetings.name')}
        value={item.title}
        onChange={(event) => onChange({ ...item, title: event.currentTarget.value })}
      />
      <div className="fields">
        <Select
          label={words('meetings.about')}
          data={[
            { value: '', label: words('meetings.aboutNothing') },
            ...SUBJECT_KINDS.map((kind) => ({ value: kind, label: words(`meetings.subjectKind.${kind}`) })),
          ]}
          value={item.kind}
          allowDeselect={false}
          onChange={(kind) => onChange({ ...item, kind: (kind ?? '') as DraftItem['kind'], record: null })}
        />
        {item.kind === '' ? null : (
          <RecordSelect
            key={item.kind}
            kind={FOUND_AS[item.kind]}
            label={words('meetings.aboutWhich')}
            value={item.record}
            onChange={(record) =>
              onChange({ ...item, record, title: item.title === '' ? (record?.title ?? '') : item.title })
            }
          />
        )}
      </div>
      <div className="row">
        <Button size="xs" variant="default" disabled={index === 0} onClick={() => onMove(index - 1)}>
          {words('meetings.up', { n })}
        </Button>
        <Button size="xs" variant="default" disabled={index === last} onClick={() => onMove(index + 1)}>
          {words('meetings.down', { n })}
        </Button>
        <Button size="xs" variant="default" onClick={onRemove}>
          {words('meetings.removeItem', { n })}
        </Button>
      </div>
    </fieldset>
  );
}
