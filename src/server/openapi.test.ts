import { Validator } from '@seriousme/openapi-schema-validator';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testCluster } from '../store/cluster/testing.ts';
import type { Cluster } from '../store/cluster/types.ts';
import { openDatabase } from '../store/database.ts';
import { type Door, LOCAL_ADMINISTRATOR } from '../store/door.ts';
import { buildApp } from './app.ts';
import { LOOPBACK_ONLY } from './exposure.ts';
import { openSourceFile, WORLD } from './wiring.ts';

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, object>>>>;
}

let cluster: Cluster;
let doors: { live: Door; sample: Door };
let app: FastifyInstance;

beforeAll(async () => {
  cluster = await testCluster();
  doors = { live: await openDatabase(cluster, 'live'), sample: await openDatabase(cluster, 'sample') };
  app = await buildApp({
    doors,
    defaultDatabase: async () => 'live',
    sealKey: Buffer.alloc(32),
    exposure: LOOPBACK_ONLY,
    version: '0.0.0',
    imports: { door: doors.live, actor: LOCAL_ADMINISTRATOR, world: WORLD, open: openSourceFile },
    startImport: async () => 1,
    running: () => [],
  });
  await app.ready();
});

afterAll(async () => {
  await app?.close();
  await Promise.all([doors?.live.close(), doors?.sample.close()]);
  await cluster?.stop();
});

async function getDocument(): Promise<Document> {
  return (await app.inject({ method: 'GET', url: '/api/openapi.json' })).json();
}

/** Method and address of all that the router answers, read from its own print: four characters of indent a level. */
function listMounted(): string[] {
  const above: string[] = [];
  const mounted: string[] = [];
  for (const line of app.printRoutes({ commonPrefix: false }).trimEnd().split('\n')) {
    const [, indent = '', part = '', methods] = /^(.*?[├└]── )(.*?)(?: \(([A-Z, ]+)\))?$/.exec(line) ?? [];
    const depth = indent.length / 4 - 1;
    above.length = depth;
    above.push(part);
    const address = above.join('').replace(/:(\w+)/g, '{$1}');
    for (const method of methods?.split(', ') ?? []) mounted.push(`${method} ${address}`);
  }
  return mounted;
}

/** Fastify answers these beside what is declared, and the document does not describe itself. */
const isUndeclared = (mounted: string) =>
  /^(HEAD|OPTIONS) /.test(mounted) || mounted === 'GET /api/openapi.json';

test('the description of the API is valid OpenAPI 3.1', async () => {
  const validator = new Validator();
  const { valid, errors } = await validator.validate({ ...(await getDocument()) });
  expect(errors ?? []).toEqual([]);
  expect(valid).toBe(true);
  expect(validator.version).toBe('3.1');
});

test('it describes every address that the server answers, and none besides', async () => {
  const { paths } = await getDocument();
  const described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const mounted = listMounted().filter((address) => !isUndeclared(address));
  expect(mounted).toContain('GET /api/reports/{id}');
  expect(described.sort()).toEqual(mounted.sort());
});
