import type { ReportKind } from '../../../model/report.ts';
import { Day } from '../../../ui/kit/when.tsx';
import { useWords, type Words } from '../../../ui/words.ts';
import type { SubstanceResponse } from '../contract.ts';

/** «reports of overdoses, wastewater reports» */
export const listKinds = (words: Words, kinds: readonly ReportKind[]): string =>
  kinds.map((kind) => words(`signals.counts.reports.${kind}`)).join(', ');

/** How many reports of each kind there are, and since when: what a signal on one kind is held against. */
export function Kinds({ data }: { readonly data: SubstanceResponse }) {
  const words = useWords();
  if (data.reportsByKind.length === 0) return null;
  return (
    <section className="card">
      <h2>{words('substance.byKind')}</h2>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{words('column.kind')}</th>
            <th scope="col">{words('column.reports')}</th>
            <th scope="col">{words('substance.firstSeen')}</th>
          </tr>
        </thead>
        <tbody>
          {data.reportsByKind.map(({ kind, reports, firstSeenOn }) => (
            <tr key={kind}>
              <th scope="row">{words(`reportKind.${kind}`)}</th>
              <td>{words.number(reports)}</td>
              <td>
                <Day on={firstSeenOn} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="dim">{words('substance.byKindHelp')}</p>
    </section>
  );
}
