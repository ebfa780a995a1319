import { Readable } from 'node:stream';
import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { openAttachment, receiveAttachment } from '../attachments/index.ts';
import * as contract from '../contract/index.ts';
import { mayReadAttachment } from '../cases/reads.ts';
import { recordView } from '../chain/views.ts';
import { actorOf, type Env } from './context.ts';
import { alone, disposition } from './disposition.ts';

export function addAttachments(app: OpenAPIHono<Env>): void {
  // Read as a stream by its handler.
  app.openapi(createRoute(contract.addAttachment), async (c) =>
    c.json(await receiveAttachment(c.get('services'), actorOf(c).post, c.env.incoming), 200),
  );
  app.openapi(createRoute(contract.readAttachment), async (c) => {
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
      ...(file.scanned === 'unchecked' && { 'X-Riciba-Unchecked': '1' }),
    });
  });
}
