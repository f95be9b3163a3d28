import type { z } from 'zod';
import type { Endpoint } from '../../model/api.ts';
import type { Reading } from './reading.ts';

type Part<E, K extends 'query' | 'params' | 'body'> = E extends {
  readonly [P in K]: infer S extends z.ZodType;
}
  ? z.output<S>
  : undefined;

/** What a request brings, already checked against the contract. */
export interface Asked<E extends Endpoint> {
  readonly query: Part<E, 'query'>;
  readonly params: Part<E, 'params'>;
  readonly body: Part<E, 'body'>;
}

/** One endpoint with what answers it; the server mounts it and knows nothing else of the feature. */
export interface Route {
  readonly endpoint: Endpoint;
  /** `kept`: the same until the database changes; `fresh`: asked anew each time; `write`: changes the database. */
  readonly mode: 'kept' | 'fresh' | 'write';
  answer(reading: Reading, asked: Asked<Endpoint>): Promise<unknown>;
}

/** Ties an endpoint to its answer, so that both sides are checked against the contract. */
export function route<E extends Endpoint>(
  endpoint: E,
  mode: Route['mode'],
  answer: (reading: Reading, asked: Asked<E>) => Promise<z.input<E['response']>>,
): Route {
  return { endpoint, mode, answer: answer as Route['answer'] };
}
