import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Product {
  /** Starts a command as a user does. */
  begin(...words: string[]): ChildProcess;
  /** Runs a command to its end. */
  run(...words: string[]): Promise<Ran>;
  /** Runs it with `--json`, expects it to end with this code, and gives its answer. */
  // biome-ignore lint/suspicious/noExplicitAny: answers are checked by what a test expects of them
  json(exitCode: number, ...words: string[]): Promise<any>;
}

/** The built product. A checkout's build is made anew where it is stale. */
export function buildProduct(): void {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/build.mjs', '--if-stale'], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
}

/**
 * The command line on one data folder, in processes of its own.
 *
 * @param inside a program with its words that runs the product, such as one that enters a namespace
 */
export function openProduct(
  environment: Readonly<Record<string, string>>,
  cwd = '.',
  inside: readonly string[] = [],
): Product {
  const env: NodeJS.ProcessEnv = { ...process.env, COLUMNS: '100', ...environment };
  // Variables of the test run itself are none of the product's.
  for (const name of Object.keys(env)) if (/^(VITEST|NODE_ENV|TOCSIN_TEST_)/.test(name)) delete env[name];
  const begin = (...words: string[]) => {
    const [program = '', ...rest] = [...inside, process.execPath, resolve(cwd, 'bin/tocsin.mjs'), ...words];
    return spawn(program, rest, { env, stdio: 'pipe' });
  };
  const run = (...words: string[]) => ended(begin(...words));
  return {
    begin,
    run,
    async json(exitCode, ...words) {
      const { status, stdout, stderr } = await run(...words, '--json');
      if (status !== exitCode) throw new Error(`tocsin ${words.join(' ')} ended with ${status}:\n${stderr}`);
      return JSON.parse(stdout);
    },
  };
}

/** What a process wrote, once it has ended. */
export function ended(child: ChildProcess): Promise<Ran> {
  return new Promise((done, reject) => {
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout?.on('data', (piece: Buffer) => out.push(piece));
    child.stderr?.on('data', (piece: Buffer) => err.push(piece));
    child.once('error', reject);
    child.once('close', (status) =>
      done({ status, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }),
    );
  });
}

/** Waits until a process has written something like this to its standard output. */
export function untilSays(child: ChildProcess, pattern: RegExp): Promise<RegExpExecArray> {
  return new Promise((done, reject) => {
    let text = '';
    const read = (piece: Buffer) => {
      text += piece.toString();
      const found = pattern.exec(text);
      if (found !== null) done(found);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => reject(new Error(`ended with ${code}:\n${text}`)));
  });
}
