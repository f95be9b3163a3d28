/**
 * When the store first held a signal. A run is of a date and can be worked out long after it: of a signal in the past the date says when it
 * could have been known, and this when somebody could see it.
 */
export const SIGNAL_RAISED = `
alter table signal add raised_at timestamptz;
update signal s set raised_at = coalesce((select min(r.ran_at) from signal_state st join detection_run r on r.id = st.run_id
  where st.audience = s.audience and st.signal_id = s.id), now());
alter table signal alter raised_at set default now(), alter raised_at set not null;
`;
