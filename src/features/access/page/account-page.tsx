import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { AppLink } from '../../../ui/kit/app-link.tsx';
import { EmptyState } from '../../../ui/kit/states.tsx';
import { Problem } from '../../../ui/kit/work.tsx';
import { useTitle } from '../../../ui/title.ts';
import { useApi } from '../../../ui/use-api.ts';
import { useWords } from '../../../ui/words.ts';
import { nameAgent } from '../agents.ts';
import type { TokenItem } from '../api-tokens.ts';
import { ACCESS_ENDPOINTS } from '../contract.ts';
import type { SessionItem } from '../session.ts';
import { SecondFactor } from './second-factor.tsx';
import { useMe, useSend } from './use-access.ts';

const TOKEN_DAYS = 90;
const untimed = { isTimed: false } as const;

export function Page() {
  const words = useWords();
  const me = useMe().data;
  useTitle(words('access.account.title'));
  if (me === undefined) return null;
  return (
    <article className="narrow stack">
      <h1>{words('access.account.title')}</h1>
      {me.kind === 'person' ? (
        <>
          <Sessions />
          <SecondFactor />
          <Tokens />
        </>
      ) : (
        <EmptyState title={words('access.account.nobody')}>
          <p>{words('access.account.noneHelp')}</p>
          <AppLink to="/sign-in">{words('access.who.signIn')}</AppLink>
        </EmptyState>
      )}
    </article>
  );
}

function Sessions() {
  const words = useWords();
  const { send, problem } = useSend();
  const sessions = useApi<{ items: SessionItem[] }>(ACCESS_ENDPOINTS.sessions.path, {}, untimed);
  return (
    <section className="card">
      <h2>{words('access.account.sessions')}</h2>
      <ul className="lines">
        {(sessions.data?.items ?? []).map((session) => (
          <SessionLine
            key={session.id}
            session={session}
            onEnd={() => void send(`/api/sessions/${session.id}/end`, {})}
          />
        ))}
      </ul>
      <Problem text={problem} />
    </section>
  );
}

function SessionLine({ session, onEnd }: { readonly session: SessionItem; readonly onEnd: () => void }) {
  const words = useWords();
  const { isCurrent, agent } = session;
  const told = { when: words.instant(session.lastUsedAt), agent: nameAgent(agent) };
  return (
    <li className="row">
      <span title={agent}>{words('access.account.session', told)}</span>
      {isCurrent ? (
        <span className="tag">{words('access.account.current')}</span>
      ) : (
        <Button
          variant="default"
          size="xs"
          aria-label={words('access.account.endSession', told)}
          onClick={onEnd}
        >
          {words('access.account.end')}
        </Button>
      )}
    </li>
  );
}

function Tokens() {
  const words = useWords();
  const { send, problem } = useSend();
  const tokens = useApi<{ items: TokenItem[] }>(ACCESS_ENDPOINTS.tokens.path, {}, untimed);
  const [name, setName] = useState('');
  const [mayWrite, setMayWrite] = useState(false);
  const [secret, setSecret] = useState<string>();
  const make = async () => {
    const body = { name, scopes: mayWrite ? ['read', 'write'] : ['read'], days: TOKEN_DAYS };
    const made = await send<{ token: string }>(ACCESS_ENDPOINTS.createToken.path, body);
    setSecret(made?.token);
    if (made !== undefined) setName('');
  };
  const items = tokens.data?.items ?? [];
  return (
    <section className="card">
      <h2>{words('access.account.tokens')}</h2>
      <p className="dim">{words('access.account.tokensHelp')}</p>
      {items.length === 0 ? <p>{words('access.account.noToken')}</p> : null}
      <ul className="lines">
        {items.map(({ id, name: label, scopes, expiresAt }) => (
          <li key={id} className="row">
            <span>
              {words('access.account.tokenLine', {
                name: label,
                scopes: scopes.join(', '),
                until: words.instant(expiresAt),
              })}
            </span>
            <Button
              variant="default"
              size="xs"
              aria-label={words('access.account.endToken', { name: label })}
              onClick={() => send(`/api/tokens/${id}/end`, {})}
            >
              {words('access.account.end')}
            </Button>
          </li>
        ))}
      </ul>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
      >
        <TextInput
          required
          label={words('access.account.tokenName')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Checkbox
          label={words('access.account.tokenWrite')}
          checked={mayWrite}
          onChange={(event) => setMayWrite(event.currentTarget.checked)}
        />
        <div className="row">
          <Button type="submit" size="xs">
            {words('access.account.tokenMake')}
          </Button>
        </div>
      </form>
      {secret === undefined ? null : (
        <div className="after" role="status">
          <p>{words('access.account.tokenOnce')}</p>
          <pre>{secret}</pre>
        </div>
      )}
      <Problem text={problem} />
    </section>
  );
}
