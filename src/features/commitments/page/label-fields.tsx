import { MultiSelect, NativeSelect } from '@mantine/core';
import { MARKINGS, type Marking, PURPOSES, type Purpose } from '../../../model/report.ts';
import { useApi } from '../../../ui/use-api.ts';
import { useWords } from '../../../ui/words.ts';
import { ACCESS_ENDPOINTS, type PersonResponse } from '../../access/contract.ts';
import type { CommitmentDraft } from '../content.ts';

interface LabelFieldsProps {
  readonly label: CommitmentDraft['label'];
  readonly onChange: (label: CommitmentDraft['label']) => void;
}

export function LabelFields({ label, onChange }: LabelFieldsProps) {
  const words = useWords();
  const people = useApi<{ items: PersonResponse[] }>(ACCESS_ENDPOINTS.people.path, {}, { isTimed: false });
  return (
    <fieldset className="stack choice">
      <legend>{words('commitments.label')}</legend>
      <p className="dim">{words('commitments.labelHelp')}</p>
      <NativeSelect
        label={words('report.marking')}
        description={words(`markings.reach.${label.marking}`)}
        data={MARKINGS.map((each) => ({ value: each, label: `TLP:${each}` }))}
        value={label.marking}
        onChange={(event) => onChange({ ...label, marking: event.currentTarget.value as Marking })}
      />
      <NativeSelect
        label={words('report.purpose')}
        data={PURPOSES.map((each) => ({ value: each, label: words(`access.purpose.${each}`) }))}
        value={label.purpose}
        onChange={(event) => onChange({ ...label, purpose: event.currentTarget.value as Purpose })}
      />
      {label.marking === 'RED' ? (
        <MultiSelect
          searchable
          label={words('markings.readers')}
          data={(people.data?.items ?? []).map(({ id, name }) => ({ value: String(id), label: name }))}
          value={label.readers.map(String)}
          onChange={(values) => onChange({ ...label, readers: values.map(Number) })}
        />
      ) : null}
    </fieldset>
  );
}
