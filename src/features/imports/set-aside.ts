import { TocsinError } from '../../kernel/errors.ts';
import type { RejectStep } from '../../model/api.ts';
import type { RejectState } from '../../model/source.ts';
import type { Actor, Transaction } from '../../store/door.ts';
import { personOf } from '../../store/work-events.ts';
import { recordAudit } from '../access/actors.ts';
import { mayDo } from '../access/rules.ts';

/**
 * Rows that are no reports are set aside, with the reason, and taken up again: all that are named or none. They are kept either way.
 * @throws {TocsinError} `access.refused`, `reject.not-found`, `reject.wrong-state`
 */
export async function stepRejects(
  tx: Transaction,
  { actor, now, body }: { readonly actor: Actor; readonly now: Date; readonly body: RejectStep },
): Promise<number> {
  if (!mayDo(actor.roles, 'reject.mend')) throw new TocsinError('access.refused');
  const ids = [...new Set(body.ids)].sort((a, b) => a - b);
  const isAside = body.step === 'set-aside';
  const from: RejectState = isAside ? 'open' : 'set-aside';
  const { rows } = await tx.query<{ id: number; state: RejectState; row: number; file: string }>(
    `select r.id, r.state, r.row_number as row, f.file_name as file from reject r join import_file f on f.id = r.import_id
     where r.id = any ($1) order by r.id for update of r`,
    [ids],
  );
  const missing = ids.find((id) => !rows.some((row) => row.id === id));
  if (missing !== undefined) throw new TocsinError('reject.not-found', { id: missing });
  const wrong = rows.find(({ state }) => state !== from);
  if (wrong !== undefined)
    throw new TocsinError('reject.wrong-state', {
      ...wrong,
      state: wrong.state === 'set-aside' ? 'set aside' : wrong.state,
    });
  const reason = isAside ? body.reason : null;
  await tx.query(
    `update reject set state = $2, set_aside_at = $3, set_aside_by = $4, set_aside_why = $5 where id = any ($1)`,
    [ids, isAside ? 'set-aside' : 'open', isAside ? now : null, isAside ? personOf(actor) : null, reason],
  );
  await recordAudit(tx, {
    action: `reject.${body.step}`,
    subject: 'rejects',
    detail: { rejects: ids },
    reason: reason ?? undefined,
  });
  return ids.length;
}
