import type { SectionProps } from '../../participant-sections.ts';
import { Meetings } from './meeting-lists.tsx';

/** Meetings to which a participant is invited: those that come, and those that were. */
export function ParticipantMeetings({ participant }: SectionProps) {
  const of = { participant: String(participant.id) };
  return (
    <>
      <Meetings words="meetings.ofParticipant" query={{ ...of, when: 'coming' }} hasGroup />
      <Meetings words="meetings.ofParticipantPast" query={{ ...of, when: 'past' }} hasGroup />
    </>
  );
}
