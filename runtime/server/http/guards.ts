import { randomUUID } from 'node:crypto';
import type { Context, ErrorHandler, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { matchedRoutes } from 'hono/route';
import { lookOf } from '../cases/looks.ts';
import { CommandRequest } from '../contract/shapes/index.ts';
import { codeOf, faultIn } from '../failure.ts';
import { Refused, texts } from '../contract/problem.ts';
import type { Serving } from '../services.ts';
import { findSession } from '../sign-in/sessions.ts';
import type { Env } from './context.ts';
import { readCookie } from './cookies.ts';
import { readAway } from './read-away.ts';

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Largest JSON body: a long form with long texts is a tenth of it. */
const largestJson = 1_000_000;

/** One line a request: the route's pattern, never its address, which names a case. */
export function logged(services: Serving): MiddlewareHandler<Env> {
  return async (c, next) => {
    const started = performance.now();
    c.set('services', services);
    c.set('requestId', requestId());
    await next();
    const ms = performance.now() - started;
    const answered = { method: c.req.method, route: patternOf(c), status: c.res.status };
    services.metrics?.request({ ...answered, ms });
    services.log(answered.status >= 500 ? 'error' : 'info', 'request', {
      id: c.get('requestId'),
      ...answered,
      ms: Math.round(ms),
    });
  };
}

/** To be read out over the telephone: "3f2a-9c1b-04de". */
function requestId(): string {
  // Its digits are drawn for many at a time, as bytes asked for are not. The thirteenth is not drawn.
  const [first = '', second = ''] = randomUUID().split('-', 2);
  return `${first.slice(0, 4)}-${first.slice(4)}-${second}`;
}

/** "/api/cases/:id"; every address of the host's own is one. */
function patternOf(c: Context<Env>): string {
  const paths = matchedRoutes(c).map((route) => route.path);
  return paths.findLast((path) => path.startsWith('/api/') && !path.endsWith('/*')) ?? paths.at(-1) ?? '';
}

/** Looks at a request, or readies its answer, at once; what it throws is the answer. */
export type Check = (c: Context<Env>) => void;

/** Checks as one step: each step of its own is waited for twice, on the way there and back. */
export function checked(...checks: Check[]): MiddlewareHandler<Env> {
  return (c, next) => {
    for (const check of checks) check(c);
    return next();
  };
}

/** What every answer says unless it says otherwise itself. */
export function secured(secure: boolean): Check {
  const usual = new Map([
    ['Content-Security-Policy', policy],
    ['X-Content-Type-Options', 'nosniff'],
    ['Referrer-Policy', 'no-referrer'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Cross-Origin-Resource-Policy', 'same-origin'],
    ['Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'],
    ['Cache-Control', 'no-store'],
    ...(secure ? [['Strict-Transport-Security', 'max-age=31536000'] as const] : []),
  ]);
  return (c) => {
    // To set them at the answer that is made would make it anew.
    c.env.outgoing.setHeaders(usual);
  };
}

/** A page of another site can neither set this header nor send our cookie. */
export const sameSite: Check = (c) => {
  if (changes(c.req.method) && c.req.header('X-Riciba') !== '1')
    throw new Refused(403, { code: 'header-missing', message: texts.header });
};

function changes(method: string): boolean {
  return !['GET', 'HEAD'].includes(method);
}

export const withSession: MiddlewareHandler<Env> = async (c, next) => {
  const token = readCookie(c, 'riciba_session');
  const command = await commandIn(c);
  const look = command && lookOf(c.req.header('X-Riciba-Post') ?? '', command);
  const { entry, found } = token ? await findSession(c.get('services'), token, look) : {};
  const post = entry?.stage === undefined ? entry?.post : undefined;
  c.set('token', token);
  c.set('command', command);
  c.set('entry', entry);
  c.set('found', found);
  c.set('session', entry && post !== undefined ? { ...entry, post } : undefined);
  await next();
};

/**
 * A command is read before it is known who sends it: so both are looked for in one journey to the database. Nothing when
 * it is none, or not as it must be.
 */
async function commandIn(c: Context<Env>): Promise<CommandRequest | undefined> {
  if (c.req.method !== 'POST' || c.req.path !== '/api/commands') return undefined;
  if (!/^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(c.req.header('Content-Type') ?? '')) return undefined;
  return CommandRequest.safeParse(await c.req.json().catch(() => undefined)).data;
}

/**
 * A tab that was made for one post must not read or act as the one that has signed in since, in the same browser. What
 * changes something must say for whom it was made; a link to an attachment cannot.
 */
export const samePost: MiddlewareHandler<Env> = (c, next) => {
  const made = c.req.header('X-Riciba-Post') ?? '';
  const session = c.get('session');
  const demanded = made !== '' || changes(c.req.method);
  if (!session || !demanded || made === session.post || isOfSession(c.req.path)) return next();
  return refused(
    c,
    made === ''
      ? new Refused(403, { code: 'header-missing', message: texts.header })
      : new Refused(401, { code: 'other-post', message: texts.otherPost }),
  );
};

/** Refuses what may be an upload. */
export async function refused(c: Context<Env>, refusal: Refused): Promise<never> {
  if (isUpload(c.req.path)) await readAway(c.env.incoming);
  throw refusal;
}

/** What takes a file, as a stream. */
export function isUpload(path: string): boolean {
  return path === '/api/attachments' || /^\/api\/cases\/.*\/signed$/.test(path);
}

/** Who one is cannot be asked for as somebody. */
function isOfSession(path: string): boolean {
  return path === '/api/session' || path === '/api/sign-in' || path.startsWith('/api/sign-in/');
}

/** Uploads measure themselves while they are read. */
export const limitedBody: MiddlewareHandler<Env> = (c, next) => {
  if (isUpload(c.req.path)) return next();
  if (Number(c.req.header('Content-Length') ?? 0) > largestJson) return tooLong(c);
  // To measure a body that says its length, or that there is none, would make a stream of it.
  return c.req.header('Transfer-Encoding') === undefined ? next() : unannounced(c, next);
};

async function tooLong(c: Context<Env>): Promise<never> {
  await readAway(c.env.incoming);
  throw tooLarge();
}

const tooLarge = () => new Refused(413, { code: 'too-large', message: texts.tooLarge });

/** For bodies that do not say their length before. */
const unannounced = bodyLimit({
  maxSize: largestJson,
  onError: () => {
    throw tooLarge();
  },
});

/** What a newer version has made is not this one's to read or write. */
export const notOvertaken: MiddlewareHandler<Env> = (c, next) =>
  c.get('services').overtaken ? Promise.resolve(problem(c, 503, 'busy', texts.overtaken)) : next();

/** Every error is a Problem; what the reader cannot know about goes to the log without its message, which may quote data. */
export const asProblem: ErrorHandler<Env> = (error, c) => {
  if (error instanceof Refused) {
    if (error.retryAfter !== undefined) c.header('Retry-After', String(error.retryAfter));
    return c.json(error.problem, error.status);
  }
  if (error instanceof HTTPException && error.status < 500)
    return c.json({ code: 'malformed', message: texts.malformed }, 400);
  // A character that no text in the store can have.
  if (codeOf(error) === '22021') return c.json({ code: 'malformed', message: texts.malformed }, 400);
  const id = c.get('requestId');
  c.get('services').log('error', 'failure', { id, ...faultIn(error) });
  // disk_full
  if (codeOf(error) === '53100' || codeOf(error) === 'ENOSPC')
    return problem(c, 503, 'no-space', numbered(texts.noSpace, id));
  return unreachable(error)
    ? problem(c, 503, 'busy', numbered(texts.busy, id))
    : problem(c, 500, 'internal', numbered(texts.internal, id));
};

/** By the number whoever looks after the server finds the line of the log. */
function numbered(text: string, id: string): string {
  return `${text} Ja ziņojat par to, nosauciet numuru ${id}.`;
}

function problem(c: Context<Env>, status: 500 | 503, code: string, message: string): Response {
  return c.json({ code, message }, status);
}

function unreachable(error: unknown): boolean {
  const code = codeOf(error);
  return ['ECONNREFUSED', 'ECONNRESET', '57P01', '57P02', '57P03'].includes(code) || code.startsWith('08');
}
