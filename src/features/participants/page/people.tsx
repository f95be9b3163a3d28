import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import type { Role } from '../../../model/access.ts';
import { NotedStep, Problem } from '../../../ui/kit/work.tsx';
import { useWords } from '../../../ui/words.ts';
import { useSend } from '../../access/page/use-access.ts';
import type { ParticipantPerson, ParticipantResponse } from '../contract.ts';
import { useGroups } from './nominate.tsx';
import type { Part } from './participant-page.tsx';

const FOCAL: readonly Role[] = ['focal-point', 'alternate-focal-point', 'validating-authority'];
const BANDS = [
  ['focalPoints', (role: Role) => FOCAL.includes(role), 'noFocalPoint'],
  ['experts', (role: Role) => role === 'expert', 'noExpert'],
  ['others', (role: Role) => role !== 'expert' && !FOCAL.includes(role), undefined],
] as const;

/** Focal points, experts with their groups, and others. */
export function People({ participant }: Part) {
  const words = useWords();
  if (participant.persons.length === 0)
    return (
      <section className="card">
        <h2>{words('participants.people')}</h2>
        <p>{words('participants.noPeople')}</p>
      </section>
    );
  return BANDS.map(([band, fits, none]) => {
    const persons = participant.persons.filter(({ grants }) => grants.some(({ role }) => fits(role)));
    if (persons.length === 0 && none === undefined) return null;
    return (
      <section key={band} className="card">
        <h2>{words(`participants.${band}`)}</h2>
        {persons.length === 0 ? <p>{words(`participants.${none}`)}</p> : null}
        <ul className="people">
          {persons.map((person) => (
            <Person
              key={person.id}
              participant={participant}
              person={{ ...person, grants: person.grants.filter(({ role }) => fits(role)) }}
            />
          ))}
        </ul>
      </section>
    );
  });
}

interface PersonPart {
  readonly participant: ParticipantResponse;
  readonly person: ParticipantPerson;
}

function Person({ participant, person }: PersonPart) {
  const words = useWords();
  const { send, problem, isBusy } = useSend();
  const [link, setLink] = useState<string>();
  const mayGive = (role: Role) => participant.mayGive.includes(role);
  const invite = async () => {
    const answer = await send<{ token: string }>(`/api/people/${person.id}/invitation`, {});
    if (answer !== undefined) setLink(`${window.location.origin}/welcome?database=live#${answer.token}`);
  };
  const told = (grant: ParticipantPerson['grants'][number]) =>
    [words(`access.role.${grant.role}`), grant.groupKey ?? ''].filter(Boolean).join(' ');
  return (
    <li>
      <p className="row">
        <strong>{person.name}</strong>
        {person.grants.map((grant) => (
          <span key={grant.id} className="tag">
            {told(grant)}
          </span>
        ))}
        {person.email === null ? null : <span className="dim breakable">{person.email}</span>}
      </p>
      {person.grants.some(({ role }) => mayGive(role)) ? (
        <details>
          <summary>{words('triage.next')}</summary>
          <div className="row">
            {person.grants
              .filter(({ role }) => mayGive(role))
              .map((grant) => (
                <NotedStep
                  key={grant.id}
                  label={words('participants.end', { what: told(grant) })}
                  ask={words('participants.endWhy')}
                  isBusy={isBusy}
                  onDone={async (reason) =>
                    (await send(`/api/roles/${grant.id}/end`, { reason })) !== undefined
                  }
                />
              ))}
            {person.email === null || person.isSimulated ? null : (
              <Button size="xs" variant="default" onClick={() => void invite()}>
                {words('participants.invite')}
              </Button>
            )}
          </div>
          {mayGive('expert') && person.grants.some(({ role }) => role === 'expert') ? (
            <IntoGroup participant={participant} person={person} />
          ) : null}
          {link === undefined ? null : (
            <p>
              {words('participants.inviteLink', { name: person.name })}{' '}
              <code className="breakable">{link}</code>
            </p>
          )}
          <Problem text={problem} />
        </details>
      ) : null}
    </li>
  );
}

/** Puts an expert into one more sub-working group. */
function IntoGroup({ participant, person }: PersonPart) {
  const words = useWords();
  const { send, problem, isBusy } = useSend();
  const [groupKey, setGroupKey] = useState<string | null>(null);
  const held = person.grants.map((grant) => grant.groupKey);
  const groups = useGroups().filter(({ value }) => !held.includes(value));
  return (
    <form
      className="noted"
      onSubmit={async (event) => {
        event.preventDefault();
        const body = { role: 'expert', participantId: participant.id, groupKey };
        const taken = await send(`/api/people/${person.id}/roles`, body, { isAhead: true });
        if (taken !== undefined) setGroupKey(null);
      }}
    >
      <Select
        required
        label={words('participants.intoGroup')}
        data={groups}
        value={groupKey}
        onChange={setGroupKey}
      />
      <div>
        <Button type="submit" size="xs" variant="default" loading={isBusy} disabled={groupKey === null}>
          {words('participants.putIn')}
        </Button>
      </div>
      <Problem text={problem} />
    </form>
  );
}
