import { Button } from '@mantine/core';
import { useState } from 'react';
import { useAddress } from '../../../ui/address.ts';
import { AppLink } from '../../../ui/kit/app-link.tsx';
import { type Column, DataTable } from '../../../ui/kit/data-table.tsx';
import { type Filter, Filters } from '../../../ui/kit/filters.tsx';
import { EmptyState, Loaded } from '../../../ui/kit/states.tsx';
import { Instant } from '../../../ui/kit/when.tsx';
import { useTitle } from '../../../ui/title.ts';
import { useApi } from '../../../ui/use-api.ts';
import { useWords, type Words } from '../../../ui/words.ts';
import { useMe } from '../../access/page/use-access.ts';
import { mayDo } from '../../access/rules.ts';
import { AUDIT_ENDPOINTS, type AuditEvent, type AuditVerdict } from '../contract.ts';
import { AUDIT_AREAS } from '../vocabulary.ts';
import { actionKey, readSubject } from '../words.ts';

const untimed = { isTimed: false } as const;
const FILTERS = ['area', 'who', 'subject', 'from', 'until'] as const;

/** Who did what: everything for those who may read the audit, else one's own. */
export function Page() {
  const words = useWords();
  const me = useMe().data;
  useTitle(words('audit.title'));
  if (me === undefined) return null;
  const mayRead = mayDo(me.roles, 'audit.read');
  return (
    <article className="stack">
      <header>
        <h1>{words('audit.title')}</h1>
        <p>{words(mayRead ? 'audit.lead' : 'audit.ownLead')}</p>
        {mayRead && me.kind === 'person' ? <p className="dim">{words('audit.partLead')}</p> : null}
      </header>
      <section className="card">
        <h2>{words('audit.all')}</h2>
        <Events mayRead={mayRead} />
      </section>
      {mayRead ? <Chain /> : null}
    </article>
  );
}

function useFilters(mayRead: boolean): Filter[] {
  const words = useWords();
  const label = (parameter: (typeof FILTERS)[number]) => ({
    label: words(`audit.filter.${parameter}`),
    parameter,
  });
  return [
    {
      ...label('area'),
      anyLabel: words('audit.filter.any'),
      options: AUDIT_AREAS.map((value) => ({ value, label: words(`audit.area.${value}`) })),
    },
    ...(mayRead ? [{ ...label('who'), type: 'text' } as const] : []),
    { ...label('subject'), type: 'text' },
    { ...label('from'), type: 'date' },
    { ...label('until'), type: 'date' },
  ];
}

/** The first moment of a day where the reader is, `days` later. */
function startOf(day: string | undefined, days: number): string | undefined {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day ?? '') ?? [];
  return year === undefined
    ? undefined
    : new Date(Number(year), Number(month) - 1, Number(date) + days).toISOString();
}

function Events({ mayRead }: { readonly mayRead: boolean }) {
  const words = useWords();
  const { search, set } = useAddress();
  const { area, who, subject, before } = search;
  const asked = {
    area,
    who,
    subject,
    before,
    from: startOf(search.from, 0),
    until: startOf(search.until, 1),
  };
  const query = useApi<{ items: AuditEvent[]; hasMore: boolean }>(AUDIT_ENDPOINTS.list.path, asked, untimed);
  const clear = () => set(Object.fromEntries([...FILTERS, 'before'].map((name) => [name, undefined])));
  const isFiltered = [...FILTERS, 'before'].some((name) => search[name] !== undefined);
  return (
    <>
      <Filters filters={useFilters(mayRead)} />
      <Loaded query={query} height={500}>
        {({ items, hasMore }) =>
          items.length === 0 ? (
            <EmptyState title={words(isFiltered ? 'list.nothing' : 'audit.empty')}>
              {isFiltered ? (
                <button type="button" className="quiet" onClick={clear}>
                  {words('list.clear')}
                </button>
              ) : (
                <p>{words('audit.emptyHelp')}</p>
              )}
            </EmptyState>
          ) : (
            <div className="stack">
              <DataTable
                caption={words('audit.all')}
                columns={columnsOf(words)}
                rows={items}
                rowKey={({ id }) => String(id)}
              />
              <Older isFirst={before === undefined} last={hasMore ? items.at(-1)!.id : undefined} />
            </div>
          )
        }
      </Loaded>
    </>
  );
}

