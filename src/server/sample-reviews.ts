import { REVIEW_PORTS } from '../features/index.ts';
import { reviewDraftSchema, reviewStepSchema } from '../features/review/contract.ts';
import { planReview, stepReview } from '../features/review/service.ts';
import type { AdvicePorts } from '../features/sample/play-advice.ts';
import type { ReviewPlayPorts } from '../features/sample/play-reviews.ts';

/** The services of the product for the play of the sample's reviews. */
export const reviewPortsOf = ({ as, secretariat }: AdvicePorts): ReviewPlayPorts => ({
  as,
  secretariat,
  plan: (reading, draft) => planReview(reading, REVIEW_PORTS, reviewDraftSchema.parse(draft)),
  step: (reading, id, step) => stepReview(reading, REVIEW_PORTS, id, reviewStepSchema.parse(step)),
});
