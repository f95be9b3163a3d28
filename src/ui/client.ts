import type { Problem } from '../model/api.ts';
import { beginSending } from './unsaved.ts';

export type QueryValue = string | number | boolean | undefined;
export type Query = Readonly<Record<string, QueryValue>>;

/** The server's own account of what went wrong, or ours where it gave none. */
export class ApiProblem extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail);
    this.name = 'ApiProblem';
    this.problem = problem;
  }
}

/** Address of an API endpoint with its parameters; those that are `undefined` are left out. */
export function apiAddress(path: string, query: Query): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) parameters.set(name, String(value));
  }
  const text = parameters.toString();
  return text === '' ? path : `${path}?${text}`;
}

async function readProblem(response: Response): Promise<Problem> {
  const fallback: Problem = {
    type: 'about:blank',
    title: response.statusText,
    status: response.status,
    detail: '',
    code: `http.${response.status}`,
  };
  if (!response.headers.get('content-type')?.includes('json')) return fallback;
  return { ...fallback, ...((await response.json()) as Partial<Problem>) };
}

async function send<T>(address: string, init: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(address, init);
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ApiProblem({ type: 'about:blank', title: '', status: 503, detail: '', code: 'web.no-server' });
  }
  if (!response.ok) throw new ApiProblem(await readProblem(response));
  return (await response.json()) as T;
}

export function getJson<T>(path: string, query: Query, signal?: AbortSignal): Promise<T> {
  return send<T>(apiAddress(path, query), {
    headers: { accept: 'application/json' },
    ...(signal === undefined ? {} : { signal }),
  });
}

export async function postJson<T>(path: string, query: Query, body?: unknown): Promise<T> {
  const noteSaved = beginSending();
  const answer = await send<T>(apiAddress(path, query), {
    method: 'POST',
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  noteSaved();
  return answer;
}

/** Sends a form with a file and says how much of it has gone, in [0, 1]; fetch cannot tell that. */
export function postForm<T>(
  path: string,
  query: Query,
  form: FormData,
  onProgress: (sent: number) => void,
): Promise<T> {
  const noteSaved = beginSending();
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', apiAddress(path, query));
    request.responseType = 'json';
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    const fail = (status: number, problem: Partial<Problem> | null) =>
      reject(
        new ApiProblem({
          type: 'about:blank',
          title: '',
          status,
          detail: '',
          code: status === 503 ? 'web.no-server' : `http.${status}`,
          ...problem,
        }),
      );
    request.onerror = () => fail(503, null);
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) {
        noteSaved();
        resolve(request.response as T);
      } else fail(request.status, request.response as Partial<Problem> | null);
    };
    request.send(form);
  });
}
