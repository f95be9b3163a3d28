import { join } from 'node:path';
import { findPersonActor } from '../../features/access/actors.ts';
import { postBySmtp, postIntoFolder } from '../../features/digest/mail.ts';
import { type DigestPorts, sendDigests } from '../../features/digest/send-digests.ts';
import { collectWork } from '../../features/my-work/service.ts';
import { WORK_PROVIDERS } from '../../features/work-providers.ts';
import { EXIT, TocsinError } from '../../kernel/errors.ts';
import type { DatabaseName } from '../../model/api.ts';
import { cliEn } from '../../model/messages/cli.en.ts';
import type { Workspace } from '../../server/workspace.ts';
import { GATE, LOCAL_ADMINISTRATOR } from '../../store/door.ts';
import { openReader } from '../reading.ts';
import { chooseDatabase, note, say, sayJson, withWorkspace } from '../session.ts';

export interface DigestOptions {
  readonly for?: string;
  readonly dryRun?: boolean;
  readonly database?: DatabaseName;
  readonly json?: boolean;
}

const OUTBOX = 'outbox';
const words = cliEn.digest;

/** `tocsin digest`: sends what waits to whom it waits for; only who holds the machine does. */
export async function runDigest(options: DigestOptions): Promise<void> {
  await withWorkspace(
    async (workspace) => {
      const database = await chooseDatabase(workspace, options);
      const outcomes = await sendDigests(portsOf(workspace, database), {
        only: options.for,
        isDryRun: options.dryRun === true,
      });
      if (outcomes.length === 0 && options.for !== undefined)
        throw new TocsinError('digest.nobody', { person: options.for });
      if (outcomes.some(({ what }) => what === 'failed')) process.exitCode = EXIT.partly;
      if (options.json)
        return sayJson(
          outcomes.map(({ person, what, digest, reason }) => ({
            person: { id: person.id, name: person.name },
            what,
            ...(options.dryRun === true && digest !== undefined ? { digest } : {}),
            ...(reason === undefined ? {} : { reason }),
          })),
        );
      for (const { person, what, digest, reason } of outcomes) {
        if (what === 'nothing') continue;
        say(words.outcome[what], { name: person.name, reason: reason ?? '' });
        if (options.dryRun === true && digest !== undefined) say('{text}', { text: digest.text });
      }
      note(words.done, { sent: outcomes.filter(({ what }) => what === 'sent').length, of: outcomes.length });
    },
    { isHolder: true },
  );
}

function portsOf(workspace: Workspace, database: DatabaseName): DigestPorts {
  const reader = openReader(workspace);
  const { TOCSIN_SMTP_URL: smtp, TOCSIN_MAIL_FROM: from, TOCSIN_PUBLIC_URL: baseUrl } = process.env;
  return {
    asHolder: (work) => workspace.door(database).run(LOCAL_ADMINISTRATOR, work),
    asPerson: async (personId, work) => {
      const actor = await workspace.door(database).run(GATE, (tx) => findPersonActor(tx, personId));
      return actor && reader.read({ database, actor }, work);
    },
    collectWork: (reading) => collectWork(reading, WORK_PROVIDERS),
    post: smtp ? postBySmtp(smtp) : postIntoFolder(join(workspace.dataDir, OUTBOX)),
    from: from || 'Tocsin <tocsin@localhost>',
    baseUrl: baseUrl?.replace(/\/$/, '') || undefined,
    now: new Date(),
  };
}
