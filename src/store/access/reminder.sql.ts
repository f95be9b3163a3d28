/** Reminders of alerts that were sent by mail: each is claimed before it leaves, so that none is sent twice, whatever breaks in between. */
export const REMINDER_TABLES = `
create table alert_reminder (
  alert_id int not null,
  participant_id int not null,
  stage text not null check (stage in ('received', 'assessed', 'acted')),
  -- The first, the second and so on of this stage.
  number int not null check (number > 0),
  claimed_at timestamptz not null,
  sent_at timestamptz,
  primary key (alert_id, participant_id, stage, number),
  foreign key (alert_id, participant_id) references alert_recipient (alert_id, participant_id)
);
create index alert_reminder_participant on alert_reminder (participant_id);
`;
