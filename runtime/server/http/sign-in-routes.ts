import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as contract from '../contract/index.ts';
import { notFound, Refused, texts } from '../contract/problem.ts';
import type { Services } from '../services.ts';
import { endSession } from '../sign-in/sessions.ts';
import {
  acceptInvitation,
  choosePassword,
  enrol,
  enterCode,
  enterPassword,
  type From,
  showEnrolment,
} from '../sign-in/local.ts';
import { endByProvider, leaveForProvider, returnFromProvider, returnPath } from '../sign-in/oidc.ts';
import type { Provider } from '../sign-in/provider.ts';
import { addressOf, placeOf } from './address.ts';
import type { Env } from './context.ts';
import { dropCookie, keepCookie, readCookie } from './cookies.ts';
import { enter, originOf } from './session-routes.ts';

/** By name, password and code; by a provider. */
export function addSignIn(app: OpenAPIHono<Env>): void {
  app.openapi(createRoute(contract.signIn), async (c) => {
    const { post, ...given } = c.req.valid('json');
    const begun = await enterPassword(c.get('services'), given, fromOf(c, post));
    return c.json(await instead(c, begun), 200);
  });
  app.openapi(createRoute(contract.acceptInvitation), async (c) => {
    const begun = await acceptInvitation(c.get('services'), c.req.valid('json').token, fromOf(c));
    return c.json(await instead(c, begun), 200);
  });
  app.openapi(createRoute(contract.enterCode), async (c) => {
    const { code, post } = c.req.valid('json');
    return c.json(await enter(c, await enterCode(c.get('services'), c.get('entry'), code, fromOf(c, post))), 200);
  });
  app.openapi(createRoute(contract.choosePassword), async (c) => {
    const { password, post } = c.req.valid('json');
    const begun = await choosePassword(c.get('services'), c.get('entry'), password, fromOf(c, post));
    return c.json(await enter(c, begun), 200);
  });
  app.openapi(createRoute(contract.readEnrolment), async (c) =>
    c.json(await showEnrolment(c.get('services'), c.get('entry')), 200),
  );
  app.openapi(createRoute(contract.enrol), async (c) => {
    const { code, post } = c.req.valid('json');
    const { codes, ...begun } = await enrol(c.get('services'), c.get('entry'), code, fromOf(c, post));
    return c.json({ codes, session: await enter(c, begun) }, 200);
  });
  addProvider(app);
}

/** Whoever was signed in at this browser is so no more. */
async function instead(c: Context<Env>, begun: Parameters<typeof enter>[1]): ReturnType<typeof enter> {
  const earlier = c.get('token');
  if (earlier) await endSession(c.get('services'), earlier);
  return await enter(c, begun);
}

function fromOf(c: Context<Env>, post?: string): From {
  return { address: addressOf(c), place: placeOf(c), post };
}

function addProvider(app: OpenAPIHono<Env>): void {
  app.openapi(createRoute(contract.leaveForProvider), async (c) => {
    const { provider } = withProvider(c);
    const { to, post } = c.req.valid('query');
    const leaving = await leaveForProvider(provider, { origin: originOf(c), to, post });
    if (leaving.kept !== undefined) keepCookie(c, 'riciba_journey', leaving.kept);
    return c.redirect(leaving.url, 302);
  });
  app.openapi(createRoute(contract.returnFromProvider), async (c) => {
    const services = withProvider(c);
    const address = new URL(returnPath, originOf(c));
    address.search = new URL(c.req.url).search;
    const kept = readCookie(c, 'riciba_journey');
    dropCookie(c, 'riciba_journey');
    const { to, token } = await returnFromProvider(services, { address, kept, from: fromOf(c) });
    if (token === undefined) return c.redirect(to, 302);
    const earlier = c.get('token');
    if (earlier) await endSession(services, earlier);
    keepCookie(c, 'riciba_session', token);
    return c.redirect(to, 302);
  });
}

/** A logout token is some hundred bytes. */
const largestWord = bodyLimit({
  maxSize: 20_000,
  onError: () => {
    throw new Refused(413, { code: 'too-large', message: texts.tooLarge });
  },
});

/** What the provider tells by itself: it has no cookie and knows no header of ours, its signature must do. */
export function addBackChannel(app: OpenAPIHono<Env>): void {
  app.openapi(createRoute({ ...contract.endByProvider, middleware: largestWord }), async (c) => {
    await endByProvider(withProvider(c), c.req.valid('form').logout_token);
    return c.body(null, 200);
  });
}

/** @throws Refused 404 where there is none */
function withProvider(c: Context<Env>): Services & { provider: Provider } {
  const services = c.get('services');
  const { provider } = services;
  if (!provider) throw notFound();
  return { ...services, provider };
}
