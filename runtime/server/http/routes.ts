import { createHash } from 'node:crypto';
import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { listCases } from '../cases/case-list.ts';
import { perform } from '../cases/commands.ts';
import * as contract from '../contract/index.ts';
import { openInEmergency } from '../cases/emergency.ts';
import { deleteDraft, readDraft, saveDraft } from '../cases/drafts.ts';
import { notFound, Refused, texts } from '../contract/problem.ts';
import { readCase, readInbox, readOpenings } from '../cases/reads.ts';
import { actorOf, type Env } from './context.ts';

/** Inbox, cases, commands, drafts, bodies. */
export function addRoutes(app: OpenAPIHono<Env>): void {
  addReads(app);
  addCommands(app);
  app.openapi(createRoute(contract.openInEmergency), async (c) =>
    c.json(await openInEmergency(c.get('services'), actorOf(c), c.req.valid('json')), 200),
  );
  addDrafts(app);
}

/** A command was read, and looked at, together with who sends it: it is not done once more here, only described. */
function addCommands(app: OpenAPIHono<Env>): void {
  app.openAPIRegistry.registerPath(contract.perform);
  app.openapi(createRoute({ ...contract.perform, request: {}, hide: true }), async (c) => {
    const command = c.get('command');
    if (!command) throw new Refused(400, { code: 'malformed', message: texts.malformed });
    return c.json(await perform(c.get('services'), actorOf(c), command, c.get('found')), 200);
  });
}

function addReads(app: OpenAPIHono<Env>): void {
  app.openapi(createRoute(contract.readInbox), async (c) =>
    c.json(await readInbox(c.get('services'), actorOf(c), c.req.valid('query').page), 200),
  );
  app.openapi(createRoute(contract.searchCases), async (c) =>
    c.json(await listCases(c.get('services'), actorOf(c), c.req.valid('json')), 200),
  );
  app.openapi(createRoute(contract.readCase), async (c) =>
    c.json(await readCase(c.get('services'), actorOf(c), c.req.valid('param').id), 200),
  );
  app.openapi(createRoute(contract.readOpenings), async (c) =>
    c.json(await readOpenings(c.get('services'), actorOf(c)), 200),
  );
  app.openapi(createRoute(contract.readBodies), (c) => {
    actorOf(c);
    const { institution } = c.req.valid('query');
    const { bodies } = c.get('services').directory;
    const chosen = bodies.filter((one) => institution === undefined || one.institution === institution);
    return c.json(
      chosen.map(({ key, name }) => ({ key, name })),
      200,
    );
  });
}

function addDrafts(app: OpenAPIHono<Env>): void {
  app.openapi(createRoute(contract.readDraft), async (c) =>
    c.json((await readDraft(c.get('services'), actorOf(c).post, c.req.valid('param').id)) ?? null, 200),
  );
  app.openapi(createRoute(contract.saveDraft), async (c) => {
    const { id } = c.req.valid('param');
    return c.json(await saveDraft(c.get('services'), actorOf(c).post, id, c.req.valid('json')), 200);
  });
  app.openapi(createRoute(contract.deleteDraft), async (c) => {
    await deleteDraft(c.get('services'), actorOf(c).post, c.req.valid('param').id);
    return c.body(null, 204);
  });
}

/** Definitions are published documents and never change: anybody may read and keep them. */
export function addDefinitions(app: OpenAPIHono<Env>): void {
  const forever = 'public, max-age=31536000, immutable';
  app.openapi(createRoute(contract.readDefinition), async (c) => {
    const found = await c.get('services').definitions.get(c.req.valid('param').hash);
    if (!found) throw notFound();
    c.header('Cache-Control', forever);
    return c.json(found.definition, 200);
  });
  app.openapi(createRoute(contract.readValidators), async (c) => {
    const { hash, file } = c.req.valid('param');
    const source = await c.get('services').definitions.validators(hash, file.replace(/\.js$/, ''));
    if (source === undefined) throw notFound();
    const tag = `"${createHash('sha256').update(source).digest('base64url')}"`;
    // Compiled by the generator, of which a later version may compile the same definition otherwise.
    const headers = { 'Cache-Control': 'no-cache', ETag: tag };
    if (c.req.header('If-None-Match') === tag) return c.body(null, 304, headers);
    return c.body(source, 200, { ...headers, 'Content-Type': 'text/javascript; charset=utf-8' });
  });
}
