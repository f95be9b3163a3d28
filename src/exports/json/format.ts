import type { ExportFormat } from '../../model/export-format.ts';

/** One JSON object: what the table is, then `rows` as objects by column. */
export const jsonFormat: ExportFormat = {
  id: 'json',
  mediaType: 'application/json',
  extension: 'json',
  async *write(table) {
    const encoder = new TextEncoder();
    const head = {
      title: table.title,
      asOf: table.asOf,
      isSimulated: table.isSimulated,
      marking: table.isSimulated ? 'SIMULATED' : null,
    };
    yield encoder.encode(`${JSON.stringify(head).slice(0, -1)},"rows":[`);
    let separator = '\n';
    for await (const row of table.rows) {
      yield encoder.encode(
        separator +
          JSON.stringify(
            Object.fromEntries(table.columns.map((column, index) => [column, row[index] ?? null])),
          ),
      );
      separator = ',\n';
    }
    yield encoder.encode('\n]}\n');
  },
};
