/** Since when a control stands, and what says so. */
export interface ControlDecision {
  /** Day of the decision of the Commission on Narcotic Drugs, or of the entry into force of the convention; the year where no more is certain. */
  readonly since: string;
  readonly source: string;
}

/** The report of the Commission on a session since 2014 is document 28 of the Council's year (Official Records, Supplement No. 8). */
const session = (ordinal: string, since: string): ControlDecision => ({
  since,
  source: `Commission on Narcotic Drugs, ${ordinal} session (E/${since.slice(0, 4)}/28)`,
});

const PRECURSOR_TABLE = 'reference table of precursors, the year alone';

/**
 * Since when a control stands, by the code that the rows carry. `BOE-A` is the order by which Spain followed a decision, by its number in the
 * official gazette; `Trb. 1989, 129` the schedules of 1971 in force on 12 October 1988 as the Netherlands published them.
 */
export const DECISIONS: Readonly<Record<string, ControlDecision>> = {
  // In the schedules since the convention itself came into force.
  c61: {
    since: '1964-12-13',
    source: 'schedules of the convention as adopted; United Nations Treaty Series 520:151',
  },
  c71: {
    since: '1976-08-16',
    source: 'schedules of the convention as adopted; United Nations Treaty Series 1019:175',
  },
  c88: {
    since: '1990-11-11',
    source: 'tables of the convention as adopted; United Nations Treaty Series 1582:95',
  },
  // Additions to the tables of the 1988 Convention, and moves to Table I.
  y92: { since: '1992', source: PRECURSOR_TABLE },
  y00: { since: '2000', source: PRECURSOR_TABLE },
  y01: { since: '2001', source: PRECURSOR_TABLE },
  y11: { since: '2011', source: PRECURSOR_TABLE },
  // Additions to the schedules of 1961 and 1971 before 2014. `proposed to`: the session that had it before it, while the schedule holds it since.
  // Left out: whatever no text that we read names together with its year.
  opioids80: {
    since: '1980',
    source: 'year of the decision: House of Lords Debates 441, 28 April 1983, c. 1103',
  },
  pcp80: {
    since: '1980',
    source: 'review by WHO, September 1979; decision told to parties in March 1980 (BOE-A-1981-4424, 4425)',
  },
  benzodiazepines84: {
    since: '1984',
    source:
      'review by WHO, September 1983; BOE-A-1984-12894, 12895; UN Chronicle, Tranquillizers placed under controls; Trb. 1989, 129',
  },
  mdma86: {
    since: '1986',
    source: 'WHO Expert Committee on Drug Dependence, 22nd report, 1985; BOE-A-1986-14543; Trb. 1989, 129',
  },
  fenetylline86: {
    since: '1986',
    source: 'Webber, Captagon (fenethylline), 2015; BOE-A-1986-14543; Trb. 1989, 129',
  },
  pair89: { since: '1989', source: 'decision of February 1989: House of Lords Debates, 18 July 1989' },
  trio90: {
    since: '1990',
    source: 'decision of January 1990: House of Lords Debates 524, 13 December 1990, c. 638; E/1990/24',
  },
  dronabinol91: { since: '1991-04-29', source: 'decision 2 (XXXIV), 1045th meeting (BOE-A-1992-6247)' },
  mixed95: {
    since: '1995',
    source: '59 Federal Register 31639 (1994); BOE-A-1996-1865; House of Lords Debates, 27 February 1998',
  },
  opioids99: { since: '1999', source: 'proposed to the 42nd session: 64 Federal Register 1629' },
  mixed01: { since: '2001', source: 'proposed to the 44th session: E/CN.7/2001/6; BOE-A-2002-4457' },
  amineptine03: { since: '2003', source: 'proposed to the 46th session: E/CN.7/2003/12; BOE-A-2004-52' },
  oripavine07: { since: '2007', source: 'decision of the 50th session: 72 Federal Register 54208' },
  ghb13: {
    since: '2013',
    source: 'decision of March 2013: cndblog.org, 56th session; WHO Technical Report Series 973',
  },
  b14: session('57th', '2014-03-19'),
  b15: session('58th', '2015-03-13'),
  b16: session('59th', '2016-03-18'),
  b17: session('60th', '2017-03-16'),
  b18: session('61st', '2018-03-14'),
  b19: session('62nd', '2019-03-19'),
  b20: session('63rd', '2020-03-04'),
  b21: session('64th', '2021-04-14'),
  b22: session('65th', '2022-03-16'),
  b23: session('66th', '2023-03-15'),
  b24: session('67th', '2024-03-19'),
  b25: session('68th', '2025-03-12'),
};
