import type { EvidenceSelector, Finding, FindingSeries } from '../../../model/detector.ts';

/** What one method found over all series. */
export interface Judgement {
  readonly findings: Finding[];
  /** New or higher only because a stream changed: folded into the finding on that stream. */
  readonly explained: Finding[];
  /** Draws the series of a finding for its chart; by the finding's evidence, which folding leaves as it is. */
  readonly charts?: ReadonlyMap<EvidenceSelector, () => FindingSeries>;
  scored: number;
  readonly notApplicable: Record<string, number>;
}
