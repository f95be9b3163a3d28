/** What search says. */
export const searchEn = {
  find: {
    title: 'Search',
    lead: 'Words in everything that you may see. The beginning of a word will do; accents do not matter.',
    languages:
      'Words are met in their forms in English, French, Spanish, Russian and Arabic. In other languages, and in Chinese, a word is met as it is written or by its beginning.',
    label: 'Search for',
    submit: 'Search',
    nothing: 'Nothing that you may see holds «{q}».',
    nothingHelp: 'Try fewer words, the beginning of one, or another spelling.',
    ask: 'Type what you look for: a substance, a place, a name, a word in an alert.',
    pick: 'Type words of it',
    pickOne: 'Choose one from the list that opens while you type.',
    pickNothing: 'Nothing that you may see holds these words. Try fewer, or the beginning of one.',
    more: 'More',
    all: 'Everything found',
    kind: {
      substance: 'Substances',
      place: 'Places',
      participant: 'Participants',
      person: 'People',
      group: 'Groups',
      signal: 'Signals',
      triage: 'Triage',
      alert: 'Alerts',
      recommendation: 'Recommendations',
      commitment: 'Commitments',
      meeting: 'Meetings',
      'good-practice': 'Good practices',
      input: 'Inputs',
    },
  },
} as const;
