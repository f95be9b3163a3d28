import {
  actsAsSelf,
  inWork,
  kind,
  me,
  named,
  own,
  PURPOSE_FITS,
  readsWork,
  speaks,
  type TableRule,
} from './rule-parts.ts';

// Asked of each row: who holds the machine is told first, without a call.
const runs = `(${kind('local')} or work_runs_group(group_key))`;
const ofMeeting = 'exists (select from meeting m where m.id = meeting_id)';
const runsMeeting = `exists (select from meeting m where m.id = meeting_id and (${kind('local')} or work_runs_group(m.group_key)))`;
const ofPaper = 'exists (select from meeting_paper p where p.id = paper_id)';
const runsPaper =
  'exists (select from meeting_paper p join meeting m on m.id = p.meeting_id where p.id = paper_id and work_runs_group(m.group_key))';
const written = `${inWork} and ${runsMeeting}`;

/** Meetings and what hangs on them: nobody outside the coalition's participants sees any, whatever the marking. */
export const MEETING_RULES: readonly TableRule[] = [
  {
    table: 'meeting_series',
    select: `${inWork} and ${readsWork}`,
    insert: `${inWork} and ${runs} and ${actsAsSelf('made_by')}`,
    update: `${inWork} and ${runs}`,
    updates: [
      'state',
      'version',
      'title',
      'pattern',
      'sessions',
      'place',
      'link',
      'quorum',
      'until_month',
      'marking',
      'purpose',
      'readers',
    ],
  },
  {
    table: 'meeting',
    // Being invited is a right to read, but where named people alone meet.
    select: `${inWork} and (${readsWork} or marking <> 'RED' and ${PURPOSE_FITS} and ${named('meetings_named')})`,
    insert: `${inWork} and ${runs} and ${actsAsSelf('planned_by')}`,
    update: `${inWork} and ${runs}`,
    updates: [
      'sequence',
      'state',
      'version',
      'title',
      'starts_at',
      'ends_at',
      'time_zone',
      'is_moved',
      'moved_at',
      'place',
      'link',
      'quorum',
      'marking',
      'purpose',
      'readers',
      'minutes_version',
      'invited_count',
      'attended_count',
      'changed_at',
      'held_at',
      'approved_at',
      'approved_by',
      'cancelled_at',
    ],
  },
  {
    table: 'meeting_item',
    select: ofMeeting,
    insert: written,
    update: written,
    updates: ['position', 'title', 'subject_kind', 'subject_id', 'removed_at'],
  },
  { table: 'meeting_invitation', select: ofMeeting, insert: written },
  {
    table: 'meeting_reply',
    select: ofMeeting,
    // A participant answers for itself alone.
    insert: `${inWork} and ${actsAsSelf('actor_id')} and (${kind('local')} or ${own('participant_id')}) and exists (
      select from meeting_invitation i where i.meeting_id = meeting_reply.meeting_id and i.participant_id = meeting_reply.participant_id)`,
  },
  {
    table: 'meeting_attendance',
    select: ofMeeting,
    insert: `${written} and ${actsAsSelf('actor_id')}`,
    delete: written,
  },
  { table: 'meeting_minutes', select: ofMeeting, insert: `${written} and ${actsAsSelf('actor_id')}` },
  {
    table: 'meeting_paper',
    select: ofMeeting,
    insert: `${written} and ${actsAsSelf('added_by')}`,
    update: written,
    updates: ['removed_at', 'item_id'],
  },
  { table: 'meeting_paper_part', select: ofPaper, insert: `${inWork} and ${runsPaper}` },
  {
    table: 'action_item',
    select: ofMeeting,
    insert: `${written} and ${actsAsSelf('made_by')}`,
    // Who runs the group's meetings, and whose it is.
    update: `${inWork} and ${ofMeeting} and (${runs} or ${speaks('holder_id')})`,
    updates: ['state', 'version', 'text', 'holder_id', 'due_on', 'closed_at', 'closed_by', 'reason'],
  },
  {
    table: 'calendar_feed',
    select: `${kind('gate')} or ${me}`,
    insert: `${kind('person')} and ${me}`,
    update: `${kind('person')} and ${me}`,
    updates: ['ended_at'],
  },
];
