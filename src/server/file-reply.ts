import type { FastifyReply } from 'fastify';
import type { FileAnswer } from '../store/reading/route.ts';

/** `attachment` with the name twice: plain, and as RFC 6266 and RFC 8187 write what is not ASCII. */
export function dispositionOf(name: string): string {
  const clean = [...name].filter((character) => character >= ' ' && character !== '\u007f').join('');
  const plain = clean.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%]/g, '_');
  const encoded = encodeURIComponent(clean).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

/** Hands a file out so that no browser runs what is in it: kept as a file, its type not guessed, in a world of its own if it is shown at all. */
export function sendFile(reply: FastifyReply, { bytes, mediaType, name }: FileAnswer): FastifyReply {
  return reply
    .header('content-disposition', dispositionOf(name))
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cross-origin-resource-policy', 'same-origin')
    .header('cache-control', 'no-store')
    .type(mediaType)
    .send(bytes);
}
