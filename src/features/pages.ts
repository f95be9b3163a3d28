import type { ComponentType } from 'react';

/** A page of the product. The rail lists those with a `letter`, in this order. */
export interface PageDefinition {
  readonly path: string;
  /** Message key of its word in the rail and in titles: `nav.<key>`. */
  readonly key:
    | 'situation'
    | 'my-work'
    | 'signals'
    | 'alerts'
    | 'substances'
    | 'routes'
    | 'health'
    | 'data'
    | 'groups'
    | 'recommendations'
    | 'commitments'
    | 'review'
    | 'participants'
    | 'search'
    | 'chains'
    | 'access'
    | 'audit';
  /** Pressed after `g`; absent for pages that one reaches through another. */
  readonly letter?: string;
  readonly load: () => Promise<{ readonly Page: ComponentType }>;
}

export const pages = [
  { path: '/', key: 'situation', letter: 's', load: () => import('./situation/page/page.tsx') },
  { path: '/my-work', key: 'my-work', letter: 'w', load: () => import('./my-work/page/page.tsx') },
  { path: '/signals', key: 'signals', letter: 'i', load: () => import('./signals/page/page.tsx') },
  { path: '/signals/$id', key: 'signals', load: () => import('./signals/page/signal-page.tsx') },
  { path: '/alerts', key: 'alerts', letter: 'a', load: () => import('./alerts/page/page.tsx') },
  { path: '/alerts/times', key: 'alerts', load: () => import('./ledger/page/page.tsx') },
  { path: '/alerts/triage/$id', key: 'alerts', load: () => import('./triage/page/triage-page.tsx') },
  { path: '/alerts/$id', key: 'alerts', load: () => import('./alerts/page/alert-page.tsx') },
  { path: '/substances', key: 'substances', letter: 'u', load: () => import('./substances/page/page.tsx') },
  { path: '/substances/$id', key: 'substances', load: () => import('./substances/page/substance-page.tsx') },
  { path: '/routes', key: 'routes', letter: 'r', load: () => import('./routes/page/page.tsx') },
  { path: '/health', key: 'health', letter: 'h', load: () => import('./health/page/page.tsx') },
  { path: '/data', key: 'data', letter: 'd', load: () => import('./data/page/page.tsx') },
  { path: '/data/export', key: 'data', load: () => import('./exporting/page/page.tsx') },
  { path: '/groups', key: 'groups', letter: 'm', load: () => import('./groups/page/page.tsx') },
  { path: '/groups/$key', key: 'groups', load: () => import('./groups/page/group-page.tsx') },
  { path: '/groups/meetings/$id', key: 'groups', load: () => import('./meetings/page/meeting-page.tsx') },
  {
    path: '/recommendations',
    key: 'recommendations',
    letter: 'e',
    load: () => import('./recommendations/page/page.tsx'),
  },
  {
    path: '/recommendations/new',
    key: 'recommendations',
    load: () => import('./recommendations/page/new-page.tsx'),
  },
  {
    path: '/recommendations/inputs',
    key: 'recommendations',
    load: () => import('./inputs/page/inputs-page.tsx'),
  },
  {
    path: '/recommendations/inputs/$id',
    key: 'recommendations',
    load: () => import('./inputs/page/input-page.tsx'),
  },
  {
    path: '/recommendations/practices',
    key: 'recommendations',
    load: () => import('./inputs/page/practices-page.tsx'),
  },
  {
    path: '/recommendations/practices/$id',
    key: 'recommendations',
    load: () => import('./inputs/page/practice-page.tsx'),
  },
  {
    path: '/recommendations/$id',
    key: 'recommendations',
    load: () => import('./recommendations/page/recommendation-page.tsx'),
  },
  {
    path: '/commitments',
    key: 'commitments',
    letter: 'c',
    load: () => import('./commitments/page/page.tsx'),
  },
  {
    path: '/commitments/$id',
    key: 'commitments',
    load: () => import('./commitments/page/commitment-page.tsx'),
  },
  { path: '/review', key: 'review', letter: 'v', load: () => import('./review/page/page.tsx') },
  { path: '/review/$id', key: 'review', load: () => import('./review/page/review-page.tsx') },
  {
    path: '/participants/$id/brief',
    key: 'review',
    load: () => import('./review/page/brief-page.tsx'),
  },
  {
    path: '/participants',
    key: 'participants',
    letter: 'p',
    load: () => import('./participants/page/page.tsx'),
  },
  {
    path: '/participants/$id',
    key: 'participants',
    load: () => import('./participants/page/participant-page.tsx'),
  },
  { path: '/search', key: 'search', load: () => import('./search/page/page.tsx') },
  { path: '/chains/$kind/$id', key: 'chains', load: () => import('./chains/page/page.tsx') },
  { path: '/sign-in', key: 'access', load: () => import('./access/page/sign-in-page.tsx') },
  { path: '/welcome', key: 'access', load: () => import('./access/page/welcome-page.tsx') },
  { path: '/account', key: 'access', load: () => import('./access/page/account-page.tsx') },
  { path: '/administration', key: 'access', load: () => import('./access/page/people-page.tsx') },
  { path: '/audit', key: 'audit', load: () => import('./audit/page/page.tsx') },
] as const satisfies readonly PageDefinition[];
