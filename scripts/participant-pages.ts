import { MOST_REMINDERS, REMIND_AGAIN_HOURS } from '../src/features/alerts/reminders.ts';
import {
  decideParticipantStep,
  PARTICIPANT_STEPS,
  type Period,
  STANDINGS,
  type Standing,
  standingOn,
} from '../src/features/participants/rules.ts';
import type { Table } from './commitment-pages.ts';

const TODAY = '2024-06-01';
/** A membership of each standing on that day. */
const PERIODS: Readonly<Record<Standing, readonly Period[]>> = {
  never: [],
  coming: [{ joinedOn: '2024-07-01', leftOn: null }],
  member: [{ joinedOn: '2023-07-07', leftOn: null }],
  left: [{ joinedOn: '2023-07-07', leftOn: '2024-05-01' }],
};

/** What a step leads to, asked of the rule itself. */
function outcome(standing: Standing, step: (typeof PARTICIPANT_STEPS)[number]): string {
  const on = step === 'leave' && standing === 'coming' ? '2024-08-01' : TODAY;
  const decided = decideParticipantStep(
    { version: 1, periods: PERIODS[standing] },
    { step, version: 1, on, note: '-' },
    TODAY,
  );
  if ('refused' in decided) return `refused (\`${decided.refused}\`)`;
  return step === 'rename' ? 'as it is' : `${standingOn(decided.periods, on)}, from the day that is given`;
}

/** When a recipient that is late is reminded. */
export const reminderText = `Who is late is reminded by mail once it is late, and again every ${REMIND_AGAIN_HOURS} hours, ${MOST_REMINDERS} times at most for a stage; the next
stage begins anew. It ends with the answer, and never begins for an alert that is no longer in force. A reminder that somebody puts on record puts
the next one off. Each is claimed before it leaves, so that none is sent twice, and is an event of the alert once it has left.`;

/** Groups and the membership of participants. */
export const participantSection = (table: Table): string => `
## Participant: membership

Membership is dated, in periods: a participant was a member then, whatever it is now. Each step needs a reason and the version that its author
saw. It may join again on the day on which it left or later, and leaves after the day on which it joined. Only who runs the coalition's accounts
takes these steps.

${table(
  ['standing on a day', ...PARTICIPANT_STEPS.map((step) => `\`${step}\``)],
  STANDINGS.map((standing) => [standing, ...PARTICIPANT_STEPS.map((step) => outcome(standing, step))]),
)}

## Group

In force until the day on which it ends; what it adopted and who belonged to it stay. Each step says the version that its author saw; one on an
older version is refused (\`group.changed\`). May \`group.edit\`.

${table(
  ['step', 'from', 'to'],
  [
    ['`edit`', 'in force, ended', 'as it is, with another title or mandate'],
    ['`end`', 'in force, ended', 'ended, from the day that is given'],
    ['`resume`', 'in force, ended', 'in force'],
  ],
)}
`;
