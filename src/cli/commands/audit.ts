import { mayDo } from '../../features/access/rules.ts';
import type { AuditQuery } from '../../features/audit/contract.ts';
import { listAudit } from '../../features/audit/list.ts';
import { verifyAudit } from '../../features/audit/verify.ts';
import { EXIT, TocsinError } from '../../kernel/errors.ts';
import { cliEn } from '../../model/messages/cli.en.ts';
import { say, sayJson, withWorkspace } from '../session.ts';
import type { ReadOptions } from './read.ts';

const words = cliEn.audit;

/** `tocsin audit list`. */
export async function runAuditList(
  options: ReadOptions & Pick<AuditQuery, 'limit' | 'area' | 'who' | 'subject' | 'before'>,
): Promise<void> {
  const database = options.database ?? (options.as === undefined ? 'live' : 'sample');
  const { limit, area, who, subject: about, before } = options;
  const asked = { limit, area, who, subject: about, before };
  const { items, hasMore } = await withWorkspace((workspace) => {
    const actor = workspace.actorIn(database);
    if (!mayDo(actor.roles, 'audit.read')) throw new TocsinError('access.refused');
    return workspace.door(database).run(actor, (tx) => listAudit(tx, asked), { isReadOnly: true });
  }, options);
  if (options.json) return sayJson({ database, events: items, hasMore });
  if (items.length === 0) say(words.none);
  for (const { id, at, actor, actorName, action, subject, detail, reason } of items)
    say(words.event, {
      id,
      at,
      who: actorName ?? actor,
      action,
      subject,
      detail: JSON.stringify(detail),
      reason: reason ?? '',
    });
  if (hasMore) say(words.older, { before: items.at(-1)!.id });
}

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
