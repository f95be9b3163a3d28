import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { pagesEn } from '../src/model/messages/pages.en.ts';

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

type Tree = { readonly [key: string]: string | Tree };

function find(tree: Tree | string | undefined, path: readonly string[]): Tree | string | undefined {
  return path.reduce<Tree | string | undefined>(
    (at, name) => (typeof at === 'object' ? at[name] : undefined),
    tree,
  );
}

/** Keys that a page asks for and nobody has written, whole or up to the first `${`. */
function missingKeys(name: string, text: string): string[] {
  const whole = [...text.matchAll(/\bwords\(\s*'([^']+)'/g)].map(([, key = '']) => key);
  const begun = [...text.matchAll(/\bwords\(\s*`([^`$]+)\$/g)].map(([, key = '']) => key);
  const isThere = (key: string) =>
    typeof find(pagesEn, key.split('.')) === 'string' || find(pagesEn, `${key}_one`.split('.')) !== undefined;
  const isBegun = (key: string) => typeof find(pagesEn, key.replace(/\.$/, '').split('.')) === 'object';
  return [
    ...whole.filter((key) => !isThere(key)),
    ...begun.filter((key) => key.endsWith('.') && !isBegun(key)),
  ].map((key) => `${name}: ${key}`);
}

test('finds a key that nobody has written', () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the text of a page, as a file holds it
  const text = "words('nav.signals') words('nav.nothing') words(`access.role.${role}`) words(`nothing.${x}`)";
  expect(missingKeys('a.tsx', text)).toEqual(['a.tsx: nav.nothing', 'a.tsx: nothing.']);
});

test('every key that a page asks for is in the catalogue', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => /^(ui|web|features)\//.test(file) && /\.tsx?$/.test(file) && !file.includes('.test.'))
    .map((file) => `src/${file}`);
  expect(files.flatMap((file) => missingKeys(file, readFileSync(file, 'utf8')))).toEqual([]);
});
