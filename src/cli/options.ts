import { InvalidArgumentError, Option } from 'commander';
import { AUDIT_AREAS } from '../features/audit/vocabulary.ts';
import { fillTemplate } from '../kernel/errors.ts';
import { databaseSchema } from '../model/api.ts';
import { cliEn } from '../model/messages/cli.en.ts';
import { isoDateSchema, MARKINGS, PURPOSES } from '../model/report.ts';

/** Largest number that fits the numbers of imports and rows. */
const MAX_ID = 2_147_483_647;

/** A parser for an option that takes a whole number; anything else is told before the command begins. */
function wholeNumber(from: number, to: number): (text: string) => number {
  return (text) => {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (value >= from && value <= to) return value;
    throw new InvalidArgumentError(fillTemplate(cliEn.usage.wholeNumber, { from, to }));
  };
}

/** One more number of a row, after those before it on the command line. */
export const rejectNumbers = (text: string, before: readonly number[] = []): readonly number[] => [
  ...before,
  wholeNumber(1, MAX_ID)(text),
];

/** Numbers of reports are whole too; they stay texts, as everywhere. */
export const reportNumber = (text: string): string => String(wholeNumber(1, Number.MAX_SAFE_INTEGER)(text));

function parseDay(text: string): string {
  if (isoDateSchema.safeParse(text).success) return text;
  throw new InvalidArgumentError(cliEn.usage.date);
}

/** Every option that takes more than a text, checked in this one place. */
export const OPTIONS = {
  json: () => new Option('--json', cliEn.optionJson),
  database: () => new Option('--database <name>', cliEn.optionDatabase).choices(databaseSchema.options),
  backedUp: () =>
    new Option('--database <name>', cliEn.backup.database).choices(databaseSchema.options).default('live'),
  as: () => new Option('--as <person>', cliEn.optionAs),
  inDatabase: () =>
    new Option('--database <name>', cliEn.login.database).choices(databaseSchema.options).default('live'),
  marking: () => new Option('--to <marking>', cliEn.marking.to).choices(MARKINGS).makeOptionMandatory(),
  purpose: () => new Option('--purpose <purpose>', cliEn.marking.purpose).choices(PURPOSES),
  embargo: () =>
    new Option('--embargo <date>', cliEn.marking.embargo).argParser((text) =>
      text === 'none' ? text : parseDay(text),
    ),
  control: () => new Option('--originator-control <yes|no>', cliEn.marking.control).choices(['yes', 'no']),
  asOf: () => new Option('--as-of <date>', cliEn.optionAsOf).argParser(parseDay),
  from: () => new Option('--from <date>', cliEn.replay.from).argParser(parseDay).makeOptionMandatory(),
  to: () => new Option('--to <date>', cliEn.replay.to).argParser(parseDay).makeOptionMandatory(),
  port: () => new Option('--port <number>', cliEn.start.port).argParser(wholeNumber(0, 65_535)).default(8740),
  seed: () => new Option('--seed <number>', cliEn.start.seed).argParser(wholeNumber(0, MAX_ID)),
  replaces: () => new Option('--replaces <file-id>', cliEn.import.replaces).argParser(wholeNumber(1, MAX_ID)),
  area: () => new Option('--area <area>', cliEn.audit.area).choices(AUDIT_AREAS),
  before: () =>
    new Option('--before <event>', cliEn.audit.before).argParser(wholeNumber(1, Number.MAX_SAFE_INTEGER)),
  limit: () =>
    new Option('--limit <number>', cliEn.signals.limit).argParser(wholeNumber(1, MAX_ID)).default(50),
} as const;
