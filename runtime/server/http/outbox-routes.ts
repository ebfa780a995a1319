import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import * as contract from '../contract/index.ts';
import { listGivenUp, settleGivenUp } from '../outbox/given-up.ts';
import { notFound } from '../contract/problem.ts';
import { actorOf, type Env } from './context.ts';

/** What could not be sent, for whoever keeps the system running. */
export function addOutbox(app: OpenAPIHono<Env>): void {
  app.openapi(createRoute(contract.readGivenUp), async (c) => {
    operatorOf(c);
    return c.json(await listGivenUp(c.get('services')), 200);
  });
  app.openapi(createRoute(contract.settleGivenUp), async (c) => {
    await settleGivenUp(c.get('services'), operatorOf(c), c.req.valid('json'));
    return c.json({}, 200);
  });
}

/** @throws Refused 401 when nobody is signed in, 404 when it is not theirs to look after */
function operatorOf(c: Context<Env>): string {
  const { post } = actorOf(c);
  if (c.get('services').directory.posts.get(post)?.operator !== true) throw notFound();
  return post;
}
