import { useParams } from '@tanstack/react-router';
import { AppLink } from '../../../ui/kit/app-link.tsx';
import { type Fact, Facts } from '../../../ui/kit/facts.tsx';
import { Loaded } from '../../../ui/kit/states.tsx';
import { WorkHistory } from '../../../ui/kit/work.tsx';
import { useTitle } from '../../../ui/title.ts';
import { useApi } from '../../../ui/use-api.ts';
import { useWords, type Words } from '../../../ui/words.ts';
import { ChainSection } from '../../chains/page/chain-section.tsx';
import type { MeetingResponse } from '../contract.ts';
import { Agenda } from './agenda-card.tsx';
import { Decisions } from './decisions-card.tsx';
import { Invited } from './invited-card.tsx';
import { MinutesCard } from './minutes-card.tsx';
import { Papers } from './papers-card.tsx';
import { Attended, instantThere, StateTag, zoneName } from './parts.tsx';
import { MeetingSteps, YourReply } from './steps-card.tsx';

interface Part {
  readonly meeting: MeetingResponse;
}

export function Page() {
  const { id } = useParams({ strict: false }) as { readonly id: string };
  const query = useApi<MeetingResponse>(`/api/meetings/${id}`, {}, { isTimed: false });
  return (
    <Loaded query={query} height={600}>
      {(meeting) => <Told key={meeting.id} meeting={meeting} />}
    </Loaded>
  );
}

function Told({ meeting }: Part) {
  useTitle(nameOf(useWords(), meeting));
  return (
    <article className="stack">
      <Head meeting={meeting} />
      <div className="columns">
        <div className="stack">
          <Agenda meeting={meeting} />
          <Decisions meeting={meeting} />
          <MinutesCard meeting={meeting} />
        </div>
        <div className="stack">
          <YourReply meeting={meeting} />
          <MeetingSteps meeting={meeting} />
          <Papers meeting={meeting} />
          <Invited meeting={meeting} />
          <WorkHistory events={meeting.events} vocabulary="meetings.did" />
        </div>
      </div>
      <ChainSection kind="meeting" id={meeting.id} />
    </article>
  );
}

/** Its title, with its day: a group meets each month under one title. */
const nameOf = (words: Words, { title, startsAt }: MeetingResponse): string =>
  words('meetings.titleOn', { title, on: words.dayOf(startsAt) });

function Head({ meeting }: Part) {
  const words = useWords();
  const { startsAt, endsAt, timeZone } = meeting;
  const facts: Fact[] = [
    [words('meetings.yourTime'), words.instant(startsAt)],
    [
      words('meetings.itsTime', { zone: zoneName(timeZone) }),
      `${instantThere(words, startsAt, timeZone)} – ${instantThere(words, endsAt, timeZone).split(', ').at(-1)}`,
    ],
    ...(meeting.place === '' ? [] : [[words('meetings.place'), meeting.place] as const]),
    ...(meeting.link === ''
      ? []
      : [
          [
            words('meetings.link'),
            <a key="link" href={meeting.link} rel="noreferrer">
              {meeting.link}
            </a>,
          ] as const,
        ]),
    [
      words('meetings.column.attended'),
      meeting.state === 'planned' || meeting.state === 'cancelled' ? (
        words('meetings.quorumNeeded', { count: meeting.quorum })
      ) : (
        <Attended key="attended" meeting={meeting} />
      ),
    ],
  ];
  return (
    <header>
      <p className="row">
        <AppLink to="/groups">{words('nav.groups')}</AppLink>
        <AppLink to={`/groups/${meeting.groupKey}`}>
          {meeting.groupKey} {meeting.groupTitle}
        </AppLink>
        <StateTag meeting={meeting} />
        {meeting.session === 'single' ? null : (
          <span className="tag">{words(`meetings.session.${meeting.session}`)}</span>
        )}
        <span className="tag">{words('marking.tag', { marking: meeting.marking })}</span>
        {meeting.isSimulated ? <span className="tag">{words('simulated.word')}</span> : null}
      </p>
      <h1>{nameOf(words, meeting)}</h1>
      {meeting.state === 'cancelled' ? <p>{words('meetings.cancelledLine')}</p> : null}
      <Facts facts={facts} />
    </header>
  );
}
