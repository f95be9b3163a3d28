import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hasChromium, openBrowser, type RunningProduct, startProduct } from './product.ts';
import { listViolations, showIn } from './violations.ts';

const PATHS = [
  '/substances?database=sample',
  '/substances/fentanyl?database=sample',
  '/routes?database=sample',
  '/health?database=sample',
  '/data',
  '/data?tab=rejects',
  '/data?tab=names',
  '/data?tab=streams&database=sample',
  '/sign-in?database=live',
  '/welcome?database=live',
  '/account?database=sample',
  '/administration?database=sample',
  '/audit?database=sample',
];
const HEADER =
  'REGION;SUBREGION;COUNTRY;ADMINISTRATIVE_DIVISION;PLACE;SEIZURE_DATE;DRUG_NAME;AMOUNT;DRUG_UNIT;HIDING_PLACE;INSTALLATION;TRANSPORT;PRODUCING_COUNTRY;DEPARTURE_COUNTRY;DESTINATION_COUNTRY;ROUTING';
const rowOf = (day: string, name: string) => `Europe;;Malta;;Valletta;${day};${name};1;Gram;;;;;;;`;
const IMPOSSIBLE_DAY = '2015-02-30';

// Skipped where there is no /usr/bin/chromium: on Debian, `apt-get install chromium` brings it.
describe.skipIf(!hasChromium)('substances, routes, health and data in a browser', () => {
  let product: RunningProduct;
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];

  const open = async (path: string) => {
    await page.goto(product.url + path);
    await page.waitForSelector('main h1');
    await expect
      .poll(() => page.locator('main [role=status][aria-label=Loading]').count(), { timeout: 30_000 })
      .toBe(0);
    await page.waitForLoadState('networkidle');
  };

  beforeAll(async () => {
    product = await startProduct();
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(`${page.url()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
  });

  beforeEach(() => {
    faults.length = 0;
  });

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  it('says of a file that cannot be read what it is called, not where it lay', async () => {
    await open('/data?database=live');
    await page.locator('input[type=file]').setInputFiles({
      name: 'picture.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
    });
    await page.getByLabel('Source').selectOption('unodc-ids');
    await page.getByRole('button', { name: 'Take in' }).click();
    const row = page.locator('.data-table tbody tr', { hasText: 'picture.csv' });
    await row.getByText(/The file picture\.csv holds a PNG picture/).waitFor({ timeout: 60_000 });
  });

  it('takes a file in, shows its bad row, takes the mended row in', async () => {
    await open('/data?database=live');
    const text = [HEADER, rowOf('2015-03-02', 'Ketamine'), rowOf(IMPOSSIBLE_DAY, 'Zorblax')].join('\n');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'invented.csv', mimeType: 'text/csv', buffer: Buffer.from(`${text}\n`) });
    await page.getByRole('button', { name: 'Take in' }).click();
    const row = page.locator('.data-table tbody tr', { hasText: 'invented.csv' });
    await row.getByText('Done').waitFor({ timeout: 60_000 });
    await row.getByRole('link', { name: '1' }).click();
    await page.waitForURL(/tab=rejects/);
    const reject = page.locator('details.card').first();
    await reject.locator('summary').click();
    const cell = reject.getByRole('textbox', { name: 'SEIZURE_DATE' });
    expect(await cell.inputValue()).toBe(IMPOSSIBLE_DAY);
    await cell.fill('2015-02-28');
    await reject.getByRole('button', { name: 'Send again' }).click();
    await page.getByText('No row waits here.').waitFor({ timeout: 60_000 });
    expect(faults).toEqual([]);
  });

  it('offers no file of the sample to be corrected: it takes none', async () => {
    await open('/data?database=sample');
    await page.getByLabel('Source', { exact: true }).waitFor();
    expect(await page.getByRole('table').count()).toBeGreaterThan(0);
    expect(await page.getByLabel('Corrects').count()).toBe(0);
  });

  it('takes in a corrected file, which withdraws what it lacks', async () => {
    await open('/data?database=live');
    const text = [HEADER, rowOf('2015-03-09', 'MDMA')].join('\n');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'corrected.csv', mimeType: 'text/csv', buffer: Buffer.from(`${text}\n`) });
    const corrects = page.getByLabel('Corrects');
    const earlier = corrects.locator('option', { hasText: 'invented.csv' });
    const number = await earlier.getAttribute('value');
    await corrects.selectOption(number);
    await page.getByText('Reports of the earlier file that this one lacks are withdrawn.').waitFor();
    await page.getByRole('button', { name: 'Take in' }).click();
    const row = page.locator('.data-table tbody tr', { hasText: 'corrected.csv' });
    await row.getByText('Done').waitFor({ timeout: 60_000 });
    await row.getByText(`corrects number ${number}`).waitFor();
    expect(Number(await row.locator('td').last().textContent())).toBeGreaterThan(0);
    expect(faults).toEqual([]);
  });

  it('takes any table in, once it was said what the file does not say', async () => {
    await open('/data?database=live');
    const text =
      'Country;Date;Drug;Amount;Unit\nMalta;05.06.2015;Ketamine;2,5;g\nMalta;31.02.2015;Ketamine;1;g\n';
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'findings.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await page.getByLabel('Source').selectOption('table');
    await page.getByRole('button', { name: 'Take in' }).click();
    await page.getByRole('heading', { name: 'What the columns of findings.csv mean' }).waitFor();
    expect(await listViolations(page)).toEqual([]);
    await page.getByLabel('What one row reports').selectOption('seizure');
    await page.getByLabel('When it happened').selectOption('Date');
    await page.getByLabel('How dates are written').selectOption('DD.MM.YYYY');
    await page.getByLabel('Publisher').fill('Nobody');
    await page.getByLabel('Usual lag, in days').fill('30');
    await page.getByRole('button', { name: 'Show the first rows' }).click();
    await page.getByText('2 rows read: 1 new, 0 revised, 0 already there, 1 rejected.').waitFor();
    await page.getByText('There is no day «31.02.2015».').waitFor();
    await page.getByRole('button', { name: 'Take in 1 row', exact: true }).click();
    const row = page.locator('.data-table tbody tr', { hasText: 'findings.csv' });
    await row.getByText('Done').waitFor({ timeout: 60_000 });
    await row.getByRole('link', { name: '1' }).click();
    await page.waitForURL(/tab=rejects/);
    const reject = page.locator('details.card', { hasText: 'findings.csv' });
    await reject.locator('summary').click();
    await reject.getByRole('textbox', { name: 'Date' }).fill('28.02.2015');
    await reject.getByRole('button', { name: 'Send again' }).click();
    await page.getByText('No row waits here.').waitFor({ timeout: 60_000 });
    expect(faults).toEqual([]);
  });

  it('settles a name for all its rows, and takes it back', async () => {
    await open('/data?tab=names&database=live');
    const name = page.locator('[data-testid=name]', { hasText: 'Zorblax' });
    await name.getByRole('textbox').fill('ketamine');
    await name.getByRole('button', { name: 'Ketamine', exact: true }).click();
    await name.waitFor({ state: 'detached' });
    await open('/data?tab=names&state=settled&database=live');
    await name.getByText('Stands for Ketamine.').waitFor();
    await name.getByRole('button', { name: 'Undo' }).click();
    await name.waitFor({ state: 'detached' });
  });

  it('finds substances while one types, by CAS number too, and draws one', async () => {
    await open('/substances?database=sample');
    await page.getByRole('searchbox', { name: 'Find', exact: true }).fill('437-38-7');
    await page.waitForURL(/query=437-38-7/);
    await page.locator('.data-table tbody tr').nth(1).waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Fentanyl', exact: true }).click();
    await page.locator('img.structure').waitFor({ timeout: 60_000 });
    const width = await page
      .locator('img.structure')
      .evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth);
    expect(width).toBeGreaterThan(0);
    expect(faults).toEqual([]);
  });

  it('opens a class of the tree and lists only what lies under it', async () => {
    await open('/substances?database=sample');
    await page.locator('.tree').getByRole('link', { name: 'Synthetic opioids' }).click();
    await page.waitForURL(/under=/);
    await expect
      .poll(() => page.locator('.data-table tbody tr', { hasText: 'Metamfetamine' }).count())
      .toBe(0);
    expect(await page.locator('.data-table tbody tr', { hasText: 'Fentanyl' }).count()).toBeGreaterThan(0);
  });

  it('shows the legs of one place', async () => {
    await open('/routes?database=sample');
    const rows = page.locator('.card .data-table tbody tr');
    const before = await rows.count();
    await page.getByLabel('From or to').selectOption({ label: 'Malawi' });
    await page.waitForURL(/place=\d+/);
    await expect.poll(() => rows.count()).toBeLessThan(before);
    for (const text of await rows.allTextContents()) expect(text).toContain('Malawi');
  });

  it('switches health between shares and numbers, each kind for itself', async () => {
    await open('/health?database=sample');
    await page.getByRole('heading', { name: 'Deaths: share of all deaths reported' }).waitFor();
    await page.getByLabel('Figures as').selectOption('count');
    await page.getByRole('heading', { name: 'Deaths: reports' }).waitFor();
    await page.getByLabel(/^Kind/).selectOption('wastewater');
    await page.waitForURL(/kind=wastewater/);
    expect(await page.locator('figure').count()).toBe(1);
    expect(faults).toEqual([]);
  });

  it('acts as a simulated person, to whom something is withheld, and goes back', async () => {
    await open('/?database=sample');
    expect(await page.locator('.withheld').count()).toBe(0);
    await page.getByRole('button', { name: /^Who I am/ }).click();
    await page.getByRole('menuitem', { name: /^Observer/ }).click();
    await page.locator('.withheld', { hasText: 'Some reports are withheld from you.' }).waitFor();
    // What an observer may not do is not offered, and not done.
    await open('/administration?database=sample');
    expect(await page.getByRole('button', { name: /^End/ }).count()).toBe(0);
    await page.getByRole('button', { name: /^Who I am/ }).click();
    await page.getByRole('menuitem', { name: /^Local administrator:/ }).click();
    await page.locator('.withheld').waitFor({ state: 'detached' });
    expect(faults).toEqual([]);
  });

  it('changes who may see a report, from the report itself', async () => {
    await open('/signals?database=sample');
    await page.locator('main a[href^="/signals/"]').first().click();
    await page.locator('.data-table tbody button').first().click();
    await page.getByRole('button', { name: 'Change who may see it' }).click();
    await page.getByRole('textbox', { name: 'Why' }).fill('a test of the page');
    await page
      .getByRole('textbox', { name: 'Under embargo until' })
      .or(page.getByLabel('Under embargo until'))
      .first()
      .fill('2999-01-01');
    await page.getByRole('button', { name: 'Change', exact: true }).click();
    await page.getByText('a test of the page').waitFor();
    expect(faults).toEqual([]);
  });

  it('says what went wrong where an address leads nowhere, and how to go on', async () => {
    await page.goto(`${product.url}/signals/s-does-not-exist?database=sample`);
    await page.getByRole('alert').first().waitFor();
    await page.goto(`${product.url}/no-such-page`);
    await page.getByRole('heading').first().waitFor();
  });

  it.each(PATHS)('%s can be read by everyone, wide and narrow, light and dark', async (path) => {
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 860 });
      await open(path);
      for (const colorScheme of ['light', 'dark'] as const) {
        await showIn(page, colorScheme);
        const overflow = await page.evaluate(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        );
        expect({ width, overflow }).toEqual({ width, overflow: 0 });
        expect({ width, colorScheme, found: await listViolations(page) }).toEqual({
          width,
          colorScheme,
          found: [],
        });
      }
    }
    expect(faults).toEqual([]);
  });
});
