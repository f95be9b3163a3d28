import { TocsinError } from './errors.ts';

interface Trouble {
  readonly code?: string;
  readonly message?: string;
}

const IS_FOLDER = 'it is a folder';
const IN_A_FILE = 'a part of the path before its name is a file and no folder';

/** Why a file cannot be read, and what to do, by what the operating system said; its own words where it is none of the usual. */
const UNREAD: Readonly<Record<string, string>> = {
  EACCES: 'you may not read it; have its owner let you, or copy it to where you may',
  EPERM: 'you may not read it; have its owner let you, or copy it to where you may',
  EISDIR: `${IS_FOLDER}; name a file in it`,
  ENOTDIR: IN_A_FILE,
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'its name is longer than the disk takes',
};

/** What goes wrong where a file is opened or read, in words. */
export function explainUnread(path: string, error: unknown): TocsinError {
  const { code = '', message = String(error) } = error as Trouble;
  return code === 'ENOENT'
    ? new TocsinError('file.not-found', { path }, error)
    : new TocsinError('file.not-readable', { path, reason: UNREAD[code] ?? message }, error);
}

/** Why a file cannot be written in a folder, and what to do. */
export function tellUnwritten(error: unknown, folder: string): string {
  const { code = '', message = String(error) } = error as Trouble;
  const told: Readonly<Record<string, string>> = {
    ENOENT: `there is no folder ${folder}; make it first, or name a file elsewhere`,
    ENOTDIR: `${IN_A_FILE} (${folder}); name a file elsewhere`,
    EISDIR: `${IS_FOLDER}; name a file in it`,
    EACCES: `you may not write in ${folder}; name a file where you may, or have the owner of the folder let you`,
    EPERM: `you may not write in ${folder}; name a file where you may, or have the owner of the folder let you`,
    EROFS: `the disk of ${folder} takes no changes; name a file elsewhere`,
    ENOSPC: `the disk of ${folder} is full; make room, or name a file elsewhere`,
    EDQUOT: `you have used up your share of the disk of ${folder}; make room, or name a file elsewhere`,
    ENAMETOOLONG: 'its name is longer than the disk takes; give it a shorter one',
  };
  return told[code] ?? message;
}
