import { findCountry } from '../reference/places/countries.ts';
import type { Route } from '../store/reading/route.ts';
import type { TableKind } from '../store/reading/table-kind.ts';
import { findPersonActor } from './access/actors.ts';
import type { GatesPort } from './access/gate-ports.ts';
import { addAccount, grantRole } from './access/people.ts';
import { accessRoutes } from './access/routes.ts';
import { hashToken, makeToken } from './access/tokens.ts';
import { alertNumber } from './alerts/read-alert.ts';
import { alertRoutes } from './alerts/routes.ts';
import { sayInEnglish } from './alerts/say.ts';
import { AUDIT_ROUTES } from './audit/routes.ts';
import { bulkRoutes } from './bulk/routes.ts';
import { chainRoutes } from './chains/routes.ts';
import { openCommitmentTable } from './commitments/export-commitments.ts';
import { COMMITMENT_TABLE } from './commitments/import-commitments.ts';
import { COMMITMENT_ROUTES } from './commitments/routes.ts';
import { listStandings } from './commitments/standings.ts';
import { dataRoutes } from './data/routes.ts';
import { type DataPorts, listStreams } from './data/service.ts';
import { digestRoutes } from './digest/routes.ts';
import type { ExportPorts } from './exporting/open-work.ts';
import { exportRoutes } from './exporting/routes.ts';
import { GROUP_ROUTES } from './groups/routes.ts';
import { HEALTH_ROUTES } from './health/routes.ts';
import { inputTable } from './inputs/import-inputs.ts';
import { inputRoutes } from './inputs/routes.ts';
import { LEDGER_ROUTES } from './ledger/routes.ts';
import { getLedger } from './ledger/service.ts';
import { listUntaken } from './ledger/untaken.ts';
import { MARKING_ROUTES } from './markings/routes.ts';
import { findOutsiders } from './meetings/queries.ts';
import { holdMeeting } from './meetings/read-meeting.ts';
import { meetingRoutes } from './meetings/routes.ts';
import { myWorkRoutes } from './my-work/routes.ts';
import { participantRoutes } from './participants/routes.ts';
import { peopleTables } from './people-files/kinds.ts';
import { recommendationTable } from './recommendations/import-recommendations.ts';
import { recommendationRoutes } from './recommendations/routes.ts';
import { REPORT_ROUTES } from './reports/routes.ts';
import type { BriefPorts } from './review/brief.ts';
import { writeCanonical } from './review/pack-hash.ts';
import { reviewRoutes } from './review/routes.ts';
import { ROUTES_ROUTES } from './routes/routes.ts';
import { SEARCH_ROUTES } from './search/routes.ts';
import { SIGNALS_ROUTES } from './signals/routes.ts';
import { findForTriage, listSignals } from './signals/service.ts';
import { SITUATION_ROUTES } from './situation/routes.ts';
import { statusRoutes } from './status/routes.ts';
import type { StatusPorts } from './status/service.ts';
import { SUBSTANCES_ROUTES } from './substances/routes.ts';
import { findTriagesOf } from './triage/queries.ts';
import { triageRoutes } from './triage/routes.ts';
import { holdTriage, ownerOf } from './triage/service.ts';
import { WORK_PROVIDERS } from './work-providers.ts';

const BRIEF_SIGNALS = 5;

/** What reviews and briefs are made of. */
export const REVIEW_PORTS: BriefPorts = {
  listStandings,
  getLedger,
  alertNumber,
  listSignals: async (reading, country) =>
    (await listSignals(reading, { scope: 'synthetic', country, limit: BRIEF_SIGNALS, offset: 0 })).items,
};
/** What the exports of commitments and of the ledger are made by. */
export const EXPORT_PORTS: ExportPorts = {
  openCommitments: (reading) => openCommitmentTable(reading),
  getLedger: (reading) => getLedger(reading, {}),
  listUntaken: (reading) => listUntaken(reading, { isShared: false }),
  writePack: writeCanonical,
};
const isCountry = (iso2: string): boolean => findCountry(iso2) === iso2;

/** Every kind of record that comes in as a table. */
export const TABLE_KINDS: readonly TableKind[] = [
  ...peopleTables({ isCountry }),
  inputTable({ ownerOf }),
  recommendationTable({ ownerOf }),
  COMMITMENT_TABLE,
];

/** Every endpoint of every feature, but the sending of reports. */
export const listAllRoutes = (ports: {
  readonly data: DataPorts;
  readonly status: StatusPorts;
  readonly gates: GatesPort;
  readonly publicOrigin?: string | undefined;
}): readonly Route[] => [
  ...accessRoutes(ports.gates),
  ...AUDIT_ROUTES,
  ...statusRoutes(ports.status),
  ...SITUATION_ROUTES,
  ...SIGNALS_ROUTES,
  ...triageRoutes({ findSignal: findForTriage }),
  ...alertRoutes({ holdTriage: ({ tx }, id) => holdTriage(tx, id), say: sayInEnglish, ownerOf }),
  ...COMMITMENT_ROUTES,
  ...LEDGER_ROUTES,
  ...reviewRoutes(REVIEW_PORTS),
  ...GROUP_ROUTES,
  ...inputRoutes({ ownerOf }),
  ...recommendationRoutes({ ownerOf, holdMeeting, findOutsiders }),
  ...participantRoutes({
    listStreams: (reading) => listStreams(reading, {}),
    isCountry,
    grantRole,
    addAccount,
  }),
  ...bulkRoutes(TABLE_KINDS),
  ...exportRoutes(EXPORT_PORTS),
  ...digestRoutes({ makeToken }),
  ...myWorkRoutes(WORK_PROVIDERS),
  ...SEARCH_ROUTES,
  ...chainRoutes({
    findSignal: async (reading, id) => ({ id, ...(await findForTriage(reading, id)) }),
    findTriagesOf,
  }),
  ...meetingRoutes({
    ownerOf,
    findPerson: findPersonActor,
    doorOf: (database) => ports.gates(database).door,
    makeToken,
    hashToken,
    publicOrigin: ports.publicOrigin,
  }),
  ...REPORT_ROUTES,
  ...MARKING_ROUTES,
  ...SUBSTANCES_ROUTES,
  ...ROUTES_ROUTES,
  ...HEALTH_ROUTES,
  ...dataRoutes(ports.data),
];
