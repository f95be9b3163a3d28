import { useWords } from '../words.ts';

interface PagerProps {
  /** The list, where a page has several. */
  readonly label?: string;
  readonly offset: number;
  readonly limit: number;
  readonly total: number;
  readonly onMove: (offset: number) => void;
}

export function Pager({ label, offset, limit, total, onMove }: PagerProps) {
  const words = useWords();
  if (total <= limit && offset === 0) return null;
  return (
    <nav
      className="row pager no-print"
      aria-label={label === undefined ? words('pager.label') : `${words('pager.label')}: ${label}`}
    >
      <button
        type="button"
        className="quiet"
        disabled={offset === 0}
        onClick={() => onMove(Math.max(0, offset - limit))}
      >
        {words('pager.before')}
      </button>
      <span>
        {words('pager.here', {
          from: Math.min(offset + 1, total),
          to: Math.min(offset + limit, total),
          total,
        })}
      </span>
      <button
        type="button"
        className="quiet"
        disabled={offset + limit >= total}
        onClick={() => onMove(offset + limit)}
      >
        {words('pager.after')}
      </button>
    </nav>
  );
}
