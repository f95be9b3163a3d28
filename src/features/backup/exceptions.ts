/** Tables whose rows no backup holds, and why; all others are found in PostgreSQL's catalogue and are in every backup. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  'public.access_secret':
    'signs proofs between a server and its own database; a restored database keeps the one it had',
};

/** Tables that Tocsin fills by itself: rows in any other one are somebody's records. */
export const FILLED_BY_TOCSIN: readonly string[] = [
  'public.access_secret',
  'public.audit_head',
  'public.meta',
  'public.migration',
  'public.participant',
  'public.role_fact',
];
