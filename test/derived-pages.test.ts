import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { renderPages } from '../scripts/derived-pages.ts';
import { DETECTORS } from '../src/detectors/index.ts';
import { SOURCES } from '../src/sources/index.ts';

const pages = renderPages();

test.each(
  Object.entries(pages),
)('%s is what the declarations say (else: npm run regenerate)', (path, text) => {
  expect(readFileSync(path, 'utf8')).toBe(text);
});

test('the pages name every source with every column, and every detector with every citation', () => {
  const { 'docs/sources.md': sources = '', 'docs/detectors.md': detectors = '' } = pages;
  for (const { id, landingPage, columns } of SOURCES) {
    expect(sources).toContain(`\n## ${id}\n`);
    expect(sources).toContain(landingPage);
    for (const { name } of columns) expect(sources).toContain(name);
  }
  for (const { id, citations, defaults } of DETECTORS) {
    expect(detectors).toContain(`\n## ${id}\n`);
    for (const citation of citations) expect(detectors).toContain(citation);
    for (const parameter of Object.keys(defaults)) expect(detectors).toContain(`\`${parameter}\``);
  }
});
