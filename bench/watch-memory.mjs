// Loaded into the measured process by `--import`: leaves its peak memory and CPU time in the file that TOCSIN_BENCH_USAGE names.
import { readFileSync, writeFileSync } from 'node:fs';

const KILOBYTES_PER_MEGABYTE = 1024;

// Linux counts a parent's peak into `maxRSS` of its child; VmHWM is of this program alone.
function findPeakMegabytes() {
  try {
    const status = readFileSync('/proc/self/status', 'utf8');
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)[1]) / KILOBYTES_PER_MEGABYTE;
  } catch {
    return process.resourceUsage().maxRSS / KILOBYTES_PER_MEGABYTE;
  }
}

process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  writeFileSync(
    process.env.TOCSIN_BENCH_USAGE,
    JSON.stringify({ peakMegabytes: findPeakMegabytes(), cpuSeconds: (user + system) / 1e6 }),
  );
});
