import { useParams } from '@tanstack/react-router';
import { Suspense } from 'react';
import { AppLink } from '../../../ui/kit/app-link.tsx';
import { Loaded } from '../../../ui/kit/states.tsx';
import { useTitle } from '../../../ui/title.ts';
import { useApi } from '../../../ui/use-api.ts';
import { useWords } from '../../../ui/words.ts';
import { GROUP_SECTIONS } from '../../group-sections.ts';
import { Actions, Meetings } from '../../meetings/page/meeting-lists.tsx';
import { PlanMeetings } from '../../meetings/page/plan-forms.tsx';
import { SeriesList } from '../../meetings/page/series-list.tsx';
import type { GroupResponse } from '../contract.ts';
import { Mandate } from './mandate-card.tsx';

interface Part {
  readonly group: GroupResponse;
}

export function Page() {
  const { key } = useParams({ strict: false }) as { readonly key: string };
  const query = useApi<GroupResponse>(`/api/groups/${key}`, {}, { isTimed: false });
  return (
    <Loaded query={query} height={600}>
      {(group) => <Told key={group.key} group={group} />}
    </Loaded>
  );
}

function Told({ group }: Part) {
  const { key, title } = group;
  useTitle(`${key} ${title}`);
  return (
    <article className="stack">
      <Head group={group} />
      <div className="columns">
        <div className="stack">
          <Meetings words="groups.coming" query={{ group: key, when: 'coming' }} />
          {group.mayRun && group.endedOn === null ? <PlanMeetings groupKey={key} groupTitle={title} /> : null}
          <Actions words="groups.open" query={{ group: key, state: 'open' }} />
          <Suspense>
            {GROUP_SECTIONS.map(({ key: name, Section }) => (
              <Section key={name} groupKey={key} />
            ))}
          </Suspense>
          <Meetings words="groups.past" query={{ group: key, when: 'past' }} />
          <Actions words="groups.closed" query={{ group: key, isClosed: 'true' }} />
        </div>
        <div className="stack">
          <Mandate group={group} />
          <SeriesList groupKey={key} />
          <Members group={group} />
        </div>
      </div>
    </article>
  );
}

function Head({ group }: Part) {
  const words = useWords();
  const { key, title, parentKey, parentTitle, children, endedOn, isSimulated } = group;
  return (
    <header>
      <p className="row">
        <AppLink to="/groups">{words('nav.groups')}</AppLink>
        {parentKey === null ? (
          <span className="tag">{words('groups.line')}</span>
        ) : (
          <AppLink to={`/groups/${parentKey}`}>
            {words('groups.partOf', { key: parentKey, title: parentTitle ?? '' })}
          </AppLink>
        )}
        {isSimulated ? <span className="tag">{words('simulated.word')}</span> : null}
      </p>
      <h1>
        {key} {title}
      </h1>
      {endedOn === null ? null : <p>{words('groups.endedLine', { on: endedOn })}</p>}
      {children.length === 0 ? null : (
        <nav aria-label={words('groups.parts')}>
          <ul className="witnesses">
            {children.map((child) => (
              <li key={child.key}>
                <AppLink to={`/groups/${child.key}`} data-walk>
                  {child.key} {child.title}
                </AppLink>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </header>
  );
}

function Members({ group }: Part) {
  const words = useWords();
  const { members } = group;
  return (
    <section className="card">
      <h2>{words('groups.members')}</h2>
      {members.length === 0 ? (
        <p className="dim">{words('groups.membersNone')}</p>
      ) : (
        <details open={members.length <= 20}>
          <summary>
            {words('groups.peopleOf', { count: group.people })},{' '}
            {words('groups.byParticipant', { count: group.participants })}
          </summary>
          <ul className="witnesses">
            {members.map(({ personId, name, role, groupKey, participant }) => (
              <li key={`${personId} ${role} ${groupKey}`}>
                {name}{' '}
                <span className="dim">
                  {words(`access.role.${role}`)}
                  {participant === null ? '' : `, ${participant.name}`}
                  {groupKey === group.key ? '' : `, ${groupKey}`}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
