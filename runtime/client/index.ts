/**
 * A client of the API for other systems, and for the pages that come with it: each address with what it takes and gives, as
 * the server itself describes them (server/contract), from which /api/openapi.json is made, too. How to use it:
 * runtime/docs/client.md.
 */
import type { Problem, Session } from '../server/contract/shapes/index.ts';
import type { Answer, FilePath, Given, Method, Path, Place, RouteAt, RouteOf } from './calls.ts';

export type * from '../server/contract/shapes/index.ts';

/** Tells the server for which post's page it is asked. */
export const postHeader = 'X-Riciba-Post';

/** The server said no: `status` as in HTTP, `problem` in its words, Latvian. */
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

/** How a call is made. */
export interface How {
  signal?: AbortSignal;
  /** Lets the request outlive the page. */
  keepalive?: boolean;
  /** Id of the post in whose name it is asked: the client's own, unless said. Null: whoever it is. */
  post?: string | null;
}

interface Options {
  /** Where the server is: "https://riciba.piemers.lv". In its own pages: left out. */
  url?: string;
  /** What sends a request; outside a browser one that keeps cookies. */
  send?: (url: string, init: RequestInit) => Promise<Response>;
  /** The post in whose name it is asked. Left out: the one that was last chosen by this client. */
  post?: () => string | undefined;
  /** What is said where the server gives no words of its own. */
  unexpected?: string;
}

/** Nothing to give: may be left out. */
type Rest<G> = Partial<G> extends G ? [given?: G & How] : [given: G & How];

type Call<M extends Method> = <P extends Path<M>>(
  path: P,
  ...given: Rest<Given<RouteOf<M, P>>>
) => Promise<Answer<RouteOf<M, P>>>;

/** Each call throws an ApiError when the server says no, and whatever `send` throws when it does not answer. */
export interface Client {
  get: Call<'get'>;
  post: Call<'post'>;
  put: Call<'put'>;
  delete: Call<'delete'>;
  /** A file, as the response that carries it. */
  file: <P extends FilePath>(path: P, ...given: Rest<Place<RouteOf<'get', P>>>) => Promise<Response>;
  /** The parts of a form are sent in their order, a file last. */
  upload: <P extends Path<'post'>>(
    path: P,
    given: Place<RouteOf<'post', P>> & { form: FormData } & How,
  ) => Promise<Answer<RouteOf<'post', P>>>;
  /** The headers that a request carries beside its content; for what sends requests in another way. */
  headers: (method: Method, post?: string | null) => Record<string, string>;
}

/** What can stand in an address. */
type Part = string | number;

/** What a call was given, whichever it is. */
interface AnyGiven extends How {
  path?: Record<string, Part>;
  query?: Record<string, Part | undefined>;
  body?: unknown;
  form?: FormData;
}

/**
 * The address of something in the API, with its parts put in and made safe: for links, and for what sends requests in
 * another way.
 */
export function address<P extends Path>(path: P, ...[given]: Rest<Place<RouteAt<P>>>): string {
  return fill(path, given ?? {});
}

function fill(path: string, { path: parts = {}, query = {} }: AnyGiven): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(parts[name] ?? ''));
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) asked.set(name, String(value));
  return `/api${filled}${asked.size > 0 ? `?${asked.toString()}` : ''}`;
}

/** A client of one server. */
export function createClient(options: Options = {}): Client {
  const { url = '', send = fetch, unexpected = 'Serveris nevarēja atbildēt.' } = options;
  let chosen: string | undefined;
  const own = options.post ?? (() => chosen);

  const headers: Client['headers'] = (method, post = own()) => ({
    ...(method === 'get' ? {} : { 'X-Riciba': '1' }),
    ...(post ? { [postHeader]: post } : {}),
  });

  async function ask(method: Method, path: string, given: AnyGiven = {}): Promise<Response> {
    const { body, form, signal, keepalive, post } = given;
    const response = await send(`${url}${fill(path, given)}`, {
      method: method.toUpperCase(),
      headers: {
        Accept: 'application/json',
        ...headers(method, post),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      body: body === undefined ? form : JSON.stringify(body),
      signal,
      keepalive,
    });
    if (response.ok) return response;
    throw new ApiError(response.status, { code: 'unexpected', message: unexpected, ...(await said(response)) });
  }

  /** The answer is what the server's description promises. */
  // oxlint-disable-next-line typescript/no-explicit-any -- its type is that of the address, by `Call`
  async function call(method: Method, path: string, given?: AnyGiven): Promise<any> {
    const response = await ask(method, path, given);
    if (response.status === 204) return undefined;
    const answer: unknown = await response.json();
    if (isSession(answer)) chosen = answer.post?.id;
    return answer;
  }

  return {
    get: (path, ...[given]) => call('get', path, given),
    post: (path, ...[given]) => call('post', path, given),
    put: (path, ...[given]) => call('put', path, given),
    delete: (path, ...[given]) => call('delete', path, given),
    file: (path, ...[given]) => ask('get', path, given),
    upload: (path, given) => call('post', path, given),
    headers,
  };
}

/** What the server said of why not; nothing where something else than it answered. */
async function said(response: Response): Promise<Partial<Problem>> {
  const answer: unknown = await response.json().catch(() => undefined);
  return typeof answer === 'object' && answer !== null ? answer : {};
}

function isSession(answer: unknown): answer is Session {
  return typeof answer === 'object' && answer !== null && 'posts' in answer && 'demo' in answer;
}

/** For programs outside a browser: sends, and keeps the cookies that the server sets, as a browser does. */
export function keepingCookies(send: NonNullable<Options['send']> = fetch): NonNullable<Options['send']> {
  const kept = new Map<string, string>();
  return async (url, init) => {
    const headers = new Headers(init.headers);
    if (kept.size > 0) headers.set('Cookie', [...kept].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await send(url, { ...init, headers });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '' || /;\s*max-age=0/i.test(cookie)) kept.delete(name);
      else kept.set(name, value);
    }
    return response;
  };
}
