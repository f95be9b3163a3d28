import { NativeSelect, TextInput } from '@mantine/core';
import { MARKINGS, PURPOSES, REPORT_KINDS, SUBSTANCE_ROLES } from '../../../model/report.ts';
import { useWords, type Words } from '../../../ui/words.ts';
import type { TableDraft } from '../contract.ts';
import { ONE_FOR_ALL, type TableField, type TableForm } from '../table-form.ts';

interface FieldProps {
  readonly field: TableField;
  readonly draft: TableDraft;
  readonly form: TableForm;
  readonly onChange: (change: Partial<TableForm>) => void;
  /** The draft asks it: say why. */
  readonly isAsked?: boolean;
}

interface Option {
  readonly value: string;
  readonly label: string;
}

const OF_COLUMN = new Set<TableField>(['date']);
const OF_COLUMN_OR_ONE: Partial<Record<TableField, TableField>> = {
  country: 'countryValue',
  substance: 'substanceValue',
  unit: 'unitValue',
};
const OF_COLUMN_OR_NONE = new Set<TableField>([
  'reported',
  'division',
  'town',
  'amount',
  'recordId',
  'departure',
  'transit',
  'destination',
  'mode',
  'concealment',
]);
const ALWAYS_HELPED = new Set<TableField>(['reported', 'separator', 'label', 'lagDays']);

/** One field of the form, as a choice where there is one; the one value for a whole table stands beside its choice. */
export function TableFieldInput(props: FieldProps) {
  const { field, form, onChange, isAsked = false } = props;
  const words = useWords();
  const options = listOptions(words, props);
  const hasHelp = isAsked || ALWAYS_HELPED.has(field);
  const help = hasHelp ? words(`tableHelp.${field}`) : '';
  const shared = {
    label: words(`tableField.${field}`),
    // A key without words comes back as itself.
    ...(help === '' || help.startsWith('tableHelp.') ? {} : { description: help }),
    value: form[field],
  };
  const value = OF_COLUMN_OR_ONE[field];
  return (
    <>
      {options === undefined ? (
        <TextInput
          {...shared}
          inputMode={field.endsWith('Days') ? 'numeric' : 'text'}
          onChange={(event) => onChange({ [field]: event.currentTarget.value })}
        />
      ) : (
        <NativeSelect
          {...shared}
          data={options}
          onChange={(event) => onChange({ [field]: event.currentTarget.value })}
        />
      )}
      {value === undefined || form[field] !== ONE_FOR_ALL ? null : (
        <TextInput
          label={words(`tableField.${value}`)}
          value={form[value]}
          onChange={(event) => onChange({ [value]: event.currentTarget.value })}
        />
      )}
    </>
  );
}

function listOptions(words: Words, { field, draft, form }: FieldProps): (Option | string)[] | undefined {
  const choose = { value: '', label: words('table.choose') };
  if (OF_COLUMN.has(field)) return [choose, ...listColumns(draft)];
  if (OF_COLUMN_OR_ONE[field] !== undefined)
    return [choose, { value: ONE_FOR_ALL, label: words('table.oneForAll') }, ...listColumns(draft)];
  if (OF_COLUMN_OR_NONE.has(field))
    return [{ value: '', label: words('table.noColumn') }, ...listColumns(draft)];
  const columnOf = (name: string) => draft.columns.find((column) => column.name === name);
  switch (field) {
    case 'kind':
      return [choose, ...REPORT_KINDS.map((value) => ({ value, label: words(`reportKind.${value}`) }))];
    case 'role':
      return SUBSTANCE_ROLES.map((value) => ({ value, label: words(`role.${value}`) }));
    case 'dateFormat': {
      const fitting = columnOf(form.date)?.dateFormats ?? [];
      if (fitting.length === 0) return [choose, ...draft.dateFormats];
      return [
        choose,
        ...fitting.map(({ name, text, on }) => ({
          value: name,
          label: words('table.format', { name, text, date: words.date(on) }),
        })),
      ];
    }
    case 'numbers': {
      const fitting = columnOf(form.amount)?.numberStyles ?? [];
      const styles = draft.numberStyles.filter(({ name }) => fitting.length === 0 || fitting.includes(name));
      return [choose, ...styles.map(({ name, example }) => ({ value: name, label: example }))];
    }
    case 'footnotes':
      return (['reject', 'skip'] as const).map((value) => ({
        value,
        label: words(`tableFootnotes.${value}`),
      }));
    case 'marking':
      return [
        { value: '', label: words('tableMarking.none') },
        ...MARKINGS.map((value) => ({ value, label: words('marking.tag', { marking: value }) })),
      ];
    case 'purpose':
      return [
        { value: '', label: words('tableMarking.none') },
        ...PURPOSES.map((value) => ({ value, label: words(`purpose.${value}`) })),
      ];
    default:
      return undefined;
  }
}

/** Columns with a few of their values, so that one knows them. */
function listColumns({ columns }: TableDraft): Option[] {
  return columns.map(({ name, examples }) => ({
    value: name,
    label: examples.length === 0 ? name : `${name} (${examples.join(', ').slice(0, 60)})`,
  }));
}
