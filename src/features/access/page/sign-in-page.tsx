import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useAddress } from '../../../ui/address.ts';
import { useTitle } from '../../../ui/title.ts';
import { useWords } from '../../../ui/words.ts';
import { ACCESS_ENDPOINTS } from '../contract.ts';
import { useSend } from './use-access.ts';

export function Page() {
  const words = useWords();
  useTitle(words('access.signIn.title'));
  const { go } = useAddress();
  const { send, problem, isBusy } = useSend();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState<string>();
  const submit = async () => {
    const body = { email, password, ...(code === undefined ? {} : { code }) };
    const outcome = await send<{ kind: string }>(ACCESS_ENDPOINTS.signIn.path, body);
    if (outcome?.kind === 'code-needed') setCode('');
    if (outcome?.kind === 'in') go('/', {});
  };
  return (
    <article className="narrow">
      <h1>{words('access.signIn.title')}</h1>
      <form
        className="card stack"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextInput
          type="email"
          required
          autoComplete="username"
          label={words('access.signIn.email')}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          visibilityToggleButtonProps={{ 'aria-label': words('access.signIn.showPassword') }}
          required
          autoComplete="current-password"
          label={words('access.signIn.password')}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {code === undefined ? null : (
          <TextInput
            required
            autoFocus
            autoComplete="one-time-code"
            label={words('access.signIn.code')}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
        )}
        {problem === undefined ? null : (
          <p className="problem" role="alert">
            {problem}
          </p>
        )}
        <Button type="submit" loading={isBusy}>
          {words('access.signIn.submit')}
        </Button>
      </form>
      <p className="dim after">{words('access.signIn.help')}</p>
    </article>
  );
}
