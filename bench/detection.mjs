import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import manifest from '../package.json' with { type: 'json' };

const ROOT = join(import.meta.dirname, '..');
const FILE = join(process.env.TOCSIN_SHARED ?? join(ROOT, '../shared'), 'data/unodc-ids-2011-2016.csv.gz');
const MOST = { detectSeconds: 10, replayMinutes: 15 };

/** The product's own functions, bundled as the product is, in a folder from which its packages are found. */
async function loadProduct(folder) {
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    publicDir: false,
    ssr: { target: 'node', noExternal: true, external: Object.keys(manifest.dependencies) },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: false,
      target: 'node20',
      minify: false,
      rolldownOptions: {
        input: {
          workspace: join(ROOT, 'src/server/workspace.ts'),
          service: join(ROOT, 'src/features/detection/service.ts'),
          imports: join(ROOT, 'src/features/imports/import-file.ts'),
          source: join(ROOT, 'src/sources/unodc-ids/source.ts'),
          'detection-worker': join(ROOT, 'src/features/detection/worker.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', preserveModules: false },
        preserveEntrySignatures: 'strict',
      },
    },
  });
  const load = (name) => import(pathToFileURL(join(folder, `${name}.js`)).href);
  const [{ openWorkspace }, service, { importFile }, { unodcIds }] = await Promise.all(
    ['workspace', 'service', 'imports', 'source'].map(load),
  );
  return { openWorkspace, ...service, importFile, unodcIds };
}

/** Wall time, processor time of this process with its threads, and the longest that its event loop did not turn. */
async function measure(work) {
  let longest = 0;
  let last = performance.now();
  const watch = setInterval(() => {
    longest = Math.max(longest, performance.now() - last - 10);
    last = performance.now();
  }, 10);
  const cpu = process.cpuUsage();
  const start = performance.now();
  const result = await work();
  clearInterval(watch);
  const { user, system } = process.cpuUsage(cpu);
  const seconds = (performance.now() - start) / 1000;
  const text = `${seconds.toFixed(1)} s wall, ${((user + system) / 1e6).toFixed(1)} s CPU of Node, event loop held at most ${longest.toFixed(0)} ms, load ${loadavg()[0].toFixed(1)}`;
  return { result, seconds, text };
}

/** Detection for one date and the stored weekly replay of five years, on the real file; `report` takes lines of text. */
export async function run(report) {
  if (!existsSync(FILE)) return report('detection: skipped, ../shared is not there');
  const folder = mkdtempSync(join(ROOT, 'node_modules/.tocsin-bench-'));
  const dataDir = mkdtempSync(join(tmpdir(), 'tocsin-bench-'));
  let workspace;
  try {
    const product = await loadProduct(folder);
    workspace = await product.openWorkspace({ dataDir });
    const request = { source: product.unodcIds, path: FILE, fileName: 'unodc-ids.csv.gz' };
    await product.importFile(workspace.imports(), request);
    const ports = workspace.detection('live');
    if (ports.worker === undefined) throw new Error('the bundle has no detection worker');
    const first = await measure(() => product.detectAsOf(ports));
    const { series, signals, asOf } = first.result;
    report(`detection: ${series} series, ${signals} signals as of ${asOf}; bar ${MOST.detectSeconds} s`);
    report(`detection: the first time, with the 26 weeks before: ${first.text}`);
    report(
      `detection: one date, as \`tocsin detect\`: ${(await measure(() => product.detectAsOf(ports))).text}`,
    );
    const replayed = await measure(() => product.replay(ports, { from: '2012-01-01', to: '2016-12-31' }));
    const { text, result } = replayed;
    report(`detection: replay, ${result.length} weeks, stored: ${text}; bar ${MOST.replayMinutes} min`);
  } finally {
    await workspace?.close();
    rmSync(folder, { recursive: true, force: true });
    rmSync(dataDir, { recursive: true, force: true });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await run(console.log);
