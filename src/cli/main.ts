import { Argument, Command, Option } from 'commander';
import manifest from '../../package.json' with { type: 'json' };
import { EXPORTABLE } from '../features/exporting/tables.ts';
import { ERRORS, EXIT, fillTemplate, TocsinError } from '../kernel/errors.ts';
import { cliEn } from '../model/messages/cli.en.ts';
import { runExport } from './commands/export.ts';
import { runImport } from './commands/import.ts';
import { runDetect, runReplay, runSignals, runSources, runStatus } from './commands/read.ts';
import { runRejectsExport, runRejectsList, runRejectsRetry } from './commands/rejects.ts';
import { runStart, runStop } from './commands/serve.ts';

const json = () => new Option('--json', cliEn.optionJson);
const database = () => new Option('--database <name>', cliEn.optionDatabase).choices(['live', 'sample']);
const asOf = () => new Option('--as-of <date>', cliEn.optionAsOf);

const program = new Command('tocsin')
  .description(cliEn.about)
  .version(manifest.version)
  .showHelpAfterError()
  .exitOverride()
  .addHelpText('after', `\n${cliEn.exitCodes}\n${cliEn.environment}`);

program
  .command('start')
  .description(cliEn.start.about)
  .option('--port <number>', cliEn.start.port, '8740')
  .option('--seed <number>', cliEn.start.seed)
  .addOption(json())
  .action(runStart);
program.command('stop').description(cliEn.stop.about).addOption(json()).action(runStop);
program.command('sources').description(cliEn.sources.about).addOption(json()).action(runSources);
program
  .command('import')
  .description(cliEn.import.about)
  .argument('<source>', cliEn.import.source)
  .argument('<file>', cliEn.import.file)
  .option('--dry-run', cliEn.import.dryRun)
  .option('--replaces <file-id>', cliEn.import.replaces)
  .option('--mapping <file>', cliEn.import.mapping)
  .option('--draft-mapping', cliEn.import.draftMapping)
  .addOption(json())
  .action(runImport);

const rejects = program.command('rejects').description(cliEn.rejects.about);
rejects.command('list').description(cliEn.rejects.list).addOption(json()).action(runRejectsList);
rejects
  .command('export')
  .description(cliEn.rejects.export)
  .option('--out <file>', cliEn.rejects.out)
  .action(runRejectsExport);
rejects
  .command('retry')
  .description(cliEn.rejects.retry)
  .argument('<file>')
  .addOption(json())
  .action(runRejectsRetry);

program
  .command('detect')
  .description(cliEn.detect.about)
  .addOption(asOf())
  .addOption(database())
  .addOption(json())
  .action(runDetect);
program
  .command('signals')
  .description(cliEn.signals.about)
  .addOption(asOf())
  .addOption(database())
  .option('--all', cliEn.signals.all)
  .option('--limit <number>', cliEn.signals.limit, '50')
  .addOption(json())
  .action(runSignals);
program
  .command('replay')
  .description(cliEn.replay.about)
  .requiredOption('--from <date>', cliEn.replay.from)
  .requiredOption('--to <date>', cliEn.replay.to)
  .addOption(database())
  .addOption(json())
  .action(runReplay);
program
  .command('export')
  .description(cliEn.export.about)
  .addArgument(new Argument('<what>', cliEn.export.what).choices([...EXPORTABLE]))
  .addOption(
    new Option('--format <format>', cliEn.export.format).choices(['csv', 'json', 'xlsx']).default('csv'),
  )
  .option('--out <file>', cliEn.export.out)
  .addOption(asOf())
  .addOption(database())
  .action(runExport);
program
  .command('status')
  .description(cliEn.status.about)
  .addOption(database())
  .addOption(json())
  .action(runStatus);

/** What PostgreSQL's driver says when the server went away. */
const DATABASE_GONE = new Set(['ECONNREFUSED', 'ENOENT', 'ECONNRESET', '57P01', '57P02', '57P03', '08006']);

function report(error: unknown): number {
  if (error instanceof TocsinError) {
    process.stderr.write(`${error.message}\n`);
    return ERRORS[error.code].exitCode;
  }
  const {
    code = '',
    message = String(error),
    exitCode,
  } = error as { code?: string; message?: string; exitCode?: number };
  // commander has printed its own message
  if (code.startsWith('commander.')) return exitCode === 0 ? EXIT.ok : EXIT.usage;
  const template = DATABASE_GONE.has(code) ? cliEn.errors.databaseGone : cliEn.errors.unexpected;
  process.stderr.write(`${fillTemplate(template, { reason: message })}\n`);
  return DATABASE_GONE.has(code) ? EXIT.database : EXIT.failed;
}

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = report(error);
}
