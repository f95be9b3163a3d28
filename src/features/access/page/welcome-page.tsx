import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Role } from '../../../model/access.ts';
import { useAddress } from '../../../ui/address.ts';
import { postJson } from '../../../ui/client.ts';
import { AppLink } from '../../../ui/kit/app-link.tsx';
import { useTitle } from '../../../ui/title.ts';
import { useWords } from '../../../ui/words.ts';
import { ACCESS_ENDPOINTS } from '../contract.ts';
import { useSend } from './use-access.ts';

interface Invitation {
  readonly name: string;
  readonly email: string;
  readonly roles: readonly { readonly role: Role }[];
}

/** The secret of an invitation stands after the `#`: browsers send that part to nobody. */
const readToken = () => window.location.hash.slice(1);

export function Page() {
  const words = useWords();
  useTitle(words('access.welcome.title'));
  const token = readToken();
  const invitation = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => postJson<Invitation>(ACCESS_ENDPOINTS.invitation.path, { database: 'live' }, { token }),
    enabled: token !== '',
    retry: false,
  });
  return (
    <article className="narrow">
      <h1>{words('access.welcome.title')}</h1>
      {invitation.data === undefined ? (
        <NoInvitation isAsking={invitation.isFetching} isRefused={invitation.isError} />
      ) : (
        <AccountForm token={token} invitation={invitation.data} />
      )}
    </article>
  );
}

function NoInvitation({ isAsking, isRefused }: { readonly isAsking: boolean; readonly isRefused: boolean }) {
  const words = useWords();
  if (isAsking) return <p>{words('state.loading')}</p>;
  return (
    <>
      <p>{words(isRefused ? 'access.welcome.usedLink' : 'access.welcome.noLink')}</p>
      <AppLink to="/sign-in">{words('access.who.signIn')}</AppLink>
    </>
  );
}

function AccountForm({ token, invitation }: { readonly token: string; readonly invitation: Invitation }) {
  const words = useWords();
  const { go } = useAddress();
  const { send, problem, isBusy } = useSend();
  const [name, setName] = useState(invitation.name);
  const [email, setEmail] = useState(invitation.email);
  const [password, setPassword] = useState('');
  const isFirst = invitation.email === '';
  const roles = invitation.roles.map(({ role }) => words(`access.role.${role}`)).join(', ');
  const submit = async () => {
    const body = { token, name, email, password };
    if ((await send(ACCESS_ENDPOINTS.accept.path, body, { database: 'live' })) !== undefined)
      go('/', { database: 'live' });
  };
  return (
    <form
      className="card stack"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <p>{isFirst ? words('access.welcome.first') : words('access.welcome.invited', { roles })}</p>
      <TextInput
        required
        autoComplete="name"
        label={words('access.welcome.name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        type="email"
        required
        readOnly={!isFirst}
        autoComplete="username"
        label={words('access.signIn.email')}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <PasswordInput
        visibilityToggleButtonProps={{ 'aria-label': words('access.signIn.showPassword') }}
        required
        autoComplete="new-password"
        label={words('access.signIn.password')}
        description={words('access.welcome.passwordHelp')}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      {problem === undefined ? null : (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      <Button type="submit" loading={isBusy}>
        {words('access.welcome.submit')}
      </Button>
    </form>
  );
}
