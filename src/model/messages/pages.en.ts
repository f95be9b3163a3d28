import { accessEn } from './access.en.ts';
import { adviceEn } from './advice.en.ts';
import { alertsEn } from './alerts.en.ts';
import { auditEn } from './audit.en.ts';
import { bulkEn } from './bulk.en.ts';
import { chainsEn } from './chains.en.ts';
import { commitmentsEn } from './commitments.en.ts';
import { detectionEn } from './detection.en.ts';
import { kitEn } from './kit.en.ts';
import { meetingsEn } from './meetings.en.ts';
import { myWorkEn } from './my-work.en.ts';
import { participantsEn } from './participants.en.ts';
import { reviewEn } from './review.en.ts';
import { searchEn } from './search.en.ts';
import { seriesDetectorsEn } from './series-detectors.en.ts';
import { signalsEn } from './signals.en.ts';
import { tableFormEn } from './table-form.en.ts';
import { webEn } from './web.en.ts';

/** Both catalogues of the detectors give reasons; explanations are those of the engine that records signals. */
const detectors = {
  ...detectionEn.detectors,
  reason: { ...seriesDetectorsEn.reason, ...detectionEn.detectors.reason },
};

/** Everything that the pages say in English, by key. */
export const pagesEn = {
  ...webEn,
  ...accessEn,
  ...auditEn,
  ...alertsEn,
  ...adviceEn,
  ...commitmentsEn,
  ...meetingsEn,
  ...reviewEn,
  ...tableFormEn,
  ...participantsEn,
  ...myWorkEn,
  ...searchEn,
  ...kitEn,
  ...bulkEn,
  ...chainsEn,
  signals: { ...webEn.signals, ...signalsEn },
  detectors,
};
