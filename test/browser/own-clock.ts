import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { hashPassword } from '../../src/features/access/password.ts';
import type { Role } from '../../src/model/access.ts';
import { tick } from '../../src/server/clockwork.ts';
import { serve } from '../../src/server/serve.ts';
import { openWorkspace } from '../../src/server/workspace.ts';
import { removeTestFolder } from '../../src/store/cluster/testing.ts';
import { GATE, LOCAL_ADMINISTRATOR } from '../../src/store/door.ts';

const WEB = fileURLToPath(new URL('../../dist/web', import.meta.url));
const PASSWORD = 'seven-lamps-on-a-grey-quay';

/** The product in this process, on an empty data folder and on a clock that the test moves. */
export async function startOnClock(begin: string) {
  if (!existsSync(join(WEB, 'index.html'))) throw new Error('build the web first: node scripts/build.mjs');
  let now = new Date(begin);
  const dataDir = await mkdtemp(join(tmpdir(), 'tocsin-cycle-'));
  const workspace = await openWorkspace({ dataDir });
  const server = await serve(workspace, { port: 0, clock: () => now, webRoot: WEB });
  const doors = { live: workspace.door('live'), sample: workspace.door('sample') };
  const local = <T>(sql: string, values: unknown[] = []) =>
    doors.live.run(LOCAL_ADMINISTRATOR, async (tx) => (await tx.query(sql, values)).rows as T[]);
  const passwordHash = await hashPassword(PASSWORD);
  return {
    url: server.url,
    local,
    /** Lets time pass, and with it what time does by itself. */
    async at(instant: string): Promise<void> {
      now = new Date(instant);
      await tick({ doors, actorIn: workspace.actorIn }, now);
    },
    /** Somebody who has been invited and has chosen a password. */
    async addPerson(name: string, role: Role, at: string | null, group: string | null = null): Promise<void> {
      const [person] = await local<{ id: number }>('insert into person (name) values ($1) returning id', [
        name,
      ]);
      const id = person!.id;
      await local('insert into account (person_id, email) values ($1, $2)', [id, emailOf(name)]);
      await local(
        `insert into role_grant (person_id, role, participant_id, group_key, granted_by)
         values ($1, $2, (select id from participant where key = $3), $4, 'test')`,
        [id, role, at, group],
      );
      await doors.live.run(GATE, (tx) =>
        tx.query('insert into credential (person_id, password_hash) values ($1, $2)', [id, passwordHash]),
      );
    },
    async stop(): Promise<void> {
      await server.close();
      await workspace.close();
      removeTestFolder(dataDir);
    },
  };
}

export type OnClock = Awaited<ReturnType<typeof startOnClock>>;

const emailOf = (name: string): string => `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@example.org`;

/** People at their own computers: each signs in on the page, once. */
export class Desks {
  readonly #open = new Map<string, Page>();
  readonly #browser: Browser;
  readonly #url: string;
  /** What went wrong on any of them, as their browsers say. */
  readonly faults: string[] = [];

  constructor(browser: Browser, url: string) {
    this.#browser = browser;
    this.#url = url;
  }

  /** The desk of somebody, on the first page. */
  async of(name: string): Promise<Page> {
    const there = this.#open.get(name);
    if (there !== undefined) await there.goto(`${this.#url}/my-work?database=live`);
    const page = there ?? (await this.#signIn(name));
    this.#open.set(name, page);
    await page.getByRole('heading', { name: 'My work', level: 1 }).waitFor();
    return page;
  }

  async #signIn(name: string): Promise<Page> {
    const context: BrowserContext = await this.#browser.newContext({
      viewport: { width: 1280, height: 860 },
      timezoneId: 'UTC',
      locale: 'en-GB',
    });
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    page.on('pageerror', (error) => this.faults.push(`${name}, ${page.url()}: ${error.message}`));
    await page.goto(`${this.#url}/sign-in?database=live`);
    await page.getByLabel('E-mail address').fill(emailOf(name));
    await page.keyboard.press('Tab');
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
    await page.locator('button.who', { hasText: name }).waitFor();
    await page.waitForURL(({ pathname }) => pathname === '/');
    await page
      .getByRole('navigation', { name: 'Pages' })
      .getByRole('link', { name: /^My work/ })
      .click();
    return page;
  }

  /** Somebody goes home. */
  async leave(name: string): Promise<void> {
    await this.#open.get(name)?.context().close();
    this.#open.delete(name);
  }
}
