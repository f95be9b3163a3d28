import { type ComponentType, lazy } from 'react';

export interface GroupSectionProps {
  readonly groupKey: string;
}

interface GroupSection {
  readonly key: string;
  readonly Section: ComponentType<GroupSectionProps>;
}

/** What other features show on the page of a group, below its meetings and what is open: one line each, loaded with the page. */
export const GROUP_SECTIONS: readonly GroupSection[] = [
  {
    key: 'advice',
    Section: lazy(async () => ({
      default: (await import('./recommendations/page/group-advice.tsx')).GroupAdvice,
    })),
  },
];
