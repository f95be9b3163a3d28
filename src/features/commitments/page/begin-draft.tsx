import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useAddress } from '../../../ui/address.ts';
import { Problem } from '../../../ui/kit/work.tsx';
import { useApi } from '../../../ui/use-api.ts';
import { useWords } from '../../../ui/words.ts';
import { ACCESS_ENDPOINTS } from '../../access/contract.ts';
import { useSend } from '../../access/page/use-access.ts';
import type { ParticipantItem } from '../../access/people.ts';
import { COMMITMENT_ENDPOINTS, type CommitmentResponse } from '../contract.ts';
import { COMMITMENT_KINDS, type CommitmentKind } from '../rules.ts';

/** For who speaks for a participant: begins a draft, and goes there. */
export function BeginDraft({ own }: { readonly own: readonly number[] }) {
  const words = useWords();
  const { search, go } = useAddress();
  const { send, problem, isBusy } = useSend();
  const participants = useApi<{ items: ParticipantItem[] }>(
    ACCESS_ENDPOINTS.participants.path,
    {},
    { isTimed: false },
  );
  const [kind, setKind] = useState<CommitmentKind>('law');
  const [participant, setParticipant] = useState(String(own[0] ?? ''));
  const mine = (participants.data?.items ?? []).filter(({ id }) => own.includes(id));
  const begin = async () => {
    const body = {
      kind,
      // From a recommendation one comes here to answer it.
      recommendationIds: search.recommendation === undefined ? [] : [Number(search.recommendation)],
      participantId: Number(participant),
    };
    const begun = await send<CommitmentResponse>(COMMITMENT_ENDPOINTS.draft.path, body, { isAhead: true });
    if (begun !== undefined) go(`/commitments/${begun.id}`);
  };
  return (
    <form
      className="card row begin"
      onSubmit={(event) => {
        event.preventDefault();
        void begin();
      }}
    >
      <NativeSelect
        size="xs"
        label={words('commitments.field.kind')}
        data={COMMITMENT_KINDS.map((each) => ({ value: each, label: words(`commitments.kind.${each}`) }))}
        value={kind}
        onChange={(event) => setKind(event.currentTarget.value as CommitmentKind)}
      />
      {mine.length > 1 ? (
        <NativeSelect
          size="xs"
          label={words('commitments.beginFor')}
          data={mine.map(({ id, name }) => ({ value: String(id), label: name }))}
          value={participant}
          onChange={(event) => setParticipant(event.currentTarget.value)}
        />
      ) : null}
      <Button type="submit" size="xs" loading={isBusy}>
        {words('commitments.begin')}
      </Button>
      <Problem text={problem} />
    </form>
  );
}
