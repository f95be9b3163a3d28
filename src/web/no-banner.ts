/** The head of a dialog is no second banner of the page. */
export const NO_BANNER = { header: { role: 'presentation' } } as const;
