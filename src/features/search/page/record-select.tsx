import { Select } from '@mantine/core';
import { useState } from 'react';
import { useApi } from '../../../ui/use-api.ts';
import { useWords } from '../../../ui/words.ts';
import { SEARCH_ENDPOINTS, type SearchKindName, type SearchResponse } from '../contract.ts';

const MOST = 20;
const FEWEST_LETTERS = 2;

export interface ChosenRecord {
  readonly id: string;
  readonly title: string;
}

interface RecordSelectProps {
  readonly kind: SearchKindName;
  readonly label: string;
  readonly description?: string;
  readonly value: ChosenRecord | null;
  readonly onChange: (value: ChosenRecord | null) => void;
  /** A record that is no answer: the one that asks. */
  readonly except?: string;
}

/** Chooses a record of one kind by words of it, among those that whoever chooses may see. */
export function RecordSelect(props: RecordSelectProps) {
  const words = useWords();
  const { kind, value, except } = props;
  const [typed, setTyped] = useState('');
  const q = typed.trim();
  const isAsked = q.length >= FEWEST_LETTERS && q !== value?.title;
  const { data, isFetching } = useApi<SearchResponse>(
    SEARCH_ENDPOINTS.search.path,
    { q, kind, limit: MOST },
    { isEnabled: isAsked },
  );
  const found = (isAsked ? (data?.found[0]?.items ?? []) : []).filter(({ id }) => id !== except);
  const options = [
    ...found.map(({ id, title, detail }) => ({
      value: id,
      label: detail === null ? title : `${title} · ${detail}`,
      title,
    })),
    // What was chosen stays in the list, so that its title stands in the field.
    ...(value === null || found.some(({ id }) => id === value.id)
      ? []
      : [{ value: value.id, label: value.title, title: value.title }]),
  ];
  return (
    <Select
      required
      searchable
      clearable
      label={props.label}
      description={props.description}
      placeholder={words('find.pick')}
      data={options}
      // The server has chosen what fits: it knows forms of words.
      filter={({ options: all }) => all}
      nothingFoundMessage={!isAsked || isFetching ? undefined : words('find.pickNothing')}
      value={value?.id ?? null}
      onSearchChange={setTyped}
      onChange={(id) => {
        const option = options.find((each) => each.value === id);
        props.onChange(option === undefined ? null : { id: option.value, title: option.label });
      }}
    />
  );
}
