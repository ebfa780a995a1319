import { ApiError, createClient, postHeader } from '../../client/index.ts';
import type { Problem } from '../../server/contract/shapes/index.ts';
import { problems } from '../texts/shell.lv.ts';
import { connectionFound, connectionLost } from './connection.ts';
import { currentIdentity, sessionRefused } from './identity.ts';

/** No answer at all: no network, or the server is away. */
export class OfflineError extends Error {
  constructor() {
    super(problems.network);
    this.name = 'OfflineError';
  }
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

/** @throws OfflineError when there was no answer */
async function send(url: string, init: RequestInit): Promise<Response> {
  const response = await fetch(url, init).catch((error: unknown) => {
    if (init.signal?.aborted) throw error;
    connectionLost();
    throw new OfflineError();
  });
  if (away.has(response.status)) {
    connectionLost();
    throw new OfflineError();
  }
  connectionFound();
  answeredAt = Date.now();
  // Asked as whoever it is, nobody is refused.
  const asked = new Headers(init.headers).has(postHeader);
  if (response.status === 401 && asked) sessionRefused(await codeOf(response.clone()));
  return response;
}

async function codeOf(response: Response): Promise<string> {
  const said: Partial<Problem> | undefined = await response.json().catch(() => undefined);
  return said?.code ?? '';
}

/** The API, asked in the name of the post that this window shows. Throws ApiError and OfflineError. */
export const api = createClient({ send, post: () => currentIdentity().post, unexpected: problems.unexpected });

/** Refused because of who asks, or because it is not there for them: what was read before is not shown to them either. */
export function isDenied(error: unknown): boolean {
  return error instanceof ApiError && [401, 403, 404].includes(error.status);
}

export function isStatus(error: unknown, status: number): error is ApiError {
  return error instanceof ApiError && error.status === status;
}
