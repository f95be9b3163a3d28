import { join } from 'node:path';
import { findPersonActor } from '../features/access/actors.ts';
import {
  claimReminder,
  confirmReminders,
  type LateRecipient,
  listAnswerers,
  listLateRecipients,
  releaseReminder,
} from '../features/alerts/remind-late.ts';
import { type Home, homeOfServer, readHome, UNKNOWN_HOME } from '../features/digest/home.ts';
import { postBySmtp, postIntoFolder } from '../features/digest/mail.ts';
import type { DigestPorts } from '../features/digest/send-digests.ts';
import type { ReminderPorts } from '../features/digest/send-reminders.ts';
import { collectWork } from '../features/my-work/service.ts';
import { WORK_PROVIDERS } from '../features/work-providers.ts';
import type { DatabaseName } from '../model/api.ts';
import { GATE, LOCAL_ADMINISTRATOR } from '../store/door.ts';
import { openReader } from './open-reader.ts';
import type { Reader } from './reader.ts';
import { findServer } from './server-file.ts';
import type { Workspace } from './workspace.ts';

const OUTBOX = 'outbox';

/** Where people open the Tocsin of a data folder: as the setting says, else where its server answers, else nobody knows. */
export async function findHome(dataDir: string): Promise<Home> {
  const set = readHome(process.env.TOCSIN_PUBLIC_URL);
  if (set !== undefined) return set;
  const server = await findServer(dataDir);
  return server === undefined ? UNKNOWN_HOME : homeOfServer(server);
}

/** Where mail goes and who it is from: SMTP where an address is given, else a folder of letters. */
function mailOf(workspace: Workspace) {
  const { TOCSIN_SMTP_URL: smtp, TOCSIN_MAIL_FROM: from } = process.env;
  return {
    post: smtp ? postBySmtp(smtp) : postIntoFolder(join(workspace.dataDir, OUTBOX)),
    from: from || 'Tocsin <tocsin@localhost>',
  };
}

export function digestPortsOf(workspace: Workspace, database: DatabaseName, home: Home): DigestPorts {
  // Made when somebody is first written to: the clock asks every minute, and mostly nobody is late.
  let reader: Reader | undefined;
  return {
    asHolder: (work) => workspace.door(database).run(LOCAL_ADMINISTRATOR, work),
    asPerson: async (personId, work) => {
      const actor = await workspace.door(database).run(GATE, (tx) => findPersonActor(tx, personId));
      reader ??= openReader(workspace);
      return actor && reader.read({ database, actor }, work);
    },
    collectWork: (reading) => collectWork(reading, WORK_PROVIDERS),
    ...mailOf(workspace),
    home,
    database,
    now: new Date(),
  };
}

/** What the clock does with alerts that are late, for whoever can read and write mail. */
export const REMINDING = {
  listLate: listLateRecipients,
  listAnswerers,
  claim: claimReminder,
  release: releaseReminder,
  confirm: (tx, of) => confirmReminders(tx, LOCAL_ADMINISTRATOR, of),
} as const satisfies Partial<ReminderPorts<LateRecipient>>;

/** Of real alerts: nobody is reminded of what is simulated. */
export function reminderPortsOf(
  workspace: Workspace,
  home: Home,
): (now: Date) => ReminderPorts<LateRecipient> {
  const ports = { ...digestPortsOf(workspace, 'live', home), ...REMINDING };
  return (now) => ({ ...ports, now });
}
