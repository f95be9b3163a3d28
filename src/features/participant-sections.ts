import { type ComponentType, lazy } from 'react';

/** What a section of a participant's page is told. */
export interface SectionProps {
  readonly participant: {
    readonly id: number;
    readonly name: string;
    readonly kind: 'country' | 'organization';
    readonly iso2: string | null;
  };
}

/** One part of a participant's page; it asks for what it shows, and shows nothing where that has nothing to do with the participant. */
export interface SectionDefinition {
  readonly key: string;
  readonly Section: ComponentType<SectionProps>;
}

/** Loaded when a participant's page opens. */
const named = (load: () => Promise<ComponentType<SectionProps>>) =>
  lazy(async () => ({ default: await load() }));

/** What other features show of a participant, in the order of the page. A feature that has something to show adds one line. */
export const PARTICIPANT_SECTIONS: readonly SectionDefinition[] = [
  {
    key: 'alerts',
    Section: named(async () => (await import('./alerts/page/participant-alerts.tsx')).ParticipantAlerts),
  },
  {
    key: 'commitments',
    Section: named(
      async () => (await import('./commitments/page/participant-commitments.tsx')).ParticipantCommitments,
    ),
  },
  {
    key: 'recommendations',
    Section: named(
      async () =>
        (await import('./recommendations/page/participant-recommendations.tsx')).ParticipantRecommendations,
    ),
  },
  {
    key: 'meetings',
    Section: named(
      async () => (await import('./meetings/page/participant-meetings.tsx')).ParticipantMeetings,
    ),
  },
  {
    key: 'signals',
    Section: named(async () => (await import('./signals/page/participant-signals.tsx')).ParticipantSignals),
  },
];
