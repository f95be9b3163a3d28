import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, test } from 'vitest';

/** The product's own name, formats, and the symbol of a statistic are the same in every language. */
const SAME_EVERYWHERE = new Set(['Tocsin', 'SVG', 'PNG', 'CSV', 'SMILES', 'CAS', 'InChIKey', 'p']);
const SPOKEN = new Set(['aria-label', 'title', 'placeholder', 'label', 'alt', 'description', 'caption']);

const hasLetters = (text: string) => /\p{L}/u.test(text) && !SAME_EVERYWHERE.has(text.trim());

function hardCoded(name: string, text: string): string[] {
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  // Keys and commands are the same in every language.
  const isKey = (node: ts.Node) =>
    ts.isJsxElement(node.parent) &&
    ts.isIdentifier(node.parent.openingElement.tagName) &&
    /^(kbd|code)$/.test(node.parent.openingElement.tagName.text);
  const visit = (node: ts.Node) => {
    if (ts.isJsxText(node) && hasLetters(node.text) && !isKey(node)) found.push(node.text.trim());
    if (ts.isJsxAttribute(node) && SPOKEN.has(node.name.getText()) && node.initializer !== undefined) {
      const value = node.initializer;
      if (ts.isStringLiteral(value) && hasLetters(value.text)) found.push(value.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found.map((entry) => `${name}: ${entry}`);
}

test('finds a text that was written into a page', () => {
  expect(hardCoded('a.tsx', '<p title="Hello">World <kbd>g</kbd> {words("x")}</p>')).toEqual([
    'a.tsx: Hello',
    'a.tsx: World',
  ]);
});

test('every text of the pages comes from the catalogue', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx') && !file.includes('.test.'))
    .map((file) => `src/${file}`);
  expect(files.length).toBeGreaterThan(30);
  expect(files.flatMap((file) => hardCoded(file, readFileSync(file, 'utf8')))).toEqual([]);
});
