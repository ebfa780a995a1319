import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import * as api from '../api.ts';
import { listGivenUp, settleGivenUp } from '../outbox/given-up.ts';
import { notFound } from '../problem.ts';
import { actorOf, type Env } from './context.ts';

const problem = { description: 'Kļūda, latviski', content: { 'application/json': { schema: api.Problem } } };

/** What could not be sent, for whoever keeps the system running. */
export function addOutbox(app: OpenAPIHono<Env>): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/outbox',
      responses: {
        200: { description: 'OK', content: { 'application/json': { schema: api.GivenUpList } } },
        default: problem,
      },
    }),
    async (c) => {
      operatorOf(c);
      return c.json(await listGivenUp(c.get('services')), 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'post',
      path: '/outbox',
      request: { body: { required: true, content: { 'application/json': { schema: api.SettleGivenUp } } } },
      responses: {
        200: { description: 'OK', content: { 'application/json': { schema: z.object({}) } } },
        default: problem,
      },
    }),
    async (c) => {
      await settleGivenUp(c.get('services'), operatorOf(c), c.req.valid('json'));
      return c.json({}, 200);
    },
  );
}

/** @throws Refused 401 when nobody is signed in, 404 when it is not theirs to look after */
function operatorOf(c: Context<Env>): string {
  const { post } = actorOf(c);
  if (c.get('services').directory.posts.get(post)?.operator !== true) throw notFound();
  return post;
}
