const LEAVES_BEFORE = `l.left_on <= (m.starts_at at time zone 'UTC')::date`;

/** Whether an invitation `i` to a meeting `m` holds: who leaves the coalition before the meeting is expected no more, unless it joins again. */
export const IS_EXPECTED = `not exists (select from participant l where l.id = i.participant_id and ${LEAVES_BEFORE})`;

/** How many invitations to a meeting `m` hold. */
export const EXPECTED_COUNT = `m.invited_count
  - (select count(*)::int from participant l join meeting_invitation i on i.participant_id = l.id where i.meeting_id = m.id and ${LEAVES_BEFORE})`;
