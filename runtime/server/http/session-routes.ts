import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type * as api from '../contract/shapes/index.ts';
import * as contract from '../contract/index.ts';
import { Refused, texts } from '../contract/problem.ts';
import {
  type Begin,
  beginSession,
  endSession,
  endSessionsOf,
  findSession,
  renewSession,
  type Session,
  sessionsOf,
} from '../sign-in/sessions.ts';
import { postsOf } from '../sign-in/accounts.ts';
import { changePassword } from '../sign-in/local.ts';
import { placeOf } from './address.ts';
import { actorOf, type Env } from './context.ts';
import { dropCookie, keepCookie } from './cookies.ts';

/** One's own session and sessions. */
export function addSessions(app: OpenAPIHono<Env>): void {
  app.openapi(createRoute(contract.readSession), async (c) => c.json(await sessionView(c, c.get('entry')), 200));
  app.openapi(createRoute(contract.choosePost), async (c) =>
    c.json(await choosePost(c, c.req.valid('json').post), 200),
  );
  app.openapi(createRoute(contract.endSession), async (c) => {
    const token = c.get('token');
    if (token) await endSession(c.get('services'), token);
    dropCookie(c, 'riciba_session');
    const after = await sessionView(c, undefined);
    const leave = c.get('entry')?.account?.kind === 'oidc' ? await leaveTo(c) : undefined;
    return c.json({ ...after, leave }, 200);
  });
  addOwnSessions(app);
}

function addOwnSessions(app: OpenAPIHono<Env>): void {
  app.openapi(createRoute(contract.readSessions), async (c) => {
    const { services, session, account } = ownOf(c);
    const { posts } = services.directory;
    const all = await sessionsOf(services, account.id);
    const shown = all.map((one) => ({
      ...one,
      post: posts.get(one.post ?? '')?.name ?? null,
      own: one.id === session.id,
    }));
    return c.json(shown, 200);
  });
  app.openapi(createRoute(contract.endSessions), async (c) => {
    const { services, account } = ownOf(c);
    await endSessionsOf(services.db, services.directory.municipality, account.id);
    dropCookie(c, 'riciba_session');
    return c.body(null, 204);
  });
  app.openapi(createRoute(contract.endOneSession), async (c) => {
    const { services, account } = ownOf(c);
    await endSessionsOf(services.db, services.directory.municipality, account.id, c.req.valid('param').id);
    return c.body(null, 204);
  });
  app.openapi(createRoute(contract.changePassword), async (c) => {
    const { services, session } = ownOf(c);
    return c.json(await enter(c, await changePassword(services, session, c.req.valid('json'))), 200);
  });
}

/** Who is signed in, by name. @throws Refused 401, in a demonstration 404 */
function ownOf(c: Context<Env>) {
  actorOf(c);
  const services = c.get('services');
  const session = c.get('session');
  if (!session?.account)
    throw new Refused(404, { code: 'not-found', message: 'Demonstrācijā lietotāju nav, ir tikai amati.' });
  return { services, session, account: session.account };
}

/** Gives the browser a new session, and tells of it. */
export async function enter(c: Context<Env>, { token }: { token: string }): Promise<api.Session> {
  keepCookie(c, 'riciba_session', token);
  return await sessionView(c, (await findSession(c.get('services'), token)).entry);
}

/** Begins to work as a post: with another token than before, also where only the post is another. */
async function choosePost(c: Context<Env>, post: string): Promise<api.Session> {
  const services = c.get('services');
  const entry = c.get('entry');
  const allowed = await postsFor(c, entry);
  if (!allowed.includes(post)) throw new Refused(422, { code: 'no-such-post', message: texts.noSuchPost });
  if (entry?.account) return await enter(c, await renewSession(services, entry, { post }));
  const earlier = c.get('token');
  if (earlier) await endSession(services, earlier);
  const begin: Begin = { post, place: placeOf(c) };
  return await enter(c, await beginSession(services, begin));
}

/** The posts that somebody may choose among. */
async function postsFor(c: Context<Env>, entry: Session | undefined): Promise<string[]> {
  const services = c.get('services');
  if (services.demo) return [...services.directory.posts.keys()];
  const proved = entry?.stage === undefined || entry.stage === 'post';
  return entry?.account && proved ? await postsOf(services, entry.account.id) : [];
}

/** What a browser is told of its session. */
async function sessionView(c: Context<Env>, entry: Session | undefined): Promise<api.Session> {
  const { directory, definitions, demo, signIn } = c.get('services');
  const { definition } = definitions.current;
  const shown = (id: string) => directory.shown(id, definition);
  const posts = await postsFor(c, entry);
  const { account } = entry ?? {};
  return {
    post: (entry?.post !== undefined && shown(entry.post)) || null,
    posts: posts.flatMap((id) => shown(id) ?? []),
    demo,
    local: signIn?.local !== undefined,
    oidc: signIn?.oidc?.label,
    stage: entry?.stage,
    person: account && entry?.stage !== 'code' ? { name: account.name, kind: account.kind } : undefined,
    emergencyHours: emergencyHoursOf(c, entry),
    expiresAt: entry?.expiresAt,
    definition: definition.hash,
  };
}

function emergencyHoursOf(c: Context<Env>, session: Session | undefined): number | undefined {
  const { directory } = c.get('services');
  const { emergency } = directory.rules;
  const role = directory.posts.get(session?.post ?? '')?.role;
  return emergency && role !== undefined && emergency.roles.includes(role) ? emergency.hours : undefined;
}

/** The site's own address, as the browser asked for it: under which names that may be, is guarded. */
export function originOf(c: Context<Env>): string {
  return `${c.get('services').secure ? 'https' : 'http'}://${c.req.header('Host') ?? ''}`;
}

async function leaveTo(c: Context<Env>): Promise<string | undefined> {
  return await c.get('services').provider?.farewell(new URL('/', originOf(c)).href);
}
