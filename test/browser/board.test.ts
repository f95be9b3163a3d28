import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium, openBrowser, type RunningProduct, startProduct } from './product.ts';
import { listViolations, showIn } from './violations.ts';

const PAGES = ['/', '/signals', '/substances', '/routes', '/health', '/data', '/data?tab=streams'];

/** The coalition's work: many columns, long titles. */
const WORK_PAGES = [
  '/alerts',
  '/alerts/1',
  '/alerts/times',
  '/recommendations',
  '/recommendations/3',
  '/recommendations/inputs',
  '/commitments',
  '/commitments/1',
  '/groups',
  '/groups/2.1',
  '/groups/meetings/1',
  '/review/1',
  '/participants',
  '/participants/2',
  '/search?q=nitazene',
  '/administration',
];

const overflow = (page: Page) =>
  page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');

// Skipped where there is no /usr/bin/chromium: on Debian, `apt-get install chromium` brings it.
describe.skipIf(!hasChromium)('the board', () => {
  let product: RunningProduct;
  let browser: Browser;
  let page: Page;

  const open = async (path: string) => {
    await page.goto(product.url + path);
    await page.waitForSelector('main h1, main .problem');
    await page.waitForSelector('[data-testid=as-of], [data-testid=marking], .who');
    await page.waitForLoadState('networkidle');
  };

  const download = async (name: string) => {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name }).first().click(),
    ]);
    return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
  };

  beforeAll(async () => {
    product = await startProduct();
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 1280, height: 860 }, colorScheme: 'light' });
  });

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  it('shows a signal in a panel, keeps the list, says so in the address, and closes by Escape', async () => {
    await open('/');
    await page.locator('[data-testid=signal] a').nth(1).click();
    await page.waitForURL(/signal=/);
    const address = page.url();
    expect(await page.locator('[data-testid=signal]').count()).toBeGreaterThan(2);
    const heading = await page.locator('[data-testid=panel] h2').first().textContent();
    await page.goto(address);
    await expect.poll(() => page.locator('[data-testid=panel] h2').first().textContent()).toBe(heading);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.url()).not.toContain('signal=');
  });

  it('restores filters from the address, and offers to clear those that nothing meets', async () => {
    await open('/signals?scope=all&kind=first-appearance');
    expect(await page.getByLabel('Kind of signal').inputValue()).toBe('first-appearance');
    expect(await page.getByLabel('Show').inputValue()).toBe('all');
    await open('/signals?country=AQ');
    await page.getByText('No signal meets these filters.').waitFor();
    await page.getByRole('button', { name: 'Clear the filters' }).click();
    await page.waitForSelector('.data-table tbody tr');
  });

  it('says what to do in an empty database, before the first report, and for a signal that is not there', async () => {
    await open('/?database=live');
    await page.getByText('npx tocsin import unodc-ids FILE').waitFor();
    await open('/?asOf=1990-01-01');
    await page.getByText('Nothing was known yet').waitFor();
    await open('/signals/there-is-none');
    await page.getByText('There is no signal').waitFor();
  });

  it('goes and walks by keys, and shows charts as tables', async () => {
    await open('/');
    await page.keyboard.press('g');
    await page.keyboard.press('i');
    await page.waitForURL(/\/signals/);
    await page.waitForSelector('.data-table tbody tr');
    await page.keyboard.press('j');
    const first = await page.evaluate('document.activeElement?.textContent');
    await page.keyboard.press('j');
    expect(await page.evaluate('document.activeElement?.textContent')).not.toBe(first);
    await page.keyboard.press('k');
    expect(await page.evaluate('document.activeElement?.textContent')).toBe(first);
    await page.keyboard.press('/');
    expect(await page.evaluate('document.activeElement?.id')).toBe('search');
    await open('/');
    await page.keyboard.press('t');
    await page.waitForURL(/view=table/);
    await page.waitForSelector('.figure .data-table');
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByText('Charts and maps as tables').waitFor();
    expect(await listViolations(page)).toEqual([]);
  });

  it('marks what is downloaded as simulated', async () => {
    await open('/');
    await page.waitForSelector('svg[data-drawing] .country');
    const svg = await download('Download SVG');
    expect(svg.name).toMatch(/SIMULATED.*\.svg$/);
    expect(svg.text).toContain('SIMULATED');
    expect(svg.text).toContain('TLP:');
    const csv = await download('Download CSV');
    expect(csv.name).toMatch(/SIMULATED.*\.csv$/);
    expect(csv.text).toContain('SIMULATED');
  });

  it('saves all that a figure shows: both charts of a new leg, each with its heading', async () => {
    const response = await fetch(`${product.url}/api/signals?database=sample&limit=200`);
    const { items } = (await response.json()) as { items: { id: string; kind: string }[] };
    const leg = items.find(({ kind }) => kind === 'new-leg')!;
    await open(`/signals/${leg.id}`);
    const figure = page.locator('figure.figure', { has: page.locator('[data-drawing-heading]') });
    await figure.locator('svg[data-drawing]').nth(1).waitFor();
    const heading = await figure.locator('[data-drawing-heading]').textContent();
    const save = async (name: string) => {
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        figure.getByRole('button', { name }).click(),
      ]);
      return readFile(await file.path());
    };
    const svg = (await save('Download SVG')).toString('utf8');
    expect(svg.match(/<svg/g)).toHaveLength(3);
    expect(svg).toContain(`>${heading}</text>`);
    // Colours are written in: a picture knows none of the page's.
    expect(svg.replaceAll(/fill="var\(--[\w-]+\)" style="fill: rgb/g, '')).not.toMatch(
      /<rect[^>]*fill="var\([^>]*>/,
    );
    const [whole, ...parts] = [...svg.matchAll(/<svg[^>]*?>/g)].map(([tag]) => ({
      y: Number(/ y="([\d.]+)"/.exec(tag)?.[1] ?? 0),
      height: Number(/ height="([\d.]+)"/.exec(tag)?.[1]),
    }));
    // One below the other, and within the picture.
    expect(parts[1]!.y).toBeGreaterThan(parts[0]!.y + parts[0]!.height);
    expect(whole!.height).toBeGreaterThan(parts[1]!.y + parts[1]!.height);
    const png = await save('Download PNG');
    expect(png.readUInt32BE(20)).toBe(Math.floor(whole!.height * 2));
  });

  it('can be read by everyone in the light and in the dark, on every page', async () => {
    const found: string[] = [];
    for (const path of PAGES) {
      await open(path);
      for (const colorScheme of ['light', 'dark'] as const) {
        await showIn(page, colorScheme);
        found.push(...(await listViolations(page)).map((entry) => `${path} ${colorScheme} ${entry}`));
      }
    }
    await showIn(page, 'light');
    expect(found).toEqual([]);
  }, 300_000);

  it('shows the whole word in the search field at 390 pixels, from either side', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    const room = `(() => {
      const field = document.querySelector('#search');
      const style = getComputedStyle(field);
      const pen = document.createElement('canvas').getContext('2d');
      pen.font = style.font;
      const inner = field.clientWidth - parseFloat(style.paddingInlineStart) - parseFloat(style.paddingInlineEnd);
      return inner - pen.measureText(field.placeholder).width;
    })()`;
    await open('/');
    for (const dir of ['ltr', 'rtl']) {
      await page.evaluate(`document.documentElement.setAttribute('dir', '${dir}')`);
      expect([dir, Number(await page.evaluate(room)) >= 0]).toEqual([dir, true]);
    }
    await page.setViewportSize({ width: 1280, height: 860 });
    // Where there is room, the key stands in the field.
    expect(await page.locator('.topbar .search kbd').isVisible()).toBe(true);
    expect(Number(await page.evaluate(room))).toBeGreaterThanOrEqual(0);
  });

  it('needs no sideways scrolling at 390 pixels, from either side', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    const wide: string[] = [];
    for (const path of [...PAGES, ...WORK_PAGES]) {
      await open(path);
      if ((await overflow(page)) > 0) wide.push(path);
      await page.evaluate("document.documentElement.setAttribute('dir', 'rtl')");
      if ((await overflow(page)) > 0) wide.push(`${path} rtl`);
    }
    await page.setViewportSize({ width: 1280, height: 860 });
    expect(wide).toEqual([]);
  }, 300_000);

  it('can be read while it shows a past date, in light and dark', async () => {
    await open('/signals?asOf=2024-01-14');
    await page.waitForSelector('.topbar[data-past]');
    for (const colorScheme of ['light', 'dark'] as const) {
      await showIn(page, colorScheme);
      expect(await listViolations(page)).toEqual([]);
    }
    await showIn(page, 'light');
  });

  it('lets a signal be taken on at a past date, too', async () => {
    const refused: string[] = [];
    const watch = (response: { status(): number; url(): string }) =>
      void (response.status() >= 400 && refused.push(response.url()));
    page.on('response', watch);
    await open('/signals?asOf=2024-01-14');
    await page.locator('.data-table tbody [data-walk]').first().click();
    await page.waitForURL(/\/signals\/s-.*asOf=2024-01-14/);
    await page.getByRole('region', { name: 'Triage' }).waitFor();
    page.off('response', watch);
    expect(refused).toEqual([]);
  });

  it('shows newer results by itself, asks whoever would lose the place, and leaves a past date alone', async () => {
    const hold = { isNewer: false, dropped: 1 };
    // While work is under way, the status is asked for more often.
    const running = [{ kind: 'detect', progress: null, startedAt: '2024-01-14T00:00:00Z' }];
    await page.route('**/api/status*', async (route) => {
      const answer = await route.fetch();
      const status = (await answer.json()) as { run: number };
      await route.fulfill({
        response: answer,
        json: { ...status, run: hold.isNewer ? status.run + hold.dropped : status.run, running },
      });
    });
    await page.route('**/api/signals?*', async (route) => {
      const answer = await route.fetch();
      const signals = (await answer.json()) as { items: unknown[] };
      await route.fulfill({
        response: answer,
        json: hold.isNewer ? { ...signals, items: signals.items.slice(hold.dropped) } : signals,
      });
    });
    const links = page.locator('.data-table tbody [data-walk]');
    const addresses = () => links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    const notice = page.getByText('Newer results are here.');
    await open('/signals');
    const before = await addresses();
    expect(before.length).toBeGreaterThan(3);
    hold.isNewer = true;
    await expect.poll(addresses, { timeout: 60_000 }).toEqual(before.slice(1));
    expect(await notice.count()).toBe(0);

    await page.keyboard.press('j');
    hold.dropped = 2;
    await notice.waitFor({ timeout: 60_000 });
    expect(await addresses()).toEqual(before.slice(1));
    expect(await listViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Show them' }).press('Enter');
    await expect.poll(addresses, { timeout: 60_000 }).toEqual(before.slice(2));
    expect(await notice.count()).toBe(0);

    await open('/signals?asOf=2024-01-14');
    const past = await addresses();
    const polled = () =>
      page.waitForResponse((response) => response.url().includes('/api/status'), { timeout: 60_000 });
    hold.dropped = 3;
    await polled();
    await polled();
    expect(await addresses()).toEqual(past);
    expect(await notice.count()).toBe(0);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  });

  it('prints on white what a dark screen shows, without what one can only press', async () => {
    for (const path of ['/', '/alerts/1', '/alerts/times', '/review/1']) {
      await page.emulateMedia({ media: 'screen', colorScheme: 'dark' });
      await open(path);
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe(
        'rgb(255, 255, 255)',
      );
      expect(await listViolations(page)).toEqual([]);
      expect(await page.locator('.mantine-Button-root:visible, nav:visible').count()).toBe(0);
    }
    await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
  });

  it('says so when the server has gone', async () => {
    await open('/');
    await page.route('**/api/**', (route) => route.abort());
    await page.keyboard.press('g');
    await page.keyboard.press('i');
    await page.getByText('Tocsin does not answer.').first().waitFor();
    await page.unroute('**/api/**');
  });
});
