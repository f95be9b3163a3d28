/** What every list and every draft says. */
export const kitEn = {
  list: {
    filters: 'Filters of the list',
    nothing: 'Nothing meets these filters.',
    beyond: 'The list ends before this page.',
    first: 'Go to the first page',
    clear: 'Clear the filters',
  },
  draft: {
    saved: 'Saved.',
    savedByOther: 'Somebody else has saved this since you began. Your text is still here.',
    saveFirst: 'What you typed is not saved yet. Save it first: a step takes the text as it is saved.',
    takeTheirs: 'Take theirs, drop mine',
    keepMine: 'Keep mine, replace theirs',
  },
} as const;
