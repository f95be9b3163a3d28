import { randomBytes } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { ERRORS, type ErrorCode, type ErrorDetails, explainFullDisk, TocsinError } from '../kernel/errors.ts';
import type { Problem } from '../model/api.ts';

const PROBLEM = 'application/problem+json; charset=utf-8';

/** PostgreSQL: connection failures, shutdown, too many connections (Appendix A of its manual, classes 08, 53, 57). */
const AWAY = /^(08...|53300|57P0.|ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT)$/;
/** PostgreSQL: a value that a type cannot hold, such as NUL in a text: the request is at fault. */
const BAD_VALUE = /^(22021|22003|22P05|22008)$/;

const BY_STATUS: Readonly<Record<number, ErrorCode>> = {
  413: 'request.too-large',
  415: 'request.media-type',
};

/** Answers with RFC 9457 problem details from the catalogue of errors. */
export function sendProblem(reply: FastifyReply, error: unknown): FastifyReply {
  const problem = isOfAddress(error) ? describeAddress(reply.request) : toProblem(error);
  return reply
    .code(problem.status)
    .header('content-type', PROBLEM)
    .header('cache-control', 'no-store')
    .serializer((payload: unknown) => JSON.stringify(payload))
    .send(problem);
}

/** Whether a part of the address is none that its place could have: then there is nothing there, as where a number is not given out. */
const isOfAddress = (error: unknown): boolean =>
  hasZodFastifySchemaValidationErrors(error) && error.validationContext === 'params';

function describeAddress({ url, params }: FastifyRequest): Problem {
  const what = Object.values(params as Record<string, string>).join('/');
  return describe('request.no-such-record', { what, path: url.split('?')[0]! });
}

/** What went wrong, as the catalogue words it. */
export function toProblem(caught: unknown): Problem {
  const error = explainFullDisk(caught) ?? caught;
  if (error instanceof TocsinError) return describe(error.code, error.details);
  if (hasZodFastifySchemaValidationErrors(error)) {
    const errors = error.validation.map(({ instancePath, message }) => ({
      path: instancePath.split('/').filter(Boolean).join('.'),
      message: message ?? '',
    }));
    const reason = errors
      .map(({ path, message }) => (path === '' ? message : `${path}: ${message}`))
      .join('; ');
    return { ...describe('request.invalid', { reason }), errors };
  }
  const { code = '', statusCode = 500, message } = error as Error & { code?: string; statusCode?: number };
  if (AWAY.test(code) || /Connection terminated|timeout exceeded when trying to connect/.test(message))
    return describe('database.away');
  if (BAD_VALUE.test(code)) return describe('request.invalid', { reason: message });
  if (statusCode >= 400 && statusCode < 500)
    return describe(BY_STATUS[statusCode] ?? 'request.invalid', {
      reason: message,
      expected: 'application/json or multipart/form-data, as the endpoint says',
    });
  return describeUnexpected(error);
}

function describe(code: ErrorCode, details: ErrorDetails = {}): Problem {
  const { status } = ERRORS[code];
  return {
    type: `docs/errors.md#${code}`,
    title: STATUS_CODES[status] ?? '',
    status,
    detail: new TocsinError(code, details).message,
    code,
  };
}

/** What was not foreseen is written to the standard error under a reference that the answer names; it may hold secrets. */
function describeUnexpected(error: unknown): Problem {
  const reference = randomBytes(4).toString('hex');
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`[${reference}] ${text}\n`);
  return describe('server.unexpected', { reference });
}
