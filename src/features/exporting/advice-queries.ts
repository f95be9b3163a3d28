import { dayOrInstant, instant, nameOf, reasonOf, texts } from './sql-parts.ts';

const RECOMMENDATION = {
  title: 'title',
  text: 'text',
  rationale: 'rationale',
  implementation: 'implementation',
};
const ALERT = {
  title: 'title',
  since_on: 'sinceOn',
  risk_origin: 'riskOrigin',
  event: 'event',
  exposure: 'exposure',
  analytical: 'analytical',
  identification: 'identification',
  health: 'health',
  social: 'social',
  health_measures: 'healthMeasures',
  other_measures: 'otherMeasures',
  other: 'other',
  advice: 'advice',
  uncertainty: 'uncertainty',
  not_for_publication: 'notForPublication',
};
const alertNumber = (a: string) =>
  `case when ${a}.sent_at is not null then 'TA-' || to_char(${a}.sent_at at time zone 'UTC', 'YYYY') || '-' || lpad(${a}.id::text, greatest(4, length(${a}.id::text)), '0') end`;
const newestInRound = (position: string) =>
  `(select count(*)::int from (select distinct on (p.participant_id) p.position from recommendation_position p
     where p.recommendation_id = r.id and p.round = r.round order by p.participant_id, p.id desc) p where p.position = '${position}')`;
/** As `standOf` of recommendations has it; `$1` is the instant that is looked from. */
const BROKEN = `exists (select from recommendation_position p where p.recommendation_id = r.id and p.round = r.round and p.position = 'break')`;
const lapsed = `r.state = 'proposed' and r.silence_until <= $1 and not ${BROKEN}`;

