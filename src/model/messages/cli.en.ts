import { AUDIT_FAULTS_EN } from './audit.en.ts';
/** What the command line says. `{name}` is filled in. */
export const cliEn = {
  about:
    'Tocsin: from a report of what was seen to a measure taken.\n\nNew here? «tocsin start» opens the product with a simulated coalition; «tocsin import SOURCE FILE» takes in real reports.',
  examplesHead: 'Examples:',
  examples: {
    top: [
      'npx tocsin start',
      'npx tocsin import unodc-ids FILE',
      'npx tocsin signals --limit 10',
      'npx tocsin export signals --format xlsx --out signals.xlsx',
    ],
    start: ['npx tocsin start', 'npx tocsin start --port 0 --json'],
    digest: ['npx tocsin digest --dry-run', 'npx tocsin digest --for ana@example.org'],
    sources: ['npx tocsin sources', 'npx tocsin sources --json'],
    import: [
      'npx tocsin import unodc-ids seizures.csv.gz --dry-run',
      'npx tocsin import unodc-ids seizures.csv.gz',
      'npx tocsin import unodc-ids corrected.csv --replaces 1',
      'npx tocsin import table results.xlsx --draft-mapping > mapping.json',
      'npx tocsin import table results.xlsx --mapping mapping.json',
    ],
    rejects: [
      'npx tocsin rejects list',
      'npx tocsin rejects export --out rejected.csv',
      'npx tocsin rejects retry rejected.csv',
      'npx tocsin rejects set-aside 12 13 --reason "footnotes of the table"',
    ],
    detect: ['npx tocsin detect', 'npx tocsin detect --as-of 2015-06-30'],
    signals: ['npx tocsin signals --limit 10', 'npx tocsin signals --as-of 2015-06-30 --all --json'],
    replay: ['npx tocsin replay --from 2015-01-01 --to 2015-12-31'],
    export: [
      'npx tocsin export reports --out reports.csv',
      'npx tocsin export series --format xlsx --out series.xlsx',
      'npx tocsin export signals --format json --as-of 2015-06-30',
      'npx tocsin export recommendations --out recommendations.csv',
      'npx tocsin export all --out coalition.zip',
    ],
    tables: [
      'npx tocsin tables template recommendations --out recommendations.csv',
      'npx tocsin tables import recommendations recommendations.csv --dry-run',
      'npx tocsin tables import recommendations recommendations.csv',
      'npx tocsin tables rejects recommendations --out to-mend.csv',
      'npx tocsin tables import recommendations to-mend.csv',
      'npx tocsin tables set-aside 4 5 --reason "headings of the sheet"',
    ],
    status: ['npx tocsin status', 'npx tocsin status --json'],
    backup: [
      'npx tocsin backup monday.tocsin',
      'npx tocsin backup monday.tocsin --passphrase-file passphrase.txt',
    ],
    login: [
      'npx tocsin login ada@example.org',
      'npx tocsin login ada@example.org --password-file password.txt',
    ],
    logout: ['npx tocsin logout'],
    marking: [
      'npx tocsin marking show 1234',
      'npx tocsin marking change 1234 --to AMBER+STRICT --reason "an investigation is under way"',
      'npx tocsin marking change 1234 --to CLEAR --stream --reason "published by the ministry"',
    ],
    restore: ['npx tocsin restore monday.tocsin', 'npx tocsin restore monday.tocsin --replace'],
  },
  exitCodes: `Exit codes:
  0  done
  1  failed
  2  wrong command or option
  3  the file or the data cannot be used
  4  the database cannot be reached
  5  done, with rejected rows
  130, 143  stopped by Ctrl-C, by SIGTERM`,
  environment: `Settings:
  TOCSIN_DATA          data folder; default: .tocsin beside the sources, else ~/.tocsin
  TOCSIN_DATABASE_URL  a PostgreSQL 15 or later to use instead of the embedded one
  TOCSIN_BACKUP_PASSPHRASE  encrypts backups, and opens them
  TOCSIN_SMTP_URL      mail server for digests, such as smtps://user:password@mail.example.org; default: files in the data folder
  TOCSIN_MAIL_FROM     whom digests come from, such as Tocsin <tocsin@example.org>
  TOCSIN_PUBLIC_URL    where people open Tocsin, for the links in digests, such as https://tocsin.example.org;
                       default: the address of the Tocsin that runs on the data folder`,
  usage: {
    wholeNumber: 'It takes a whole number from {from} to {to}.',
    date: 'It takes a date that there is, as YYYY-MM-DD.',
    help: 'What there is: {command} --help',
  },
  optionJson: 'answer in JSON, failures too ({"error": …}); names of fields are stable',
  optionDatabase: 'live or sample; default: live once it holds a report, else sample',
  optionAs: 'a simulated person of the sample to act as, such as focal-point or observer',
  optionAsOf: 'as it was known on this date (YYYY-MM-DD); default: the newest known date',
  start: {
    about: 'Bring up the database, the sample, detection and the web page; Ctrl-C stops it.',
    port: 'port of the web page; 0 takes a free one',
    seed: 'seed of the simulated sample',
    host: 'address to listen on; default: this computer alone. Beyond it people must be able to sign in',
    publicUrl: 'https address by which people open it; needed beyond this computer',
    tlsCert: 'certificate chain (PEM) to speak TLS with',
    tlsKey: 'its private key (PEM)',
    proxy:
      'instead of a certificate: addresses or networks of the proxies that speak TLS before Tocsin; nobody else is answered',
    preparing: 'Preparing the simulated sample (about 50,000 reports) …',
    preparingShort: 'Sample',
    detecting: 'Looking for signals in «{database}» as known on {asOf} …',
    ready: 'Tocsin is ready: {url}',
    simulated: 'It shows the SIMULATED sample. Take in real reports with: npx tocsin import unodc-ids FILE',
    live: 'It shows the live database ({reports} reports, data to {asOf}).',
    setUp: 'To have people sign in, make the first administrator with this link (good once): {url}',
    stopHint: 'Ctrl-C stops it.',
    stopping: 'Stopping …',
    alreadyRunning: 'Tocsin runs already: {url}',
  },
  stop: {
    about: 'Stop a Tocsin that runs on this data folder.',
    starting: 'Tocsin is being started by process {pid}. It is stopped as soon as it serves …',
    stopped: 'Stopped.',
    notRunning: 'No Tocsin runs on this data folder.',
  },
  sources: {
    about: 'List what kinds of files can be taken in.',
    table: 'table\tany CSV or XLSX, by a mapping file: npx tocsin import table FILE --draft-mapping',
  },
  import: {
    about: 'Take in a file of reports (plain or .gz). Always into the live database.',
    source: 'one of «tocsin sources», or «table» for any CSV or XLSX with a mapping file',
    mapping: 'for «table»: the mapping file that names its columns',
    sheet: 'with --draft-mapping: the sheet of the workbook to read; the first one where absent',
    draftMapping: 'for «table»: propose a mapping and ask what cannot be told from the file; keeps nothing',
    question: '{field}: {question} {choices}',
    draftNext:
      'Save the proposal, answer what is marked «?», then: npx tocsin import table FILE --mapping MAPPING',
    file: 'path of the file',
    dryRun: 'read and check everything, keep nothing',
    replaces: 'number of the import that this file corrects: reports that it lacks are withdrawn',
    reading: 'Reading {file}',
    result:
      '{read} rows read: {new} new, {revised} revised, {unchanged} unchanged, {rejected} rejected; {withdrawn} reports withdrawn.',
    dryRunNote: 'Dry run: nothing was kept.',
    triedReject: 'row {row}, {column}: {message}',
    moreRejects:
      '… and {more} more. Without --dry-run the other rows are taken in, and all of these are kept to be mended.',
    rejectedHint: 'See why, and mend them: npx tocsin rejects list',
    next: 'What is new in them: npx tocsin signals — or on the page: npx tocsin start',
  },
  rejects: {
    about: 'Rows that could not be read, kept with the reason.',
    list: 'List them.',
    export: 'Write them as a CSV file that can be mended and retried.',
    retry:
      'Take in mended rows from a CSV file made by «rejects export». Into the live database alone: the sample takes no real rows.',
    setAside: 'Set rows aside that are no reports (footnotes, totals): they are kept, and wait no longer.',
    takeUp: 'Take rows up again that were set aside.',
    ids: 'numbers of rejected rows, as «rejects list» and «rejects export» give them',
    why: 'why they are no reports; stays on record',
    isAside: 'Set aside: {rows}. «npx tocsin rejects list --aside» shows them.',
    isUp: 'Open again: {rows}.',
    aside: 'list those that were set aside',
    none: 'No rejected rows.',
    noneAside: 'No row was set aside.',
    row: '{id}: row {row} of {file}, {column}: {message}',
    retried: '{takenIn} taken in, {stillRejected} still rejected, {alreadyMended} mended before.',
    retryFile: 'file that «tocsin rejects export» wrote, with the cells mended',
    out: 'file to write, whole or not at all; default: standard output',
    written: '{rows} rejected rows written to {file}. Mend them there, then: npx tocsin rejects retry {file}',
  },
  setAside: {
    told: '    set aside by {by}, {at}: {why}',
    holder: 'Local administrator',
  },
  tables: {
    about: 'Participants, experts, inputs, recommendations and commitments as tables.',
    kind: 'what the lines of the file are',
    import: 'Take in a CSV or XLSX file; a line that cannot be taken is kept with the reason.',
    file: 'CSV file or XLSX workbook; the first sheet is read',
    dryRun: 'say what would come of it, and write nothing',
    for: 'code of the participant that commitments are of, such as CL',
    rejects: 'List the kept lines, or write them to a file that can be mended and imported.',
    out: 'file to write, whole or not at all; default: they are listed',
    template: 'Write the empty file to fill in.',
    would:
      '{read} lines: {added} would be added, {changed} changed, {unchanged} are there already, {rejected} cannot be taken.',
    did: '{read} lines: {added} added, {changed} changed, {unchanged} were there already, {rejected} kept with the reason.',
    unread: 'Columns that nothing was made of: {columns}.',
    reject: 'line {line}, {column}: {message}',
    rejectedHint:
      'Kept lines can be mended: npx tocsin tables rejects {what} --out to-mend.csv, then import that file.',
    setAside:
      'Set kept lines aside that are no records (headings, totals): they are kept, and wait no longer.',
    takeUp: 'Take lines up again that were set aside.',
    ids: 'numbers of kept lines, as «tables rejects» gives them',
    why: 'why they are no records; stays on record',
    isAside: 'Set aside: {lines}. «npx tocsin tables rejects KIND --aside» shows them.',
    isUp: 'Waiting again: {lines}.',
    none: 'No line waits to be mended.',
    noneAside: 'No line was set aside.',
    kept: '{id}: line {line} of {file}, {column}: {message}',
    written: '{rows} lines written to {file}. Mend them there, then import that file.',
  },
  detect: {
    about: 'Look for signals now and store them.',
    looking: 'Looking for signals in «{database}» …',
    done: '{signals} signals in {series} series, as known on {asOf}.',
  },
  signals: {
    about: 'What is new, best first.',
    all: 'plant drugs too; default: synthetic drugs, their precursors, and streams',
    limit: 'how many at most',
    none: 'No signal as known on {asOf}.',
    head: 'As known on {asOf}, database «{database}»{simulated}:',
    line: '{rank}. {what} — {place}{leg}: {observed} where about {expected} were expected ({counted}), {when} ({kind}, score {score}, {id})',
    stream: 'all substances',
    leg: ' (from {from} to {to})',
    means: ' ({how})',
    since: 'since {start}',
    over: 'from {start} to {last}',
  },
  replay: {
    about: 'Detection as it would have been, week by week; stored, so that any past date can be shown.',
    from: 'first as-of date',
    to: 'last as-of date',
    progress: 'Replaying',
    done: '{runs} dates replayed.',
    cut: 'The newest report is of {newest}: the replay ends there.',
  },
  export: {
    about: 'Write reports, signals, series or a table of the coalition’s work to a file.',
    what: 'which table; all: every table and file of the coalition’s work in one archive',
    format: 'csv, json or xlsx',
    out: 'file to write, whole or not at all; default: standard output',
    written: '{rows} rows written to {file}.',
    controlled:
      '{leftOut} reports that you may see are left out: their owners keep control of them. Ask these before you pass them on.',
    controlledSignals:
      '{leftOut} signals that you may see are left out: they rest on reports of which the owners keep control. Ask these before you pass them on.',
    binaryToTerminal: 'A workbook is no text for a terminal: name a file with --out FILE.',
  },
  login: {
    about: 'Sign in: commands on that database work as this person until «tocsin logout».',
    email: 'e-mail address of the account',
    database: 'live or sample',
    passwordFile: 'file with the password; without it the password is asked for',
    codeOption: 'code of the second factor, or a recovery code; without it the code is asked for',
    password: 'Password: ',
    code: 'Code of the second factor: ',
    done: 'Signed in to «{database}» as {name} ({roles}).',
    logout: 'Sign out: commands work as the local administrator again.',
    ended: 'Signed out of «{database}».',
    nobody: 'Nobody was signed in to «{database}».',
  },
  marking: {
    about: 'Who may see a report, and changing that.',
    show: 'Say who may see a report, and how that came about.',
    changeAbout: 'Change who may see a report: for its owner alone, with a reason, on the record.',
    report: 'number of the report',
    to: 'marking of the Traffic Light Protocol 2.0',
    reason: 'why; it stays on record',
    purpose: 'what it may be used for; default: as it is',
    embargo:
      'only the owner and named readers see it before this date (YYYY-MM-DD), or «none»; default: as it is',
    control: 'others leave it out of what they pass on; default: as it is',
    reader: 'e-mail addresses of people who may see it; RED needs some; default: as they are',
    stream: 'all reports of the same stream and owner, not this one alone',
    newToo:
      'all of the stream, and those that come in from now on, too, unless they bring a marking of their own',
    ofNew: 'New reports of its stream: TLP:{marking}.',
    line: 'Report {report}: TLP:{marking}, of {owner}, for {purpose}.',
    embargoed: 'Under embargo until {date}.',
    controlled: 'Not to be passed on without its owner (originator control).',
    readers: 'Readers: {names}.',
    holder: 'Local administrator',
    change: '{at}, {actorName}: {from} to {to}, {reports} reports: {reason}',
    changed: '{count} reports are TLP:{marking} now.',
    follows: 'Counts, charts and signals follow at once.',
  },
  digest: {
    about:
      'Send everybody what waits for them, once for each day or week: as files in the data folder, or by mail.',
    for: 'one person alone, by e-mail address or number',
    dryRun: 'print what would be sent, and send nothing',
    outcome: {
      sent: 'Sent to {name}.',
      'would-send': 'Would be sent to {name}:',
      'sent-before': '{name} has the digest of this period already.',
      failed: 'Not sent to {name}: {reason}. The next run tries again.',
    },
    done: 'Digests sent: {sent}; people looked at: {of}.',
    links: {
      local:
        'Their links lead to {url}, which opens on this computer alone. Where people open Tocsin elsewhere, set TOCSIN_PUBLIC_URL to that address.',
      unknown:
        'They have no links: no Tocsin runs on this data folder, and TOCSIN_PUBLIC_URL does not say where people open it.',
    },
  },
  audit: {
    about: 'The record of who did what, and whether it is whole.',
    list: 'List who did what, newest first.',
    area: 'only what is about this',
    who: 'only what they did: a part of their name or e-mail',
    subject: 'only what was done to this record, as the list names it: alert:12',
    before: 'only events with a lower number',
    none: 'No event.',
    older: 'Older ones: --before {before}',
    event: '{id}  {at}  {who}  {action}  {subject}  {detail}  {reason}',
    verify: 'Recompute the chain of the record: find any event that was altered, removed or put in.',
    fault: AUDIT_FAULTS_EN,
    sound:
      '{events} events, all sound. The newest has the hash {tip}: note it elsewhere to compare it later.',
    broken: '{events} events, {faults} faults.',
  },
  backup: {
    about: 'Write everything that a database holds to one file, while Tocsin runs or not.',
    file: 'file to write; there must be none of that name',
    database: 'live or sample',
    passphraseFile: 'file with the passphrase; without it TOCSIN_BACKUP_PASSPHRASE, else none',
    progress: 'Backing up',
    done: '{rows} rows of {tables} tables of «{database}» are in {file} ({megabytes} MB).',
    encrypted: 'It is encrypted: without the passphrase nobody can restore it.',
    plain:
      'It is NOT encrypted, and holds everything, whatever its marking. Keep it as closed as the database.',
  },
  restore: {
    about: 'Make a database what a backup holds: checked first, all or nothing, read back and compared.',
    file: 'file made by «tocsin backup»',
    replace: 'put the backup in the place of records that are there; they are gone',
    progress: { check: 'Checking', load: 'Loading', verify: 'Comparing' },
    done: '«{database}» is what it was at {madeAt}: {rows} rows of {tables} tables, each read back and equal to the backup.',
    migrated: 'The backup is of an older Tocsin; its tables were brought up to date: {steps}.',
  },
  status: {
    actor: '  signed in as {name}',
    about: 'What the databases hold.',
    line: '{database}: {reports} reports from {streams} streams, {substances} substances, {signals} signals, {rejects} rejected rows, {names} names to settle; data to {newest}.',
    empty: '{database}: empty.',
    import:
      '  import {id}: {file} ({source}), {state}: {read} rows read, {new} new, {revised} revised, {unchanged} unchanged, {rejected} rejected, {withdrawn} withdrawn',
  },
  errors: {
    unexpected: 'Something went wrong: {reason}',
    stopping: 'Stopping; what was not finished is not kept.',
    databaseGone: 'The database cannot be reached: {reason}',
  },
  simulatedMark: ', SIMULATED',
} as const;
