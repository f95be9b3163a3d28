import type { RouteOptions } from 'fastify';
import { type Endpoint, problemSchema } from '../model/api.ts';

type Described = Pick<RouteOptions, 'method' | 'url' | 'schema'>;

export const describeSchema = (endpoint: Endpoint): object => ({ schema: describeEndpoint(endpoint).schema });

/** What fastify and the OpenAPI document are told of an endpoint. */
export function describeEndpoint({
  method,
  path,
  summary,
  query,
  params,
  body,
  status,
  response,
}: Endpoint): Described {
  const schema = {
    summary,
    ...(query === undefined ? {} : { querystring: query }),
    ...(params === undefined ? {} : { params }),
    ...(body === undefined ? {} : { body }),
    response: { [status ?? 200]: response, default: problemSchema },
  };
  return { method, url: path, schema };
}
