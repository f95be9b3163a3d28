import type { StoredLeg } from '../../store/evidence.ts';

/** What a finding is of: the same for the same finding of another audience, whose signal has a number of its own. */
export const identityOf = (signal: {
  readonly kind: string;
  readonly nodeId: string | null;
  readonly placeId: number;
  readonly streamId: number | null;
  readonly leg: StoredLeg | null;
}): string =>
  [signal.kind, signal.nodeId, signal.placeId, signal.streamId, JSON.stringify(signal.leg)].join('|');
