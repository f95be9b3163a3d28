import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { ProblemState } from '../../../ui/kit/states.tsx';
import { useWords, type Words } from '../../../ui/words.ts';
import type { TableDraft, TableTrial } from '../contract.ts';
import {
  COLUMN_FIELDS,
  changeForm,
  fillForm,
  listAsked,
  listOpen,
  ONE_FOR_ALL,
  type TableField,
  type TableForm,
  toMapping,
} from '../table-form.ts';
import { TableFieldInput } from './table-fields.tsx';
import { Trial } from './table-trial.tsx';

export type Mapping = Readonly<Record<string, unknown>>;

interface MapperProps {
  readonly draft: TableDraft;
  readonly onRedraft: (part: { readonly sheet?: string; readonly headerRow?: string }) => void;
  readonly onTry: (mapping: Mapping) => Promise<TableTrial>;
  readonly onTake: (mapping: Mapping) => Promise<void>;
  readonly onCancel: () => void;
}

const UNDERSTOOD: readonly TableField[] = [
  'kind',
  'date',
  'dateFormat',
  'reported',
  'country',
  'division',
  'town',
  'substance',
  'role',
  'separator',
  'amount',
  'numbers',
  'unit',
  'departure',
  'transit',
  'destination',
  'mode',
  'concealment',
  'recordId',
];
const SOURCE: readonly TableField[] = [
  'label',
  'publisher',
  'licence',
  'lagDays',
  'cadenceDays',
  'footnotes',
  'marking',
  'purpose',
];

/** What the columns of a table mean: proposed, asked, tried on the first rows, then taken in. */
export function TableMapper({ draft, onRedraft, onTry, onTake, onCancel }: MapperProps) {
  const words = useWords();
  const [form, setForm] = useState<TableForm>(() => fillForm(draft));
  const [trial, setTrial] = useState<TableTrial>();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const change = (part: Partial<TableForm>) => {
    setForm(changeForm(draft, form, part));
    setTrial(undefined);
  };
  const act = async (work: () => Promise<void>) => {
    setBusy(true);
    setError(undefined);
    try {
      await work();
    } catch (cause) {
      setError(cause instanceof Error ? cause : new Error(String(cause)));
    } finally {
      setBusy(false);
    }
  };
  const asked = listAsked(draft);
  const open = listOpen(form);
  const fields = (names: readonly TableField[], isAsked: boolean) => (
    <div className="answers">
      {names.map((field) => (
        <TableFieldInput
          key={field}
          field={field}
          draft={draft}
          form={form}
          onChange={change}
          isAsked={isAsked}
        />
      ))}
    </div>
  );
  const notAsked = (names: readonly TableField[]) => names.filter((name) => !asked.includes(name));
  return (
    <form
      className="card stack"
      onSubmit={(event) => {
        event.preventDefault();
        void act(async () => setTrial(await onTry(toMapping(draft, form))));
      }}
    >
      <h2 ref={heading} tabIndex={-1}>
        {words('table.title', { file: draft.fileName })}
      </h2>
      <p className="dim">{words('table.lead')}</p>
      <TablePart draft={draft} onRedraft={onRedraft} />
      {asked.length === 0 ? null : (
        <fieldset className="choice">
          <legend>{words('table.asked')}</legend>
          {fields(asked, true)}
        </fieldset>
      )}
      <details>
        <summary>
          {words('table.understood')} <span className="dim">{sayMeanings(words, form)}</span>
        </summary>
        {fields(notAsked(UNDERSTOOD), false)}
      </details>
      <details>
        <summary>{words('table.source')}</summary>
        {fields(notAsked(SOURCE), false)}
      </details>
      {open.length === 0 ? null : (
        <p role="status">
          {words('table.open', {
            count: open.length,
            fields: open.map((field) => words(`tableField.${field}`)).join(', '),
          })}
        </p>
      )}
      {error === undefined ? null : <ProblemState error={error} />}
      {trial === undefined ? null : <Trial trial={trial} />}
      <div className="row">
        {trial === undefined || trial.rows.length === 0 ? (
          <Button type="submit" disabled={open.length > 0} loading={isBusy}>
            {words('table.try')}
          </Button>
        ) : (
          <Button loading={isBusy} onClick={() => void act(() => onTake(toMapping(draft, form)))}>
            {words('table.take', { count: trial.read - trial.rejected })}
          </Button>
        )}
        <Button variant="default" onClick={onCancel}>
          {words('table.cancel')}
        </Button>
      </div>
    </form>
  );
}

/** «Date: when it happened; Drug: substance …» */
function sayMeanings(words: Words, form: TableForm): string {
  return COLUMN_FIELDS.filter((field) => form[field] !== '' && form[field] !== ONE_FOR_ALL)
    .map((field) => words('table.meaning', { column: form[field], field: words(`tableField.${field}`) }))
    .join('; ');
}

/** Which sheet, and which row names the columns: another one is read anew. */
function TablePart({ draft, onRedraft }: Pick<MapperProps, 'draft' | 'onRedraft'>) {
  const words = useWords();
  const file = draft.mapping.file as { readonly sheet?: string; readonly headerRow?: number };
  const sheet = file.sheet === '?' ? undefined : file.sheet;
  const [headerRow, setHeaderRow] = useState(String(file.headerRow ?? 1));
  const part = sheet === undefined ? {} : { sheet };
  return (
    <div className="row" style={{ alignItems: 'end' }}>
      {draft.sheets.length < 2 ? null : (
        <NativeSelect
          label={words('table.sheet')}
          value={sheet ?? ''}
          data={[{ value: '', label: words('table.choose') }, ...draft.sheets]}
          onChange={(event) => onRedraft({ sheet: event.currentTarget.value })}
        />
      )}
      <TextInput
        label={words('table.headerRow')}
        inputMode="numeric"
        value={headerRow}
        onChange={(event) => setHeaderRow(event.currentTarget.value)}
      />
      <Button variant="default" onClick={() => onRedraft({ ...part, headerRow })}>
        {words('table.readAgain')}
      </Button>
    </div>
  );
}
