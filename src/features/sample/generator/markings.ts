import type { Marking, Purpose, ReportKind } from '../../../model/report.ts';
import type { SampleReport } from './baseline.ts';
import type { SamplePlan } from './plan.ts';
import { createLabelledRandom } from './random.ts';
import { storiesOf } from './stories.ts';

interface Sharing {
  readonly marking: Marking;
  readonly purpose?: Purpose;
}

/** How the simulated coalition shares, by kind; what is not named here is AMBER, as a report is that says nothing. */
const BY_KIND: Partial<Readonly<Record<ReportKind, Sharing>>> = {
  survey: { marking: 'CLEAR' },
  wastewater: { marking: 'GREEN' },
  // Community terms of drug checking: for health, never for enforcement.
  'drug-check': { marking: 'GREEN', purpose: 'health' },
};

/** One in so many countries keeps its seizures to itself: they are there for its own people alone. */
const KEPT_TO_ITSELF = 15;

/** Says of each report how it is shared. Countries of the stories share with everybody: the stories are for all to see. */
export function createSharing(plan: SamplePlan): (report: SampleReport) => SampleReport {
  const inStories = new Set(storiesOf(plan).flatMap(({ stops }) => stops.map(({ iso2 }) => iso2)));
  const countries = [...new Set(plan.streams.map(({ reporter }) => reporter.country ?? ''))].sort();
  const random = createLabelledRandom(plan.seed, 'sharing');
  const closed = new Set(
    countries.filter((iso2) => Math.floor(random.uniform() * KEPT_TO_ITSELF) === 0 && !inStories.has(iso2)),
  );
  return (report) => {
    const sharing = BY_KIND[report.kind];
    if (sharing !== undefined) return { ...report, ...sharing };
    return report.kind === 'seizure' && closed.has(report.reporter.country ?? '')
      ? { ...report, marking: 'AMBER+STRICT' }
      : report;
  };
}
