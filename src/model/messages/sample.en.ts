/** What the simulated coalition says of itself and of the stories planted in it. */
export const sampleEn = {
  sample: {
    title: 'Simulated coalition',
    notice:
      'Simulated data. Reports, routes, dates and the choice of participants are invented and say nothing about any country.',
    participants: '{countries} countries and {organizations} organizations take part in the simulation.',
    seed: 'Seed {seed}. The sample’s today is {today}.',
    person: '{role} (simulated)',
    personAt: '{role}, {participant} (simulated)',
    focalPoint: 'Focal point of {participant} (simulated)',
    expert: 'Expert of {participant} (simulated)',
    work: {
      verified: 'Simulated: two laboratories found the same; the town hospital confirms the cases.',
      dismissed: 'Simulated: one batch that was entered twice; nothing to tell.',
      riskOrigin:
        'Simulated. A synthetic substance, bought without being asked for, that few laboratories look for.',
      health: 'Simulated. Strong effects at small amounts; people who do not expect it are at risk.',
      advice:
        'Simulated. Look for it in new samples; tell emergency and drug-checking services what to expect.',
      uncertainty: 'Simulated. Few reports; how far it has spread is not known.',
      assessed:
        'Simulated: our laboratories are told what to look for; two older samples are looked at again.',
      acted: 'Simulated: emergency services and prisons are informed.',
    },
    gap: {
      silent: 'Silent on purpose: nothing for months.',
      late: 'Late on purpose: the last weeks were not yet sent.',
      incomplete: 'Incomplete on purpose: no town, amount or route, and many names unknown.',
    },
    story: {
      'nitazene-by-post': {
        title: 'A nitazene spreads by post',
        what: '{newcomer} was never seen before. From {start} it comes by post to {places}, along legs that were not in use.',
        finds: 'First appearance of the substance; new leg for its class.',
      },
      'designer-precursor': {
        title: 'A designer precursor takes over',
        what: 'From {start} {newcomer} takes the place of {replaces} in {places}; tablet presses for {drug} follow.',
        finds: 'First appearance and new leg of the chemical; a rise among equipment incidents.',
      },
      'overdose-cluster': {
        title: 'An overdose cluster that drug checking saw first',
        what: 'On {start} a drug-checking service in {places} finds {newcomer} in what was sold as {drug}. People fall ill from {cluster}.',
        finds: 'First appearance in the country before the first overdose, then a rise of overdoses.',
      },
    },
  },
} as const;
