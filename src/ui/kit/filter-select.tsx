import { FROM_START, useAddress } from '../address.ts';

interface FilterSelectProps {
  readonly label: string;
  /** The parameter of the address that it sets; any change goes back to the first page. */
  readonly parameter: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** What stands for «not set»; absent where the first option does. */
  readonly anyLabel?: string;
}

export function FilterSelect(props: FilterSelectProps) {
  const { search, set } = useAddress();
  return (
    <label>
      {props.label}
      <select
        value={search[props.parameter] ?? ''}
        onChange={(event) =>
          set({
            [props.parameter]: event.currentTarget.value || undefined,
            ...FROM_START,
            signal: undefined,
          })
        }
      >
        {props.anyLabel === undefined ? null : <option value="">{props.anyLabel}</option>}
        {props.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
