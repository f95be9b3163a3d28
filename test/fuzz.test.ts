import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { ACCESS_ENDPOINTS } from '../src/features/access/contract.ts';
import { DATA_ENDPOINTS } from '../src/features/data/contract.ts';
import { HEALTH_ENDPOINTS } from '../src/features/health/contract.ts';
import { importFile } from '../src/features/imports/import-file.ts';
import { REPORT_ENDPOINTS } from '../src/features/reports/contract.ts';
import { ROUTES_ENDPOINTS } from '../src/features/routes/contract.ts';
import { SIGNALS_ENDPOINTS } from '../src/features/signals/contract.ts';
import { SITUATION_ENDPOINTS } from '../src/features/situation/contract.ts';
import { STATUS_ENDPOINTS } from '../src/features/status/contract.ts';
import { SUBSTANCES_ENDPOINTS } from '../src/features/substances/contract.ts';
import type { Endpoint } from '../src/model/api.ts';
import { buildApp } from '../src/server/app.ts';
import { LOOPBACK_ONLY } from '../src/server/exposure.ts';
import { openSourceFile, WORLD } from '../src/server/wiring.ts';
import { SOURCES } from '../src/sources/index.ts';
import { testCluster } from '../src/store/cluster/testing.ts';
import type { Cluster } from '../src/store/cluster/types.ts';
import { openDatabase } from '../src/store/database.ts';
import { type Door, LOCAL_ADMINISTRATOR } from '../src/store/door.ts';

/** `TOCSIN_FUZZ=20000 npx vitest run test/fuzz.test.ts` for the long run. */
const INPUTS = Number(process.env.TOCSIN_FUZZ ?? 3000);

const ENDPOINTS: readonly Endpoint[] = [
  ...Object.values(STATUS_ENDPOINTS),
  ...Object.values(SITUATION_ENDPOINTS),
  ...Object.values(SIGNALS_ENDPOINTS),
  ...Object.values(REPORT_ENDPOINTS),
  ...Object.values(SUBSTANCES_ENDPOINTS),
  ...Object.values(ROUTES_ENDPOINTS),
  ...Object.values(HEALTH_ENDPOINTS),
  ...Object.values(DATA_ENDPOINTS),
  ...Object.values(ACCESS_ENDPOINTS),
];

/** What SQL, HTML, spreadsheets, headers, paths and parsers have been broken with. */
const HOSTILE = [
  '',
  ' ',
  "' or 1=1 --",
  "'; drop table report; --",
  '$1',
  '%',
  '\\',
  '\u0000',
  '\ud800',
  '\u202e\u0645',
  '<script>alert(1)</script>',
  '=cmd|\u0027/c calc\u0027!A1',
  'a\r\nset-cookie: x=y',
  '../../etc/passwd',
  '%2e%2e%2f',
  'NaN',
  '-0',
  '1e309',
  '99999999999999999999',
  '-9223372036854775808',
  '2024-02-30',
  '0000-00-00',
  '294277-01-01',
  '2024-01-01',
  'fentanyl',
  'null',
  '[object Object]',
  '__proto__',
  'x'.repeat(5000),
];

interface Shape {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
}

/** Values of a schema, right and wrong: more often right than wrong, or nothing would get past the first check. */
function valuesOf(shape: Shape): fc.Arbitrary<unknown> {
  const wrong = fc.oneof(
    fc.constantFrom(...HOSTILE),
    fc.string({ unit: 'binary' }),
    fc.double(),
    fc.constant(null),
  );
  return fc.oneof({ weight: 5, arbitrary: rightOf(shape) }, { weight: 1, arbitrary: wrong });
}

function rightOf(shape: Shape): fc.Arbitrary<unknown> {
  if (shape.anyOf !== undefined) return fc.oneof(...shape.anyOf.map(valuesOf));
  if (shape.enum !== undefined) return fc.constantFrom(...shape.enum);
  if (shape.const !== undefined) return fc.constant(shape.const);
  if (shape.type === 'object') return objectOf(shape);
  if (shape.type === 'array') return fc.array(valuesOf(shape.items ?? {}), { maxLength: 3 });
  if (shape.type === 'integer' || shape.type === 'number')
    return fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer(), fc.constantFrom(0, -1, 2 ** 31, 2 ** 53));
  if (shape.type === 'boolean') return fc.boolean();
  return fc.oneof(
    fc.constantFrom(...HOSTILE),
    fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
  );
}

