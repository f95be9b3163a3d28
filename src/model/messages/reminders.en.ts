/** What a reminder by mail says beside what a digest does. */
export const remindersEn = {
  reminders: {
    subject: 'Tocsin: an alert waits for you to {what}',
    stage: { received: 'acknowledge it', assessed: 'assess it', acted: 'act on it' },
    foot: 'Tocsin reminds of what is late when it becomes late, and every third day after that, five times at most. It stops once you answer.',
  },
} as const;
