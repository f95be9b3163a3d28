import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { DatabaseName } from '../model/api.ts';
import type { FormRule, Route } from '../store/reading/route.ts';
import type { Identify } from './app.ts';
import type { Reader } from './reader.ts';
import { describeForm, receiveForm } from './upload.ts';

/** What a form holds beside its file. */
const fieldsOf = ({ body }: Route['endpoint']): z.ZodObject =>
  body instanceof z.ZodObject && 'file' in body.shape ? body.omit({ file: true }) : z.strictObject({});

/** Mounts an endpoint that a form with a file is sent to: who may not, or sends too much, is told before it is read. */
export function mountForm(
  app: FastifyInstance,
  { endpoint, answer, form }: Route & { readonly form: FormRule<Route['endpoint']> },
  { reader, identify }: { readonly reader: Reader; readonly identify: Identify },
): void {
  app.route({
    ...describeForm(endpoint),
    handler: async (request, reply) => {
      const query = request.query as { readonly database?: DatabaseName };
      const database = await reader.choose(query.database);
      const at = { database, actor: await identify(database, request) };
      const asked = { query, params: request.params };
      await reader.read(at, async (reading) => form.admit?.(reading, asked as never));
      const { fields, file } = await receiveForm(request, fieldsOf(endpoint), form).catch(
        (error: unknown) => {
          // What was not read is still on its way.
          reply.header('connection', 'close');
          throw error;
        },
      );
      const answered = await reader.read(
        at,
        (reading) => answer(reading, { ...asked, body: fields, file } as never, undefined),
        { isReadOnly: false },
      );
      reader.forget();
      return reply
        .code(endpoint.status ?? 200)
        .header('cache-control', 'no-store')
        .type('application/json; charset=utf-8')
        .send(endpoint.response.parse(answered));
    },
  });
}
