import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Problem } from '../../../ui/kit/work.tsx';
import { useApi } from '../../../ui/use-api.ts';
import { useWords } from '../../../ui/words.ts';
import { useMe, useSend } from '../../access/page/use-access.ts';
import { MEETING_ENDPOINTS } from '../contract.ts';

interface Feed {
  readonly id: string;
  readonly madeAt: string;
}

/** The secret addresses at which a person's calendar reads. */
export function CalendarFeed() {
  const words = useWords();
  const me = useMe();
  const isPerson = me.data?.kind === 'person';
  const feeds = useApi<{ items: readonly Feed[] }>(
    MEETING_ENDPOINTS.feeds.path,
    {},
    { isTimed: false, isEnabled: isPerson },
  );
  const { send, problem, isBusy } = useSend();
  const [address, setAddress] = useState<string>();
  const make = async () => {
    const made = await send<{ path: string }>(MEETING_ENDPOINTS.makeFeed.path, {});
    if (made !== undefined) setAddress(new URL(made.path, window.location.origin).href);
  };
  return (
    <section className="card">
      <h2>{words('meetings.feed')}</h2>
      {isPerson ? (
        <div className="stack">
          <p className="dim">{words('meetings.feedHelp')}</p>
          <ul className="witnesses">
            {feeds.data?.items.map(({ id, madeAt }) => (
              <li key={id} className="row">
                {words('meetings.feedMade', { when: words.instant(madeAt) })}
                <Button
                  size="compact-xs"
                  variant="default"
                  loading={isBusy}
                  onClick={() => void send(`${MEETING_ENDPOINTS.feeds.path}/${id}/end`, {})}
                >
                  {words('meetings.feedEnd')}
                </Button>
              </li>
            ))}
          </ul>
          {address === undefined ? null : (
            <TextInput
              readOnly
              label={words('meetings.feedOnce')}
              description={words('meetings.feedGroup')}
              value={address}
              onFocus={(event) => event.currentTarget.select()}
            />
          )}
          <div className="row">
            <Button size="xs" variant="default" loading={isBusy} onClick={() => void make()}>
              {words('meetings.feedMake')}
            </Button>
          </div>
          <Problem text={problem} />
        </div>
      ) : (
        <p className="dim">{words('meetings.feedSignIn')}</p>
      )}
    </section>
  );
}
