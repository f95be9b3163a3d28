import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { Problem } from '../../../ui/kit/work.tsx';
import { useApi } from '../../../ui/use-api.ts';
import { useWords } from '../../../ui/words.ts';
import { useSend } from '../../access/page/use-access.ts';
import { DIGEST_ENDPOINTS, type DigestResponse } from '../contract.ts';
import { EVERY } from '../rules.ts';

/** How often somebody is told what waits, and the feeds that they read. */
export function DigestSettings() {
  const words = useWords();
  const { data } = useApi<DigestResponse>(DIGEST_ENDPOINTS.one.path, {}, { isTimed: false });
  const { send, problem, isBusy } = useSend();
  const [path, setPath] = useState<string>();
  if (data === undefined) return null;
  const addFeed = async () => {
    const made = await send<{ path: string }>(DIGEST_ENDPOINTS.addFeed.path, {});
    setPath(made?.path);
  };
  return (
    <section className="card stack">
      <h2>{words('digest.title')}</h2>
      <p>{words('digest.lead')}</p>
      <div className="row">
        <span>{words('digest.every')}</span>
        <SegmentedControl
          size="xs"
          aria-label={words('digest.every')}
          value={data.every}
          onChange={(every) => void send(DIGEST_ENDPOINTS.set.path, { every })}
          data={EVERY.map((value) => ({ value, label: words(`digest.often.${value}`) }))}
        />
      </div>
      <div className="row">
        <span>{words('digest.feeds')}</span>
        {data.feeds.map(({ id, createdAt }) => (
          <Button
            key={id}
            size="xs"
            variant="default"
            loading={isBusy}
            onClick={() => void send(`${DIGEST_ENDPOINTS.addFeed.path}/${id}/end`, {})}
          >
            {words('digest.endFeed', { when: words.instant(createdAt) })}
          </Button>
        ))}
        <Button size="xs" variant="default" loading={isBusy} onClick={() => void addFeed()}>
          {words('digest.addFeed')}
        </Button>
      </div>
      {path === undefined ? null : (
        <p>
          {words('digest.once')} <code className="breakable">{`${window.location.origin}${path}`}</code>
        </p>
      )}
      <Problem text={problem} />
    </section>
  );
}
