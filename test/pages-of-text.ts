import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const NOT_OURS = new Set(['node_modules', 'dist', '.git']);

/** Every page of text of the repository, by its path from the root. */
export function listPages(folder = '.'): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory())
      return NOT_OURS.has(entry.name) || entry.name.startsWith('.tocsin') ? [] : listPages(path);
    return entry.name.endsWith('.md') ? [path] : [];
  });
}

/** The page without its fenced blocks, which hold no links and no prose. */
export const proseOf = (text: string): string => text.replace(/^```[\s\S]*?^```$/gm, '');

/** Anchors of a page's headings as GitHub makes them. */
export function anchorsOf(text: string): Set<string> {
  return new Set(
    [...proseOf(text).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .trim()
        .replace(/\s/g, '-'),
    ),
  );
}

export interface Example {
  readonly page: string;
  readonly command: string;
  /** In a block of its own, ready to be run as it stands. */
  readonly isBlock: boolean;
}

const START = /^(?:npx tocsin|tocsin|npm|node) /;

/** Commands in shell blocks, and those that stand in the prose as code. */
export function listExamples(page: string): Example[] {
  const text = readFileSync(page, 'utf8');
  const blocks = [...text.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].flatMap(([, body = '']) => body.split('\n'));
  const spans = [...proseOf(text).matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);
  const split = (lines: readonly string[], isBlock: boolean) =>
    lines
      .flatMap((line) => line.replace(/\s+#.*$/, '').split('&&'))
      .map((command) => ({ page, command: command.trim(), isBlock }));
  return [...split(blocks, true), ...split(spans, false).filter(({ command }) => START.test(command))].filter(
    ({ command }) => command !== '',
  );
}
