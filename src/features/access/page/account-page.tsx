import { Button, Checkbox, PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { AppLink } from '../../../ui/kit/app-link.tsx';
import { EmptyState } from '../../../ui/kit/states.tsx';
import { Problem } from '../../../ui/kit/work.tsx';
import { useTitle } from '../../../ui/title.ts';
import { useApi } from '../../../ui/use-api.ts';
import { useWords } from '../../../ui/words.ts';
import type { TokenItem } from '../api-tokens.ts';
import { ACCESS_ENDPOINTS } from '../contract.ts';
import type { SessionItem } from '../session.ts';
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
        {(sessions.data?.items ?? []).map(({ id, lastUsedAt, agent }) => (
          <li key={id} className="row">
            <span>{words('access.account.session', { when: words.instant(lastUsedAt), agent })}</span>
            <Button variant="default" size="xs" onClick={() => send(`/api/sessions/${id}/end`, {})}>
              {words('access.account.end')}
            </Button>
          </li>
        ))}
      </ul>
      <Problem text={problem} />
    </section>
  );
}

function SecondFactor() {
  const words = useWords();
  const { send, problem, isBusy } = useSend();
  const [password, setPassword] = useState('');
  const [address, setAddress] = useState<string>();
  const [code, setCode] = useState('');
  const [recoveryCodes, setRecoveryCodes] = useState<readonly string[]>();
  const offer = async () =>
    setAddress((await send<{ address: string }>(ACCESS_ENDPOINTS.offerTotp.path, { password }))?.address);
  const confirm = async () => {
    const answer = await send<{ recoveryCodes: string[] }>(ACCESS_ENDPOINTS.confirmTotp.path, { code });
    if (answer === undefined) return;
    setRecoveryCodes(answer.recoveryCodes);
    setAddress(undefined);
  };
  return (
    <section className="card">
      <h2>{words('access.account.secondFactor')}</h2>
      <p className="dim">{words('access.account.secondFactorHelp')}</p>
      <div className="stack">
        <PasswordInput
          autoComplete="current-password"
          label={words('access.account.password')}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <div className="row">
          <Button size="xs" loading={isBusy} onClick={() => void offer()}>
            {words('access.account.offer')}
          </Button>
          <Button
            size="xs"
            variant="default"
            onClick={() => send(ACCESS_ENDPOINTS.removeTotp.path, { password })}
          >
            {words('access.account.remove')}
          </Button>
        </div>
        {address === undefined ? null : (
          <>
            <p>{words('access.account.scan')}</p>
            <a className="breakable" href={address}>
              {address}
            </a>
            <TextInput
              autoComplete="one-time-code"
              label={words('access.signIn.code')}
              value={code}
              onChange={(event) => setCode(event.currentTarget.value)}
            />
            <Button size="xs" onClick={() => void confirm()}>
              {words('access.account.confirm')}
            </Button>
          </>
        )}
        {recoveryCodes === undefined ? null : (
          <>
            <p>{words('access.account.recovery')}</p>
            <pre>{recoveryCodes.join('\n')}</pre>
          </>
        )}
        <Problem text={problem} />
      </div>
    </section>
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
    setSecret((await send<{ token: string }>(ACCESS_ENDPOINTS.createToken.path, body))?.token);
  };
  const items = tokens.data?.items ?? [];
  return (
    <section className="card">
      <h2>{words('access.account.tokens')}</h2>
      <p className="dim">{words('access.account.tokensHelp')}</p>
      {items.length === 0 ? <p>{words('access.account.none')}</p> : null}
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
            <Button variant="default" size="xs" onClick={() => send(`/api/tokens/${id}/end`, {})}>
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
        <Button type="submit" size="xs">
          {words('access.account.tokenMake')}
        </Button>
      </form>
      {secret === undefined ? null : (
        <p>
          {words('access.account.tokenOnce')} <code className="breakable">{secret}</code>
        </p>
      )}
      <Problem text={problem} />
    </section>
  );
}
