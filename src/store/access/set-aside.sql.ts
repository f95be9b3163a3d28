/** A rejected row that is no report (a footnote, a total) is set aside by somebody, with the reason; it is kept, and can be taken up again. */
export const SET_ASIDE = `
alter table reject drop constraint reject_state_check,
  add constraint reject_state_check check (state in ('open', 'mended', 'set-aside')),
  add set_aside_at timestamptz, add set_aside_by int references person (id), add set_aside_why text,
  add constraint reject_set_aside check ((state = 'set-aside') = (set_aside_at is not null) and (set_aside_why is not null) = (set_aside_at is not null));
create index reject_set_aside_by on reject (set_aside_by) where set_aside_by is not null;
`;

/** The same of lines of the coalition's own tables. */
export const SET_LINES_ASIDE = `
alter table table_reject drop constraint table_reject_state_check,
  add constraint table_reject_state_check check (state in ('open', 'mended', 'set-aside')),
  add set_aside_at timestamptz, add set_aside_by int references person (id), add set_aside_why text,
  add constraint table_reject_set_aside check ((state = 'set-aside') = (set_aside_at is not null) and (set_aside_why is not null) = (set_aside_at is not null));
create index table_reject_set_aside_by on table_reject (set_aside_by) where set_aside_by is not null;
`;
