import { useWords } from '../../../ui/words.ts';
import type { MeetingResponse } from '../contract.ts';
import type { REPLIES } from '../rules.ts';

/** Who is invited, what each answered, and who came. */
export function Invited({ meeting }: { readonly meeting: MeetingResponse }) {
  const words = useWords();
  const { invitations } = meeting;
  const isPlanned = meeting.state === 'planned';
  const count = (reply: (typeof REPLIES)[number] | null) =>
    invitations.filter((each) => each.reply === reply).length;
  return (
    <section className="card">
      <h2>{words('meetings.invited')}</h2>
      {invitations.length === 0 ? (
        <p className="dim">{words('meetings.invitedNone')}</p>
      ) : (
        <>
          {isPlanned ? (
            <p>
              {words('meetings.replyCount', {
                yes: count('yes'),
                no: count('no'),
                perhaps: count('perhaps'),
                open: count(null),
              })}
            </p>
          ) : null}
          <ul className="witnesses">
            {invitations.map(({ participant, reply, note, hasAttended }) => (
              <li key={participant.id}>
                {participant.name}{' '}
                {isPlanned || reply !== null ? (
                  <span className="dim">{words(`meetings.replied.${reply ?? 'open'}`)}</span>
                ) : null}{' '}
                {hasAttended ? <span className="tag">{words('meetings.hasAttended')}</span> : null}
                {note === '' ? null : <p className="quote">{note}</p>}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
