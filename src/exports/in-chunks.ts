/** About as many characters are handed on at a time: a chunk a row would cost more than the rows. */
const CHUNK_CHARACTERS = 65_536;

/** Texts as UTF-8 in chunks of a useful size. */
export async function* inChunks(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  let pending: string[] = [];
  let characters = 0;
  for await (const text of texts) {
    pending.push(text);
    characters += text.length;
    if (characters < CHUNK_CHARACTERS) continue;
    yield Buffer.from(pending.join(''));
    pending = [];
    characters = 0;
  }
  if (characters > 0) yield Buffer.from(pending.join(''));
}