function objectOf({ properties = {} }: Shape): fc.Arbitrary<Record<string, unknown>> {
  const known = fc.record(
    Object.fromEntries(Object.entries(properties).map(([name, shape]) => [name, valuesOf(shape)])),
    { requiredKeys: [] },
  );
  const more = fc.dictionary(fc.constantFrom('x', '__proto__', 'constructor'), fc.constant('1'), {
    maxKeys: 1,
  });
  return fc
    .tuple(known, fc.oneof({ weight: 9, arbitrary: fc.constant({}) }, more))
    .map(([a, b]) => ({ ...a, ...b }));
}

const shapeOf = (schema: z.ZodType | undefined): Shape =>
  schema === undefined
    ? { type: 'object' }
    : (z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape);

interface Input {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly payload: unknown;
}

function inputsOf({ method, path, params, query, body }: Endpoint): fc.Arbitrary<Input> {
  return fc
    .tuple(valuesOf(shapeOf(params)), valuesOf(shapeOf(query)), valuesOf(shapeOf(body)))
    .map(([asParams, asQuery, payload]) => {
      const at = (name: string) => (asParams as Record<string, unknown> | null)?.[name] ?? '1';
      const filled = path.replace(/:(\w+)/g, (_all, name: string) => encode(at(name)));
      const search = Object.entries(Object(asQuery)).map(
        ([name, value]) => `${encode(name)}=${encode(value)}`,
      );
      return { method, url: `${filled}?${search.join('&')}`, payload };
    });
}

/** As a client would that does not care: lone surrogates, which no address can carry, become the sign for what is unknown. */
function encode(value: unknown): string {
  return encodeURIComponent(Buffer.from(String(value)).toString().slice(0, 6000));
}

let cluster: Cluster;
let doors: { live: Door; sample: Door };
let app: FastifyInstance;

beforeAll(async () => {
  cluster = await testCluster();
  doors = { live: await openDatabase(cluster, 'live'), sample: await openDatabase(cluster, 'sample') };
  const imports = { door: doors.live, actor: LOCAL_ADMINISTRATOR, world: WORLD, open: openSourceFile };
  for (const source of SOURCES.filter(({ id }) => id !== 'unodc-ids')) {
    const fileName = `${source.id}-invented.csv`;
    await importFile(imports, { source, path: `src/sources/${source.id}/fixtures/${fileName}`, fileName });
  }
  app = await buildApp({
    doors,
    defaultDatabase: async () => 'live',
    sealKey: Buffer.alloc(32),
    exposure: LOOPBACK_ONLY,
    version: '0.0.0',
    imports,
    startImport: async () => 1,
    running: () => [],
  });
});

afterAll(async () => {
  await app.close();
  await Promise.all(Object.values(doors).map((door) => door.close()));
  await cluster.stop();
});

test(`${INPUTS} inputs made from the schemas of every route: no crash, no 500, and every refusal is a problem`, async () => {
  const seen = new Set<number>();
  await fc.assert(
    fc.asyncProperty(fc.oneof(...ENDPOINTS.map(inputsOf)), async ({ method, url, payload }) => {
      const response = await app.inject({
        method,
        url,
        ...(method === 'GET'
          ? {}
          : { headers: { 'content-type': 'application/json' }, payload: JSON.stringify(payload) ?? '' }),
      });
      seen.add(response.statusCode);
      expect(response.statusCode).toBeLessThan(500);
      if (response.statusCode >= 400) expect(response.json()).toMatchObject({ status: response.statusCode });
    }),
    { numRuns: INPUTS },
  );
  // Inputs that all fail the first check would prove nothing.
  for (const status of [200, 400, 404]) expect(seen).toContain(status);
}, 1_200_000);
