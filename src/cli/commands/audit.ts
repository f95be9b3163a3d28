import { verifyAudit } from '../../features/audit/verify.ts';
import { EXIT } from '../../kernel/errors.ts';
import { cliEn } from '../../model/messages/cli.en.ts';
import { say, sayJson, withWorkspace } from '../session.ts';
import type { ReadOptions } from './read.ts';

const words = cliEn.audit;

/** `tocsin audit verify`. */
export async function runAuditVerify(options: ReadOptions): Promise<void> {
  const database = options.database ?? (options.as === undefined ? 'live' : 'sample');
  const verdict = await withWorkspace(
    (workspace) =>
      workspace.door(database).run(workspace.actorIn(database), verifyAudit, { isReadOnly: true }),
    options,
  );
  if (verdict.faults.length > 0) process.exitCode = EXIT.failed;
  if (options.json) {
    sayJson({ database, isSound: verdict.faults.length === 0, ...verdict });
    return;
  }
  for (const { id, fault } of verdict.faults) say(words.fault[fault], { id });
  say(verdict.faults.length === 0 ? words.sound : words.broken, {
    events: verdict.events,
    faults: verdict.faults.length,
    tip: verdict.tip,
  });
}
