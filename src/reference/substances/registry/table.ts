import type { RegistryEntry, RegistryKind, UnControl } from '../../../model/substance.ts';
import { CLASSES } from './classes.ts';
import { DECISIONS } from './decisions.ts';

const SOURCES: Readonly<Record<string, string>> = {
  inn: 'WHO INN lists; INCB Yellow and Green Lists; structure written from the systematic name',
  cnd: 'INCB Yellow and Green Lists, CND decisions; structure written from the systematic name',
  'inn-cnd': 'WHO INN lists, CND decisions; structure written from the systematic name',
  euda: 'EUDA and UNODC early warning names; structure written from the systematic name',
  'cnd-euda': 'CND decisions, EUDA and UNODC early warning names; structure written from the systematic name',
  incb: 'INCB Red List; limited international special surveillance list',
};

/** What identifies this very row: the source of its section, its CAS number and the schedules that name it, each with what says since when. */
function sourceOf(section: string, cas: string | undefined, controls: readonly UnControl[]): string {
  const schedules = controls.map(({ convention, schedule, source }) => {
    const where =
      convention === '1988'
        ? `1988 Convention, ${schedule}`
        : `${convention} Convention, Schedule ${schedule}`;
    return source === undefined ? where : `${where} (${source})`;
  });
  return [section, ...(cas ? [`CAS Registry ${cas}`] : []), ...schedules].join('; ');
}

export interface RawEntry extends Omit<RegistryEntry, 'inchikey' | 'formula'> {}

export function idOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

const NONE: readonly never[] = [];
const list = (text: string | undefined, by = ';'): readonly string[] =>
  text ? text.split(by).filter(Boolean) : NONE;
const linesOf = (table: string): string[] => table.split('\n').filter(Boolean);

function parseControl(text: string): UnControl {
  const [where = '', code] = text.split(' ');
  const [year = '', schedule = ''] = where.split('-');
  const convention = `19${year}` as UnControl['convention'];
  const name = convention === '1988' ? `Table ${schedule}` : schedule;
  if (code === undefined) return { convention, schedule: name };
  const decision = DECISIONS[code];
  if (decision === undefined) throw new Error(`no decision has the code ${code}`);
  return { convention, schedule: name, ...decision };
}

function readClasses(): RawEntry[] {
  return linesOf(CLASSES).map((line) => {
    const [id = '', name = '', parents, synthetic, synonyms] = line.split('|');
    return {
      id,
      kind: 'class' as RegistryKind,
      name,
      parents: list(parents, ','),
      synonyms: list(synonyms),
      cas: [],
      controls: [],
      constituents: [],
      isSynthetic: synthetic === '1',
      source: 'UNODC EWA and EUDA groupings',
    };
  });
}

const CLASS_ENTRIES = readClasses();
const SYNTHETIC = new Map(CLASS_ENTRIES.map((c) => [c.id, c.isSynthetic]));

/** Reads `@parent|source` sections of rows `name|SMILES|CAS|synonyms|controls|further parent`. */
export function readSubstances(table: string): RawEntry[] {
  let parent = '';
  let source = '';
  let only: readonly string[] = NONE;
  const entries: RawEntry[] = [];
  for (const line of linesOf(table)) {
    const cells = line.split('|');
    if (line.startsWith('@')) {
      parent = cells[0]!.slice(1);
      only = [parent];
      source = SOURCES[cells[1] ?? ''] ?? '';
      continue;
    }
    const [name = '', smiles, cas, synonyms, controls, further] = cells;
    const held = controls ? list(controls).map(parseControl) : NONE;
    const parents = further?.startsWith('class-') ? narrower(parent, further) : only;
    entries.push({
      id: idOf(name),
      kind: 'substance',
      name,
      parents,
      synonyms: list(synonyms),
      cas: list(cas),
      ...(smiles ? { smiles } : {}),
      controls: held,
      constituents: NONE,
      isSynthetic: SYNTHETIC.get(parent) ?? false,
      source: sourceOf(source, cas, held),
    });
  }
  return entries;
}

/** A further class that lies under the section's class replaces it; another one is added. */
function narrower(parent: string, further: string): string[] {
  const above = CLASS_ENTRIES.find((c) => c.id === further)?.parents ?? [];
  return above.includes(parent) ? [further] : [parent, further];
}

/** Reads rows `name|synonyms|parents|constituents|controls|synthetic` of preparations and plant drugs. */
export function readPreparations(table: string): RawEntry[] {
  return linesOf(table).map((line) => {
    const [name = '', synonyms, parents, constituents, controls, synthetic] = line.split('|');
    const held = list(controls).map(parseControl);
    return {
      id: idOf(name),
      kind: constituents ? 'preparation' : 'substance',
      name,
      parents: list(parents, ','),
      synonyms: list(synonyms),
      cas: [],
      controls: held,
      constituents: list(constituents, ','),
      isSynthetic: synthetic === '1',
      source: sourceOf('UNODC terminology and information on illicit drugs, 2016', undefined, held),
    };
  });
}

const FAMILY_SOURCE = 'structure and name by the rule of its family, registry/families';

/** Reads `@class` sections of rows `name|SMILES|InChIKey|formula|synonyms` of the systematic families. */
export function readFamilies(table: string): RegistryEntry[] {
  let parents: readonly string[] = NONE;
  let isSynthetic = false;
  const entries: RegistryEntry[] = [];
  for (const line of linesOf(table)) {
    if (line.startsWith('@')) {
      parents = [line.slice(1)];
      isSynthetic = SYNTHETIC.get(line.slice(1)) ?? false;
      continue;
    }
    const [name = '', smiles = '', inchikey = '', formula = '', synonyms] = line.split('|');
    entries.push({
      id: idOf(name),
      kind: 'substance',
      name,
      parents,
      synonyms: synonyms ? synonyms.split(';') : NONE,
      cas: NONE,
      smiles,
      inchikey,
      formula,
      controls: NONE,
      constituents: NONE,
      isSynthetic,
      source: FAMILY_SOURCE,
    });
  }
  return entries;
}

/** A comma that does not stand between two locants. */
const BETWEEN_NAMES = /(?<!\d),|,(?!\d)/;

const CHEMICAL_NAMES = new Set(
  'class-chemicals,class-volatile,class-precursors-amphetamines,class-precursors-cathinones,class-precursors-mdma'.split(
    ',',
  ),
);

/** Reads `name=synonym,synonym;name` by class. */
export function readMedicines(table: Readonly<Record<string, string>>): RawEntry[] {
  return Object.entries(table).flatMap(([parent, names]) =>
    names.split(';').map((cell) => {
      const [name = '', synonyms] = cell.split('=');
      return {
        id: idOf(name),
        kind: 'substance' as RegistryKind,
        name,
        parents: [parent],
        synonyms: synonyms?.split(BETWEEN_NAMES) ?? [],
        cas: [],
        controls: [],
        constituents: [],
        isSynthetic: SYNTHETIC.get(parent) ?? false,
        source: CHEMICAL_NAMES.has(parent)
          ? 'IUPAC or common chemical name'
          : 'WHO INN lists or USAN; common name',
      };
    }),
  );
}

export const readAllClasses = (): readonly RawEntry[] => CLASS_ENTRIES;
