import pg from 'pg';
import type { Transaction } from './door.ts';

const { builtins } = pg.types;
/** Types whose values are the same in JSON as the driver makes them. */
const SAME_IN_JSON: ReadonlySet<number> = new Set([
  builtins.BOOL,
  builtins.INT2,
  builtins.INT4,
  builtins.INT8,
  builtins.TEXT,
  builtins.VARCHAR,
  builtins.UUID,
  builtins.DATE,
  builtins.JSON,
  builtins.JSONB,
  // Arrays of int4 and text, which the driver does not name.
  1007,
  1009,
]);
const toDate = pg.types.getTypeParser(builtins.TIMESTAMPTZ) as (text: string) => Date;

type Row = Record<string, unknown>;
type Fields = readonly pg.FieldDef[];

interface Asked {
  readonly text: string;
  readonly values: readonly unknown[];
  resolve(result: Pick<pg.QueryResult<Row>, 'rows' | 'rowCount' | 'fields'>): void;
  reject(error: unknown): void;
}

/** What each statement gives, once it has been asked; `null` where JSON would not hold it. */
const known = new Map<string, Fields | null>();

function learn(text: string, fields: Fields): void {
  const isHeld = ({ dataTypeID }: pg.FieldDef) =>
    SAME_IN_JSON.has(dataTypeID) || dataTypeID === builtins.TIMESTAMPTZ;
  const isPlain = fields.every(isHeld) && new Set(fields.map(({ name }) => name)).size === fields.length;
  known.set(text, isPlain ? fields : null);
}

/** One statement that asks them all: its one row holds the rows of each. */
function join(all: readonly Asked[]): { text: string; values: unknown[] } {
  const values: unknown[] = [];
  const parts = all.map(({ text, values: own }, index) => {
    const offset = values.length;
    values.push(...own);
    const moved = text.replace(/\$(\d+)/g, (_, number: string) => `$${Number(number) + offset}`);
    return `(select coalesce(json_agg(r), '[]') from (${moved}) r) as p${index}`;
  });
  return { text: `select ${parts.join(',\n')}`, values };
}

/** Rows as the driver would have made them. */
function restore(rows: Row[], fields: Fields): Row[] {
  const instants = fields.filter(({ dataTypeID }) => dataTypeID === builtins.TIMESTAMPTZ);
  for (const { name } of instants)
    for (const row of rows)
      if (typeof row[name] === 'string') row[name] = toDate((row[name] as string).replace('T', ' '));
  return rows;
}

/**
 * The same reading transaction; statements with parameters that are asked at the same time (`Promise.all`) go to the database as one. Each turn costs
 * server and database more than most of these statements take. They are asked one by one where it is not known yet what they give, or where JSON
 * would not hold it.
 */
export function together(tx: Transaction): Transaction {
  let waiting: Asked[] = [];
  const askOne = ({ text, values, resolve, reject }: Asked) =>
    void tx.query<Row>(text, [...values]).then((result) => {
      if (!known.has(text)) learn(text, result.fields);
      resolve(result);
    }, reject);
  const askAll = (all: readonly Asked[]) => {
    const { text, values } = join(all);
    void tx.query<Record<string, Row[]>>(text, values).then(
      ({ rows: [told] }) => {
        for (const [index, each] of all.entries()) {
          const fields = known.get(each.text)!;
          const rows = restore(told![`p${index}`]!, fields);
          each.resolve({ rows, rowCount: rows.length, fields: [...fields] });
        }
      },
      (error) => {
        for (const each of all) each.reject(error);
      },
    );
  };
  const flush = () => {
    const all = waiting;
    waiting = [];
    const joined = all.filter(({ text }) => known.get(text) != null);
    const single = joined.length > 1 ? all.filter((each) => !joined.includes(each)) : all;
    for (const each of single) askOne(each);
    if (joined.length > 1) askAll(joined);
  };
  const query = (text: unknown, values?: unknown, ...rest: unknown[]) => {
    if (typeof text !== 'string' || !Array.isArray(values))
      return (tx.query as (...given: unknown[]) => unknown).call(tx, text, values, ...rest);
    return new Promise((resolve, reject) => {
      // Whatever is asked before the pending continuations have run belongs together.
      if (waiting.length === 0) process.nextTick(flush);
      waiting.push({ text, values, resolve, reject });
    });
  };
  return Object.create(tx, { query: { value: query, configurable: true, writable: true } }) as Transaction;
}
