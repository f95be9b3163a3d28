import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { Digest } from './compose.ts';
import { oneLine } from './compose.ts';

export interface Letter extends Digest {
  readonly to: { readonly name: string; readonly address: string };
  readonly from: string;
  readonly at: Date;
  /** Names the file, where it becomes one. */
  readonly key: string;
}

/** Hands a letter on; resolves once it is out of hand. */
export type Post = (letter: Letter) => Promise<void>;

const toMessage = ({ to, from, subject, text, html, at }: Letter) => ({
  from,
  to: { name: oneLine(to.name), address: oneLine(to.address) },
  subject: oneLine(subject),
  text,
  html,
  date: at,
  // RFC 3834: nobody's holiday notice answers it.
  headers: { 'Auto-Submitted': 'auto-generated' },
  disableFileAccess: true,
  disableUrlAccess: true,
});

/** Writes each letter into a folder as a file that mail programs open (RFC 5322), whole or not at all. */
export function postIntoFolder(folder: string): Post {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return async (letter) => {
    const { message } = await transport.sendMail(toMessage(letter));
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const path = join(folder, `${letter.key}.eml`);
    await writeFile(`${path}.part`, message as Buffer, { mode: 0o600 });
    await rename(`${path}.part`, path);
  };
}

/** Sends each letter by SMTP, to a server given as an address such as smtps://user:password@mail.example.org. */
export function postBySmtp(url: string): Post {
  const transport = createTransport(url);
  return async (letter) => {
    await transport.sendMail(toMessage(letter));
  };
}
