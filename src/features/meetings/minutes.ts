import { fillTemplate } from '../../kernel/errors.ts';
import { meetingsEn } from '../../model/messages/meetings.en.ts';
import type { Reading } from '../../store/reading/reading.ts';
import { personOf } from '../../store/work-events.ts';
import { type ActionRow, readActionsAt } from './action-queries.ts';
import type { Minutes } from './contract.ts';
import { type MeetingRow, readAgenda, readInvitations } from './queries.ts';
import { hasQuorum, isCarriedInto } from './rules.ts';

const SAID = meetingsEn.meetings.draft;

/** Keeps a text of the minutes beside those before it. */
export async function saveMinutes(
  { tx, actor, now }: Reading,
  row: MeetingRow,
  content: Minutes,
): Promise<object> {
  const version = row.minutesVersion + 1;
  await tx.query(
    'insert into meeting_minutes (meeting_id, version, content, at, actor_id) values ($1, $2, $3, $4, $5)',
    [row.id, version, JSON.stringify(content), now, personOf(actor)],
  );
  await tx.query('update meeting set minutes_version = $2 where id = $1', [row.id, version]);
  return { minutesVersion: version };
}

/** What the record says already, one section an item of the agenda; the rest is for a person to write. */
export async function beginMinutes({ tx }: Reading, row: MeetingRow): Promise<Minutes> {
  const agenda = await readAgenda(tx, row.id);
  const invitations = await readInvitations(tx, row.id);
  const { made, earlier } = await readActionsAt(tx, row);
  return draftMinutes({
    row,
    agenda,
    attended: invitations.filter(({ hasAttended }) => hasAttended).map(({ participant }) => participant.name),
    made,
    carried: earlier.filter((each) => isCarriedInto({ ...each, madeAtMeeting: each.meetingAt }, row)),
  });
}

interface Recorded {
  readonly row: Pick<MeetingRow, 'attended' | 'invited' | 'quorum'>;
  readonly agenda: readonly { readonly id: number; readonly title: string }[];
  readonly attended: readonly string[];
  readonly made: readonly Pick<ActionRow, 'itemId' | 'kind' | 'text' | 'holder' | 'dueOn'>[];
  readonly carried: readonly Pick<ActionRow, 'kind' | 'text' | 'holder' | 'dueOn' | 'state' | 'itemId'>[];
}

const lineOf = ({ kind, text, holder, dueOn }: Recorded['made'][number]): string =>
  fillTemplate(holder === null ? SAID[kind] : SAID[`${kind}Held`], {
    text,
    holder: holder?.name ?? '',
    due: dueOn ?? SAID.noDay,
  });

export function draftMinutes({ row, agenda, attended, made, carried }: Recorded): Minutes {
  const present = [
    attended.length === 0 ? SAID.nobody : attended.join(', '),
    fillTemplate(hasQuorum(row.attended, row.quorum) ? SAID.quorum : SAID.noQuorum, {
      attended: row.attended,
      invited: row.invited,
      quorum: row.quorum,
    }),
  ].join('\n');
  const linesOf = (itemId: number | null) => made.filter((each) => each.itemId === itemId).map(lineOf);
  const known = new Set(agenda.map(({ id }) => id));
  const others = made.filter(({ itemId }) => itemId === null || !known.has(itemId)).map(lineOf);
  return {
    sections: [
      { itemId: null, title: SAID.present, text: present },
      ...(carried.length === 0
        ? []
        : [
            {
              itemId: null,
              title: SAID.carried,
              text: carried.map((each) => `${lineOf(each)} ${SAID.state[each.state]}`).join('\n'),
            },
          ]),
      ...agenda.map(({ id, title }, index) => ({
        itemId: id,
        title: `${index + 1}. ${title}`,
        text: linesOf(id).join('\n'),
      })),
      ...(others.length === 0 ? [] : [{ itemId: null, title: SAID.others, text: others.join('\n') }]),
    ],
  };
}
