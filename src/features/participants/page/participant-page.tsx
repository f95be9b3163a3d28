import { useParams } from '@tanstack/react-router';
import { Suspense } from 'react';
import { AppLink } from '../../../ui/kit/app-link.tsx';
import { type Fact, Facts } from '../../../ui/kit/facts.tsx';
import { Loaded } from '../../../ui/kit/states.tsx';
import { WorkHistory } from '../../../ui/kit/work.tsx';
import { useTitle } from '../../../ui/title.ts';
import { useApi } from '../../../ui/use-api.ts';
import { useWords } from '../../../ui/words.ts';
import { PARTICIPANT_SECTIONS } from '../../participant-sections.ts';
import type { ParticipantResponse } from '../contract.ts';
import { Membership } from './membership.tsx';
import { Nominate } from './nominate.tsx';
import { People } from './people.tsx';
import { ParticipantStreams } from './streams.tsx';

export interface Part {
  readonly participant: ParticipantResponse;
}

export function Page() {
  const { id } = useParams({ strict: false }) as { readonly id: string };
  const query = useApi<ParticipantResponse>(`/api/participants/${id}`);
  return (
    <Loaded query={query} height={600}>
      {(participant) => <Told key={participant.id} participant={participant} />}
    </Loaded>
  );
}

function Told({ participant }: Part) {
  useTitle(participant.name);
  return (
    <article className="stack">
      <Head participant={participant} />
      <div className="columns">
        <div className="stack">
          <People participant={participant} />
          <ParticipantStreams participant={participant} />
          {PARTICIPANT_SECTIONS.map(({ key, Section }) => (
            <Suspense key={key} fallback={null}>
              <Section participant={participant} />
            </Suspense>
          ))}
        </div>
        <div className="stack">
          <Membership participant={participant} />
          {participant.mayGive.length > 0 ? <Nominate participant={participant} /> : null}
          {participant.events.length > 0 ? (
            <WorkHistory events={participant.events} vocabulary="participants.did" />
          ) : null}
        </div>
      </div>
    </article>
  );
}

function Head({ participant }: Part) {
  const words = useWords();
  const { people, streams, gaps, lastReportOn } = participant;
  const facts: Fact[] = [
    [words('participants.column.focalPoints'), words.number(people.focalPoints)],
    [words('participants.column.experts'), words.number(people.experts)],
    [words('participants.column.groups'), participant.groups.join(', ') || '0'],
    [words('participants.column.streams'), words.number(streams)],
    [words('participants.column.gaps'), words.number(gaps)],
    ...(lastReportOn === null
      ? []
      : [[words('participants.column.last'), words.shortDate(lastReportOn)] as const]),
  ];
  return (
    <header>
      <p className="row">
        <AppLink to="/participants">{words('nav.participants')}</AppLink>
        <span className="tag">{words(`participants.kind.${participant.kind}`)}</span>
        <span className="tag">{words(`participants.standing.${participant.standing}`)}</span>
        {participant.isSimulated ? <span className="tag">{words('simulated.word')}</span> : null}
      </p>
      <h1>{participant.name}</h1>
      {participant.standing === 'left' && participant.leftOn !== null ? (
        <p>{words('participants.leftLine', { on: participant.leftOn })}</p>
      ) : null}
      <Facts facts={facts} />
    </header>
  );
}
