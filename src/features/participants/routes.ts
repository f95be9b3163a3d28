import { type Route, route } from '../../store/reading/route.ts';
import { addNewParticipant, type NominationPorts, nominate, stepParticipant } from './change-participant.ts';
import { PARTICIPANT_ENDPOINTS } from './contract.ts';
import { getParticipant, listParticipants } from './read-participants.ts';

const EP = PARTICIPANT_ENDPOINTS;

export const participantRoutes = (ports: NominationPorts): readonly Route[] => [
  route(EP.list, 'still', (reading, { query }) => listParticipants(reading, ports, query.asOf)),
  route(EP.one, 'still', (reading, { params, query }) =>
    getParticipant(reading, ports, { id: params.id, asOf: query.asOf }),
  ),
  route(EP.add, 'write', (reading, { body }) => addNewParticipant(reading, ports, body)),
  route(EP.step, 'write', (reading, { params, body }) =>
    stepParticipant(reading, ports, { id: params.id, body }),
  ),
  route(EP.nominate, 'write', (reading, { params, body }) =>
    nominate(reading, ports, { id: params.id, body }),
  ),
];
