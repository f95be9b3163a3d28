import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { useAddress } from '../../../ui/address.ts';
import { AppLink } from '../../../ui/kit/app-link.tsx';
import { Problem } from '../../../ui/kit/work.tsx';
import { useTitle } from '../../../ui/title.ts';
import { useWords } from '../../../ui/words.ts';
import { useSend } from '../../access/page/use-access.ts';
import { useGroupOptions } from '../../groups/page/use-groups.ts';
import { RECOMMENDATION_ENDPOINTS, type RecommendationResponse } from '../contract.ts';
import { AboutFields, type DraftValues, TextFields } from './fields.tsx';

const numbersOf = (text: string | undefined): number[] =>
  (text ?? '')
    .split(',')
    .map(Number)
    .filter((id) => Number.isInteger(id) && id > 0);

/** Begins a draft; an alert or a practice that led here is named already. */
export function Page() {
  const words = useWords();
  const { search, go } = useAddress();
  const { send, problem, isBusy } = useSend();
  const groups = useGroupOptions({ isBegun: true });
  const [picked, setPicked] = useState(search.group ?? '');
  const isOffered = groups.some(({ value }) => value === picked);
  const groupKey = isOffered ? picked : groups.length === 1 ? groups[0]!.value : '';
  const [values, setValues] = useState<DraftValues>({
    content: { title: '', text: '', rationale: '', implementation: '' },
    scope: 'national',
    cluster: '',
    marking: 'AMBER',
    alertIds: numbersOf(search.alert),
    practiceIds: numbersOf(search.practice),
  });
  useTitle(words('advice.begin'));
  const begin = async () => {
    const { marking: _marking, ...draft } = values;
    const body = { groupKey, ...draft };
    const held = await send<RecommendationResponse>(RECOMMENDATION_ENDPOINTS.draft.path, body, {
      isAhead: true,
    });
    if (held !== undefined) go(`/recommendations/${held.id}`);
  };
  return (
    <article className="stack">
      <header>
        <p>
          <AppLink to="/recommendations">{words('advice.title')}</AppLink>
        </p>
        <h1>{words('advice.begin')}</h1>
      </header>
      <form
        className="card stack"
        onSubmit={(event) => {
          event.preventDefault();
          void begin();
        }}
      >
        <Select
          required
          searchable
          label={words('advice.groupFact')}
          data={groups}
          value={groupKey === '' ? null : groupKey}
          onChange={(value) => setPicked(value ?? '')}
        />
        <TextFields values={values} onChange={setValues} />
        <AboutFields values={values} onChange={setValues} />
        <div>
          <Button type="submit" size="xs" loading={isBusy}>
            {words('advice.step.draft')}
          </Button>
        </div>
        <Problem text={problem} />
      </form>
    </article>
  );
}
