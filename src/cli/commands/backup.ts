import { resolve } from 'node:path';
import manifest from '../../../package.json' with { type: 'json' };
import { backUp } from '../../features/backup/back-up.ts';
import { type RestorePhase, restore } from '../../features/backup/restore.ts';
import { readPassphrase } from '../../features/backup/seal.ts';
import type { DatabaseName } from '../../model/api.ts';
import { cliEn } from '../../model/messages/cli.en.ts';
import { type Bar, note, openBar, say, sayJson, withCluster } from '../session.ts';

const BYTES_PER_MEGABYTE = 1_000_000;

interface PassphraseOptions {
  readonly passphraseFile?: string;
  readonly json?: boolean;
}

export interface BackupOptions extends PassphraseOptions {
  readonly database: DatabaseName;
}

/** `tocsin backup FILE`. */
export async function runBackup(file: string, options: BackupOptions): Promise<void> {
  const words = cliEn.backup;
  const passphrase = await readPassphrase(options.passphraseFile);
  const result = await withCluster((cluster) => {
    const bar = openBar(words.progress);
    return backUp({
      cluster,
      database: options.database,
      path: resolve(file),
      passphrase,
      version: manifest.version,
      onProgress: (share) => bar?.update(share),
    }).finally(() => bar?.stop());
  });
  if (options.json) {
    sayJson(result);
    return;
  }
  const { rows, tables, database, bytes } = result;
  say(words.done, { rows, tables, database, file, megabytes: (bytes / BYTES_PER_MEGABYTE).toFixed(1) });
  note(result.isEncrypted ? words.encrypted : words.plain);
}

export interface RestoreOptions extends PassphraseOptions {
  readonly replace?: boolean;
}

/** `tocsin restore FILE`. */
export async function runRestore(file: string, options: RestoreOptions): Promise<void> {
  const words = cliEn.restore;
  const passphrase = await readPassphrase(options.passphraseFile);
  const bars = openPhaseBars();
  const result = await withCluster((cluster) =>
    restore({
      cluster,
      path: resolve(file),
      passphrase,
      doReplace: options.replace === true,
      onProgress: bars.update,
    }).finally(bars.stop),
  );
  if (options.json) {
    sayJson(result);
    return;
  }
  const { database, madeAt, rows, tables, migrated } = result;
  say(words.done, { database, madeAt, rows, tables });
  if (migrated.length > 0) note(words.migrated, { steps: migrated.join(', ') });
}

/** One bar after the other, as the phases come. */
function openPhaseBars() {
  let bar: Bar | undefined;
  let current: RestorePhase | undefined;
  return {
    update: (phase: RestorePhase, share: number) => {
      if (phase !== current) {
        bar?.stop();
        bar = openBar(cliEn.restore.progress[phase]);
        current = phase;
      }
      bar?.update(share);
    },
    stop: () => bar?.stop(),
  };
}
