import { createHash } from 'node:crypto';

/** A proof is for one session and runs out: one that somebody else got hold of is of no use. */
const VALID_SECONDS = 60;

/** What `enter` is called with: who acts in this transaction. */
export interface Ticket {
  readonly kind: 'local' | 'person' | 'public' | 'import' | 'detection' | 'gate';
  /** 0 for who is no person. */
  readonly person: number;
  /** `import`: ids of the owners it writes for, or `*`; `detection`: `all` for the whole; else empty. */
  readonly scope: string;
}

/** The parameters of `select enter($1, $2, $3, $4, $5)`: the ticket with its proof (the SQL twin is `access_mac`). */
export function proveTicket(
  { kind, person, scope }: Ticket,
  {
    secret,
    processId,
    nowMs,
  }: { readonly secret: Buffer; readonly processId: number; readonly nowMs: number },
): readonly [string, number, string, number, string] {
  const expires = Math.floor(nowMs / 1000) + VALID_SECONDS;
  const message = `enter|${kind}|${person}|${scope}|${processId}|${expires}`;
  const inner = createHash('sha256').update(secret).update(message).digest();
  return [kind, person, scope, expires, createHash('sha256').update(secret).update(inner).digest('hex')];
}
