import { meetingStepSchema } from '../features/meetings/schemas.ts';
import { stepMeeting } from '../features/meetings/step-meeting.ts';
import type { AdvicePorts } from '../features/sample/play-advice.ts';
import type { Agenda, AgendaPorts } from '../features/sample/play-chain.ts';
import { sampleMeetingsEn } from '../model/messages/sample-meetings.en.ts';
import { type Door, LOCAL_ADMINISTRATOR } from '../store/door.ts';

/** The services of the product for the play of the alert on an agenda. */
export const agendaPortsOf = (door: Door, { as, secretariat }: AdvicePorts): AgendaPorts => ({
  as,
  secretariat,
  nextMeeting: (groupKey) =>
    door.run(LOCAL_ADMINISTRATOR, async (tx) => {
      const { rows } = await tx.query<Agenda>(
        `select m.id, m.version, a.id as "alertId", a.sent_at as "sentAt",
           (select coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'title', i.title) order by i.position), '[]')
            from meeting_item i where i.meeting_id = m.id and i.removed_at is null) as items
         from alert a join meeting m on m.group_key = $1 and m.starts_at > a.sent_at and m.state in ('planned', 'held')
         where a.state = 'sent' order by a.id, m.starts_at limit 1`,
        [groupKey],
      );
      return rows[0];
    }),
  setAgenda: (reading, { id, version, alertId, items }) =>
    stepMeeting(
      reading,
      id,
      meetingStepSchema.parse({
        step: 'agenda',
        version,
        items: [
          ...items.map((item) => ({ ...item, subject: null })),
          { title: sampleMeetingsEn.alertItem, subject: { kind: 'alert', id: alertId } },
        ],
      }),
    ),
});
