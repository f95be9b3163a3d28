import type { ChangeMarking, ReportMarking } from '../../features/markings/contract.ts';
import { changeMarking, findReaders, getMarking } from '../../features/markings/service.ts';
import type { DatabaseName } from '../../model/api.ts';
import { accessEn } from '../../model/messages/access.en.ts';
import { cliEn } from '../../model/messages/cli.en.ts';
import type { Marking, Purpose } from '../../model/report.ts';
import { chooseDatabase, note, say, sayJson, withWorkspace } from '../session.ts';

const words = cliEn.marking;

export interface MarkingOptions {
  readonly database?: DatabaseName;
  readonly as?: string;
  readonly json?: boolean;
}

/** `tocsin marking show REPORT`. */
export async function runMarkingShow(report: string, options: MarkingOptions): Promise<void> {
  await withWorkspace(async (workspace) => {
    const database = await chooseDatabase(workspace, options);
    const actor = workspace.actorIn(database);
    const marking = await workspace
      .door(database)
      .run(actor, (tx) => getMarking(tx, actor, report), { isReadOnly: true });
    if (options.json) sayJson({ database, report, ...marking });
    else sayMarking(report, marking);
  }, options);
}

function sayMarking(report: string, marking: ReportMarking): void {
  say(words.line, {
    report,
    marking: marking.marking,
    owner: marking.owner.name,
    purpose: accessEn.access.purpose[marking.purpose],
  });
  if (marking.embargoUntil !== null) say(words.embargoed, { date: marking.embargoUntil });
  if (marking.isOriginatorControlled) say(words.controlled);
  if (marking.readers.length > 0)
    say(words.readers, { names: marking.readers.map(({ name }) => name).join(', ') });
  if (marking.ofNewReports !== null) say(words.ofNew, { marking: marking.ofNewReports });
  for (const change of marking.changes)
    say(words.change, { ...change, actorName: change.actorName ?? words.holder });
}

export interface ChangeOptions extends MarkingOptions {
  readonly to: Marking;
  readonly reason: string;
  readonly purpose?: Purpose;
  /** `none` ends an embargo. */
  readonly embargo?: string;
  readonly originatorControl?: 'yes' | 'no';
  readonly reader?: readonly string[];
  readonly stream?: boolean;
  readonly new?: boolean;
}

/** `tocsin marking change REPORT`: what is not named stays as it is. */
export async function runMarkingChange(report: string, options: ChangeOptions): Promise<void> {
  await withWorkspace(async (workspace) => {
    const database = await chooseDatabase(workspace, options);
    const actor = workspace.actorIn(database);
    const changed = await workspace.door(database).run(actor, async (tx) => {
      const held = await getMarking(tx, actor, report);
      const named = options.reader === undefined ? undefined : await findReaders(tx, options.reader);
      return changeMarking(tx, actor, report, merge(held, named, options));
    });
    if (options.json) sayJson({ database, report, changed });
    else say(words.changed, { count: changed, marking: options.to });
    if (changed > 0) note(words.follows);
  }, options);
}

function merge(
  held: ReportMarking,
  named: readonly number[] | undefined,
  options: ChangeOptions,
): ChangeMarking {
  const { embargo = held.embargoUntil ?? 'none' } = options;
  return {
    marking: options.to,
    purpose: options.purpose ?? held.purpose,
    embargoUntil: embargo === 'none' ? null : embargo,
    isOriginatorControlled:
      options.originatorControl === undefined
        ? held.isOriginatorControlled
        : options.originatorControl === 'yes',
    readers: [...(named ?? held.readers.map(({ id }) => id))],
    reason: options.reason,
    reach: options.new ? 'stream-and-new' : options.stream ? 'stream' : 'report',
  };
}
