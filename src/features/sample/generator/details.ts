import type { DetailValue, ReportDraft, ReportedQuantity, ReportKind } from '../../../model/report.ts';
import { drawLognormal, pick, type Random } from './random.ts';
import type { Family } from './substances.ts';

type Details = Readonly<Record<string, DetailValue>>;

const round = (value: number, digits: number): number => Number(value.toPrecision(digits));

const TABLETS: readonly Family[] = ['pill', 'medicine', 'benzodiazepine'];

/** Amount as its reporter would write it: tablets for pills, litres or kilograms for chemicals, else grams. */
export function drawQuantity(random: Random, kind: ReportKind, family: Family): ReportedQuantity | undefined {
  if (kind === 'seizure' && TABLETS.includes(family)) {
    return quantity(Math.max(1, Math.round(drawLognormal(random, 120, 1.6))), 'Tablet');
  }
  if (kind === 'seizure') return quantity(round(drawLognormal(random, 80, 2), 3), 'Gram');
  if (kind === 'precursor-incident') return quantity(round(drawLognormal(random, 60, 1.3), 3), 'Kilogram');
  return undefined;
}

function quantity(amount: number, unitText: string): ReportedQuantity {
  return { amount, amountText: String(amount), unitText };
}

/** What each kind of report says beside substance and place; units stand in the keys. */
export function drawDetails(random: Random, kind: ReportKind, name: string): Details {
  switch (kind) {
    case 'seizure':
      return {
        installation: pick(random, ['Airport', 'Post Office', 'Road', 'Street', 'Seaport', 'Flat/Apartment']),
      };
    case 'laboratory':
      return {
        method: pick(random, ['GC-MS', 'LC-MS/MS', 'FTIR']),
        purityPercent: Math.min(98, round(drawLognormal(random, 35, 0.6), 3)),
      };
    case 'death':
    case 'overdose':
      return {
        ageYears: Math.min(88, Math.max(15, Math.round(36 + 11 * random.normal()))),
        sex: pick(random, ['female', 'male', 'male']),
      };
    case 'drug-check':
      return {
        soldAs: name,
        form: pick(random, ['powder', 'tablet', 'crystal']),
        service: pick(random, ['on site', 'postal']),
      };
    case 'wastewater':
      return { mgPer1000PeopleDay: round(drawLognormal(random, 60, 0.35), 3), populationServed: 250_000 };
    case 'precursor-incident':
      return { incident: pick(random, ['stopped shipment', 'seizure', 'theft', 'suspicious order']) };
    case 'equipment-incident':
      return {
        equipment: pick(random, ['reaction vessel', 'heating mantle', 'tablet press', 'rotary evaporator']),
        items: 1 + Math.floor(3 * random.uniform()),
      };
    case 'survey':
      return {
        prevalencePercent: round(drawLognormal(random, 1.5, 0.5), 2),
        ageFromYears: 15,
        ageToYears: 64,
        period: 'last year',
        sampleSize: 4000,
      };
  }
}

/** What a substance usually is to a report of the kind. */
export function roleOf(kind: ReportKind): ReportDraft['substances'][number]['role'] {
  if (kind === 'precursor-incident') return 'precursor';
  return kind === 'overdose' || kind === 'equipment-incident' ? 'suspected' : 'found';
}
