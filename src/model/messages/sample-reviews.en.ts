/** The reviews of the sample: real events, invented results. */
export const sampleReviewsEn = {
  conclusions:
    'Simulated. The first texts are adopted; answers to them are awaited. The next review looks at what is late.',
  /** Frozen on the sample's own today: what answered the alert is in it. */
  eve: {
    title: 'Stock-taking before the side event (simulated)',
    event: 'Meeting of the working groups (simulated)',
    place: 'online',
  },
  reviews: [
    {
      title: 'First stock-taking of the groups (simulated)',
      event: 'Meeting of the working groups (simulated)',
      place: 'online',
      heldOn: '2023-12-20',
    },
    {
      title: 'Review in Vienna (simulated)',
      event: 'Side event on the margins of the 67th session of the Commission on Narcotic Drugs',
      place: 'Vienna',
      heldOn: '2024-03-15',
    },
    {
      title: 'Review in New York (simulated)',
      event: 'Leaders’ summit of the Global Coalition',
      place: 'New York',
      heldOn: '2024-09-24',
    },
  ],
} as const;
