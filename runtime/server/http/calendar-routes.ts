import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { closeFeed, feedOf, feedSince, openFeed } from '../calendar/feed.ts';
import { meetingFile } from '../calendar/files.ts';
import * as contract from '../contract/index.ts';
import { recordView } from '../chain/views.ts';
import { actorOf, type Env } from './context.ts';
import { disposition } from './disposition.ts';

/** Meetings and due dates for calendars. */
export function addCalendars(app: OpenAPIHono<Env>): void {
  app.openapi(createRoute(contract.readMeeting), async (c) => {
    const { id, run } = c.req.valid('param');
    const services = c.get('services');
    const actor = actorOf(c);
    const content = await meetingFile(services, actor, id, run);
    await recordView(services, actor, { caseId: id, what: 'document', attachment: `${run}.ics` });
    return sendCalendar(c, content, { 'Content-Disposition': disposition('sede.ics') });
  });
  app.openapi(createRoute(contract.readFeed), async (c) =>
    c.json({ since: await feedSince(c.get('services'), actorOf(c)) }, 200),
  );
  app.openapi(createRoute(contract.openFeed), async (c) => {
    const services = c.get('services');
    const actor = actorOf(c);
    const token = await openFeed(services, actor);
    return c.json({ since: await feedSince(services, actor), path: `/api/calendar/${token}` }, 200);
  });
  app.openapi(createRoute(contract.closeFeed), async (c) => {
    await closeFeed(c.get('services'), actorOf(c));
    return c.json({}, 200);
  });
  app.openapi(createRoute(contract.readDueDates), async (c) =>
    sendCalendar(c, await feedOf(c.get('services'), c.req.valid('param').token)),
  );
}

function sendCalendar(c: Context<Env>, content: string, headers: Record<string, string> = {}): Response {
  return c.body(content, 200, { 'Content-Type': 'text/calendar; charset=utf-8', ...headers });
}
