import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { REVIEW_PORTS } from '../features/index.ts';
import { getBrief } from '../features/review/brief.ts';
import type { BriefResponse, ReviewResponse } from '../features/review/contract.ts';
import { getReview } from '../features/review/service.ts';
import { writeBriefPdf, writeReviewPdf } from '../features/review/write-pdf.ts';
import { type DatabaseName, databaseQuerySchema } from '../model/api.ts';
import { pagesEn } from '../model/messages/pages.en.ts';
import { speakFrom } from '../model/say.ts';
import type { Actor } from '../store/door.ts';
import { sendFile } from './file-reply.ts';
import type { ReadAt, Reader } from './reader.ts';

interface Mounting {
  readonly reader: Reader;
  identify(database: DatabaseName, request: FastifyRequest): Promise<Actor>;
  /** Sees to it that there are signals to tell of. */
  isReady(at: ReadAt): Promise<void>;
}

const params = z.strictObject({ id: z.coerce.number().int().min(1).max(2_147_483_647) });

/** The words of the pages. */
const say = speakFrom(pagesEn, 'en-GB');

/** Review packs and briefs as PDF. */
export function mountReviewFiles(app: FastifyInstance, { reader, identify, isReady }: Mounting): void {
  const mount = (path: string, summary: string, print: (at: PrintAt) => Promise<Printed>) =>
    app.get(
      path,
      { schema: { summary, params, querystring: databaseQuerySchema } },
      async (request, reply) => {
        const { database: named } = request.query as { readonly database?: DatabaseName };
        const database = await reader.choose(named);
        const actor = await identify(database, request);
        const { id } = request.params as z.output<typeof params>;
        const at = { database, actor };
        // Both count signals of the run of whoever asks, as their pages do.
        await isReady(at);
        const { bytes, name } = await print({ at, id });
        return sendFile(reply, { bytes, mediaType: 'application/pdf', name });
      },
    );
  mount('/api/reviews/:id/pack.pdf', 'A review pack as PDF.', async ({ at, id }) => {
    const review = await reader.read(at, (reading) => getReview(reading, REVIEW_PORTS, id));
    return { bytes: await writeReviewPdf(review, say), name: nameOfPack(review) };
  });
  mount('/api/participants/:id/brief.pdf', 'A brief on a participant as PDF.', async ({ at, id }) => {
    const brief = await reader.read(at, (reading) => getBrief(reading, REVIEW_PORTS, id));
    return { bytes: await writeBriefPdf(brief, say), name: nameOfBrief(brief) };
  });
}

interface Printed {
  readonly bytes: Buffer;
  readonly name: string;
}

const LONGEST_SLUG = 60;

/** Latin letters without their marks, and digits; what else there is parts words. Undefined where no letter is left. */
function toSlug(text: string): string | undefined {
  const slug = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .slice(0, LONGEST_SLUG)
    .replace(/^-+|-+$/g, '');
  return /[A-Za-z]/.test(slug) ? slug : undefined;
}

/** By what it is tied to and its day; by its number where neither event nor title has a Latin letter. */
export function nameOfPack({
  id,
  event,
  title,
  heldOn,
}: Pick<ReviewResponse, 'id' | 'event' | 'title' | 'heldOn'>): string {
  return `review-${toSlug(event) ?? toSlug(title) ?? id}-${heldOn}.pdf`;
}

/** By whom it is on and of which day: files of many briefs stay apart, and sort. */
const nameOfBrief = ({ participant, at }: BriefResponse): string =>
  `brief-${participant.code.replace(/[^\w-]+/g, '-')}-${at.slice(0, 10)}.pdf`;

interface PrintAt {
  readonly at: { readonly database: DatabaseName; readonly actor: Actor };
  readonly id: number;
}
