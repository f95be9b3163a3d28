import { ASSESSES } from './commitment-rules.ts';
import {
  actsAsSelf,
  inCoalition,
  inWork,
  kind,
  named,
  ofAlert,
  ofTriage,
  own,
  PURPOSE_FITS,
  readsWork,
  runsAccounts,
  speaks,
  type TableRule,
} from './rule-parts.ts';

/** Kinds of records whose events are kept, each the name of its table: who may see one may see what happened to it. */
const SUBJECTS = [
  'triage',
  'alert',
  'input',
  'good_practice',
  'recommendation',
  'commitment',
  'meeting_series',
  'meeting',
  'action_item',
  'review',
] as const;
const ofSubject = `(case when subject_kind = 'participant' then ${inCoalition} else sees_subject(subject_kind, subject_id) end)`;

/**
 * Asked as whoever asks, under the rules on each record. A function of its own: written out, every statement on events would be planned with
 * the rules of all kinds.
 */
export const SEES_SUBJECT = `create or replace function sees_subject(kind text, asked int) returns boolean
  language plpgsql stable security invoker set search_path = pg_catalog, public as
  $f$ begin
    case kind ${SUBJECTS.map((table) => `when '${table}' then return exists (select from ${table} t where t.id = asked);`).join(' ')}
    else return false; end case;
  end $f$`;

/** Triage and alerts, and what happened to any record of the coalition's work. */
export const WORK_RULES: readonly TableRule[] = [
  {
    table: 'working_group',
    select: `${kind('local')} or (select sight_audience()) not like 'none%'`,
    insert: runsAccounts,
    update: runsAccounts,
    updates: ['title', 'parent_key', 'mandate', 'ended_on', 'version'],
  },
  {
    table: 'triage',
    select: readsWork,
    insert: `${inWork} and ${speaks('owner_id')} and ${actsAsSelf('opened_by')}`,
    update: `${inWork} and ${readsWork}`,
    updates: [
      'state',
      'version',
      'marking',
      'purpose',
      'readers',
      'evidence',
      'holder_id',
      'source_grade',
      'credibility',
      'verified_at',
    ],
  },
  { table: 'triage_signal', select: ofTriage, insert: `${inWork} and ${ofTriage}` },
  {
    table: 'alert',
    // A draft is its owner's, dropped or not; what was sent is also its recipients', where it is not for named people alone.
    select: `case when sent_at is null then ${kind('local')} or ${speaks('owner_id')} and ${readsWork}
      else ${readsWork} or marking <> 'RED' and ${PURPOSE_FITS} and ${named('alerts_named')} end`,
    insert: `${inWork} and ${speaks('owner_id')} and ${actsAsSelf('drafted_by')}`,
    update: `${inWork} and (${kind('local')} or ${speaks('owner_id')})`,
    updates: [
      'state',
      'version',
      'content',
      'choice',
      'revision',
      'marking',
      'purpose',
      'readers',
      'sent_at',
      'ended_at',
      'superseded_by',
    ],
  },
  {
    table: 'alert_revision',
    select: ofAlert,
    insert: `${inWork} and ${actsAsSelf('actor_id')} and exists (select from alert a where a.id = alert_id and (${kind('local')} or ${speaks('a.owner_id')}))`,
  },
  {
    table: 'alert_triage',
    select: ofAlert,
    insert: `${inWork} and ${ofTriage} and exists (select from alert a where a.id = alert_id and (${kind('local')} or ${speaks('a.owner_id')}))`,
  },
  {
    table: 'alert_recipient',
    select: ofAlert,
    insert: `${inWork} and exists (select from alert a where a.id = alert_id and (${kind('local')} or ${speaks('a.owner_id')}))`,
  },
  {
    table: 'alert_receipt',
    select: ofAlert,
    // A recipient speaks for itself alone.
    insert: `${inWork} and ${actsAsSelf('actor_id')} and (${kind('local')} or ${own('participant_id')}) and ${ofAlert}`,
  },
  {
    table: 'work_event',
    select: ofSubject,
    // Civil society gives inputs, an independent assessor assesses commitments, administrators keep participants; they do nothing else.
    insert: `(${inWork} or subject_kind = 'input' or subject_kind = 'commitment' and action = 'assess' and ${ASSESSES}
      or subject_kind = 'participant' and ${runsAccounts}) and ${actsAsSelf('actor_id')} and ${ofSubject}`,
  },
];
