import { listAlertsToAnswer, listOwnAlerts } from './alerts/waiting-alerts.ts';
import { listMilestonesDue, listToValidate } from './commitments/waiting-commitments.ts';
import { listActionsToDo } from './meetings/waiting-actions.ts';
import type { WorkProvider } from './my-work/service.ts';
import { listSilences } from './recommendations/waiting-silences.ts';
import { listHeldTriages } from './triage/waiting-triages.ts';

/** What can wait for somebody. A feature whose records wait for people adds one line, and its kinds to `my-work/rules.ts`. */
export const WORK_PROVIDERS: readonly WorkProvider[] = [
  listAlertsToAnswer,
  listOwnAlerts,
  listHeldTriages,
  listSilences,
  listActionsToDo,
  listMilestonesDue,
  listToValidate,
];
