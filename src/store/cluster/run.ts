import { spawn } from 'node:child_process';
import type { Account } from './account.ts';

export interface RunResult {
  readonly code: number | null;
  readonly output: string;
}

/** Runs a program to its end as the account; output is what it wrote to both of its streams. */
export function run(
  program: string,
  args: readonly string[],
  account: Account | undefined,
): Promise<RunResult> {
  return new Promise((resolve, reject) => {
    const options = { ...account, cwd: '/', env: serverEnvironment() };
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
    let output = '';
    const collect = (part: Buffer) => {
      output += part.toString();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}

/** Our environment without libpq's variables, which would redirect the server, and with one language for its messages. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG|TOCSIN_)/.test(name));
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' };
}
