import { apiAddress, type Query } from '../../../ui/client.ts';
import { useWords } from '../../../ui/words.ts';
import { EXPORT_FORMS } from '../contract.ts';

const FORMATS = ['csv', 'xlsx', 'json'] as const;

/** What the list shows, to take away. */
export function ExportLinks({ query }: { readonly query: Query }) {
  const words = useWords();
  return (
    <div className="row after no-print">
      {EXPORT_FORMS.map((form) => (
        <span key={form} className="row">
          <span className="dim">{words(`commitments.exportForm.${form}`)}</span>
          {FORMATS.map((format) => (
            <a
              key={format}
              href={apiAddress('/api/commitments/export', { ...query, form, format })}
              aria-label={`${words('commitments.exportAs')}: ${words(`commitments.exportForm.${form}`)}, ${format.toUpperCase()}`}
            >
              {format.toUpperCase()}
            </a>
          ))}
        </span>
      ))}
    </div>
  );
}
