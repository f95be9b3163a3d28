import type { ComponentType } from 'react';

/** What other features show on the page of a group, below its meetings and what is open: one line each. */
export const GROUP_SECTIONS: readonly ComponentType<{ readonly groupKey: string }>[] = [];
