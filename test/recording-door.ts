import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Door, Transaction } from '../src/store/door.ts';

/** Hand on what others emit. */
const DOORS = ['src/store/preparing-door.ts', 'src/store/prepared.ts'];
const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** Words before which a statement is broken into lines, so that a change of one clause is a change of one line. */
const CLAUSES =
  /(?<!\bleft)\s(?=(?:from|where|group by|order by|left join|join|union|returning|on conflict|values|set)\s)/g;

/** Statements as they were emitted, by the file of ours that emitted them. */
export type Emitted = ReadonlyMap<string, ReadonlySet<string>>;

/** The file that called, the doors' own apart. */
function emittingFile(): string {
  const lines = (new Error().stack ?? '').split('\n').slice(1);
  for (const line of lines) {
    const path = /\(?((?:file:\/\/)?\/[^()]*?\.ts)(?:\?[^:]*)?:\d+:\d+\)?$/.exec(line)?.[1];
    if (path === undefined) continue;
    const file = relative(ROOT, path.startsWith('file:') ? fileURLToPath(path) : path);
    if (file.startsWith('src/') && !DOORS.includes(file)) return file;
  }
  return 'unknown';
}

/** White space and line breaks of the source do not count. */
export function normaliseSql(sql: string): string {
  return sql.replace(/\s+/g, ' ').trim().replace(CLAUSES, '\n  ');
}

function record(tx: Transaction, emitted: Map<string, Set<string>>): Transaction {
  return new Proxy(tx, {
    get(target, property) {
      const value: unknown = Reflect.get(target, property, target);
      if (typeof value !== 'function') return value;
      if (property !== 'query') return value.bind(target);
      return (...args: readonly unknown[]) => {
        const [first] = args;
        const text: unknown = typeof first === 'string' ? first : Reflect.get(Object(first), 'text');
        const file = emittingFile();
        const known = emitted.get(file) ?? new Set();
        emitted.set(file, known.add(normaliseSql(String(text))));
        return value.apply(target, args);
      };
    },
  });
}

/** A door to the same database that writes down each statement on its way. */
export function openRecordingDoor(door: Door): { readonly door: Door; readonly emitted: Emitted } {
  const emitted = new Map<string, Set<string>>();
  return {
    emitted,
    door: {
      run: (actor, work, options) => door.run(actor, (tx) => work(record(tx, emitted)), options),
      runAsking: (actor, question, work, options) =>
        door.runAsking(actor, question, (tx, opening) => work(record(tx, emitted), opening), options),
      close: () => door.close(),
    },
  };
}
