import { useApi } from '../../../ui/use-api.ts';
import { useWords, type Words } from '../../../ui/words.ts';
import { GROUP_ENDPOINTS, type GroupItem } from '../contract.ts';

/** A group, or the line of effort that it steers, by its number and title. */
export const groupWords = (words: Words, group: { readonly key: string; readonly title: string }): string =>
  words(group.key.includes('.') ? 'advice.groupName' : 'advice.groupLine', group);

/** Groups as options of a field or a filter; where something is begun (`isBegun`), those that still work and for which the reader writes. */
export function useGroupOptions({
  isBegun = false,
} = {}): { readonly value: string; readonly label: string }[] {
  const words = useWords();
  const groups = useApi<{ items: GroupItem[] }>(GROUP_ENDPOINTS.list.path, {}, { isTimed: false });
  const offered = (groups.data?.items ?? []).filter(
    ({ isOwn, endedOn }) => !isBegun || (isOwn && endedOn === null),
  );
  return offered.map((group) => ({ value: group.key, label: groupWords(words, group) }));
}
