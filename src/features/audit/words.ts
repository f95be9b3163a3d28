/** Where the words are for what can happen to a record of the coalition's work: the record's own page says it in the same ones. */
const WORK_WORDS: Readonly<Record<string, string>> = {
  triage: 'triage.did',
  alert: 'alerts.did',
  input: 'inputs.did',
  good_practice: 'practices.did',
  recommendation: 'advice.did',
  commitment: 'commitments.did',
  meeting: 'meetings.did',
  participant: 'participants.did',
  review: 'review.did',
};

/** The message of an action: `alert.send`, `session.start`. */
export function actionKey(action: string): string {
  const [kind = '', step = ''] = action.split('.');
  const own = WORK_WORDS[kind];
  return own === undefined ? `audit.did.${action}` : `${own}.${step}`;
}

/** The pages of the records that events are about. */
const PAGES: Readonly<Record<string, string>> = {
  triage: '/alerts/triage',
  alert: '/alerts',
  input: '/recommendations/inputs',
  good_practice: '/recommendations/practices',
  recommendation: '/recommendations',
  commitment: '/commitments',
  meeting: '/groups/meetings',
  review: '/review',
  participant: '/participants',
  report: '/chains/report',
  group: '/groups',
};

export interface AuditSubject {
  readonly kind: string;
  readonly id: string;
  readonly path: string | null;
}

/** What an event is about, `null` where it names no record: `reports`, `all`. */
export function readSubject(subject: string): AuditSubject | null {
  const [, kind, id] = /^([a-z_]+)[: ](.+)$/.exec(subject) ?? [];
  if (kind === undefined || id === undefined) return null;
  const page = PAGES[kind];
  return { kind, id, path: page === undefined ? null : `${page}/${encodeURIComponent(id)}` };
}