/** The record grows at its top: parts are told by the number of the event before which they begin. */
function Older({ isFirst, last }: { readonly isFirst: boolean; readonly last: number | undefined }) {
  const words = useWords();
  const { set } = useAddress();
  if (isFirst && last === undefined) return null;
  return (
    <nav className="row pager no-print" aria-label={words('pager.label')}>
      <button
        type="button"
        className="quiet"
        disabled={isFirst}
        onClick={() => set({ before: undefined }, { push: true })}
      >
        {words('audit.newest')}
      </button>
      <button
        type="button"
        className="quiet"
        disabled={last === undefined}
        onClick={() => set({ before: String(last) }, { push: true })}
      >
        {words('audit.older')}
      </button>
    </nav>
  );
}

function nameActor(words: Words, { actor, actorKind, actorName }: AuditEvent): string {
  const id = actor.split(':')[1] ?? '';
  const name = actorName ?? (id === '0' ? words('audit.actor.local') : words('audit.actor.gone', { id }));
  if (actorKind === 'person') return name;
  return words(`audit.actor.${actorKind}`, { name });
}

function nameSubject(words: Words, subject: string): string {
  const read = readSubject(subject);
  if (read === null) return subject;
  const key = `audit.subject.${read.kind}`;
  const named = words(key, { id: read.id });
  return named === key ? subject : named;
}

const columnsOf = (words: Words): Column<AuditEvent>[] => [
  {
    id: 'when',
    header: words('audit.column.when'),
    value: ({ id }) => id,
    cell: ({ at }) => <Instant at={at} />,
  },
  {
    id: 'who',
    header: words('audit.column.who'),
    value: (event) => nameActor(words, event),
    cell: (event) => <strong>{nameActor(words, event)}</strong>,
  },
  {
    id: 'did',
    header: words('audit.column.did'),
    value: ({ action }) => nameAction(words, action),
  },
  {
    id: 'subject',
    header: words('audit.column.subject'),
    value: ({ subject, subjectName }) => subjectName ?? nameSubject(words, subject),
    cell: (event) => <Subject event={event} />,
  },
  {
    id: 'reason',
    header: words('audit.column.reason'),
    value: ({ reason }) => reason,
    cell: (event) => <Why event={event} />,
  },
];

/** In words; an action that an older version kept, as it kept it. */
function nameAction(words: Words, action: string): string {
  const key = actionKey(action);
  const named = words(key);
  return named === key ? action : named;
}

function Subject({ event }: { readonly event: AuditEvent }) {
  const words = useWords();
  const path = readSubject(event.subject)?.path ?? null;
  const name = event.subjectName ?? nameSubject(words, event.subject);
  return <span className="nowrap">{path === null ? name : <AppLink to={path}>{name}</AppLink>}</span>;
}

function Why({ event: { reason, detail } }: { readonly event: AuditEvent }) {
  const words = useWords();
  const facts = Object.entries(detail).filter(([, value]) => value !== null);
  return (
    <>
      {reason === null ? null : <span className="breakable">{reason}</span>}
      {facts.length === 0 ? null : (
        <details>
          <summary>{words('audit.detail')}</summary>
          <dl className="breakable">
            {facts.map(([name, value]) => (
              <div key={name}>
                <dt>
                  <code>{name}</code>
                </dt>
                <dd>
                  <code>{typeof value === 'string' ? value : JSON.stringify(value)}</code>
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </>
  );
}

function Chain() {
  const words = useWords();
  const [asked, setAsked] = useState(0);
  return (
    <section className="card stack">
      <h2>{words('audit.chain.title')}</h2>
      <p>{words('audit.chain.lead')}</p>
      {asked === 0 ? null : <Verdict key={asked} />}
      <div className="row">
        <Button variant="default" onClick={() => setAsked(asked + 1)}>
          {words('audit.chain.check')}
        </Button>
      </div>
    </section>
  );
}

function Verdict() {
  const words = useWords();
  const query = useApi<AuditVerdict>(AUDIT_ENDPOINTS.chain.path, {}, untimed);
  return (
    <Loaded query={query} height={60}>
      {({ events, tip, faults }) =>
        faults.length === 0 ? (
          <div role="status">
            <p>
              <strong>{words('audit.chain.sound', { events })}</strong>
            </p>
            <p className="breakable">{words('audit.chain.tip', { tip })}</p>
          </div>
        ) : (
          <div role="alert">
            <p>
              <strong>{words('audit.chain.broken', { events, faults: faults.length })}</strong>
            </p>
            <ul>
              {faults.slice(0, MOST_FAULTS).map(({ id, fault }) => (
                <li key={`${id} ${fault}`}>{words(`audit.chain.fault.${fault}`, { id })}</li>
              ))}
            </ul>
            <p>{words('audit.chain.next')}</p>
          </div>
        )
      }
    </Loaded>
  );
}

const MOST_FAULTS = 50;
