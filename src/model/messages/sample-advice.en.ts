/** What the sample's groups advise: invented for the simulation; no participant of the real coalition said it. */
export const sampleAdviceEn = {
  mark: 'Simulated. {text}',
  rationale: 'Simulated. Groups of the sample heard of the same difficulty from several participants.',
  implementation: 'Simulated. By an order of the ministry, or within existing law.',
  note: 'Simulated: put more plainly.',
  broken: 'Simulated: our law does not allow it within that time.',
  dissent: 'Simulated: we can do so for part of what is named.',
  withdrawn: 'Simulated: taken up in another text.',
  comment: 'Simulated: who pays for it should stand here.',
  done: 'Simulated. Tried for three months in two places.',
  outcome: 'Simulated. It took less time than before; figures are being gathered.',
  context: 'Simulated. Agencies that already share a register.',
  needed: 'Simulated. A person who answers within a day, and agreed forms.',
  contraindication: 'Simulated. Not where people would be identified by what is shared.',
  triedBy: 'Simulated. Two participants.',
  advice: {
    '1.1': [
      [
        'Watch precursors before they are listed',
        'Keep a list of chemicals that take the place of controlled precursors, and ask traders to report unusual orders.',
      ],
      ['Register tablet presses', 'Register presses and dies, their serial numbers and their owners.'],
      [
        'Answer notices of exports within seven days',
        'Answer each notice before a shipment of precursors leaves, also where there is nothing to object to.',
      ],
    ],
    '1.2': [
      [
        'Look at new legs first',
        'Inspect parcels on legs that were not in use a year ago before those on old ones.',
      ],
      [
        'Tell how it was hidden within a week',
        'Share how a consignment was hidden within a week of its seizure.',
      ],
      [
        'Name one contact for each border',
        'Name one contact for each post and border who answers at any hour.',
      ],
    ],
    '2.1': [
      [
        'Share spectra of what cannot be named',
        'Share the spectrum of a substance that no laboratory of yours can name within a week.',
      ],
      ['Report zero as zero', 'Say so where a month brought no case, so that silence is not taken for it.'],
      [
        'Look for a new opioid in overdoses',
        'Test overdoses of unknown cause for the substance of the alert, and report what was found, and what was not.',
      ],
    ],
    '2.2': [
      [
        'Keep one point that answers alerts',
        'Keep one point for health and police alike that answers an alert within a day.',
      ],
      [
        'Control by class where one follows another',
        'Consider controlling a class where each new relative follows the control of the last.',
      ],
      ['Agree on what is published', 'Agree on what is left out before an alert is made public.'],
    ],
    '3.1': [
      [
        'Let those speak whom young people trust',
        'Tell what is in circulation through people whom those concerned trust, and without drama.',
      ],
      [
        'Measure what prevention does',
        'Measure what a programme changes, with those whom it did not reach beside it.',
      ],
      [
        'Train those who are asked first',
        'Train teachers and pharmacists in what to say and where to send people.',
      ],
    ],
    '3.2': [
      ['Have naloxone at hand', 'Put naloxone where opioids are used, with who knows how to give it.'],
      ['Offer treatment within a day', 'Offer treatment within a day of an overdose.'],
      [
        'Let people have drugs checked',
        'Offer to check what people have bought, and tell the early warning what was found.',
      ],
    ],
    '3.3': [
      ['Go on with treatment in custody', 'Go on with a treatment that was begun before custody.'],
      ['Give naloxone at release', 'Give naloxone and a first appointment to each person who is released.'],
      [
        'Offer another way than prison',
        'Offer treatment in place of prison where the law leaves the choice.',
      ],
    ],
  },
} as const;
