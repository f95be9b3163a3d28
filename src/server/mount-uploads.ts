import type { FastifyInstance, FastifyRequest } from 'fastify';
import { findOwnership, mayDo } from '../features/access/rules.ts';
import {
  DATA_ENDPOINTS,
  draftFormSchema,
  importFormSchema,
  tryFormSchema,
} from '../features/data/contract.ts';
import { getImport } from '../features/data/service.ts';
import { describeTrial, draftTable, type TablePorts } from '../features/data/tables.ts';
import { importActor } from '../features/imports/import-file.ts';
import { tryFile } from '../features/imports/try-file.ts';
import type { World } from '../features/imports/world.ts';
import { TocsinError } from '../kernel/errors.ts';
import type { DatabaseName, Endpoint } from '../model/api.ts';
import { openFile } from '../sources/reading/file-bytes.ts';
import { createTableSource } from '../sources/table/source.ts';
import type { Actor } from '../store/door.ts';
import type { AppContext, Identify } from './app.ts';
import type { Reader } from './reader.ts';
import { describeForm, readMapping, toUpload, Uploads } from './upload.ts';
import { openMappedTable } from './wiring.ts';

interface Parts {
  readonly reader: Reader;
  readonly identify: Identify;
}

/** Mounts the endpoints that a file is sent to. */
export function mountUploads(app: FastifyInstance, context: AppContext, { reader, identify }: Parts): void {
  const uploads = new Uploads();
  app.addHook('onClose', () => uploads.close());
  const mount = (endpoint: Endpoint, answer: (request: FastifyRequest, actor: Actor) => Promise<unknown>) =>
    app.route({
      ...describeForm(endpoint),
      handler: async (request, reply) => {
        const actor = await admit(request, identify);
        const body = endpoint.response.parse(await answer(request, actor));
        return reply
          .code(endpoint.status ?? 200)
          .header('cache-control', 'no-store')
          .type('application/json; charset=utf-8')
          .send(body);
      },
    });
  mount(DATA_ENDPOINTS.startImport, async (request, actor) => {
    await uploads.sweep((ids) => listEnded(context, ids));
    const { fields, file } = await uploads.receive(request, importFormSchema.omit({ file: true }));
    const start = async () => context.startImport(await toUpload({ ...fields, file }, file), actor);
    const importId = await start().catch(async (error: unknown) => {
      await uploads.discard(file);
      throw error;
    });
    uploads.assign(file, importId);
    reader.forget();
    return reader.read({ database: 'live', actor }, (reading) => getImport(reading, importId));
  });
  mount(DATA_ENDPOINTS.draftTable, async (request) => {
    const { fields, file } = await uploads.receive(request, draftFormSchema.omit({ file: true }));
    try {
      return await draftTable(await openFile(file.path, file.fileName), {
        ...fields,
        fileName: file.fileName,
      });
    } finally {
      await uploads.discard(file);
    }
  });
  mount(DATA_ENDPOINTS.tryTable, async (request, actor) => {
    const { fields, file } = await uploads.receive(request, tryFormSchema.omit({ file: true }));
    try {
      const mapping = readMapping(fields.mapping, file.fileName);
      const ports = { ...context.imports, actor, ownership: findOwnership(actor) };
      const trial = await tryFile(
        { ...ports, open: openMappedTable(mapping, file.fileName) },
        { ...file, source: createTableSource(mapping), mapping },
      );
      return describeTrial(tablePorts(context.imports.world), trial);
    } finally {
      await uploads.discard(file);
    }
  });
}

/** Files go into the live database, and from those who may send them. */
async function admit(request: FastifyRequest, identify: Identify): Promise<Actor> {
  const { database } = request.query as { database?: DatabaseName };
  if (database === 'sample') throw new TocsinError('import.not-into-sample');
  const actor = await identify('live', request);
  if (!mayDo(actor.roles, 'report.import')) throw new TocsinError('access.refused');
  return actor;
}

function tablePorts(world: World): TablePorts {
  const countries = new Map(world.countries.map(({ iso2, name }) => [iso2, name]));
  const substances = new Map(world.registry.map(({ id, name }) => [id, name]));
  return {
    ...world,
    countryName: (iso2) => countries.get(iso2) ?? iso2,
    substanceName: (id) => substances.get(id) ?? id,
  };
}

async function listEnded(
  { doors, imports }: AppContext,
  ids: readonly number[],
): Promise<ReadonlySet<number>> {
  return doors.live.run(
    importActor(imports),
    async (tx) => {
      const { rows } = await tx.query<{ id: number }>(
        'select id from import_file where id = any($1::int[]) and finished_at is not null',
        [ids],
      );
      return new Set(rows.map((row) => row.id));
    },
    { isReadOnly: true },
  );
}
