import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROWS, seizures } from './invented-seizures.ts';
import { Desks, type OnClock, startOnClock } from './own-clock.ts';
import { hasChromium, openBrowser } from './product.ts';

const COUNTRIES = {
  CL: 'Chile',
  AR: 'Argentina',
  PE: 'Peru',
  BR: 'Brazil',
  MX: 'Mexico',
  CA: 'Canada',
  ES: 'Spain',
  PT: 'Portugal',
  FR: 'France',
  DE: 'Germany',
  JP: 'Japan',
} as const;
type Key = keyof typeof COUNTRIES;
const ASKED = Object.keys(COUNTRIES) as Key[];
const ACKNOWLEDGE = ASKED.slice(0, 9);
const WRITTEN = ROWS.toLocaleString('en');
const SECRETARIAT = 'Secretariat officer';
const EXPERT = 'Expert of New Zealand';
const ZEALAND = 'Focal point of New Zealand';
const focal = (key: Key) => `Focal point of ${COUNTRIES[key]}`;
const authority = (key: Key) => `Authority of ${COUNTRIES[key]}`;

// Skipped where there is no /usr/bin/chromium: on Debian, `apt-get install chromium` brings it.
describe.skipIf(!hasChromium)('a whole cycle on the page', () => {
  let product: OnClock;
  let browser: Browser;
  let desks: Desks;

  beforeAll(async () => {
    product = await startOnClock('2024-01-31T08:00:00Z');
    browser = await openBrowser();
    desks = new Desks(browser, product.url);
    const names = { ...COUNTRIES, NZ: 'New Zealand' };
    await product.local(
      `insert into participant (key, kind, name, iso2, joined_on)
       select k, 'country', n, k, '2023-07-07' from unnest($1::text[], $2::text[]) as t (k, n)`,
      [Object.keys(names), Object.values(names)],
    );
    await product.local(
      "insert into working_group (key, parent_key, title) values ('2', null, 'Detecting'), ('2.1', '2', 'Early warning')",
    );
    await product.addPerson(SECRETARIAT, 'secretariat', null);
    await product.addPerson(EXPERT, 'expert', 'NZ', '2.1');
    await product.addPerson(ZEALAND, 'focal-point', 'NZ');
    for (const key of ASKED) await product.addPerson(focal(key), 'focal-point', key);
    for (const key of ['CL', 'BR'] as const)
      await product.addPerson(authority(key), 'validating-authority', key);
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();
  const goTo = (page: Page, name: string) =>
    page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name, exact: true }).click();
  const choose = async (page: Page, label: string, option: string) => {
    const box = page.getByRole('combobox', { name: label, exact: true });
    await box.click();
    if (await box.isEditable()) await box.fill(option);
    await page.getByRole('option', { name: option }).first().click();
  };

  /** The rows of a table with a caption, as they read. */
  const readTable = async (page: Page, caption: string): Promise<string[][]> => {
    const table = page.locator(`[aria-label="${caption}"]`);
    await table.locator('tbody tr').first().waitFor();
    const rows = await table.locator('tbody tr').all();
    return Promise.all(
      rows.map(async (row) => (await row.locator('th, td').allInnerTexts()).map((text) => text.trim())),
    );
  };

  it('begins with seizures that arrive on the Data page, and a signal that rises', async () => {
    await product.at('2024-01-31T08:00:00Z');
    const page = await desks.of(SECRETARIAT);
    await goTo(page, 'Data');
    await page.locator('input[type=file]').setInputFiles({
      name: 'invented.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(seizures()),
    });
    await page.getByLabel('Source').selectOption('table');
    await press(page, 'Take in');
    await page.getByLabel('What one row reports').selectOption('seizure');
    await page.getByLabel('When it happened').selectOption('Date');
    await page.getByLabel('Publisher').fill('Nobody');
    await page.getByLabel('Usual lag, in days').fill('30');
    await page.getByText('What was understood').click();
    await page.getByLabel('When it was reported').selectOption('Reported');
    await page.getByText('Where it comes from').click();
    await page.getByLabel('Marking').selectOption('AMBER');
    await page.getByLabel('Purpose').selectOption('any');
    await press(page, 'Show the first rows');
    await page.getByText(`${WRITTEN} rows read: ${WRITTEN} new`).waitFor();
    await page.getByRole('button', { name: /^Take in [\d,]+ rows$/ }).click();
    await page
      .locator('.data-table tbody tr', { hasText: 'invented.csv' })
      .getByText('Done')
      .waitFor({ timeout: 60_000 });
    await goTo(page, 'Signals');
    // Whoever looks before the newest week is judged sees the week before; the page follows by itself.
    const risen = page.locator('.data-table tbody tr', { hasText: /Fentanyl.*Chile|Chile.*Fentanyl/i });
    await risen.first().waitFor({ timeout: 110_000 });
  });

  it('goes on with an expert who takes the signal on and verifies it', async () => {
    await product.at('2024-02-01T08:00:00Z');
    const page = await desks.of(EXPERT);
    await page.keyboard.press('g');
    await page.keyboard.press('i');
    await page.waitForURL(/\/signals/);
    const row = page.locator('.data-table tbody tr', { hasText: /fentanyl/i }).filter({ hasText: 'Chile' });
    await row.first().getByRole('link').first().click();
    await page.waitForURL(/\/signals\/./);
    await page.getByRole('button', { name: 'Take on', exact: true }).waitFor();
    await page.keyboard.press('e');
    await page.waitForURL(/\/alerts\/triage\/\d+/);
    await choose(page, 'How reliable is the source?', 'B · usually reliable');
    await choose(page, 'How credible is what it says?', '2 · probably true');
    await press(page, 'Grade');
    await product.at('2024-02-01T20:00:00Z');
    await press(page, 'Verify');
    await page.getByLabel('How was it verified?').fill('Two laboratories agree.');
    await press(page, 'Verify');
    await page.locator('header .tag', { hasText: 'Verified' }).waitFor();
    await page.getByText('Two laboratories agree.').waitFor();
  });

  let alertPath = '';
  it('sends an alert to eleven countries, of which nine acknowledge it', async () => {
    await product.at('2024-02-02T08:00:00Z');
    const page = await desks.of(ZEALAND);
    await goTo(page, 'Alerts');
    await page.locator('.data-table', { hasText: 'Verified' }).getByRole('link').first().click();
    await press(page, 'Draft an alert');
    await page.waitForURL(/\/alerts\/\d+/);
    alertPath = new URL(page.url()).pathname;
    await page.getByLabel('Title').fill('A new opioid in overdoses');
    for (const [label, text] of [
      ['Type and origin of the risk', 'A new opioid.'],
      ['Risks to health', 'Overdoses.'],
      ['Advice', 'Look for it.'],
      ['What is uncertain', 'Few reports.'],
    ] as const)
      await page.getByLabel(label, { exact: true }).fill(text);
    for (const key of ASKED) await choose(page, 'Participants', COUNTRIES[key]);
    await press(page, 'Send alert');
    await page.getByText('0 of 11 received, 0 acted').waitFor();
    for (const [hours, key] of ACKNOWLEDGE.entries()) {
      await product.at(new Date(Date.parse('2024-02-02T08:00:00Z') + (hours + 1) * 3_600_000).toISOString());
      const desk = await desks.of(focal(key));
      await desk.getByRole('link', { name: /A new opioid in overdoses/ }).click();
      await desk.getByRole('button', { name: 'Received', exact: true }).waitFor();
      await desk.keyboard.press('e');
      await desk.getByText(`${hours + 1} of 11 received`).waitFor();
      if (key !== 'CL' && key !== 'BR') await desks.leave(focal(key));
    }
  }, 400_000);

  it('is put on the agenda of next month’s meeting by the sub-working group, and a text is drafted', async () => {
    await product.at('2024-02-03T09:00:00Z');
    const page = await desks.of(SECRETARIAT);
    await goTo(page, 'Groups');
    await page.getByRole('link', { name: /2\.1 Early warning/ }).click();
    await press(page, 'Plan a meeting');
    await page.getByLabel(/^Day\b/).fill('2024-03-12');
    await page.getByLabel('Begins at').fill('14:00');
    await choose(page, 'Time zone', 'Europe/Vienna');
    await page.getByLabel('Quorum: participants').fill('1');
    await page.getByRole('button', { name: 'Plan a meeting', exact: true }).last().click();
    await page.waitForURL(/\/groups\/meetings\/\d+/);
    await press(page, 'Change the agenda');
    await press(page, 'Add an item');
    await page.getByRole('group', { name: 'Item 1' }).getByLabel('Title').fill('The alert');
    await choose(page, 'About', 'Alert');
    await choose(page, 'Which', 'A new opioid');
    await press(page, 'Save');
    await page.getByRole('link', { name: /^Alert \d+/ }).waitFor();

    await product.at('2024-02-12T16:00:00Z');
    const desk = await desks.of(EXPERT);
    await desk.goto(`${product.url}${alertPath}?database=live`);
    await desk.getByRole('link', { name: 'Draft a recommendation' }).click();
    await choose(desk, 'Group', '2.1');
    await desk.getByLabel('Title').fill('Look for it in overdoses');
    await desk.getByLabel('What is recommended').fill('Test overdoses of unknown cause for it.');
    await press(desk, 'Begin the draft');
    await desk.waitForURL(/\/recommendations\/\d+/);
    await desk.getByRole('link', { name: 'A new opioid in overdoses', exact: true }).waitFor();
  });

  it('is adopted by silence', async () => {
    await product.at('2024-02-13T09:00:00Z');
    const page = await desks.of(SECRETARIAT);
    await goTo(page, 'Recommendations');
    await page.getByRole('link', { name: /Look for it in overdoses/ }).click();
    await press(page, 'Put under silence');
    await page.getByLabel('Silence ends').fill('2024-02-20T09:00');
    await press(page, 'Put under silence');
    await page.getByText(/^Silence runs until/).waitFor();
    const desk = await desks.of(focal('CL'));
    await desk.getByRole('link', { name: /Look for it in overdoses/ }).click();
    await press(desk, 'Support');
    await desk.getByText('You have said: Supports.').waitFor();
    await product.at('2024-02-20T09:00:00Z');
    const after = await desks.of(EXPERT);
    await goTo(after, 'Recommendations');
    await after.getByRole('link', { name: /R 2\.1-01 · Look for it in overdoses/ }).click();
    await after.getByText(/^Adopted by silence/).waitFor();
  });

  it.each([
    ['CL', 'law'],
    ['BR', 'enforcement'],
  ] as const)('is answered by %s, with a commitment of the kind %s', async (key, kind) => {
    await product.at('2024-02-22T09:00:00Z');
    const page = await desks.of(focal(key));
    await goTo(page, 'Recommendations');
    await page
      .getByRole('link', { name: /Look for it in overdoses/ })
      .first()
      .click();
    await page.getByRole('link', { name: 'Answer with a commitment' }).click();
    await page.getByLabel('Kind of measure').selectOption(kind);
    await press(page, 'Draft a commitment');
    await page.waitForURL(/\/commitments\/\d+/);
    await page.getByLabel('Title').first().fill(`Tests for it in ${COUNTRIES[key]}`);
    await page.getByLabel('Lead institution').fill('Ministry of Health');
    await page.getByLabel('The problem that it answers').fill('Overdoses go untested.');
    await page.getByLabel('What will be done').fill('Test every overdose of unknown cause.');
    await page.getByLabel('Start', { exact: true }).fill('2024-03-01');
    await page.getByLabel('End', { exact: true }).fill('2024-12-31');
    await press(page, 'Add a milestone');
    const milestone = page.getByRole('group', { name: 'Milestone 1' });
    await milestone.getByLabel('Title').fill('Plan');
    await milestone.getByLabel('What there will be to show').fill('A plan');
    await milestone.getByLabel('Who can confirm it').fill('Coroners');
    await milestone.getByLabel('Due').fill('2024-04-30');
    await press(page, 'Submit');
    await page.getByText('Waits for the validating authority of its lead.').waitFor();
    await product.at('2024-02-25T09:00:00Z');
    const judge = await desks.of(authority(key));
    await judge.getByRole('link', { name: /Tests for it/ }).click();
    await press(judge, 'Validate');
    await judge.getByText('validated it').waitFor();
    await desks.leave(authority(key));
    await product.at('2024-03-01T09:00:00Z');
    await page.reload();
    await press(page, 'Mark as under way');
    await page.locator('header .tag', { hasText: 'Under way' }).waitFor();
  });

  it('sees the law come into force, and one milestone go late', async () => {
    await product.at('2024-04-20T09:00:00Z');
    const page = await desks.of(focal('CL'));
    await goTo(page, 'Commitments');
    await page.getByRole('link', { name: /Tests for it in Chile/ }).click();
    await press(page, 'Done');
    await page.getByLabel('What the link shows').fill('The plan');
    await page.getByLabel('Address of the link').fill('https://example.org/plan');
    await press(page, 'Done');
    await page.getByText(/^on 20 Apr/).waitFor();
    for (const [stage, on] of [
      ['Drafted', '2024-03-10'],
      ['Tabled', '2024-03-20'],
      ['Adopted', '2024-04-01'],
      ['In force', '2024-04-15'],
    ] as const) {
      await page.getByRole('combobox', { name: 'State' }).selectOption(stage);
      await page.getByLabel(/^On\b/).fill(on);
      await page.keyboard.press('Enter');
      await page.locator('dl div', { hasText: stage }).getByText(/2024/).waitFor();
    }
    await product.at('2024-05-03T09:00:00Z');
    const late = await desks.of(focal('BR'));
    await late.getByRole('heading', { name: 'Late' }).waitFor();
    await late
      .getByRole('link', { name: /Plan|Tests for it in Brazil/ })
      .first()
      .click();
    await late.getByText('3 days late').waitFor();
  });

  it('shows each stage in the ledger as it was played', async () => {
    const page = await desks.of(SECRETARIAT);
    await goTo(page, 'Alerts');
    await page.getByRole('link', { name: 'How long it takes' }).click();
    const steps = await readTable(page, 'How long it takes');
    const open = 'not yet known';
    expect(steps.map((row) => row.slice(0, 5))).toEqual([
      ['Occurred to reported', '3 days', '3 days', '1', '0'],
      // The file came in eight days later, and nobody could see a signal before.
      ['Reported to signal', '8 days', '8 days', '1', '0'],
      ['Signal to taken on', '1.3 days', '1.3 days', '1', '0'],
      ['Taken on to verified or dismissed', '12 hours', '12 hours', '1', '0'],
      ['Verified to alert', '12 hours', '12 hours', '1', '0'],
      ['Alert to received, each recipient', '6 hours', open, '11', '2'],
      ['Alert to assessed, each recipient', open, open, '11', '11'],
      ['Alert to acted, each recipient', open, open, '11', '11'],
      ['Alert to the agenda of a meeting', '39 days', '39 days', '1', '0'],
      ['Alert to an adopted recommendation', '18 days', '18 days', '1', '0'],
      ['Recommendation to a commitment in answer', '5 days', '5 days', '1', '0'],
      ['Commitment to a measure in force', '50 days', open, '2', '1'],
      ['Measure in force to an effect that was seen', open, open, '1', '1'],
    ]);
    const [chain] = await readTable(page, 'Chains');
    expect(chain).toEqual([
      expect.stringContaining('Fentanyl'),
      '20 Jan 2024',
      '23 Jan 2024',
      '31 Jan 2024',
      '1 Feb 2024',
      '1 Feb 2024',
      '2 Feb 2024',
      '2 Feb 2024',
      '',
      '12 Mar 2024',
      '20 Feb 2024',
      '25 Feb 2024',
      '15 Apr 2024',
      '',
    ]);
  });

  it('shows it all in the review pack', async () => {
    const page = await desks.of(SECRETARIAT);
    await goTo(page, 'Review');
    await press(page, 'Plan a review');
    await page.getByLabel('What it is called').fill('Spring review');
    await page.getByLabel('Tied to which event?').fill('A side event');
    await page.getByLabel('Where').fill('Vienna');
    await page.getByLabel('Held on').fill('2024-05-03');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/review\/\d+/);
    await press(page, 'Freeze the pack');
    await page.getByText(/Fingerprint \(SHA-256\)/).waitFor();
    expect(await readTable(page, 'Progress by line of effort')).toEqual([
      ['2 · Detecting', '1', '1', '2', '1', '0', '0', '0', '0'],
    ]);
    const kinds = await readTable(page, 'Measures by kind');
    expect(kinds.map((row) => row.slice(0, 3))).toEqual([
      ['Law', '1', '0'],
      ['Policy', '0', '0'],
      ['Enforcement action', '1', '1'],
      ['Other initiative', '0', '0'],
    ]);
    const [late] = await readTable(page, 'What is late, and by whom');
    expect(late).toEqual([
      'Brazil',
      expect.stringMatching(/^Tests for it in Brazil\s+Plan$/),
      '30 Apr 2024',
      '3',
    ]);
    const answers = page.locator('table.matrix tbody tr', { hasText: 'R 2.1-01 · Look for it in overdoses' });
    expect(await answers.locator('td').allInnerTexts()).toEqual(['!', '◐']);
    const times = await readTable(page, 'How long it takes');
    const agenda = times.find(([step]) => step === 'Alert to the agenda of a meeting');
    expect(agenda).toEqual(['Alert to the agenda of a meeting', '39 days', '39 days', '1', '0', '', '']);
    expect(desks.faults).toEqual([]);
  });
});
