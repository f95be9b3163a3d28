import { readFileSync } from 'node:fs';

/** The user and group that the server runs as, where it cannot be our own: PostgreSQL refuses to run as root. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

const OVERFLOW_ID = 65534;

/**
 * The account for the server: undefined = our own. Under root it is `nobody`, by the number that /etc/passwd gives it,
 * because initdb wants a number that has a name.
 */
export function serverAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const line = readPasswd()
    .split('\n')
    .find((entry) => entry.startsWith('nobody:'));
  const [, , uid, gid] = line?.split(':') ?? [];
  return { uid: Number(uid ?? OVERFLOW_ID), gid: Number(gid ?? OVERFLOW_ID) };
}

function readPasswd(): string {
  try {
    return readFileSync('/etc/passwd', 'utf8');
  } catch {
    // A system without the file has no names to look up either; the overflow number is what nobody means everywhere.
    return '';
  }
}
