import { Button } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useAddress } from '../../../ui/address.ts';
import { AppLink } from '../../../ui/kit/app-link.tsx';
import { Loaded } from '../../../ui/kit/states.tsx';
import { NotedStep, Problem, WorkHistory } from '../../../ui/kit/work.tsx';
import { useTitle } from '../../../ui/title.ts';
import { useApi } from '../../../ui/use-api.ts';
import { useWords } from '../../../ui/words.ts';
import { useSend } from '../../access/page/use-access.ts';
import { ChainSection } from '../../chains/page/chain-section.tsx';
import type { ReviewResponse } from '../contract.ts';
import { Changes, Late, Matrix, Progress, Times } from './parts.tsx';
import { ReviewForm } from './review-form.tsx';

interface Part {
  readonly review: ReviewResponse;
}

export function Page() {
  const { id } = useParams({ strict: false }) as { readonly id: string };
  const query = useApi<ReviewResponse>(`/api/reviews/${id}`, {}, { isTimed: false });
  return (
    <Loaded query={query} height={800}>
      {(review) => <Told key={review.id} review={review} />}
    </Loaded>
  );
}

function Told({ review }: Part) {
  const words = useWords();
  const { pack, previous } = review;
  useTitle(review.title);
  const { recommendations, commitments } = pack.leftOut;
  return (
    <article className="stack">
      <Head review={review} />
      <Steps review={review} />
      {review.conclusions === '' ? null : (
        <section className="card">
          <h2>{words('review.conclusions')}</h2>
          <p className="told">{review.conclusions}</p>
        </section>
      )}
      <Progress pack={pack} />
      <Changes
        pack={pack}
        since={
          previous === null
            ? words('review.firstOne')
            : words('review.since', { title: previous.title, when: words.date(previous.heldOn) })
        }
      />
      <Late late={pack.late} />
      <Matrix pack={pack} />
      <Times pack={pack} />
      {recommendations + commitments === 0 ? null : (
        <p className="dim">{words('review.leftOut', { recommendations, commitments })}</p>
      )}
      <WorkHistory events={review.events} vocabulary="review.did" />
      <ChainSection kind="review" id={review.id} />
    </article>
  );
}

function Head({ review }: Part) {
  const words = useWords();
  const { search } = useAddress();
  const { frozenAt, packHash, pack } = review;
  const query = search.database === undefined ? '' : `?database=${search.database}`;
  return (
    <header>
      <p className="row">
        <AppLink to="/review">{words('review.title')}</AppLink>
        <span className="tag">{words(`review.state.${review.state}`)}</span>
        <span className="tag">{words('marking.tag', { marking: review.marking })}</span>
        {review.isSimulated ? <span className="tag">{words('simulated.word')}</span> : null}
      </p>
      <h1>{review.title}</h1>
      <p>{[review.event, review.place, words.date(review.heldOn)].filter(Boolean).join(', ')}</p>
      <p>
        {frozenAt === null
          ? words('review.asThingsStand', { when: words.instant(pack.at) })
          : words('review.frozenLine', { when: words.instant(pack.at), frozen: words.instant(frozenAt) })}
      </p>
      {packHash === null ? null : (
        <p className="dim fingerprint">{words('review.hash', { hash: packHash })}</p>
      )}
      {review.isIntact === false ? (
        <p className="problem" role="alert">
          {words('review.broken')}
        </p>
      ) : null}
      <p className="row no-print">
        <a href={`/api/reviews/${review.id}/pack.pdf${query}`} download>
          {words('review.download')}
        </a>
        <span className="dim">{words('review.print')}</span>
      </p>
    </header>
  );
}

function Steps({ review }: Part) {
  const words = useWords();
  const { send, problem, isBusy } = useSend();
  // The version that the form began from: what somebody else saves meanwhile is not written over unseen.
  const [begun, setBegun] = useState<number>();
  const step = (body: object) =>
    send<ReviewResponse>(`/api/reviews/${review.id}/steps`, { version: review.version, ...body });
  const may = (each: ReviewResponse['may'][number]) => review.may.includes(each);
  if (review.may.length === 0) return null;
  return (
    <section className="card stack no-print">
      <h2>{words('review.next')}</h2>
      {begun !== undefined ? (
        <ReviewForm
          label={words('review.step.edit')}
          begin={review}
          isBusy={isBusy}
          problem={problem}
          onCancel={() => setBegun(undefined)}
          onSave={async ({ title, event, place, heldOn }) => {
            const changed = await step({
              ...{ step: 'edit', version: begun },
              review: { title, event, place, heldOn },
            });
            if (changed !== undefined) setBegun(undefined);
          }}
        />
      ) : (
        <div className="row">
          {may('freeze') ? (
            <Button size="xs" loading={isBusy} onClick={() => void step({ step: 'freeze' })}>
              {words('review.step.freeze')}
            </Button>
          ) : null}
          {may('edit') ? (
            <Button size="xs" variant="default" onClick={() => setBegun(review.version)}>
              {words('review.step.edit')}
            </Button>
          ) : null}
          {(['conclude', 'cancel'] as const).filter(may).map((each) => (
            <NotedStep
              key={each}
              label={words(`review.step.${each}`)}
              ask={words(`review.ask.${each}`)}
              isBusy={isBusy}
              onDone={async (note) => (await step({ step: each, note })) !== undefined}
            />
          ))}
        </div>
      )}
      {begun !== undefined ? null : <Problem text={problem} />}
    </section>
  );
}
