import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { Problem } from '../../../ui/kit/work.tsx';
import { useWords } from '../../../ui/words.ts';
import type { RecommendationResponse } from '../contract.ts';
import { useRecommendation } from './use-recommendation.ts';

/** What others say of the text, version by version. */
export function Comments({ held }: { readonly held: RecommendationResponse }) {
  const words = useWords();
  const { comment, settle, problem, isBusy } = useRecommendation(held);
  const [text, setText] = useState('');
  if (!held.mayComment && held.comments.length === 0) return null;
  return (
    <section className="card stack">
      <h2>{words('advice.comments')}</h2>
      {held.comments.length === 0 ? <p className="dim">{words('advice.noComments')}</p> : null}
      <ol className="history">
        {held.comments.map((each) => (
          <li key={each.id}>
            <span className="dim">
              {words('work.event', {
                when: words.instant(each.at),
                who: each.by?.name ?? words('work.holder'),
              })}{' '}
              {words('advice.onRevision', { revision: each.revision })}
            </span>
            <p className="quote">{each.text}</p>
            {each.settledAt !== null ? <span className="tag">{words('advice.settled')}</span> : null}
            {each.settledAt === null && held.may.includes('edit') ? (
              <Button size="compact-xs" variant="default" onClick={() => void settle(each.id)}>
                {words('advice.settle')}
              </Button>
            ) : null}
          </li>
        ))}
      </ol>
      {held.mayComment ? (
        <form
          className="noted"
          onSubmit={async (event) => {
            event.preventDefault();
            if ((await comment({ text, revision: held.revision })) !== undefined) setText('');
          }}
        >
          <Textarea
            required
            autosize
            minRows={2}
            maxLength={4000}
            label={words('advice.comment')}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <div>
            <Button type="submit" size="xs" variant="default" loading={isBusy}>
              {words('advice.sendComment')}
            </Button>
          </div>
        </form>
      ) : null}
      <Problem text={problem} />
    </section>
  );
}
