import type { z } from 'zod';
import type { Reading } from '../../store/reading/reading.ts';
import type { SearchKindName, SearchResponse, searchQuerySchema } from './contract.ts';
import { findSignals, findSubstances } from './find-known.ts';
import {
  type Find,
  findAlerts,
  findCommitments,
  findGroups,
  findInputs,
  findMeetings,
  findParticipants,
  findPeople,
  findPlaces,
  findPractices,
  findRecommendations,
  findTriages,
} from './find-records.ts';

/** Everything that can be found, in the order in which it is shown. A feature with something to find adds one line. */
const FINDS: readonly (readonly [kind: SearchKindName, find: Find])[] = [
  ['substance', findSubstances],
  ['place', findPlaces],
  ['participant', findParticipants],
  ['person', findPeople],
  ['group', findGroups],
  ['signal', findSignals],
  ['triage', findTriages],
  ['alert', findAlerts],
  ['recommendation', findRecommendations],
  ['commitment', findCommitments],
  ['meeting', findMeetings],
  ['good-practice', findPractices],
  ['input', findInputs],
];

/** Looks for words in everything; what the asker may not see is neither found nor counted. */
export async function search(
  reading: Reading,
  { q, kind, limit }: z.output<typeof searchQuerySchema>,
): Promise<SearchResponse> {
  const found: SearchResponse['found'] = [];
  if (q === '') return { q, found };
  // Stemmed once, for all kinds.
  const { rows } = await reading.tx.query<{ words: string }>('select search_query($1)::text as words', [q]);
  const { words } = rows[0]!;
  const finds = FINDS.filter(([name]) => kind === undefined || kind === name);
  const all = await Promise.all(finds.map(([, find]) => find(reading, { q, words, limit: limit + 1 })));
  for (const [index, items] of all.entries())
    if (items.length > 0)
      found.push({ kind: finds[index]![0], items: items.slice(0, limit), isMore: items.length > limit });
  return { q, found };
}
