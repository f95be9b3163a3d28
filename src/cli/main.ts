import { Argument, Command, Option } from 'commander';
import manifest from '../../package.json' with { type: 'json' };
import { EXPORT_FORMATS } from '../exports/index.ts';
import { TABLE_KINDS } from '../features/bulk/contract.ts';
import { WORK_TABLES } from '../features/exporting/contract.ts';
import { REPORT_TABLES } from '../features/exporting/tables.ts';
import { fillTemplate } from '../kernel/errors.ts';
import { cliEn } from '../model/messages/cli.en.ts';
import { reportFailure } from './failure.ts';
import { isEnding, isLeaving, watchLeaving } from './leaving.ts';
import { OPTIONS, rejectNumbers, reportNumber } from './options.ts';

const { json, database, asOf, as } = OPTIONS;

function examples(lines: readonly string[]): string {
  return `\n${cliEn.examplesHead}\n${lines.map((line) => `  ${line}`).join('\n')}`;
}

/** Loads what a command needs when it is asked for: help and mistakes are answered at once. */
function later<A extends unknown[]>(load: () => Promise<(...words: A) => unknown>) {
  return async (...words: A): Promise<void> => {
    await (await load())(...words);
  };
}

/** A command; a mistake in it is told in two lines, the second of which says where help is. */
function command(parent: Command, name: string, about: string): Command {
  const full = `${parent.name() === 'tocsin' ? '' : `${parent.name()} `}${name}`;
  return parent
    .command(name)
    .description(about)
    .showHelpAfterError(fillTemplate(cliEn.usage.help, { command: `npx tocsin ${full}` }));
}

const program = new Command('tocsin')
  .description(cliEn.about)
  .version(manifest.version)
  .showHelpAfterError(fillTemplate(cliEn.usage.help, { command: 'npx tocsin' }))
  .exitOverride()
  .addHelpText('after', `${examples(cliEn.examples.top)}\n\n${cliEn.exitCodes}\n\n${cliEn.environment}`);

command(program, 'start', cliEn.start.about)
  .addOption(OPTIONS.port())
  .addOption(OPTIONS.seed())
  .option('--host <address>', cliEn.start.host)
  .option('--public-url <url>', cliEn.start.publicUrl)
  .option('--tls-cert <file>', cliEn.start.tlsCert)
  .option('--tls-key <file>', cliEn.start.tlsKey)
  .option('--proxy <network...>', cliEn.start.proxy)
  .addOption(json())
  .addHelpText('after', examples(cliEn.examples.start))
  .action(later(async () => (await import('./commands/serve.ts')).runStart));
command(program, 'stop', cliEn.stop.about)
  .addOption(json())
  .action(later(async () => (await import('./commands/serve.ts')).runStop));
command(program, 'sources', cliEn.sources.about)
  .addOption(json())
  .addHelpText('after', examples(cliEn.examples.sources))
  .action(later(async () => (await import('./commands/read.ts')).runSources));
command(program, 'import', cliEn.import.about)
  .argument('<source>', cliEn.import.source)
  .argument('<file>', cliEn.import.file)
  .option('--dry-run', cliEn.import.dryRun)
  .addOption(OPTIONS.replaces())
  .option('--mapping <file>', cliEn.import.mapping)
  .option('--draft-mapping', cliEn.import.draftMapping)
  .option('--sheet <name>', cliEn.import.sheet)
  .addOption(json())
  .addHelpText('after', examples(cliEn.examples.import))
  .action(later(async () => (await import('./commands/import.ts')).runImport));

const rejects = command(program, 'rejects', cliEn.rejects.about).addHelpText(
  'after',
  examples(cliEn.examples.rejects),
);
command(rejects, 'list', cliEn.rejects.list)
  .option('--aside', cliEn.rejects.aside)
  .addOption(OPTIONS.inDatabase())
  .addOption(json())
  .action(later(async () => (await import('./commands/rejects.ts')).runRejectsList));
command(rejects, 'export', cliEn.rejects.export)
  .option('--out <file>', cliEn.rejects.out)
  .addOption(OPTIONS.inDatabase())
  .addOption(json())
  .action(later(async () => (await import('./commands/rejects.ts')).runRejectsExport));
command(rejects, 'retry', cliEn.rejects.retry)
  .argument('<file>', cliEn.rejects.retryFile)
  .addOption(OPTIONS.inDatabase())
  .addOption(json())
  .action(later(async () => (await import('./commands/rejects.ts')).runRejectsRetry));
