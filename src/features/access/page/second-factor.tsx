import { PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { StepForm } from '../../../ui/kit/work.tsx';
import { useApi } from '../../../ui/use-api.ts';
import { useWords } from '../../../ui/words.ts';
import { ACCESS_ENDPOINTS } from '../contract.ts';
import type { SecondFactorState } from '../second-factor.ts';
import { QrCode } from './qr-code.tsx';
import { useSend } from './use-access.ts';

/** Sets a second factor up, in two steps, or takes it away; the password is asked again for either, and a code of what is taken away. */
export function SecondFactor() {
  const words = useWords();
  const { send, problem, isBusy } = useSend();
  const state = useApi<SecondFactorState>(ACCESS_ENDPOINTS.secondFactor.path, {}, { isTimed: false }).data;
  const setAt = state?.setAt ?? null;
  const isSet = setAt !== null;
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [address, setAddress] = useState<string>();
  const [isRemoved, setRemoved] = useState(false);
  const offer = async () => {
    setRemoved(false);
    setAddress((await send<{ address: string }>(ACCESS_ENDPOINTS.offerTotp.path, { password }))?.address);
  };
  const remove = async () => {
    const isGone = (await send(ACCESS_ENDPOINTS.removeTotp.path, { password, code })) !== undefined;
    setRemoved(isGone);
    if (!isGone) return;
    setAddress(undefined);
    setPassword('');
    setCode('');
  };
  return (
    <section className="card stack">
      <h2>{words('access.account.secondFactor')}</h2>
      <p className="dim">{words('access.account.secondFactorHelp')}</p>
      {state !== undefined && setAt !== null && address === undefined ? (
        <p>
          {words('access.account.inForce', { when: words.instant(setAt) })}{' '}
          {words('access.account.codesLeft', { count: state.recoveryCodesLeft })}
        </p>
      ) : null}
      {state?.setAt === null && address === undefined && !isRemoved ? (
        <p>{words('access.account.notInForce')}</p>
      ) : null}
      <StepForm
        label={words(isSet ? 'access.account.remove' : 'access.account.offer')}
        isBusy={isBusy}
        problem={problem}
        isMinor={isSet}
        onSend={isSet ? remove : offer}
      >
        <PasswordInput
          visibilityToggleButtonProps={{ 'aria-label': words('access.signIn.showPassword') }}
          required
          autoComplete="current-password"
          label={words('access.account.password')}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {isSet ? (
          <TextInput
            required
            autoComplete="one-time-code"
            label={words('access.signIn.code')}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
        ) : null}
      </StepForm>
      {isRemoved ? <p role="status">{words('access.account.removed')}</p> : null}
      {address === undefined ? null : <Confirm key={address} address={address} />}
    </section>
  );
}

const GROUP = /.{1,4}/g;

/** The secret for the app, and the code by which the app shows that it has it; then the recovery codes. */
function Confirm({ address }: { readonly address: string }) {
  const words = useWords();
  const { send, problem, isBusy } = useSend();
  const [code, setCode] = useState('');
  const [recoveryCodes, setRecoveryCodes] = useState<readonly string[]>();
  const secret = new URL(address).searchParams.get('secret') ?? '';
  const confirm = async () =>
    setRecoveryCodes(
      (await send<{ recoveryCodes: string[] }>(ACCESS_ENDPOINTS.confirmTotp.path, { code }))?.recoveryCodes,
    );
  if (recoveryCodes !== undefined)
    return (
      <div role="status">
        <p>{words('access.account.recovery')}</p>
        <pre>{recoveryCodes.join('\n')}</pre>
      </div>
    );
  return (
    <StepForm label={words('access.account.confirm')} isBusy={isBusy} problem={problem} onSend={confirm}>
      <div>
        <p>{words('access.account.scan')}</p>
        <QrCode text={address} label={words('access.account.qr')} />
        <p>{words('access.account.type')}</p>
        <pre>{secret.match(GROUP)?.join(' ')}</pre>
        <a href={address}>{words('access.account.openApp')}</a>
      </div>
      <TextInput
        required
        autoComplete="one-time-code"
        inputMode="numeric"
        label={words('access.account.code')}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
    </StepForm>
  );
}
