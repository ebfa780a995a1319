import type { Problem } from '../../server/api.ts';
/** The server said no: `status` as in HTTP, `problem` in its words. */
export declare class ApiError extends Error {
  readonly status: number;
  readonly problem: Problem;
  constructor(status: number, problem: Problem);
}
/** No answer at all: no network, or the server is away. */
export declare class OfflineError extends Error {
  constructor();
}
export interface ApiOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  body?: unknown;
  signal?: AbortSignal;
  /** Lets the request outlive the page. */
  keepalive?: boolean;
}
/** Calls back when a request was refused because nobody is signed in. Gives the function that stops it. */
export declare function onSessionEnded(listener: () => void): () => void;
/** A request outside this module was refused because nobody is signed in. */
export declare function sessionLost(): void;
/** When the server last answered, in milliseconds: each answer moves the end of the session. */
export declare function lastAnswerAt(): number;
/**
 * One request to /api. Gives the response when the server agrees.
 * @throws ApiError when it does not, OfflineError when there was no answer.
 */
export declare function request(path: string, options?: ApiOptions): Promise<Response>;
/** The same, giving the JSON that the route promises (server/api.ts). */
export declare function api<T>(path: string, options?: ApiOptions): Promise<T>;
export declare function isStatus(error: unknown, status: number): error is ApiError;
