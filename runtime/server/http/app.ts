import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { head, securitySchemes } from '../contract/describe.ts';
import * as contract from '../contract/index.ts';
import { Refused, texts } from '../contract/problem.ts';
import type { Serving } from '../services.ts';
import { isCurrent } from '../store/database.ts';
import { addAttachments } from './attachment-routes.ts';
import type { Env } from './context.ts';
import {
  asProblem,
  checked,
  limitedBody,
  logged,
  notOvertaken,
  samePost,
  sameSite,
  secured,
  withSession,
} from './guards.ts';
import { servedHere } from './hosts.ts';
import { addCalendars } from './calendar-routes.ts';
import { addOutbox } from './outbox-routes.ts';
import { addPapers, addSigned } from './paper-routes.ts';
import { addReports } from './report-routes.ts';
import { addRetention } from './retention-routes.ts';
import { limited } from './limits.ts';
import { addDefinitions, addRoutes } from './routes.ts';
import { addSessions } from './session-routes.ts';
import { addBackChannel, addSignIn } from './sign-in-routes.ts';
import { serveHost } from './static.ts';

/** The whole HTTP side: the API under /api with its OpenAPI document, and the built host for every other address. */
export function createApp(
  services: Serving,
  { hostFolder, host, publicNames }: { hostFolder: string; host: string; publicNames?: string[] },
): OpenAPIHono<Env> {
  const app = new OpenAPIHono<Env>();
  app.use('*', logged(services), checked(secured(services.secure), servedHere(host, publicNames ?? [])));
  app.onError(asProblem);
  app.route('/api', createApi());
  app.all('/api/*', (c) => c.json({ code: 'not-found', message: 'Šādas adreses nav.' }, 404));
  serveHost(app, hostFolder);
  return app;
}

function createApi(): OpenAPIHono<Env> {
  const api = new OpenAPIHono<Env>({
    defaultHook: (result) => {
      if (!result.success) throw new Refused(400, { code: 'malformed', message: texts.malformed });
    },
  });
  api.openapi(createRoute(contract.readHealth), (c) => c.json({ status: 'ok' }, 200));
  api.openapi(createRoute(contract.readReadiness), async (c) => {
    const { db, stopping, overtaken } = c.get('services');
    const ready = !stopping && !overtaken && (await isCurrent(db).catch(() => false));
    return c.json({ status: ready ? 'ok' : 'not-ready' }, ready ? 200 : 503);
  });
  api.use('*', notOvertaken);
  addDefinitions(api);
  addBackChannel(api);
  for (const [name, scheme] of Object.entries(securitySchemes))
    api.openAPIRegistry.registerComponent('securitySchemes', name, scheme);
  api.doc31('/openapi.json', head);
  api.use('*', checked(sameSite), limitedBody, withSession, limited(), samePost);
  addSessions(api);
  addSignIn(api);
  addRoutes(api);
  addAttachments(api);
  addSigned(api);
  addPapers(api);
  addOutbox(api);
  addCalendars(api);
  addReports(api);
  addRetention(api);
  return api;
}
