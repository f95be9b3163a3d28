// How quickly the server answers while detection runs behind it, on the real file, beside how quickly it answers at rest.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { REAL_FILE, runCommand, startServed } from './start.mjs';

const REST_MS = 5_000;
const CONNECTIONS = 20;
const PAUSE_MS = 20;
const PATIENCE_MS = 10_000;
/** One that is worked out anew each time, and what Situation asks. */
const ADDRESSES = ['/api/data/imports?database=live', '/api/places/countries?database=live'];
/** What Situation asks when it opens. */
const SITUATION = ['/api/signals?limit=40', '/api/places/countries', '/api/status'].map(
  (address) => `${address}${address.includes('?') ? '&' : '?'}database=live`,
);

async function ask(url, address) {
  const started = performance.now();
  const answer = await fetch(url + address);
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return performance.now() - started;
}

/** Asks each address in turn for as long as `goesOn` says. */
async function measure(url, addresses, goesOn) {
  const times = new Map(addresses.map((address) => [address, []]));
  while (await goesOn())
    for (const address of addresses) {
      times.get(address).push(await ask(url, address));
      await delay(PAUSE_MS);
    }
  return times;
}

/** All that Situation asks, by many at once. */
async function measureTogether(url, goesOn) {
  let isOn = true;
  const askers = Array.from({ length: CONNECTIONS }, () => measure(url, SITUATION, async () => isOn));
  while (await goesOn()) await delay(REST_MS / CONNECTIONS);
  isOn = false;
  return (await Promise.all(askers)).flatMap((times) => [...times.values()].flat());
}

function describe(times) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))].toFixed(0);
  return `p50 ${at(0.5)}, p95 ${at(0.95)}, most ${at(1)} ms in ${sorted.length}`;
}

const isDetecting = async (url) =>
  (await (await fetch(`${url}/api/status?database=live`)).json()).running.some(
    ({ kind }) => kind === 'detect',
  );

/** A marking that is changed has everything judged anew behind the answer. */
async function startDetection(url) {
  const address = `${url}/api/reports/1/marking?database=live`;
  const held = await (await fetch(address)).json();
  const body = {
    marking: held.marking === 'GREEN' ? 'AMBER' : 'GREEN',
    purpose: 'any',
    embargoUntil: null,
    isOriginatorControlled: false,
    reason: 'a measurement',
  };
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(await answer.text());
  for (let waited = 0; !(await isDetecting(url)); waited += PAUSE_MS) {
    if (waited > PATIENCE_MS) throw new Error('no detection began');
    await delay(PAUSE_MS);
  }
}

export async function run(log, given) {
  if (!existsSync(REAL_FILE)) return log(`Busy: ${REAL_FILE} is not there, skipped.`);
  log('Answers at rest and while detection runs:');
  const dataDir = given ?? mkdtempSync(join(tmpdir(), 'tocsin-bench-'));
  try {
    if (given === undefined) runCommand(dataDir, ['import', 'unodc-ids', REAL_FILE]);
    const served = await startServed(dataDir);
    try {
      const resting = () => {
        const until = performance.now() + REST_MS;
        return async () => performance.now() < until;
      };
      const detecting = () => isDetecting(served.url);
      const rest = await measure(served.url, ADDRESSES, resting());
      await startDetection(served.url);
      const started = performance.now();
      const busy = await measure(served.url, ADDRESSES, detecting);
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      for (const address of ADDRESSES)
        log(`  ${address}: at rest ${describe(rest.get(address))}; busy ${describe(busy.get(address))}`);
      log(`  detection took ${seconds} s (load ${loadavg()[0].toFixed(1)})`);
      const restTogether = await measureTogether(served.url, resting());
      await startDetection(served.url);
      const busyTogether = await measureTogether(served.url, detecting);
      log(
        `  Situation by ${CONNECTIONS} at once: at rest ${describe(restTogether)}; busy ${describe(busyTogether)} (load ${loadavg()[0].toFixed(1)})`,
      );
    } finally {
      await served.stop();
    }
  } finally {
    if (given === undefined) rmSync(dataDir, { recursive: true, force: true });
  }
}

if (process.argv[1] === import.meta.filename) await run(console.log, process.argv[2]);
