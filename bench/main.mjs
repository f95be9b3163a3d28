// What can be measured side by side in one run. Each part skips itself, saying so, where what it needs is absent.
import { cpus, loadavg } from 'node:os';
import { run as runApi } from './api.mjs';
import { run as runBusy } from './busy.mjs';
import { run as runDetection } from './detection.mjs';
import { run as runFarrington } from './farrington.mjs';
import { run as runImport } from './import.mjs';
import { run as runOutbreaks } from './outbreaks.mjs';
import { run as runPage } from './page.mjs';
import { run as runRights } from './rights.mjs';
import { run as runStart } from './start.mjs';
import { run as runWorkLists } from './work-lists.mjs';

console.log(`${cpus().length} cores, load ${loadavg()[0].toFixed(1)}, Node.js ${process.versions.node}`);
runPage(console.log);
await runFarrington(console.log);
await runOutbreaks(console.log);
await runImport(console.log);
await runDetection(console.log);
await runStart(console.log);
await runApi(console.log);
await runBusy(console.log);
await runRights(console.log);
await runWorkLists(console.log);
