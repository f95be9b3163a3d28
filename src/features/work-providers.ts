import { listAlertsToAnswer, listOwnAlerts, listRevisedAlerts } from './alerts/waiting-alerts.ts';
import {
  listLateCommitments,
  listMilestonesDue,
  listOwnCommitments,
  listToAssess,
  listToValidate,
} from './commitments/waiting-commitments.ts';
import { listNamesToSettle, listRejectsToMend } from './data/waiting-data.ts';
import { listSignalsUntaken } from './ledger/waiting-signals.ts';
import { listActionsToDo } from './meetings/waiting-actions.ts';
import { listInvitations, listLateActions, listUnfinishedMeetings } from './meetings/waiting-meetings.ts';
import type { WorkProvider } from './my-work/service.ts';
import { listDraftsToMend } from './recommendations/waiting-drafts.ts';
import { listSilences } from './recommendations/waiting-silences.ts';
import { listReviewsDue } from './review/waiting-reviews.ts';
import { listHeldTriages } from './triage/waiting-triages.ts';

/** What can wait for somebody. A feature whose records wait for people adds one line, and its kinds to `my-work/rules.ts`. */
export const WORK_PROVIDERS: readonly WorkProvider[] = [
  listAlertsToAnswer,
  listRevisedAlerts,
  listOwnAlerts,
  listHeldTriages,
  listSilences,
  listDraftsToMend,
  listInvitations,
  listUnfinishedMeetings,
  listActionsToDo,
  listLateActions,
  listMilestonesDue,
  listToValidate,
  listOwnCommitments,
  listToAssess,
  listLateCommitments,
  listReviewsDue,
  listSignalsUntaken,
  listRejectsToMend,
  listNamesToSettle,
];
