/** What a drafted mapping of a table asks. */
export const tableEn = {
  questions: {
    sheet: 'Which sheet of the workbook? The first one was read for this draft.',
    kind: 'What does one row of the table report?',
    occurredColumn: 'Which column says when it happened?',
    occurredFormat: 'How are the dates written: does the day or the month come first?',
    country:
      'Which column names the country in which it happened? Where all rows are of one, write {"value": …} for {"column": …}.',
    substance:
      'Which column names the substance? Where all rows are of one, write {"value": …} for {"column": …}.',
    amount: 'Which column holds the amount?',
    numbers: 'How are the numbers written: which mark stands before the decimals?',
    unit: 'In which unit are the amounts? Write {"value": …}, or {"column": …} with the column that says so.',
    lagDays: 'After how many days, as a rule, is a report known to others? Write a number.',
    publisher: 'Who published the table?',
  },
} as const;
