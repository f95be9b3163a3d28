/**
 * Labels of the reports that a signal rests on, kept with each of its states: it is as strict as the strictest of them. Null in states of an
 * earlier version. Of the machine's holder the stored runs stay when a marking changes: what such a run rested on then carries both labels, so
 * that it is never taken for less strict than it is.
 */
export const SIGNAL_LABELS = `
alter table signal_state add labels int[];

create function keep_signal_labels() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public as
$$ begin
  update public.signal_state set labels = labels || new.to_label
    where audience = 'all' and new.from_label = any (labels) and not new.to_label = any (labels);
  return null;
end $$;
create trigger label_change_signals after insert on label_change for each row execute function keep_signal_labels();
`;

/** Labels `l` of state `st` of a signal; one that the asker may not see is null in all, and counts as the strictest. */
export const FROM_LABELS_OF_STATE = 'from unnest(st.labels) u left join access_label l on l.id = u';

/** The labels of state `st` of a signal as JSON; one that the asker may not see counts as the strictest. Null where they were not kept. */
export const LABELS_OF_STATE = `case when st.labels is null then null else
    (select coalesce(jsonb_agg(jsonb_build_object('marking', coalesce(l.marking, 'RED'), 'purpose', coalesce(l.purpose, 'any'),
       'readers', coalesce(l.readers, '{}'), 'isOriginatorControlled', coalesce(l.is_originator_controlled, true))), '[]')
     ${FROM_LABELS_OF_STATE}) end as labels`;