command(rejects, 'set-aside', cliEn.rejects.setAside)
  .argument('<number...>', cliEn.rejects.ids, rejectNumbers)
  .requiredOption('--reason <text>', cliEn.rejects.why)
  .addOption(OPTIONS.inDatabase())
  .addOption(json())
  .action(later(async () => (await import('./commands/rejects.ts')).runRejectsSetAside));
command(rejects, 'take-up', cliEn.rejects.takeUp)
  .argument('<number...>', cliEn.rejects.ids, rejectNumbers)
  .addOption(OPTIONS.inDatabase())
  .addOption(json())
  .action(later(async () => (await import('./commands/rejects.ts')).runRejectsTakeUp));

command(program, 'detect', cliEn.detect.about)
  .addOption(asOf())
  .addOption(database())
  .addOption(as())
  .addOption(json())
  .addHelpText('after', examples(cliEn.examples.detect))
  .action(later(async () => (await import('./commands/read.ts')).runDetect));
command(program, 'signals', cliEn.signals.about)
  .addOption(asOf())
  .addOption(database())
  .addOption(as())
  .option('--all', cliEn.signals.all)
  .addOption(OPTIONS.limit())
  .addOption(json())
  .addHelpText('after', examples(cliEn.examples.signals))
  .action(later(async () => (await import('./commands/read.ts')).runSignals));
command(program, 'replay', cliEn.replay.about)
  .addOption(OPTIONS.from())
  .addOption(OPTIONS.to())
  .addOption(database())
  .addOption(as())
  .addOption(json())
  .addHelpText('after', examples(cliEn.examples.replay))
  .action(later(async () => (await import('./commands/read.ts')).runReplay));
command(program, 'export', cliEn.export.about)
  .addArgument(new Argument('<what>', cliEn.export.what).choices([...REPORT_TABLES, ...WORK_TABLES, 'all']))
  .addOption(
    new Option('--format <format>', cliEn.export.format)
      .choices(EXPORT_FORMATS.map(({ id }) => id))
      .default('csv'),
  )
  .option('--out <file>', cliEn.export.out)
  .addOption(asOf())
  .addOption(database())
  .addOption(as())
  .addOption(json())
  .addHelpText('after', examples(cliEn.examples.export))
  .action(later(async () => (await import('./commands/export.ts')).runExport));
const tables = command(program, 'tables', cliEn.tables.about).addHelpText(
  'after',
  examples(cliEn.examples.tables),
);
const kindOfTable = () => new Argument('<kind>', cliEn.tables.kind).choices(TABLE_KINDS);
command(tables, 'import', cliEn.tables.import)
  .addArgument(kindOfTable())
  .argument('<file>', cliEn.tables.file)
  .option('--dry-run', cliEn.tables.dryRun)
  .option('--for <participant>', cliEn.tables.for)
  .addOption(OPTIONS.inDatabase())
  .addOption(as())
  .addOption(json())
  .action(later(async () => (await import('./commands/tables.ts')).runTablesImport));
command(tables, 'rejects', cliEn.tables.rejects)
  .addArgument(kindOfTable())
  .option('--out <file>', cliEn.tables.out)
  .addOption(new Option('--format <format>', cliEn.export.format).choices(['csv', 'xlsx']).default('csv'))
  .addOption(new Option('--aside', cliEn.rejects.aside).conflicts('out'))
  .addOption(OPTIONS.inDatabase())
  .addOption(as())
  .addOption(json())
  .action(later(async () => (await import('./commands/tables.ts')).runTablesRejects));
command(tables, 'set-aside', cliEn.tables.setAside)
  .argument('<number...>', cliEn.tables.ids, rejectNumbers)
  .requiredOption('--reason <text>', cliEn.tables.why)
  .addOption(OPTIONS.inDatabase())
  .addOption(as())
  .addOption(json())
  .action(later(async () => (await import('./commands/tables.ts')).runTablesSetAside));
command(tables, 'take-up', cliEn.tables.takeUp)
  .argument('<number...>', cliEn.tables.ids, rejectNumbers)
  .addOption(OPTIONS.inDatabase())
  .addOption(as())
  .addOption(json())
  .action(later(async () => (await import('./commands/tables.ts')).runTablesTakeUp));
