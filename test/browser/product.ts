import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { removeTestFolder } from '../../src/store/cluster/testing.ts';
import { copyPreparedFolder } from '../prepared-folder.ts';

export const CHROMIUM = '/usr/bin/chromium';
export const hasChromium = existsSync(CHROMIUM);

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const browsers = new Set<Browser>();

export async function openBrowser(): Promise<Browser> {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  browsers.add(browser);
  browser.once('disconnected', () => browsers.delete(browser));
  return browser;
}

/** What stands on every open page: a test that waited in vain says only what did not come. */
export async function readOpenPages(): Promise<string> {
  const pages = [...browsers].flatMap((browser) => browser.contexts().flatMap((context) => context.pages()));
  const told = pages.map(async (page) => {
    const text = await page.evaluate<string>('document.body.innerText').catch(String);
    return `${page.url()}\n${text.replaceAll(/\s*\n\s*/g, '\n')}`;
  });
  return (await Promise.all(told)).join('\n\n');
}

/** Goes where a link leads, by its address: a click may miss it on a page that still grows. */
export async function follow(page: Page, link: Locator): Promise<void> {
  await page.goto(new URL((await link.getAttribute('href')) ?? '', page.url()).href);
}

/** Holds back what a page asks of some addresses, until it is let go. */
export async function holdBack(page: Page, addresses: string): Promise<() => void> {
  let letGo = () => {};
  const isLetGo = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(addresses, async (route) => {
    await isLetGo;
    await route.continue();
  });
  return letGo;
}

export interface RunningProduct {
  readonly url: string;
  /** Takes invented seizures of these names into the live database, through the command line beside the running server. */
  importSeizures(names: readonly string[]): void;
  stop(): Promise<void>;
}

/** The address that the product prints once it serves. */
function waitForAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const address = /http:\/\/(?:127\.0\.0\.1|localhost|\[::1\]):\d+/.exec(output)?.[0];
      if (address !== undefined) resolve(address);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => reject(new Error(`the product ended with ${code}:\n${output}`)));
  });
}

const HEADER =
  'REGION;SUBREGION;COUNTRY;ADMINISTRATIVE_DIVISION;PLACE;SEIZURE_DATE;DRUG_NAME;AMOUNT;DRUG_UNIT;HIDING_PLACE;INSTALLATION;TRANSPORT;PRODUCING_COUNTRY;DEPARTURE_COUNTRY;DESTINATION_COUNTRY;ROUTING';

function importSeizures(data: string, names: readonly string[]): void {
  const path = join(data, 'invented.csv');
  const rows = names.map((name) => `Europe;;Malta;;Valletta;2015-03-02;${name};1;Gram;;;;;;;`);
  writeFileSync(path, `${[HEADER, ...rows].join('\n')}\n`);
  const bin = fileURLToPath(new URL('../../bin/tocsin.mjs', import.meta.url));
  execFileSync(process.execPath, [bin, 'import', 'unodc-ids', path], {
    env: { ...process.env, TOCSIN_DATA: data },
  });
}

/** The real product on a data folder of its own, with its sample. */
export async function startProduct(): Promise<RunningProduct> {
  const data = await copyPreparedFolder();
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const child = spawn(process.execPath, ['bin/tocsin.mjs', 'start', '--port', '0'], {
    cwd: root,
    env: { ...process.env, TOCSIN_DATA: data },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await waitForAddress(child);
  return {
    url,
    importSeizures: (names) => importSeizures(data, names),
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      removeTestFolder(data);
    },
  };
}
