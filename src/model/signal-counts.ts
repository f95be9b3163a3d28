import type { SignalKind } from './detector.ts';
import type { ReportKind } from './report.ts';

/** What decides which reports a signal counts. */
export interface Counting {
  readonly kind: SignalKind;
  readonly leg: { readonly field: 'leg' | 'mode' | 'concealment' } | null;
  /** The one kind of report that was judged; null where all were. */
  readonly reportKind: ReportKind | null;
}

type Speak = (key: string, values?: Readonly<Record<string, string>>) => string;

/** The unit of a signal's observed and expected: always reports, of which kind and which of them. Texts: `signals.counts`. */
export function tellCounted(say: Speak, { kind, leg, reportKind }: Counting): string {
  const reports = say(`signals.counts.reports.${reportKind ?? 'any'}`);
  if (kind === 'new-leg') return say(`signals.counts.${leg?.field ?? 'leg'}`, { reports });
  if (kind === 'stream-naming') return say('signals.counts.newNames', { reports });
  return kind.startsWith('stream-') ? say('signals.counts.allSubstances', { reports }) : reports;
}
