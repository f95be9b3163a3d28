import { AppLink } from '../../../ui/kit/app-link.tsx';
import { useWords } from '../../../ui/words.ts';
import type { SignalResponse } from '../contract.ts';

interface Part {
  readonly data: SignalResponse;
}

/** Plain words first; parameters and citations one click deeper. */
export function Method({ data }: Part) {
  const words = useWords();
  const { method, signal } = data;
  return (
    <section className="card">
      <h2>{words('signal.method')}</h2>
      <p>
        <strong>{method.label}.</strong> {method.description}
      </p>
      <p>
        <strong>{words('signal.figures')}</strong> {method.figures}
      </p>
      <details>
        <summary>{words('signal.parameters')}</summary>
        <table className="plain">
          <tbody>
            <tr>
              <th scope="row">p</th>
              <td>{signal.pValue === null ? words('signal.noP') : signal.pValue.toPrecision(3)}</td>
            </tr>
            <tr>
              <th scope="row">{words('column.score')}</th>
              <td>{words.number(signal.score, 1)}</td>
            </tr>
            {method.parameters.map((parameter) => (
              <tr key={parameter.name}>
                <th scope="row">{parameter.name}</th>
                <td>
                  {String(parameter.value)} <span className="dim">{parameter.description}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="dim">{words('signal.version', { id: method.id, version: method.version })}</p>
        <ul>
          {method.citations.map((citation) => (
            <li key={citation}>{citation}</li>
          ))}
        </ul>
      </details>
    </section>
  );
}

/** How the signal grew, as it was known at each date. */
export function History({ data }: Part) {
  const words = useWords();
  if (data.history.length < 2) return null;
  return (
    <section className="card">
      <h2>{words('signal.history')}</h2>
      <table className="plain">
        <tbody>
          {data.history.slice(-12).map((entry) => (
            <tr key={entry.asOf}>
              <th scope="row">
                <AppLink to={`/signals/${data.signal.id}`} search={{ asOf: entry.asOf }}>
                  {words.shortDate(entry.asOf)}
                </AppLink>
              </th>
              <td>{words('signal.grew', { observed: entry.observed, expected: entry.expected })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What the same reports also set off, kept out of the list. */
export function Folded({ data }: Part) {
  const words = useWords();
  if (data.folded.length === 0) return null;
  return (
    <details className="card">
      <summary>{words('signal.folded', { count: data.folded.length })}</summary>
      <ul>
        {data.folded.map((entry) => (
          <li key={`${entry.detector} ${entry.kind} ${entry.node?.id} ${entry.place.id} ${entry.stream?.id}`}>
            {words('signal.foldedLine', {
              kind: words(`signalKind.${entry.kind}`),
              what: entry.node?.name ?? entry.stream?.name ?? '',
              place: entry.place.name,
              observed: entry.observed,
              expected: entry.expected,
            })}
          </li>
        ))}
      </ul>
    </details>
  );
}
