import { sendDigests } from '../../features/digest/send-digests.ts';
import { EXIT, TocsinError } from '../../kernel/errors.ts';
import type { DatabaseName } from '../../model/api.ts';
import { cliEn } from '../../model/messages/cli.en.ts';
import { digestPortsOf, findHome } from '../../server/mail-ports.ts';
import { chooseDatabase, note, say, sayJson, withWorkspace } from '../session.ts';

export interface DigestOptions {
  readonly for?: string;
  readonly dryRun?: boolean;
  readonly database?: DatabaseName;
  readonly json?: boolean;
}

const words = cliEn.digest;

/** `tocsin digest`: sends what waits to whom it waits for; only who holds the machine does. */
export async function runDigest(options: DigestOptions): Promise<void> {
  await withWorkspace(
    async (workspace) => {
      const database = await chooseDatabase(workspace, options);
      const home = await findHome(workspace.dataDir);
      const outcomes = await sendDigests(digestPortsOf(workspace, database, home), {
        only: options.for,
        isDryRun: options.dryRun === true,
      });
      if (outcomes.length === 0 && options.for !== undefined)
        throw new TocsinError('digest.nobody', { person: options.for });
      if (outcomes.some(({ what }) => what === 'failed')) process.exitCode = EXIT.partly;
      const isWritten = outcomes.some(({ what }) => what === 'sent' || what === 'would-send');
      if (isWritten && home.kind === 'unknown') note(words.links.unknown);
      if (isWritten && home.kind === 'local') note(words.links.local, { url: home.origin });
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