command(tables, 'template', cliEn.tables.template)
  .addArgument(kindOfTable())
  .option('--out <file>', cliEn.export.out)
  .addOption(new Option('--format <format>', cliEn.export.format).choices(['csv', 'xlsx']).default('csv'))
  .action(later(async () => (await import('./commands/tables.ts')).runTablesTemplate));
command(program, 'status', cliEn.status.about)
  .addOption(database())
  .addOption(as())
  .addOption(json())
  .addHelpText('after', examples(cliEn.examples.status))
  .action(later(async () => (await import('./commands/read.ts')).runStatus));

command(program, 'backup', cliEn.backup.about)
  .argument('<file>', cliEn.backup.file)
  .addOption(OPTIONS.backedUp())
  .option('--passphrase-file <file>', cliEn.backup.passphraseFile)
  .addOption(json())
  .addHelpText('after', examples(cliEn.examples.backup))
  .action(later(async () => (await import('./commands/backup.ts')).runBackup));
command(program, 'restore', cliEn.restore.about)
  .argument('<file>', cliEn.restore.file)
  .option('--replace', cliEn.restore.replace)
  .option('--passphrase-file <file>', cliEn.backup.passphraseFile)
  .addOption(json())
  .addHelpText('after', examples(cliEn.examples.restore))
  .action(later(async () => (await import('./commands/backup.ts')).runRestore));

command(program, 'login', cliEn.login.about)
  .argument('<email>', cliEn.login.email)
  .addOption(OPTIONS.inDatabase())
  .option('--password-file <file>', cliEn.login.passwordFile)
  .option('--code <code>', cliEn.login.codeOption)
  .addOption(json())
  .addHelpText('after', examples(cliEn.examples.login))
  .action(later(async () => (await import('./commands/login.ts')).runLogin));
command(program, 'logout', cliEn.login.logout)
  .addOption(OPTIONS.inDatabase())
  .addOption(json())
  .addHelpText('after', examples(cliEn.examples.logout))
  .action(later(async () => (await import('./commands/login.ts')).runLogout));

command(program, 'digest', cliEn.digest.about)
  .option('--for <person>', cliEn.digest.for)
  .option('--dry-run', cliEn.digest.dryRun)
  .addOption(database())
  .addOption(json())
  .addHelpText('after', examples(cliEn.examples.digest))
  .action(later(async () => (await import('./commands/digest.ts')).runDigest));

const marking = command(program, 'marking', cliEn.marking.about).addHelpText(
  'after',
  examples(cliEn.examples.marking),
);
command(marking, 'show', cliEn.marking.show)
  .argument('<report>', cliEn.marking.report, reportNumber)
  .addOption(database())
  .addOption(as())
  .addOption(json())
  .action(later(async () => (await import('./commands/marking.ts')).runMarkingShow));
command(marking, 'change', cliEn.marking.changeAbout)
  .argument('<report>', cliEn.marking.report, reportNumber)
  .addOption(OPTIONS.marking())
  .requiredOption('--reason <text>', cliEn.marking.reason)
  .addOption(OPTIONS.purpose())
  .addOption(OPTIONS.embargo())
  .addOption(OPTIONS.control())
  .option('--reader <email...>', cliEn.marking.reader)
  .option('--stream', cliEn.marking.stream)
  .option('--new', cliEn.marking.newToo)
  .addOption(database())
  .addOption(as())
  .addOption(json())
  .action(later(async () => (await import('./commands/marking.ts')).runMarkingChange));

const audit = command(program, 'audit', cliEn.audit.about);
command(audit, 'list', cliEn.audit.list)
  .addOption(OPTIONS.area())
  .option('--who <name>', cliEn.audit.who)
  .option('--subject <record>', cliEn.audit.subject)
  .addOption(OPTIONS.before())
  .addOption(OPTIONS.limit())
  .addOption(database())
  .addOption(as())
  .addOption(json())
  .action(later(async () => (await import('./commands/audit.ts')).runAuditList));
command(audit, 'verify', cliEn.audit.verify)
  .addOption(database())
  .addOption(as())
  .addOption(json())
  .action(later(async () => (await import('./commands/audit.ts')).runAuditVerify));

watchLeaving();
try {
  await program.parseAsync();
} catch (error) {
  // What fails while the command is being stopped fails because of it.
  if (!isLeaving()) process.exitCode = reportFailure(error, process.argv.includes('--json'));
}
if (isLeaving()) await new Promise(() => undefined);
if (isEnding()) process.exit();
