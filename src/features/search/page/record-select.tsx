import { Select } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useApi } from '../../../ui/use-api.ts';
import { useWords } from '../../../ui/words.ts';
import { SEARCH_ENDPOINTS, type SearchKindName, type SearchResponse } from '../contract.ts';

const MOST = 20;
const FEWEST_LETTERS = 2;

export interface ChosenRecord {
  readonly id: string;
  readonly title: string;
  /** What tells it from others of the same title. */
  readonly detail?: string | null;
}

const labelOf = ({ title, detail }: ChosenRecord): string =>
  detail == null ? title : `${title} · ${detail}`;

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
  const input = useRef<HTMLInputElement>(null);
  const q = typed.trim();
  const isAsked = q.length >= FEWEST_LETTERS && (value === null || q !== labelOf(value));
  const { data, isFetching } = useApi<SearchResponse>(
    SEARCH_ENDPOINTS.search.path,
    { q, kind, limit: MOST },
    { isEnabled: isAsked },
  );
  const found: readonly ChosenRecord[] = (isAsked ? (data?.found[0]?.items ?? []) : []).filter(
    ({ id }) => id !== except,
  );
  // What was chosen stays in the list, so that its title stands in the field.
  const records = value === null || found.some(({ id }) => id === value.id) ? found : [...found, value];
  // To the browser a word in the field is an answer; here only a record is.
  useEffect(() => {
    input.current?.setCustomValidity(value === null && typed !== '' ? words('find.pickOne') : '');
  }, [value, typed, words]);
  return (
    <Select
      ref={input}
      required
      searchable
      clearable
      label={props.label}
      description={props.description}
      placeholder={words('find.pick')}
      data={records.map((record) => ({ value: record.id, label: labelOf(record) }))}
      // The server has chosen what fits: it knows forms of words.
      filter={({ options: all }) => all}
      nothingFoundMessage={
        !isAsked || isFetching ? undefined : (
          // biome-ignore lint/a11y/useFocusableInteractive: said in the list, and not to be chosen
          <div role="option" aria-disabled="true" aria-selected="false">
            {words('find.pickNothing')}
          </div>
        )
      }
      value={value?.id ?? null}
      onSearchChange={setTyped}
      onChange={(id) => props.onChange(records.find((each) => each.id === id) ?? null)}
    />
  );
}
