import { Due } from '../../../ui/kit/work.tsx';
import { useWords } from '../../../ui/words.ts';
import type { TriageItem } from '../contract.ts';

/** State, holder, clock and grade of a triage. */
export function TriageFacts({ triage }: { readonly triage: TriageItem }) {
  const words = useWords();
  const { sourceGrade, credibility } = triage;
  const lines: (readonly [string, React.ReactNode])[] = [
    [words('triage.column.state'), words(`triage.state.${triage.state}`)],
    [words('triage.holder'), triage.holder?.name ?? words('work.holder')],
    [words('triage.opened'), words.instant(triage.openedAt)],
    ...(triage.state === 'open'
      ? [[words('triage.due'), <Due key="due" at={triage.dueAt} isLate={triage.isLate} />] as const]
      : []),
    ...(triage.verifiedAt === null
      ? []
      : [[words('triage.decided'), words.instant(triage.verifiedAt)] as const]),
    [
      words('triage.grade'),
      sourceGrade === null || credibility === null
        ? words('triage.notGraded')
        : `${words(`triage.sourceGrade.${sourceGrade}`)}; ${words(`triage.credibility.${credibility}`)}`,
    ],
    [words('report.marking'), `TLP:${triage.marking}, ${words(`access.purpose.${triage.purpose}`)}`],
  ];
  return (
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
  );
}
