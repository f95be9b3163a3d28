import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

export interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string }[];
}

declare global {
  var axe: { run(options: { resultTypes: string[] }): Promise<{ violations: Violation[] }> } | undefined;
}

const SCRIPT = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
let script: Promise<string> | undefined;

/** What axe finds wrong with a page as it stands. All its rules are tried; only of what breaks them are the places described. */
export async function findViolations(page: Page): Promise<readonly Violation[]> {
  script ??= readFile(SCRIPT, 'utf8');
  if (await page.evaluate(() => globalThis.axe === undefined)) await page.evaluate(await script);
  return page.evaluate(async () => (await globalThis.axe!.run({ resultTypes: ['violations'] })).violations);
}

/** The same, one line each. */
export async function listViolations(page: Page): Promise<string[]> {
  return (await findViolations(page)).map(sayViolation);
}

export const sayViolation = ({ id, nodes }: Violation): string => `${id}: ${nodes[0]?.html}`;

/** Changes between light and dark under an open page, and waits until it has followed and no colour is on its way any more. */
export async function showIn(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.waitForSelector(`html[data-mantine-color-scheme=${colorScheme}]`);
  await page.evaluate(
    'Promise.allSettled(document.getAnimations().filter((each) => each instanceof CSSTransition).map(({ finished }) => finished)).then(() => undefined)',
  );
}
