import { detectAsOf, ensureRun, replay } from '../../features/detection/service.ts';
import { type ListedSignal, listSignals } from '../../features/signals/list-signals.ts';
import { type ListedImport, listImports } from '../../features/status/queries.ts';
import { type DatabaseStatus, readStatus } from '../../features/status/read-status.ts';
import { fillTemplate, TocsinError } from '../../kernel/errors.ts';
import type { DatabaseName } from '../../model/api.ts';
import { cliEn } from '../../model/messages/cli.en.ts';
import { getEntry } from '../../reference/substances/registry.ts';
import { DATABASES, type Workspace } from '../../server/workspace.ts';
import { SOURCES } from '../../sources/index.ts';
import { chooseDatabase, note, openBar, say, sayJson, withWorkspace } from '../session.ts';

export interface ReadOptions {
  readonly json?: boolean;
  readonly database?: DatabaseName;
  readonly asOf?: string;
  /** A simulated person to act as. */
  readonly as?: string;
}

/** `tocsin status`. */
export async function runStatus(options: ReadOptions): Promise<void> {
  await withWorkspace(async (workspace) => {
    const chosen =
      options.database ?? (options.as === undefined ? await workspace.defaultDatabase() : 'sample');
    const all = await Promise.all(
      DATABASES.map((database) =>
        workspace
          .door(database)
          .run(
            workspace.actorIn(database),
            async (tx) => ({ database, ...(await readStatus(tx)), imports: await listImports(tx) }),
            { isReadOnly: true },
          ),
      ),
    );
    if (options.json) {
      const { database, ...counts } = all.find((status) => status.database === chosen)!;
      const { id, name, roles } = workspace.actorIn(database);
      const actor = { id, name, roles };
      sayJson({ database, isSimulated: database === 'sample', actor, ...counts, databases: all });
      return;
    }
    for (const status of all) {
      sayStatus(status);
      const actor = workspace.actorIn(status.database);
      if (actor.kind === 'person') say(cliEn.status.actor, { name: actor.name });
    }
  }, options);
}

function sayStatus(
  status: DatabaseStatus & { database: DatabaseName; imports: readonly ListedImport[] },
): void {
  const { imports, ...counts } = status;
  if (status.reports === 0) say(cliEn.status.empty, { database: status.database });
  else
    say(cliEn.status.line, {
      ...numbersOf(counts),
      names: status.namesToSettle,
      newest: status.newestKnown ?? '',
    });
  if (status.database === 'live') for (const item of imports) say(cliEn.status.import, numbersOf(item));
}

function numbersOf(status: object): Record<string, string | number> {
  return Object.fromEntries(Object.entries(status).filter(([, value]) => value !== null)) as Record<
    string,
    string | number
  >;
}

/** `tocsin sources`. */
export function runSources(options: ReadOptions): void {
  const facts = SOURCES.map(({ id, label, publisher, landingPage, licence, cadenceDays, lagDays }) => ({
    id,
    label,
    publisher,
    landingPage,
    licence,
    cadenceDays,
    lagDays,
  }));
  if (options.json) {
    sayJson(facts);
    return;
  }
  for (const fact of facts) say('{id}\t{label} — {publisher} ({landingPage})', fact);
  say(cliEn.sources.table);
}

/** `tocsin detect`. */
export async function runDetect(options: ReadOptions): Promise<void> {
  await withWorkspace(async (workspace) => {
    const database = await chooseDatabase(workspace, options);
    note(cliEn.detect.looking, { database });
    const summary = await detectAsOf(workspace.detection(database), options.asOf);
    if (options.json) sayJson({ database, ...summary });
    else say(cliEn.detect.done, { signals: summary.signals, series: summary.series, asOf: summary.asOf });
  }, options);
}

export interface SignalOptions extends ReadOptions {
  readonly all?: boolean;
  readonly limit: number;
}

/** Signals of a database as of a date, detection run first where it has not been. */
export async function findSignals(
  workspace: Workspace,
  database: DatabaseName,
  options: SignalOptions,
): Promise<{ asOf: string; signals: ListedSignal[] }> {
  const asOf = await ensureRun(workspace.detection(database), options.asOf);
  const signals = await workspace.door(database).run(
    workspace.actorIn(database),
    (tx) =>
      listSignals(tx, {
        asOf,
        isSyntheticOnly: options.all !== true,
        limit: options.limit,
        reportLimit: 1000,
        isSimulated: database === 'sample',
        entry: getEntry,
      }),
    { isReadOnly: true },
  );
  return { asOf, signals };
}

/** `tocsin signals`. */
export async function runSignals(options: SignalOptions): Promise<void> {
  await withWorkspace(async (workspace) => {
    const database = await chooseDatabase(workspace, options);
    const { asOf, signals } = await findSignals(workspace, database, options);
    if (options.json) sayJson({ database, isSimulated: database === 'sample', asOf, signals });
    else saySignals(signals, { asOf, database });
  }, options);
}

function saySignals(
  signals: readonly ListedSignal[],
  { asOf, database }: { asOf: string; database: DatabaseName },
): void {
  const words = cliEn.signals;
  if (signals.length === 0) {
    say(words.none, { asOf });
    return;
  }
  say(words.head, { asOf, database, simulated: database === 'sample' ? cliEn.simulatedMark : '' });
  for (const [index, signal] of signals.entries())
    say(words.line, {
      rank: index + 1,
      what: signal.substance?.name ?? words.stream,
      place: signal.place.name,
      leg: tellLeg(signal.leg),
      observed: signal.observed,
      counted: signal.counted,
      expected: Number(signal.expected.toPrecision(2)),
      when: fillTemplate(signal.isOver ? words.over : words.since, {
        start: signal.start,
        last: signal.last,
      }),
      kind: signal.kind,
      score: Math.round(signal.score),
      id: signal.id,
    });
}

function tellLeg(leg: ListedSignal['leg']): string {
  if (leg === null) return '';
  const { leg: from, means } = cliEn.signals;
  return leg.field === 'leg'
    ? fillTemplate(from, { from: leg.from, to: leg.to })
    : fillTemplate(means, { how: leg.text });
}

export interface ReplayOptions extends ReadOptions {
  readonly from: string;
  readonly to: string;
}

/** `tocsin replay`. */
export async function runReplay(options: ReplayOptions): Promise<void> {
  const { from, to } = options;
  if (from > to) throw new TocsinError('date.wrong-order', { from, to });
  await withWorkspace(async (workspace) => {
    const database = await chooseDatabase(workspace, options);
    const bar = openBar(cliEn.replay.progress);
    let endsOn = to;
    const runs = await replay(workspace.detection(database), {
      from,
      to,
      onCut: (newest) => {
        endsOn = newest;
      },
      onRun: (_summary, share) => bar?.update(share),
    }).finally(() => bar?.stop());
    if (options.json)
      sayJson({ database, runs: runs.map(({ asOf, signals, series }) => ({ asOf, signals, series })) });
    else {
      say(cliEn.replay.done, { runs: runs.length });
      if (endsOn < to) say(cliEn.replay.cut, { newest: endsOn });
    }
  }, options);
}
