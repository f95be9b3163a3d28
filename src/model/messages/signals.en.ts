/** One line a signal: uncertainty in words first, figures beside. Values: `SENTENCE_VALUES` of the signals' contract. */
export const signalsEn = {
  sentence: {
    'first-appearance': '{what}: first reports in {place}, since {start}.',
    increase: '{what} in {place}: {observed} reports where about {expected} were expected.',
    'new-leg': '{what}: new leg from {from} to {to}, {observed} reports since {start}.',
    'new-way': '{what}, {place}: moved or hidden in a new way ({how}), {observed} reports since {start}.',
    'stream-start': '{stream}: started to report on {start}.',
    'stream-stop': '{stream}: has stopped reporting since {start}.',
    'stream-stop-over': '{stream}: sent next to nothing from {start} to {end}, and reports again.',
    'stream-volume-over':
      '{stream}: {observed} reports from {start} to {end} where about {expected} were usual, across all substances.',
    'stream-volume': '{stream}: {observed} reports where about {expected} were usual, across all substances.',
    'stream-naming': '{stream}: writes names in another way since {start}.',
  },
  /** The unit of observed and expected. */
  counts: {
    reports: {
      seizure: 'reports of seizures',
      laboratory: 'laboratory reports',
      death: 'reports of deaths',
      overdose: 'reports of overdoses',
      'drug-check': 'reports of drug checks',
      wastewater: 'wastewater reports',
      'precursor-incident': 'reports of precursor incidents',
      'equipment-incident': 'reports of equipment incidents',
      survey: 'survey reports',
      any: 'reports of every kind',
    },
    leg: '{reports} that name this leg',
    mode: '{reports} that name this transport',
    concealment: '{reports} that name this concealment',
    newNames: '{reports} under the new names, in the weeks compared',
    allSubstances: '{reports}, all substances',
  },
} as const;
