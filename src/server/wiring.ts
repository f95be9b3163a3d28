import type { CountryFact, OpenSourceFile, ReadBatch, World } from '../features/imports/world.ts';
import { TocsinError } from '../kernel/errors.ts';
import { comparableQuantity } from '../model/quantity.ts';
import type { SourceDefinition } from '../model/source.ts';
import { COUNTRIES, findCountry } from '../reference/places/countries.ts';
import { foldPlaceName } from '../reference/places/fold.ts';
import { findDivision, findTown } from '../reference/places/gazetteer.ts';
import { REGIONS } from '../reference/places/regions.ts';
import { REGISTRY } from '../reference/substances/registry.ts';
import { createResolver } from '../reference/substances/resolver.ts';
import { REGISTRY_VERSION } from '../reference/substances/version.generated.ts';
import { SOURCES } from '../sources/index.ts';
import { openFile } from '../sources/reading/file-bytes.ts';
import { assertColumns } from '../sources/reading/header.ts';
import { openRows } from '../sources/reading/open-rows.ts';
import { createRowMaker, type OpenedRows } from '../sources/reading/row-batch.ts';
import { createTableSource, openTable, parseMapping } from '../sources/table/source.ts';

const used = new Set<string>(COUNTRIES.map((country) => country.region));

/** International waters: a place of seizures that lies in no country (ISO 3166-1 leaves `ZZ` to its users). */
const INTERNATIONAL_WATERS: CountryFact = {
  iso2: 'ZZ',
  name: 'International waters',
  region: undefined,
  latitude: 0,
  longitude: 0,
  neighbours: [],
};

let resolve: ReturnType<typeof createResolver> | undefined;

/** What imports and detection know of places and substances. */
export const WORLD: World = {
  regions: REGIONS.filter((region) => used.has(region.id)),
  countries: [...COUNTRIES, INTERNATIONAL_WATERS],
  registry: REGISTRY,
  registryVersion: REGISTRY_VERSION,
  findCountry,
  foldPlaceName,
  locateTown: findTown,
  locateDivision: findDivision,
  resolveName(name) {
    resolve ??= createResolver();
    return resolve(name);
  },
  comparable(amount, unit) {
    const quantity = comparableQuantity(amount, unit);
    // Volumes have no common measure with masses or doses: they stay as written.
    if (quantity === undefined || quantity.unit === 'ml') return undefined;
    return { value: quantity.value, unit: quantity.unit === 'g' ? 'g' : 'dose-unit' };
  },
};

/**
 * Opens a file of a source: delimited text, plain or gzip-compressed, in any of the known encodings.
 *
 * @param shownAs what messages call it, where its path here says nothing to who sent it
 */
export function openSourceFileAs(shownAs?: string): OpenSourceFile {
  return async (path, source, onProgress) => {
    const delimiter = 'delimiter' in source.format ? { delimiter: source.format.delimiter } : {};
    const file = await openFile(path, shownAs);
    const opened = await openRows(file, {
      ...delimiter,
      onProgress: (bytes, total) => total && onProgress(bytes / total),
    });
    assertColumns(opened.header, source.columns, file.path);
    return {
      batches: readBatches(opened),
      summary: () => {
        const { sha256, bytes, encoding } = opened.getFacts();
        return { sha256, bytes, encoding };
      },
    };
  };
}

export const openSourceFile = openSourceFileAs();

/** The source that a kept row is read with: one of the list, or the one that its import's mapping makes. */
export function findKnownSource(id: string, mapping: object | undefined): SourceDefinition {
  if (mapping !== undefined) return createTableSource(parseMapping(mapping, id));
  const source = (SOURCES as readonly SourceDefinition[]).find((candidate) => candidate.id === id);
  if (source !== undefined) return source;
  const known = SOURCES.map((each) => each.id).join(', ');
  throw new TocsinError('import.no-such-source', { source: id, known });
}

/** Opens a table or workbook through its mapping. */
export function openMappedTable(
  mapping: Parameters<typeof createTableSource>[0],
  shownAs?: string,
): OpenSourceFile {
  return async (path, _source, onProgress) => {
    const opened = await openTable(await openFile(path, shownAs), mapping, {
      onProgress: (bytes, total) => total && onProgress(bytes / total),
    });
    return {
      batches: readBatches(opened),
      summary: () => {
        const { sha256, bytes, encoding } = opened.getFacts();
        return { sha256, bytes, encoding };
      },
    };
  };
}

async function* readBatches({ header, batches }: OpenedRows): AsyncGenerator<ReadBatch> {
  const makeRow = createRowMaker(header);
  for await (const { rows, numbers, rejects } of batches)
    yield { rows: rows.map((cells, index) => makeRow(cells, numbers[index]!)), rejects };
}
