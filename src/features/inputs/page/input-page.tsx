import { useParams } from '@tanstack/react-router';
import { AppLink } from '../../../ui/kit/app-link.tsx';
import { Loaded } from '../../../ui/kit/states.tsx';
import { NotedStep, Problem, WorkHistory } from '../../../ui/kit/work.tsx';
import { useTitle } from '../../../ui/title.ts';
import { useApi } from '../../../ui/use-api.ts';
import { useWords } from '../../../ui/words.ts';
import { useSend } from '../../access/page/use-access.ts';
import { ChainSection } from '../../chains/page/chain-section.tsx';
import { groupWords } from '../../groups/page/use-groups.ts';
import type { InputItem, InputResponse } from '../contract.ts';
import { INPUT_TEXTS } from '../rules.ts';

export function Page() {
  const { id } = useParams({ strict: false }) as { readonly id: string };
  const query = useApi<InputResponse>(`/api/inputs/${id}`, {}, { isTimed: false });
  return (
    <Loaded query={query} height={400}>
      {(input) => <Told input={input} />}
    </Loaded>
  );
}

function Told({ input }: { readonly input: InputResponse }) {
  const words = useWords();
  const { send, problem, isBusy } = useSend();
  useTitle(input.content.title);
  return (
    <article className="stack">
      <header>
        <p className="row">
          <AppLink to="/recommendations/inputs">{words('inputs.title')}</AppLink>
          <span className="tag">{words('marking.tag', { marking: input.marking })}</span>
          {input.state === 'withdrawn' ? <span className="tag">{words('inputs.withdrawn')}</span> : null}
          {input.isSimulated ? <span className="tag">{words('simulated.word')}</span> : null}
        </p>
        <h1>{input.content.title}</h1>
        <p className="dim">
          {words('inputs.from', { who: input.by?.name ?? words('work.holder'), owner: input.owner.name })},{' '}
          {words.instant(input.givenAt)}, {groupWords(words, input.group)}
        </p>
      </header>
      <div className="columns">
        <section className="card">
          <InputText content={input.content} />
        </section>
        <div className="stack">
          {input.practices.length === 0 ? null : (
            <section className="card">
              <h2>{words('inputs.gathered')}</h2>
              <ul className="witnesses">
                {input.practices.map(({ id, title }) => (
                  <li key={id}>
                    <AppLink to={`/recommendations/practices/${id}`}>{title}</AppLink>
                  </li>
                ))}
              </ul>
            </section>
          )}
          {input.mayWithdraw ? (
            <section className="card">
              <NotedStep
                label={words('inputs.withdraw')}
                ask={words('inputs.ask.withdraw')}
                isBusy={isBusy}
                onDone={async (note) =>
                  (await send(`/api/inputs/${input.id}/withdrawn`, { version: input.version, note })) !==
                  undefined
                }
              />
              <Problem text={problem} />
            </section>
          ) : null}
          <WorkHistory events={input.events} vocabulary="inputs.did" />
        </div>
      </div>
      <ChainSection kind="input" id={input.id} />
    </article>
  );
}

/** What an input says, question by question. */
export function InputText({ content }: Pick<InputItem, 'content'>) {
  const words = useWords();
  return INPUT_TEXTS.filter((key) => content[key].trim() !== '').map((key) => (
    <section key={key}>
      <h2>{words(`inputs.text.${key}`)}</h2>
      <p className="told">{content[key]}</p>
    </section>
  ));
}
