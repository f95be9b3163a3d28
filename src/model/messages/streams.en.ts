/** What a stream is called: its reporter and what it reports. */
export const streamsEn = {
  name: '{reporter}: {kind}',
  kind: {
    seizure: 'seizures',
    laboratory: 'laboratory results',
    death: 'deaths',
    overdose: 'overdoses',
    'drug-check': 'drug checking',
    wastewater: 'wastewater',
    'precursor-incident': 'precursor incidents',
    'equipment-incident': 'equipment incidents',
    survey: 'surveys',
  },
} as const;
