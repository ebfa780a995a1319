import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type * as api from '../contract/shapes/index.ts';
import * as contract from '../contract/index.ts';
import { fileOf, type PaperFormat, paperOf, type Wanted } from '../papers/make.ts';
import { listSigned, submitSigned } from '../signed/submit.ts';
import { recordView } from '../chain/views.ts';
import { actorOf, type Env } from './context.ts';
import { alone, disposition } from './disposition.ts';

/** Letters and other documents of a case as files. */
export function addPapers(app: OpenAPIHono<Env>): void {
  app.openapi(createRoute(contract.readLetter), async (c) => {
    const { id, referral, format } = c.req.valid('param');
    return await sendPaper(c, id, { referral }, format);
  });
  app.openapi(createRoute(contract.readDocument), async (c) => {
    const { id, seq, document, format } = c.req.valid('param');
    return await sendPaper(c, id, { seq, document }, format);
  });
}

/** Signed containers of letters and other documents; a file is read as a stream, it is the only part of its form. */
export function addSigned(app: OpenAPIHono<Env>): void {
  for (const route of [contract.readSignedLetters, contract.addSignedLetter])
    app.openapi(createRoute(route), async (c) => {
      const { id, referral } = c.req.valid('param');
      return c.json(await signedOf(c, id, { referral }), 200);
    });
  for (const route of [contract.readSignedDocuments, contract.addSignedDocument])
    app.openapi(createRoute(route), async (c) => {
      const { id, seq, document } = c.req.valid('param');
      return c.json(await signedOf(c, id, { seq, document }), 200);
    });
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
