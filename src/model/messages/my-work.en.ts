/** What «My work» and its digests say. */
export const myWorkEn = {
  myWork: {
    title: 'My work',
    lead: 'What waits for you, what is late first.',
    nothing: 'Nothing waits for you.',
    nothingHelp:
      'What others ask of you comes here: alerts to answer, triages that you hold, silences that run.',
    notPerson: 'Work waits for a person.',
    notPersonHelp: 'Sign in, or act as one of the simulated people: the menu at the end of the top bar.',
    late: 'Late',
    dueToday: 'Due within a day',
    later: 'Later',
    undated: 'Without a date',
    waitsSince: 'waits since {when}',
    dueBy: 'due {when}',
    badge_one: '{n} thing waits for you',
    badge_other: '{n} things wait for you',
    badgeLate_one: '{n} thing is late',
    badgeLate_other: '{n} things are late',
    kind: {
      'alert-answer': 'Answer an alert',
      'alert-remind': 'Remind recipients that are late',
      'alert-draft': 'Finish and send a draft',
      'triage-decide': 'Verify or dismiss',
      'triage-alert': 'Draft an alert',
      silence: 'Silence runs: object or let it pass',
    },
  },
} as const;
