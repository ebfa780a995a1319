import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Actor } from '../../kernel/types.ts';
import * as contract from '../contract/index.ts';
import { notFound } from '../contract/problem.ts';
import { hold, releaseHold } from '../retention/hold.ts';
import { readKept } from '../retention/page.ts';
import { actorOf, type Env } from './context.ts';

/** How long closed cases are kept, for whoever keeps the records. */
export function addRetention(app: OpenAPIHono<Env>): void {
  app.openapi(createRoute(contract.readRetention), async (c) =>
    c.json(await readKept(c.get('services'), keeperOf(c), c.req.valid('query')), 200),
  );
  app.openapi(createRoute(contract.holdCase), async (c) => {
    const { post } = keeperOf(c);
    const { number, hold: holding, reason } = c.req.valid('json');
    const done = await (holding ? hold : releaseHold)(c.get('services'), number, { reason, by: post });
    if (!done) throw notFound();
    return c.json({}, 200);
  });
}

/** @throws Refused 401 when nobody is signed in, 404 when it is not theirs to keep */
function keeperOf(c: Context<Env>): Actor {
  const actor = actorOf(c);
  if (c.get('services').directory.posts.get(actor.post)?.recordsKeeper !== true) throw notFound();
  return actor;
}
