import type { Problem } from '../../server/api.ts';
import { problems } from '../texts/shell.lv.ts';
import { connectionFound, connectionLost } from './connection.ts';
import { postHeader, sessionRefused } from './identity.ts';

/** The server said no: `status` as in HTTP, `problem` in its words. */
export class ApiError extends Error {
  readonly status: number;
  readonly problem: Problem;
  constructor(status: number, problem: Problem) {
    super(problem.message);
    this.name = 'ApiError';
    this.status = status;
    this.problem = problem;
  }
}

/** No answer at all: no network, or the server is away. */
export class OfflineError extends Error {
  constructor() {
    super(problems.network);
    this.name = 'OfflineError';
  }
}

export interface ApiOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  body?: unknown;
  signal?: AbortSignal;
  /** Lets the request outlive the page. */
  keepalive?: boolean;
  /** Id of the post in whose name it is asked: the window's own, unless said. Null: whoever it is. */
  post?: string | null;
}

let answeredAt = Date.now();

/** When the server last answered, in milliseconds: each answer moves the end of the session. */
export function lastAnswerAt(): number {
  return answeredAt;
}

/** Another window of the same session had an answer then. */
export function answeredElsewhere(at: number): void {
  answeredAt = Math.max(answeredAt, at);
}

/** Statuses by which a proxy or a starting server says that nobody is there. */
const away = new Set([502, 503, 504]);

async function problemOf(response: Response): Promise<Problem> {
  const said: Partial<Problem> | undefined = await response.json().catch(() => undefined);
  return { code: 'unexpected', ...said, message: said?.message ?? problems.unexpected };
}

/**
 * One request to /api. Gives the response when the server agrees.
 * @throws ApiError when it does not, OfflineError when there was no answer.
 */
export async function request(path: string, options: ApiOptions = {}): Promise<Response> {
  const { method = 'GET', body, signal, keepalive, post } = options;
  const response = await fetch(`/api${path}`, {
    method,
    headers: {
      Accept: 'application/json',
      ...(method === 'GET' ? {} : { 'X-Riciba': '1' }),
      ...(post === null ? {} : postHeader(post)),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
    signal,
    keepalive,
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    connectionLost();
    throw new OfflineError();
  });
  if (away.has(response.status)) {
    connectionLost();
    throw new OfflineError();
  }
  connectionFound();
  answeredAt = Date.now();
  if (response.ok) return response;
  const problem = await problemOf(response);
  if (response.status === 401 && post !== null) sessionRefused(problem.code);
  throw new ApiError(response.status, problem);
}

/** The same, giving the JSON that the route promises (server/api.ts). */
export async function api<T>(path: string, options: ApiOptions = {}): Promise<T> {
  const response = await request(path, options);
  return response.json();
}

/** Refused because of who asks, or because it is not there for them: what was read before is not shown to them either. */
export function isDenied(error: unknown): boolean {
  return error instanceof ApiError && [401, 403, 404].includes(error.status);
}

export function isStatus(error: unknown, status: number): error is ApiError {
  return error instanceof ApiError && error.status === status;
}
