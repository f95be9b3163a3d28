import { MultiSelect, NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { MARKINGS, type Marking, PURPOSES, type Purpose } from '../../../model/report.ts';
import { useApi } from '../../../ui/use-api.ts';
import { useWords } from '../../../ui/words.ts';
import { ACCESS_ENDPOINTS, type PersonResponse } from '../contract.ts';

export interface WorkLabel {
  readonly marking: Marking;
  readonly purpose: Purpose;
  /** People by number. */
  readonly readers: number[];
}

interface LabelFieldsProps {
  readonly legend: string;
  readonly label: WorkLabel;
  readonly onChange: (label: WorkLabel) => void;
  /** What holds for this kind of record. */
  readonly children?: ReactNode;
}

/** Who may see a record of the coalition's work; RED names its readers. */
export function LabelFields({ legend, label, onChange, children }: LabelFieldsProps) {
  const words = useWords();
  const people = useApi<{ items: PersonResponse[] }>(ACCESS_ENDPOINTS.people.path, {}, { isTimed: false });
  return (
    <fieldset className="stack choice">
      <legend>{legend}</legend>
      {children}
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
