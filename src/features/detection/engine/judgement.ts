import type { Finding } from '../../../model/detector.ts';

/** What one method found over all series. */
export interface Judgement {
  readonly findings: Finding[];
  /** New or higher only because a stream changed: folded into the finding on that stream. */
  readonly explained: Finding[];
  scored: number;
  readonly notApplicable: Record<string, number>;
}
