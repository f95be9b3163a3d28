import type { ReactNode } from 'react';
import { AppLink } from '../../../ui/kit/app-link.tsx';
import { useWords, type Words } from '../../../ui/words.ts';
import { MarkingPanel } from '../../markings/page/marking-panel.tsx';
import type { ReportResponse } from '../../reports/contract.ts';

type Line = readonly [string, ReactNode];

function Lines(props: { readonly title: string; readonly lines: readonly Line[] }) {
  const lines = props.lines.filter(([, value]) => value !== null && value !== '');
  if (lines.length === 0) return null;
  return (
    <section>
      <h2>{props.title}</h2>
      <table className="plain">
        <tbody>
          {lines.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Three times, never mixed. */
function timesOf(report: ReportResponse, words: Words): Line[] {
  const { times } = report;
  return [
    [
      words('report.occurred'),
      `${words.date(times.occurredOn)} (${words(`precision.${times.occurredPrecision}`)})`,
    ],
    [
      words('report.known'),
      `${words.date(times.knownOn)}${times.reportedOn === null ? ` (${words('report.byLag')})` : ''}`,
    ],
    [words('report.received'), words.instant(times.receivedAt)],
  ];
}

function routeOf(report: ReportResponse, words: Words): Line[] {
  const { route } = report;
  const shown = (place: { writtenAs: string; place: { name: string } | null } | null) =>
    place?.place?.name ?? place?.writtenAs ?? null;
  return [
    [words('route.producing'), shown(route?.producing ?? null)],
    [words('route.departure'), shown(route?.departure ?? null)],
    [words('route.transit'), (route?.transit ?? []).map(shown).join(', ')],
    [words('route.destination'), shown(route?.destination ?? null)],
    [words('route.mode'), report.mode],
    [words('route.concealment'), report.concealment],
  ];
}

function quantityOf(report: ReportResponse, words: Words): ReactNode {
  const { quantity } = report;
  if (quantity === null) return null;
  const written = `${quantity.amountText} ${quantity.unitText}`;
  if (quantity.comparable === null) return written;
  return `${written} = ${words.number(quantity.comparable.amount, 3)} ${words(`unit.${quantity.comparable.unit}`)}`;
}

export function ReportDetail({ report }: { readonly report: ReportResponse }) {
  const words = useWords();
  const { placeWrittenAs, provenance } = report;
  const substances = report.substances.map(
    (entry): Line => [
      `${entry.writtenAs} (${words(`role.${entry.role}`)})`,
      <>
        {entry.nodes.length === 0
          ? words(`outcome.${entry.outcome}`)
          : entry.nodes.map((node) => (
              <span key={node.id}>
                <AppLink to={`/substances/${node.id}`}>{node.name}</AppLink>{' '}
              </span>
            ))}
        <span className="dim">
          {words('report.resolved', {
            rule: words(`rule.${entry.rule}`),
            confidence: words.percent(entry.confidence),
          })}
        </span>
      </>,
    ],
  );
  const written = [placeWrittenAs.town, placeWrittenAs.division, placeWrittenAs.country].filter(
    (part) => part !== null,
  );
  return (
    <div className="stack">
      <Lines title={words('report.times')} lines={timesOf(report, words)} />
      <Lines
        title={words('report.what')}
        lines={[
          [words('column.kind'), words(`reportKind.${report.kind}`)],
          [words('report.stream'), report.stream.name],
          [words('report.quantity'), quantityOf(report, words)],
          [
            words('column.place'),
            `${report.place.name} (${words('report.placeWritten', { written: written.join(', ') })}; ${words(`coordinates.${report.coordinatesMethod}`)})`,
          ],
        ]}
      />
      <Lines title={words('report.substances')} lines={substances} />
      <Lines title={words('report.route')} lines={routeOf(report, words)} />
      <Lines
        title={words('report.details')}
        lines={Object.entries(report.details).map(
          ([name, value]) => [name, value === null ? null : String(value)] as const,
        )}
      />
      <p>
        <AppLink to={`/chains/report/${report.id}`}>{words('chains.ofReport')}</AppLink>
      </p>
      <MarkingPanel reportId={report.id} />
      <Lines
        title={words('report.provenance')}
        lines={[
          [
            words('report.source'),
            `${provenance.sourceLabel}, ${provenance.publisher} (${provenance.licence})`,
          ],
          [words('report.file'), words('report.fileRow', { file: provenance.fileName, row: provenance.row })],
          [
            'SHA-256',
            <code key="hash" style={{ overflowWrap: 'anywhere' }}>
              {provenance.fileHash}
            </code>,
          ],
          [
            words('report.revision'),
            report.withdrawnAt === null ? words.number(report.revision) : words('report.withdrawn'),
          ],
        ]}
      />
    </div>
  );
}
