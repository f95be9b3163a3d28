import { useWords } from '../../../ui/words.ts';
import { useMyWork } from './use-my-work.ts';

/** How much waits, beside the word of the rail; the alarm colour where something is late. */
export function MyWorkBadge() {
  const words = useWords();
  const { data } = useMyWork();
  if (data === undefined || data.waiting === 0) return null;
  const told = words('myWork.badge', { count: data.waiting });
  const late = data.late === 0 ? '' : ` ${words('myWork.badgeLate', { count: data.late })}`;
  return (
    <span className="badge" data-alarm={data.late > 0 || undefined} title={`${told}.${late}`}>
      <span aria-hidden="true">{words.number(data.waiting)}</span>
      <span className="unseen">{`${told}.${late}`}</span>
    </span>
  );
}
