import { Button } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { AppLink } from '../../../ui/kit/app-link.tsx';
import { Loaded } from '../../../ui/kit/states.tsx';
import { NotedStep, Problem, WorkHistory } from '../../../ui/kit/work.tsx';
import { useTitle } from '../../../ui/title.ts';
import { useApi } from '../../../ui/use-api.ts';
import { useWords } from '../../../ui/words.ts';
import { useSend } from '../../access/page/use-access.ts';
import { ChainSection } from '../../chains/page/chain-section.tsx';
import { groupWords } from '../../groups/page/use-groups.ts';
import { INPUT_ENDPOINTS, type InputItem, type PracticeResponse } from '../contract.ts';
import { PRACTICE_TEXTS } from '../rules.ts';
import { InputText } from './input-page.tsx';
import { PracticeForm } from './practice-form.tsx';

interface Part {
  readonly held: PracticeResponse;
}

export function Page() {
  const { id } = useParams({ strict: false }) as { readonly id: string };
  const query = useApi<PracticeResponse>(`/api/practices/${id}`, {}, { isTimed: false });
  return (
    <Loaded query={query} height={500}>
      {(held) => <Told key={held.id} held={held} />}
    </Loaded>
  );
}

function Told({ held }: Part) {
  const words = useWords();
  useTitle(held.title);
  return (
    <article className="stack">
      <header>
        <p className="row">
          <AppLink to="/recommendations/practices">{words('practices.title')}</AppLink>
          <span className="tag">{words(`practices.state.${held.state}`)}</span>
          <span className="tag">
            {words(held.grade === null ? 'practices.notGraded' : `practices.grade.${held.grade}`)}
          </span>
          <span className="tag">{words('marking.tag', { marking: held.marking })}</span>
          {held.isSimulated ? <span className="tag">{words('simulated.word')}</span> : null}
        </p>
        <h1>{held.title || words('advice.untitled')}</h1>
        <p className="dim">{groupWords(words, held.group)}</p>
      </header>
      <div className="columns">
        <div className="stack">
          <section className="card">
            {held.may.includes('edit') && held.state === 'draft' ? (
              <PracticeForm held={held} />
            ) : (
              <PracticeText held={held} />
            )}
          </section>
          <MadeOf held={held} />
        </div>
        <div className="stack">
          <Steps held={held} />
          <Advised held={held} />
          <WorkHistory events={held.events} vocabulary="practices.did" />
        </div>
      </div>
      <ChainSection kind="good-practice" id={held.id} />
    </article>
  );
}

function PracticeText({ held }: Part) {
  const words = useWords();
  const [isEditing, setEditing] = useState(false);
  if (isEditing) return <PracticeForm held={held} onDone={() => setEditing(false)} />;
  return (
    <>
      {PRACTICE_TEXTS.filter((key) => held.content[key].trim() !== '').map((key) => (
        <section key={key}>
          <h2>{words(`practices.text.${key}`)}</h2>
          <p className="told">{held.content[key]}</p>
        </section>
      ))}
      {held.may.includes('edit') ? (
        <Button size="xs" variant="default" onClick={() => setEditing(true)}>
          {words('practices.change')}
        </Button>
      ) : null}
    </>
  );
}

/** The inputs, each whole and by whom: nothing is merged away. */
function MadeOf({ held }: Part) {
  const words = useWords();
  return (
    <section className="card">
      <h2>{words('practices.inputs')}</h2>
      {held.inputs.map((input) => (
        <details key={input.id}>
          <summary>
            {input.content.title}{' '}
            <span className="dim">
              {words('inputs.from', { who: input.by?.name ?? words('work.holder'), owner: input.owner.name })}
            </span>{' '}
            {input.state === 'withdrawn' ? <span className="tag">{words('inputs.withdrawn')}</span> : null}
          </summary>
          <InputText content={input.content} />
          <p>
            <AppLink to={`/recommendations/inputs/${input.id}`}>{words.instant(input.givenAt)}</AppLink>
          </p>
        </details>
      ))}
    </section>
  );
}

function Steps({ held }: Part) {
  const words = useWords();
  const { send, problem, isBusy } = useSend();
  const step = (body: object) => send(`/api/practices/${held.id}/steps`, { version: held.version, ...body });
  const missing = held.missing.map((key) =>
    words(
      key === 'grade'
        ? 'practices.missingGrade'
        : key === 'inputs'
          ? 'practices.missingInputs'
          : `practices.text.${key}`,
    ),
  );
  if (held.may.length === 0) return null;
  return (
    <section className="card stack no-print">
      <h2>{words('triage.next')}</h2>
      {held.may.includes('publish') ? (
        <div>
          <Button
            size="xs"
            loading={isBusy}
            disabled={missing.length > 0}
            onClick={() => void step({ step: 'publish' })}
          >
            {words('practices.step.publish')}
          </Button>
          {missing.length === 0 ? null : (
            <p className="dim">{words('practices.missing', { fields: missing.join(', ') })}</p>
          )}
        </div>
      ) : null}
      {held.may.includes('gather') ? (
        <MoreInputs held={held} onAdd={(id) => step({ step: 'gather', inputIds: [id] })} />
      ) : null}
      {held.may.includes('withdraw') ? (
        <div>
          <NotedStep
            label={words('practices.step.withdraw')}
            ask={words('practices.ask.withdraw')}
            isBusy={isBusy}
            onDone={async (note) => (await step({ step: 'withdraw', note })) !== undefined}
          />
        </div>
      ) : null}
      <Problem text={problem} />
    </section>
  );
}

function MoreInputs({ held, onAdd }: Part & { readonly onAdd: (id: number) => Promise<unknown> }) {
  const words = useWords();
  const { data } = useApi<{ items: InputItem[] }>(
    INPUT_ENDPOINTS.list.path,
    { group: held.group.key, loose: 'true', limit: 100 },
    { isTimed: false },
  );
  const items = data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <details>
      <summary>{words('practices.step.gather')}</summary>
      <p className="dim">{words('practices.gatherHelp')}</p>
      <ul className="witnesses">
        {items.map(({ id, content }) => (
          <li key={id} className="row">
            <AppLink to={`/recommendations/inputs/${id}`}>{content.title}</AppLink>
            <Button size="compact-xs" variant="default" onClick={() => void onAdd(id)}>
              {words('practices.step.gather')}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Advised({ held }: Part) {
  const words = useWords();
  return (
    <section className="card">
      <h2>{words('practices.advice')}</h2>
      <ul className="witnesses">
        {held.recommendations.map(({ id, code, title }) => (
          <li key={id}>
            <AppLink to={`/recommendations/${id}`}>{code === null ? title : `${code} · ${title}`}</AppLink>
          </li>
        ))}
      </ul>
      {held.state === 'published' && held.may.length > 0 ? (
        <AppLink to="/recommendations/new" search={{ group: held.group.key, practice: String(held.id) }}>
          {words('advice.begin')}
        </AppLink>
      ) : null}
    </section>
  );
}