/** From inputs to alerts. The columns of inputs and recommendations begin as those of the file to fill in. */
export const ADVICE_QUERIES = {
  inputs: `select i.group_key as "group", ${texts('i', { title: 'title', text: 'text', done: 'done', outcome: 'outcome', organization: 'organization', website: 'website' })},
      i.marking, i.purpose, ${dayOrInstant('i.given_at')} as given_on, i.state,
      case when i.state = 'withdrawn' then ${reasonOf('input', 'i.id', ['withdrawn'])} end as reason,
      i.id, ${nameOf('participant', 'i.owner_id')} as participant, ${nameOf('person', 'i.given_by')} as given_by, i.came_by
    from input i order by i.given_at, i.id`,
  practices: `select p.id, p.group_key as "group", ${texts('p', { title: 'title', summary: 'summary', context: 'context', needed: 'needed', contraindication: 'contraindication', tried_by: 'triedBy' })},
      p.grade, p.state, ${instant('p.drafted_at')} as drafted_at, ${nameOf('participant', 'p.owner_id')} as participant,
      (select string_agg(l.input_id::text, '; ' order by l.input_id) from good_practice_input l where l.practice_id = p.id) as inputs,
      p.marking, p.purpose
    from good_practice p order by p.id`,
  recommendations: `select r.code, split_part(r.group_key, '.', 1) as line_of_effort, r.group_key as "group", ${texts('r', RECOMMENDATION)},
      r.scope, r.cluster, case when ${lapsed} then 'adopted' when r.state = 'proposed' and ${BROKEN} then 'broken' else r.state end as state,
      ${dayOrInstant('r.drafted_at')} as drafted_on,
      case when ${lapsed} then ${instant('r.silence_until')} else ${dayOrInstant('r.adopted_at')} end as adopted_on,
      case when ${lapsed} then 'silence' else r.adopted_by end as adopted_by,
      case when r.state in ('withdrawn', 'superseded') then ${dayOrInstant('r.ended_at')} end as ended_on,
      case when r.state in ('withdrawn', 'superseded') then ${reasonOf('recommendation', 'r.id', ['withdrawn', 'superseded'])} end as reason,
      (select s.code from recommendation s where s.id = r.superseded_by) as superseded_by, r.marking, r.purpose,
      r.id, r.revision, ${nameOf('participant', 'r.owner_id')} as participant, r.meeting_id, ${instant('r.silence_from')} as silence_from,
      ${instant('r.silence_until')} as silence_until, ${newestInRound('support')} as support, ${newestInRound('dissent')} as dissent,
      ${newestInRound('break')} as broken_by,
      (select string_agg(l.practice_id::text, '; ' order by l.practice_id) from recommendation_practice l where l.recommendation_id = r.id) as practices,
      (select string_agg(l.alert_id::text, '; ' order by l.alert_id) from recommendation_alert l where l.recommendation_id = r.id) as alerts
    from recommendation r order by r.group_key, r.code, r.id`,
  'recommendation-versions': `select v.recommendation_id, r.code, v.revision, ${instant('v.at')} as at, ${nameOf('person', 'v.actor_id')} as by, v.reason,
      ${texts('v', RECOMMENDATION)}, r.marking, r.purpose
    from recommendation_revision v join recommendation r on r.id = v.recommendation_id order by v.recommendation_id, v.revision`,
  'recommendation-comments': `select c.id, c.recommendation_id, r.code, c.revision, ${nameOf('participant', 'c.participant_id')} as participant,
      ${nameOf('person', 'c.actor_id')} as by, ${instant('c.at')} as at, c.text, ${instant('c.settled_at')} as settled_at, r.marking, r.purpose
    from recommendation_comment c join recommendation r on r.id = c.recommendation_id order by c.id`,
  'recommendation-positions': `select p.recommendation_id, r.code, p.round, ${nameOf('participant', 'p.participant_id')} as participant, p.position, p.reason,
      ${instant('p.at')} as at, ${nameOf('person', 'p.actor_id')} as by, r.marking, r.purpose
    from recommendation_position p join recommendation r on r.id = p.recommendation_id
    order by p.recommendation_id, p.round, p.id`,
  triages: `select t.id, t.state, ${nameOf('participant', 't.owner_id')} as participant, ${nameOf('person', 't.opened_by')} as opened_by,
      ${instant('t.opened_at')} as opened_at, ${instant('t.due_at')} as due_at, ${nameOf('person', 't.holder_id')} as holder, t.source_grade, t.credibility,
      ${instant('t.verified_at')} as verified_at,
      (select string_agg(s.signal_id, '; ' order by s.position) from triage_signal s where s.triage_id = t.id) as signals, t.marking, t.purpose
    from triage t order by t.id`,
  alerts: `select a.id, ${alertNumber('a')} as number, a.state, a.revision, ${texts('a', ALERT)},
      (select string_agg(n, '; ') from jsonb_array_elements_text(a.content -> 'nodeIds') n) as substances, ${nameOf('participant', 'a.owner_id')} as participant,
      ${instant('a.drafted_at')} as drafted_at, ${instant('a.sent_at')} as sent_at, ${instant('a.ended_at')} as ended_at, a.superseded_by,
      (select string_agg(l.triage_id::text, '; ' order by l.triage_id) from alert_triage l where l.alert_id = a.id) as triages, a.marking, a.purpose
    from alert a order by a.id`,
  'alert-versions': `select v.alert_id, ${alertNumber('a')} as number, v.revision, ${instant('v.at')} as at, ${nameOf('person', 'v.actor_id')} as by, v.reason,
      ${texts('v', ALERT)}, a.marking, a.purpose
    from alert_revision v join alert a on a.id = v.alert_id order by v.alert_id, v.revision`,
  'alert-receipts': `select r.alert_id, ${alertNumber('a')} as number, ${nameOf('participant', 'r.participant_id')} as participant, r.chosen_by,
      ${instant('r.asked_at')} as asked_at, c.stage, c.revision, ${instant('c.at')} as at, ${nameOf('person', 'c.actor_id')} as by, c.is_relevant, c.note,
      a.marking, a.purpose
    from alert_recipient r join alert a on a.id = r.alert_id
      left join alert_receipt c on c.alert_id = r.alert_id and c.participant_id = r.participant_id
    order by r.alert_id, r.participant_id, c.at, c.stage`,
} as const;
