import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import * as api from '../api.ts';
import { fileOf, formats, type PaperFormat, paperOf, type Wanted } from '../papers/make.ts';
import { recordView } from '../views.ts';
import { actorOf, type Env } from './context.ts';
import { disposition } from './disposition.ts';

const format = z.enum(['pdf', 'docx']);
const key = z.string().min(1).max(400);

const responses = {
  200: {
    description: 'Datne',
    content: Object.fromEntries(Object.values(formats).map(({ kind }) => [kind, { schema: z.string() }])),
  },
  default: { description: 'Kļūda, latviski', content: { 'application/json': { schema: api.Problem } } },
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
  });
}
