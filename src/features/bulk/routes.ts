import { TocsinError } from '../../kernel/errors.ts';
import { fileRoute, formRoute, type Route, route } from '../../store/reading/route.ts';
import type { TableKind } from '../../store/reading/table-kind.ts';
import { MOST_TABLE_BYTES, TABLE_ENDPOINTS } from './contract.ts';
import { giveKept, giveTemplate, listKinds } from './give-files.ts';
import { listKept } from './kept-lines.ts';
import { retryLine } from './retry-line.ts';
import { stepLines } from './set-aside.ts';
import { admitSender, kindOf, takeTable } from './take-table.ts';

/** Tables in, kept lines out and in again, for every kind of record that comes as a table. */
export const bulkRoutes = (kinds: readonly TableKind[]): readonly Route[] => [
  route(TABLE_ENDPOINTS.kinds, 'fresh', async (reading) => ({ items: listKinds(reading, kinds) })),
  formRoute(
    TABLE_ENDPOINTS.take,
    {
      mostBytes: MOST_TABLE_BYTES,
      tooLarge: () => new TocsinError('request.too-large'),
      // For whom is asked with the file; whether at all, before it.
      admit: (reading, { params }) => admitSender(reading, kindOf(kinds, params.what), undefined),
    },
    (reading, { params, body, file }) =>
      takeTable(reading, kindOf(kinds, params.what), {
        file,
        participantId: body.participant,
        isDryRun: body.dryRun === 'true',
      }),
  ),
  fileRoute(TABLE_ENDPOINTS.template, 'fresh', async (_reading, { params, query }) =>
    giveTemplate(kindOf(kinds, params.what), query.format),
  ),
  route(TABLE_ENDPOINTS.rejects, 'fresh', (reading, { params, query }) =>
    listKept(reading, params.what, query),
  ),
  fileRoute(TABLE_ENDPOINTS.rejectsFile, 'fresh', (reading, { params, query }) =>
    giveKept(reading, kindOf(kinds, params.what), query.format),
  ),
  route(TABLE_ENDPOINTS.step, 'write', async (reading, { body }) => ({
    changed: await stepLines(reading, kinds, body),
  })),
  route(TABLE_ENDPOINTS.retry, 'write', (reading, { params, body }) =>
    retryLine(reading, kinds, { id: params.id, ...body }),
  ),
];
