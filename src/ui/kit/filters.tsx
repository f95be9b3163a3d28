import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { FROM_START, useAddress } from '../address.ts';
import { useWords } from '../words.ts';
import { FilterSelect } from './filter-select.tsx';

export interface Choice {
  readonly label: string;
  /** The parameter of the address that it sets. */
  readonly parameter: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** What stands for «not set»; absent where the first option does, and each option is a list of its own. */
  readonly anyLabel?: string;
}

interface Typed {
  readonly label: string;
  readonly parameter: string;
  /** A day is kept as `2026-05-03`. */
  readonly type: 'text' | 'date';
}

export type Filter = Choice | Typed;

/** The filters of a list, with `children` before them; what they say is in the address. */
export function Filters(props: { readonly filters: readonly Filter[]; readonly children?: ReactNode }) {
  const words = useWords();
  return (
    <search className="filters" aria-label={words('list.filters')}>
      {props.children}
      {props.filters.map((filter) =>
        'options' in filter ? (
          <FilterSelect key={filter.parameter} {...filter} />
        ) : (
          <TypedFilter key={filter.parameter} {...filter} />
        ),
      )}
    </search>
  );
}

function TypedFilter({ label, parameter, type }: Typed) {
  const { search, set } = useAddress();
  return (
    <TextInput
      size="xs"
      type={type === 'text' ? 'search' : type}
      label={label}
      value={search[parameter] ?? ''}
      onChange={(event) => set({ [parameter]: event.currentTarget.value || undefined, ...FROM_START })}
    />
  );
}
