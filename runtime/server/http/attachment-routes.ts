import { Readable } from 'node:stream';
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import * as api from '../api.ts';
import { openAttachment, receiveAttachment } from '../attachments/index.ts';
import { mayReadAttachment } from '../reads.ts';
import { recordView } from '../views.ts';
import { actorOf, type Env } from './context.ts';
import { alone, disposition } from './disposition.ts';

const problem = { description: 'Kļūda, latviski', content: { 'application/json': { schema: api.Problem } } };

export function addAttachments(app: OpenAPIHono<Env>): void {
  app.openapi(
    createRoute({
      method: 'post',
      path: '/attachments',
      // Read as a stream by its handler; what is described here is not parsed before it.
      request: {},
      description: 'multipart/form-data: act, field (page.field), case (unless the act opens one), then file.',
      responses: {
        200: { description: 'OK', content: { 'application/json': { schema: api.Attachment } } },
        default: problem,
      },
    }),
    async (c) => c.json(await receiveAttachment(c.get('services'), actorOf(c).post, c.env.incoming), 200),
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/attachments/{id}',
      request: { params: z.object({ id: z.string().max(100) }) },
      responses: {
        200: { description: 'Datne', content: { 'application/octet-stream': { schema: z.string() } } },
        default: problem,
      },
    }),
    async (c) => {
      const services = c.get('services');
      const actor = actorOf(c);
      const { id } = c.req.valid('param');
      const file = await openAttachment(services, actor.post, id, (caseId, seq) =>
        mayReadAttachment(services, actor, id, caseId, seq),
      );
      if (file.caseId !== null)
        await recordView(services, actor, { caseId: file.caseId, what: 'attachment', attachment: file.id });
      const stream = Readable.toWeb(file.content) as ReadableStream<Uint8Array>;
      return c.body(stream, 200, {
        'Content-Type': file.kind,
        'Content-Length': String(file.size),
        'Content-Disposition': disposition(file.name),
        'Content-Security-Policy': alone,
      });
    },
  );
}
