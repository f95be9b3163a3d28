import { Day } from '../../../ui/kit/when.tsx';
import { useWords, type Words } from '../../../ui/words.ts';
import type { CommitmentItem } from '../contract.ts';

/** A commitment by its number and title. */
export function nameOf(words: Words, { id, title }: Pick<CommitmentItem, 'id' | 'title'>): string {
  return `${words('commitments.number', { id: String(id) })} · ${title || words('commitments.untitled')}`;
}

export function LateTag() {
  const words = useWords();
  return (
    <span className="tag" data-alarm>
      {words('work.late')}
    </span>
  );
}

/** A date in force, and the first one where it has moved. */
export function MovedDate(props: { readonly on: string | null; readonly first: string | null }) {
  const words = useWords();
  const { on, first } = props;
  if (on === null) return null;
  return (
    <>
      <Day on={on} />
      {first === null || first === on ? null : (
        <div className="dim">{words('commitments.milestone.first', { when: first })}</div>
      )}
    </>
  );
}

/** Who said something when; who may not see the names of people reads the time alone. */
export const saidBy = (words: Words, who: string | undefined, at: string): string =>
  who ? words('commitments.said', { who, when: words.instant(at) }) : words.instant(at);

/** A recommendation in one line. */
export const nameAnswered = ({ code, title, id }: CommitmentItem['recommendations'][number]): string =>
  [code ?? String(id), title].filter(Boolean).join(' · ');

export const numberOrNull = (text: string): number | null => {
  const value = Number(text);
  return text.trim() === '' || !Number.isFinite(value) ? null : value;
};
