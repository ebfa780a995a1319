import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import * as api from '../api.ts';
import { fileOf, formats, type PaperFormat, paperOf, type Wanted } from '../papers/make.ts';
import { listSigned, submitSigned } from '../signed/submit.ts';
import { recordView } from '../views.ts';
import { actorOf, type Env } from './context.ts';
import { alone, disposition } from './disposition.ts';

const format = z.enum(['pdf', 'docx']);
const key = z.string().min(1).max(400);

const problem = { description: 'Kļūda, latviski', content: { 'application/json': { schema: api.Problem } } };

const responses = {
  200: {
    description: 'Datne',
    content: Object.fromEntries(Object.values(formats).map(({ kind }) => [kind, { schema: z.string() }])),
  },
  default: problem,
};

/** Letters and other documents of a case as files. */
export function addPapers(app: OpenAPIHono<Env>): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/cases/{id}/letters/{referral}/{format}',
      request: { params: z.object({ id: key, referral: key, format }) },
      responses,
    }),
    async (c) => {
      const { id, referral, format: wanted } = c.req.valid('param');
      return await sendPaper(c, id, { referral }, wanted);
    },
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/cases/{id}/documents/{seq}/{document}/{format}',
      request: { params: z.object({ id: key, seq: api.seqParam, document: key, format }) },
      responses,
    }),
    async (c) => {
      const { id, seq, document, format: wanted } = c.req.valid('param');
      return await sendPaper(c, id, { seq, document }, wanted);
    },
  );
}

const referralParams = z.object({ id: key, referral: key });
const documentParams = z.object({ id: key, seq: api.seqParam, document: key });

/** Signed containers of letters and other documents. */
export function addSigned(app: OpenAPIHono<Env>): void {
  const letter = '/cases/{id}/letters/{referral}/signed';
  const document = '/cases/{id}/documents/{seq}/{document}/signed';
  const answers = {
    200: { description: 'OK', content: { 'application/json': { schema: api.SignedDocuments } } },
    default: problem,
  };
  // Those that take a file read it as a stream by their handlers; it is the only part of their form.
  for (const method of ['get', 'post'] as const) {
    app.openapi(
      createRoute({ method, path: letter, request: { params: referralParams }, responses: answers }),
      async (c) => {
        const { id, referral } = c.req.valid('param');
        return c.json(await signedOf(c, id, { referral }), 200);
      },
    );
    app.openapi(
      createRoute({ method, path: document, request: { params: documentParams }, responses: answers }),
      async (c) => {
        const { id, seq, document: which } = c.req.valid('param');
        return c.json(await signedOf(c, id, { seq, document: which }), 200);
      },
    );
  }
}

async function signedOf(c: Context<Env>, caseId: string, wanted: Wanted): Promise<api.SignedDocuments> {
  const services = c.get('services');
  const actor = actorOf(c);
  return c.req.method === 'GET'
    ? await listSigned(services, actor, { caseId, wanted })
    : await submitSigned(services, actor, { caseId, wanted }, c.env.incoming);
}

async function sendPaper(c: Context<Env>, caseId: string, wanted: Wanted, as: PaperFormat): Promise<Response> {
  const services = c.get('services');
  const actor = actorOf(c);
  const paper = await paperOf(services, actor, caseId, wanted);
  const { content, kind, name } = await fileOf(paper, as);
  const which = 'referral' in wanted ? wanted.referral : `${wanted.seq}/${wanted.document}`;
  await recordView(services, actor, { caseId, what: 'document', attachment: `${which}.${as}` });
  return c.body(Uint8Array.from(content), 200, {
    'Content-Type': kind,
    'Content-Length': String(content.length),
    'Content-Disposition': disposition(name),
    'Content-Security-Policy': alone,
  });
}
