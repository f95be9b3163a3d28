import type { ReactNode } from 'react';
import { AppLink } from '../../../ui/kit/app-link.tsx';
import { useWords } from '../../../ui/words.ts';
import type { SubstanceResponse } from '../contract.ts';

export function Identity({ data }: { readonly data: SubstanceResponse }) {
  const words = useWords();
  const controls = data.controls.map((control) =>
    words(control.since === null ? 'substance.controlled' : 'substance.controlledSince', {
      convention: control.convention,
      schedule: control.schedule,
      since: control.since ?? '',
    }),
  );
  const lines: readonly (readonly [string, ReactNode])[] = [
    [words('column.kind'), words(`nodeKind.${data.kind}`)],
    [
      words('substance.control'),
      controls.length === 0 ? words('substance.uncontrolled') : controls.join('; '),
    ],
    [words('substance.synonyms'), data.synonyms.join(', ')],
    ['CAS', data.cas.join(', ')],
    ['InChIKey', data.inchikey],
    [words('substance.formula'), data.formula],
    [
      'SMILES',
      data.smiles === null ? null : (
        <code key="smiles" style={{ overflowWrap: 'anywhere' }}>
          {data.smiles}
        </code>
      ),
    ],
    [
      words('substance.constituents'),
      data.constituents.length === 0
        ? null
        : data.constituents.map((node) => (
            <span key={node.id}>
              <AppLink to={`/substances/${node.id}`}>{node.name}</AppLink>{' '}
            </span>
          )),
    ],
    [
      words('report.writtenAs'),
      data.writtenAs
        .slice(0, 12)
        .map((entry) => `${entry.name} (${words.number(entry.rows)})`)
        .join(', '),
    ],
    [words('substance.identitySource'), data.identitySource],
  ];
  return (
    <section className="card">
      <h2>{words('substance.identity')}</h2>
      <table className="plain">
        <tbody>
          {lines
            .filter(([, value]) => value !== null && value !== '')
            .map(([name, value]) => (
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
