import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { endSessions, findSession } from '../../features/access/session.ts';
import { signIn } from '../../features/access/sign-in.ts';
import { fillTemplate, TocsinError } from '../../kernel/errors.ts';
import { explainUnread } from '../../kernel/file-trouble.ts';
import type { DatabaseName } from '../../model/api.ts';
import { accessEn } from '../../model/messages/access.en.ts';
import { cliEn } from '../../model/messages/cli.en.ts';
import { gateOf, heldSession, keepSession } from '../identity.ts';
import { say, sayJson, withWorkspace } from '../session.ts';

const words = cliEn.login;
const AGENT = 'tocsin (command line)';
const HERE = 'command line';

export interface LoginOptions {
  readonly database: DatabaseName;
  readonly passwordFile?: string;
  readonly code?: string;
  readonly json?: boolean;
}

/** `tocsin login EMAIL`: from then on commands on that database work as this person. */
export async function runLogin(email: string, options: LoginOptions): Promise<void> {
  const { database } = options;
  const password = await readPassword(options.passwordFile);
  await withWorkspace(
    async (workspace) => {
      const gate = gateOf(workspace, database);
      const enter = (code: string | undefined) =>
        signIn(gate, { email, password, code }, { address: HERE, agent: AGENT });
      let outcome = await enter(options.code);
      if (outcome.kind === 'code-needed' && options.code === undefined)
        outcome = await enter(await ask(words.code, 'shown'));
      if (outcome.kind === 'code-needed') throw new TocsinError('access.wrong-code');
      const { actor, token } = outcome.entry;
      keepSession(workspace.dataDir, database, token);
      const { name, roles } = actor;
      if (options.json) sayJson({ database, person: actor.id, name, roles });
      else
        say(words.done, {
          name,
          database,
          roles: roles.map((role) => accessEn.access.role[role]).join(', '),
        });
    },
    { isHolder: true },
  );
}

/** `tocsin logout`. */
export async function runLogout(options: Pick<LoginOptions, 'database' | 'json'>): Promise<void> {
  const { database } = options;
  const wasSignedIn = await withWorkspace(
    async (workspace) => {
      const token = heldSession(workspace.dataDir, database);
      // Even where there is none: a file that cannot be read is put right.
      keepSession(workspace.dataDir, database, undefined);
      if (token === undefined) return false;
      const actor = await findSession(gateOf(workspace, database), token);
      if (actor !== undefined)
        await workspace.door(database).run(actor, (tx) => endSessions(tx, actor, { only: actor.session }));
      return true;
    },
    { isHolder: true },
  );
  if (options.json) sayJson({ database, wasSignedIn });
  else say(wasSignedIn ? words.ended : words.nobody, { database });
}

/** From a file, else typed unseen; never an argument, which every process on the machine can read. */
async function readPassword(file: string | undefined): Promise<string> {
  if (file === undefined) return ask(words.password, 'hidden');
  try {
    return (await readFile(file, 'utf8')).replace(/\r?\n$/, '');
  } catch (error) {
    throw explainUnread(file, error);
  }
}

async function ask(question: string, how: 'shown' | 'hidden'): Promise<string> {
  if (!process.stdin.isTTY) throw new TocsinError('access.no-terminal');
  process.stderr.write(fillTemplate(question, {}));
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const line = createInterface({
    input: process.stdin,
    output: how === 'shown' ? process.stderr : nowhere,
    terminal: true,
  });
  try {
    return await line.question('');
  } finally {
    line.close();
    process.stderr.write('\n');
  }
}
