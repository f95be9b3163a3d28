import type { RejectStep } from '../model/api.ts';
import type { RejectState } from '../model/source.ts';
import type { Actor, Transaction } from './door.ts';
import { personOf } from './work-events.ts';

/** What each table of rows that were not taken in changes beside. */
const CHANGES = { reject: '', table_reject: 'version = version + 1, ' } as const;

/** Who set the row `r` aside (the person `a`), when and why, as one value; `null` where nobody did. */
export const SET_ASIDE_VALUE = `case when r.set_aside_at is not null then jsonb_build_object(
    'at', to_char(r.set_aside_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'by', a.name, 'why', r.set_aside_why) end as "setAside"`;
export const SET_ASIDE_PERSON = 'left join person a on a.id = r.set_aside_by';

/** The state that rows are in before a step. */
export const stateBefore = ({ step }: RejectStep): RejectState =>
  step === 'set-aside' ? 'open' : 'set-aside';

/** Sets rows aside, with the reason, or takes them up again; who asks has seen to it that they may be. */
export async function writeSetAside(
  tx: Transaction,
  table: keyof typeof CHANGES,
  { actor, now, body }: { readonly actor: Actor; readonly now: Date; readonly body: RejectStep },
): Promise<void> {
  const aside = body.step === 'set-aside' ? [now, personOf(actor), body.reason] : [null, null, null];
  await tx.query(
    `update ${table} set ${CHANGES[table]}state = $2, set_aside_at = $3, set_aside_by = $4, set_aside_why = $5 where id = any ($1)`,
    [body.ids, body.step === 'set-aside' ? 'set-aside' : 'open', ...aside],
  );
}

/** What the audit keeps of a step. */
export const auditOfStep = (body: RejectStep) => ({
  action: `reject.${body.step}` as const,
  detail: { rejects: body.ids },
  reason: body.step === 'set-aside' ? body.reason : undefined,
});
