import { createHash } from 'node:crypto';
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import * as api from '../api.ts';
import { listCases } from '../case-list.ts';
import { perform } from '../commands.ts';
import { openInEmergency } from '../emergency.ts';
import { deleteDraft, readDraft, saveDraft } from '../drafts.ts';
import { notFound } from '../problem.ts';
import { readCase, readInbox, readOpenings } from '../reads.ts';
import { actorOf, type Env } from './context.ts';
import { asJson, body, errors } from './describe.ts';

const idParam = z.object({ id: z.string().min(1).max(400) });

/** Inbox, cases, commands, drafts, bodies. */
export function addRoutes(app: OpenAPIHono<Env>): void {
  addReads(app);
  addCommands(app);
  addEmergency(app);
  addDrafts(app);
}

function addReads(app: OpenAPIHono<Env>): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/inbox',
      request: { query: api.InboxQuery },
      responses: { 200: asJson(api.Inbox), ...errors },
    }),
    async (c) => c.json(await readInbox(c.get('services'), actorOf(c), c.req.valid('query').page), 200),
  );
  app.openapi(
    createRoute({
      method: 'post',
      path: '/cases/search',
      request: { body: body(api.CaseSearch) },
      responses: { 200: asJson(api.CaseList), ...errors },
    }),
    async (c) => c.json(await listCases(c.get('services'), actorOf(c), c.req.valid('json')), 200),
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/cases/{id}',
      request: { params: idParam },
      responses: { 200: asJson(api.CaseView), ...errors },
    }),
    async (c) => c.json(await readCase(c.get('services'), actorOf(c), c.req.valid('param').id), 200),
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/openings',
      responses: { 200: asJson(z.array(api.Opening)), ...errors },
    }),
    async (c) => c.json(await readOpenings(c.get('services'), actorOf(c)), 200),
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/bodies',
      request: { query: z.object({ institution: z.string().max(100).optional() }) },
      responses: { 200: asJson(z.array(api.BodyName)), ...errors },
    }),
    (c) => {
      actorOf(c);
      const { institution } = c.req.valid('query');
      const { bodies } = c.get('services').directory;
      const chosen = bodies.filter((one) => institution === undefined || one.institution === institution);
      return c.json(
        chosen.map(({ key, name }) => ({ key, name })),
        200,
      );
    },
  );
}

function addCommands(app: OpenAPIHono<Env>): void {
  app.openapi(
    createRoute({
      method: 'post',
      path: '/commands',
      request: { body: body(api.CommandRequest) },
      responses: { 200: asJson(api.CommandResult), ...errors },
    }),
    async (c) => c.json(await perform(c.get('services'), actorOf(c), c.req.valid('json')), 200),
  );
}

function addEmergency(app: OpenAPIHono<Env>): void {
  app.openapi(
    createRoute({
      method: 'post',
      path: '/emergency',
      request: { body: body(api.EmergencyRequest) },
      responses: { 200: asJson(api.EmergencyOpened), ...errors },
    }),
    async (c) => c.json(await openInEmergency(c.get('services'), actorOf(c), c.req.valid('json')), 200),
  );
}

function addDrafts(app: OpenAPIHono<Env>): void {
  const path = '/drafts/{id}';
  const responses = { 200: asJson(api.Draft), ...errors };
  app.openapi(
    createRoute({
      method: 'get',
      path,
      request: { params: idParam },
      responses: { 200: asJson(api.Draft.nullable()), ...errors },
    }),
    async (c) => c.json((await readDraft(c.get('services'), actorOf(c).post, c.req.valid('param').id)) ?? null, 200),
  );
  app.openapi(
    createRoute({ method: 'put', path, request: { params: idParam, body: body(api.DraftRequest) }, responses }),
    async (c) => {
      const { id } = c.req.valid('param');
      return c.json(await saveDraft(c.get('services'), actorOf(c).post, id, c.req.valid('json')), 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'delete',
      path,
      request: { params: idParam },
      responses: { 204: { description: 'Dzēsts' }, ...errors },
    }),
    async (c) => {
      await deleteDraft(c.get('services'), actorOf(c).post, c.req.valid('param').id);
      return c.body(null, 204);
    },
  );
}

/** Definitions are published documents and never change: anybody may read and keep them. */
export function addDefinitions(app: OpenAPIHono<Env>): void {
  const forever = 'public, max-age=31536000, immutable';
  app.openapi(
    createRoute({
      method: 'get',
      path: '/definitions/{hash}',
      request: { params: z.object({ hash: z.string().max(100) }) },
      responses: {
        200: asJson(z.record(z.string(), z.unknown()), 'Definīcija (definition.schema.json)'),
        ...errors,
      },
    }),
    async (c) => {
      const found = await c.get('services').definitions.get(c.req.valid('param').hash);
      if (!found) throw notFound();
      c.header('Cache-Control', forever);
      return c.json({ ...found.definition }, 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/definitions/{hash}/validators/{file}',
      request: { params: z.object({ hash: z.string().max(100), file: z.string().max(100) }) },
      responses: {
        200: {
          description: 'Veidlapas pārbaudes, ES modulis',
          content: { 'text/javascript': { schema: z.string() } },
        },
        304: { description: 'Tās pašas' },
        ...errors,
      },
    }),
    async (c) => {
      const { hash, file } = c.req.valid('param');
      const source = await c.get('services').definitions.validators(hash, file.replace(/\.js$/, ''));
      if (source === undefined) throw notFound();
      const tag = `"${createHash('sha256').update(source).digest('base64url')}"`;
      // Compiled by the generator, of which a later version may compile the same definition otherwise.
      const headers = { 'Cache-Control': 'no-cache', ETag: tag };
      if (c.req.header('If-None-Match') === tag) return c.body(null, 304, headers);
      return c.body(source, 200, { ...headers, 'Content-Type': 'text/javascript; charset=utf-8' });
    },
  );
}
