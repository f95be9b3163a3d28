import { type Route, route } from '../../store/reading/route.ts';
import { INPUT_ENDPOINTS, PRACTICE_ENDPOINTS } from './contract.ts';
import { getInput, giveInput, type InputPorts, listInputs, withdrawInput } from './inputs.ts';
import { draftPractice, getPractice, listPractices, stepPractice } from './practices.ts';

export const inputRoutes = (ports: InputPorts): readonly Route[] => [
  route(INPUT_ENDPOINTS.list, 'still', (reading, { query }) => listInputs(reading, query)),
  route(INPUT_ENDPOINTS.one, 'still', (reading, { params }) => getInput(reading, params.id)),
  route(INPUT_ENDPOINTS.give, 'write', (reading, { body }) => giveInput(reading, ports, body)),
  route(INPUT_ENDPOINTS.withdraw, 'write', (reading, { params, body }) =>
    withdrawInput(reading, params.id, body),
  ),
  route(PRACTICE_ENDPOINTS.list, 'still', (reading, { query }) => listPractices(reading, query)),
  route(PRACTICE_ENDPOINTS.one, 'still', (reading, { params }) => getPractice(reading, params.id)),
  route(PRACTICE_ENDPOINTS.draft, 'write', (reading, { body }) => draftPractice(reading, ports, body)),
  route(PRACTICE_ENDPOINTS.step, 'write', (reading, { params, body }) =>
    stepPractice(reading, params.id, body),
  ),
];
