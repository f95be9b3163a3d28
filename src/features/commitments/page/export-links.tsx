import { apiAddress, type Query } from '../../../ui/client.ts';
import { useWords } from '../../../ui/words.ts';
import { EXPORT_FORMS } from '../contract.ts';

const FORMATS = ['csv', 'xlsx', 'json'] as const;

interface Shown {
  readonly query: Query;
  /** The asker writes commitments: the form then holds what they write. */
  readonly isWriter: boolean;
}

/** What the list shows, to take away. */
export function ExportLinks({ query, isWriter }: Shown) {
  const words = useWords();
  const isNarrowed = isWriter && query.participant === undefined;
  const nameOf = (form: (typeof EXPORT_FORMS)[number]) =>
    words(`commitments.exportForm.${form === 'initiatives' && isNarrowed ? 'ownInitiatives' : form}`);
  return (
    <div className="row after no-print">
      {EXPORT_FORMS.map((form) => (
        <span key={form} className="row">
          <span className="dim">{nameOf(form)}</span>
          {FORMATS.map((format) => (
            <a
              key={format}
              href={apiAddress('/api/commitments/export', { ...query, form, format })}
              aria-label={`${words('commitments.exportAs')}: ${nameOf(form)}, ${format.toUpperCase()}`}
            >
              {format.toUpperCase()}
            </a>
          ))}
        </span>
      ))}
    </div>
  );
}
