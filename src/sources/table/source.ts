import type { SourceDefinition } from '../../model/source.ts';
import { listColumns } from './columns.ts';
import type { TableMapping } from './mapping.ts';
import { createNormalise } from './normalise.ts';

export { DATE_FORMAT_NAMES, type DateFormatName, parseDateAs } from './date-formats.ts';
export { draftMapping, listDetails } from './draft.ts';
export { listDateFormats, listMostFormats, listNumberStyles, readColumns } from './draft-columns.ts';
export { parseMapping, type TableMapping } from './mapping.ts';
export { NUMBER_STYLES } from './number-styles.ts';
export { openTable } from './open-table.ts';
export { readTableSample, type TablePart } from './sample.ts';

/** The source that a mapping makes of any table; each mapping is a source of its own, `table-` and its id. */
export function createTableSource(mapping: TableMapping): SourceDefinition {
  const columns = listColumns(mapping);
  return {
    id: `table-${mapping.id}`,
    version: mapping.mappingVersion,
    label: mapping.label,
    publisher: mapping.publisher,
    licence: mapping.licence,
    landingPage: mapping.landingPage,
    cadenceDays: mapping.cadenceDays,
    lagDays: mapping.lagDays,
    revisions: mapping.recordId
      ? 'A row keeps its id; a newer file corrects it.'
      : 'Corrections carry no mark. Import the new file with --replaces.',
    recordIds: mapping.recordId ? 'stable' : 'none',
    dateFormat: mapping.occurred.format,
    columns,
    format: mapping.file.format === 'csv' ? { delimiter: mapping.file.delimiter } : { workbook: true },
    recognise: (header) => columns.filter(({ name }) => header.includes(name)).length / columns.length,
    normalise: createNormalise(mapping),
  };
}
