import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import * as api from '../api.ts';
import { closeFeed, feedOf, feedSince, openFeed } from '../calendar/feed.ts';
import { meetingFile } from '../calendar/files.ts';
import { recordView } from '../views.ts';
import { actorOf, type Env } from './context.ts';
import { disposition } from './disposition.ts';

const problem = { description: 'Kļūda, latviski', content: { 'application/json': { schema: api.Problem } } };
const responses = {
  200: { description: 'OK', content: { 'application/json': { schema: api.CalendarFeed } } },
  default: problem,
};
const file = {
  200: { description: 'iCalendar', content: { 'text/calendar': { schema: z.string() } } },
  default: problem,
};
const key = z.string().min(1).max(400);

/** Meetings and due dates for calendars. */
export function addCalendars(app: OpenAPIHono<Env>): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/cases/{id}/meetings/{run}',
      request: { params: z.object({ id: key, run: key }) },
      responses: file,
    }),
    async (c) => {
      const { id, run } = c.req.valid('param');
      const services = c.get('services');
      const actor = actorOf(c);
      const content = await meetingFile(services, actor, id, run);
      await recordView(services, actor, { caseId: id, what: 'document', attachment: `${run}.ics` });
      return sendCalendar(c, content, { 'Content-Disposition': disposition('sede.ics') });
    },
  );
  app.openapi(createRoute({ method: 'get', path: '/calendar', responses }), async (c) =>
    c.json({ since: await feedSince(c.get('services'), actorOf(c).post) }, 200),
  );
  app.openapi(createRoute({ method: 'post', path: '/calendar', responses }), async (c) => {
    const services = c.get('services');
    const { post } = actorOf(c);
    const token = await openFeed(services, post);
    return c.json({ since: await feedSince(services, post), path: `/api/calendar/${token}` }, 200);
  });
  app.openapi(createRoute({ method: 'delete', path: '/calendar', responses }), async (c) => {
    await closeFeed(c.get('services'), actorOf(c).post);
    return c.json({}, 200);
  });
  app.openapi(
    createRoute({
      method: 'get',
      path: '/calendar/{token}',
      request: { params: z.object({ token: z.string().max(100) }) },
      responses: file,
    }),
    async (c) => sendCalendar(c, await feedOf(c.get('services'), c.req.valid('param').token)),
  );
}

function sendCalendar(c: Context<Env>, content: string, headers: Record<string, string> = {}): Response {
  return c.body(content, 200, { 'Content-Type': 'text/calendar; charset=utf-8', ...headers });
}
