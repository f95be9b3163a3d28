import { Button } from '@mantine/core';
import { useState } from 'react';
import { useAddress } from '../../../ui/address.ts';
import { AppLink } from '../../../ui/kit/app-link.tsx';
import { DataTable } from '../../../ui/kit/data-table.tsx';
import { EmptyState, Loaded } from '../../../ui/kit/states.tsx';
import { useApi } from '../../../ui/use-api.ts';
import { useWords } from '../../../ui/words.ts';
import { useSend } from '../../access/page/use-access.ts';
import { REVIEW_ENDPOINTS, type ReviewItem, type ReviewResponse } from '../contract.ts';
import { ReviewForm } from './review-form.tsx';

interface Listed {
  readonly items: readonly ReviewItem[];
  readonly mayPlan: boolean;
}

export function Page() {
  const words = useWords();
  const { go } = useAddress();
  const { send, problem, isBusy } = useSend();
  const [isPlanning, setPlanning] = useState(false);
  const query = useApi<Listed>(REVIEW_ENDPOINTS.list.path, {}, { isTimed: false });
  return (
    <article className="stack">
      <header>
        <h1>{words('review.title')}</h1>
        <p>{words('review.lead')}</p>
      </header>
      {query.data?.mayPlan && !isPlanning ? (
        <div>
          <Button size="xs" onClick={() => setPlanning(true)}>
            {words('review.plan')}
          </Button>
        </div>
      ) : null}
      {isPlanning ? (
        <section className="card">
          <ReviewForm
            label={words('review.step.plan')}
            isBusy={isBusy}
            problem={problem}
            onCancel={() => setPlanning(false)}
            onSave={async (draft) => {
              const made = await send<ReviewResponse>(REVIEW_ENDPOINTS.plan.path, draft, {
                isAhead: true,
              });
              if (made !== undefined) go(`/review/${made.id}`);
            }}
          />
        </section>
      ) : null}
      <section className="card">
        <Loaded query={query} height={200}>
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState title={words('review.empty')}>
                <p>{words('review.emptyHelp')}</p>
              </EmptyState>
            ) : (
              <DataTable
                caption={words('review.title')}
                columns={[
                  {
                    id: 'what',
                    header: words('review.column.what'),
                    value: (row) => row.title,
                    cell: (row) => (
                      <AppLink to={`/review/${row.id}`} data-walk>
                        {row.title}
                      </AppLink>
                    ),
                  },
                  {
                    id: 'when',
                    header: words('review.column.when'),
                    value: (row) => row.heldOn,
                    cell: (row) => words.date(row.heldOn),
                  },
                  { id: 'event', header: words('review.column.event'), value: (row) => row.event },
                  {
                    id: 'state',
                    header: words('review.column.state'),
                    value: (row) => words(`review.state.${row.state}`),
                  },
                ]}
                rows={items}
                rowKey={({ id }) => String(id)}
              />
            )
          }
        </Loaded>
      </section>
    </article>
  );
}
