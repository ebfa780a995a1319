import { createReadStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { lookup } from '../../definition/index.ts';
import { fieldAt } from '../answers/check.ts';
import type { Attachment } from '../api.ts';
import { notFound, Refused, texts } from '../problem.ts';
import type { Services } from '../services.ts';
import type { Database } from '../store/database.ts';
import { endingOf, kindOf } from './kinds.ts';
import { megabytes, type Received, receiveFile } from './receive.ts';

/** Largest file in any case. */
const hardLimit = 50 * 1_048_576;

interface Allowed {
  accept: string[];
  maxBytes: number;
}

/**
 * Takes an uploaded file for a field of an act's form: `act`, `field` ("page.field", within a group
 * "page.group.field"), and `case` unless the act opens one. The row comes before the file, so that a file of which no
 * row knows is never ours to remove.
 * @throws Refused 400, 404, 413, 415
 */
export async function receiveAttachment(
  services: Services,
  post: string,
  request: IncomingMessage,
): Promise<Attachment> {
  let announced: string | undefined;
  let allowed: Allowed = { accept: [], maxBytes: 0 };
  try {
    const received = await receiveFile(request, services.attachments, async ({ id, name, fields }) => {
      allowed = await allowedIn(services, fields);
      if (!allowed.accept.includes(endingOf(name))) throw wrongKind(allowed.accept);
      await announce(services, post, id, name, fields);
      announced = id;
      return Math.min(allowed.maxBytes, hardLimit);
    });
    return await keep(services, received);
  } catch (error) {
    if (announced !== undefined) await forget(services, announced);
    throw error;
  }
}

async function announce(services: Services, post: string, id: string, name: string, fields: Record<string, string>) {
  const { act = '', field = '' } = fields;
  const unknown = { size: 0, kind: '', sha256: Buffer.alloc(0) };
  const { municipality } = services.directory;
  await services.db
    .insertInto('attachment')
    .values({ municipality, id, post, act, field, name, ...unknown, uploadedAt: services.now() })
    .execute();
}

async function keep(services: Services, { id, path, name, size, sha256 }: Received): Promise<Attachment> {
  if (size === 0)
    throw new Refused(415, { code: 'empty-file', message: 'Datne ir tukša. Pievienojiet datni ar saturu.' });
  const kind = await kindOf(path, name);
  if (!kind)
    throw new Refused(415, {
      code: 'wrong-kind',
      message: `Datnes saturs neatbilst tās nosaukuma galotnei «${endingOf(name)}». Pārbaudiet, vai datni var atvērt.`,
    });
  await services.db
    .updateTable('attachment')
    .set({ size, kind, sha256 })
    .where('municipality', '=', services.directory.municipality)
    .where('id', '=', id)
    .execute();
  return { id, name, size, kind };
}

/** File first: a row without a file is found again, a file without a row is not. */
async function forget(services: Services, id: string): Promise<void> {
  await rm(join(services.attachments, id), { force: true });
  await services.db
    .deleteFrom('attachment')
    .where('municipality', '=', services.directory.municipality)
    .where('id', '=', id)
    .execute();
}

async function allowedIn(services: Services, fields: Record<string, string>): Promise<Allowed> {
  const { definition } = await definitionFor(services, fields.case);
  const { acts, forms } = lookup(definition);
  const form = forms.get(acts.get(fields.act ?? '')?.form ?? '');
  const field = form && fieldAt(form, fields.field ?? '');
  if (field?.type !== 'attachment')
    throw new Refused(400, { code: 'unknown-field', message: 'Šajā vietā datni pievienot nevar.' });
  return { accept: field.accept ?? [], maxBytes: field.maxBytes ?? hardLimit };
}

/** Which definition a case is pinned to tells nothing about the case: no access is asked for here. */
async function definitionFor(services: Services, caseId: string | undefined) {
  if (!caseId) return services.definitions.current;
  const row = await services.db
    .selectFrom('cases')
    .select('definition')
    .where('municipality', '=', services.directory.municipality)
    .where('id', '=', caseId)
    .executeTakeFirst();
  return row ? await services.definitions.pinned(row.definition) : services.definitions.current;
}

function wrongKind(accept: string[]): Refused {
  return new Refused(415, {
    code: 'wrong-kind',
    message: `Šāda veida datni pievienot nevar. Drīkst pievienot: ${accept.join(', ')}.`,
  });
}

/** An attachment as the check of answers sees it. */
export interface Uploaded {
  id: string;
  act: string;
  field: string;
  size: number;
  name: string;
}

/** Those of the ids that this post uploaded and that no accepted answers hold yet. */
export async function unclaimed(db: Database, municipality: string, post: string, ids: string[]): Promise<Uploaded[]> {
  if (ids.length === 0) return [];
  return await db
    .selectFrom('attachment')
    .select(['id', 'act', 'field', 'size', 'name'])
    .where('municipality', '=', municipality)
    .where('post', '=', post)
    .where('caseId', 'is', null)
    .where('kind', '!=', '')
    .where('id', 'in', ids)
    .execute();
}

/** What is wrong with an attachment in a field of an act's form; it was checked against one field when it came. */
export function faultOf(uploaded: Uploaded | undefined, act: string, field: string): string | undefined {
  if (!uploaded) return 'Pievienotās datnes vairs nav. Pievienojiet to vēlreiz.';
  return uploaded.act === act && uploaded.field === field
    ? undefined
    : `Datne «${uploaded.name}» (${megabytes(uploaded.size)}) pievienota citā vietā. Pievienojiet to vēlreiz.`;
}

/**
 * The row and the content of an attachment. The poster's until it is submitted; then `mayRead` tells.
 * @throws Refused 404
 */
export async function openAttachment(
  services: Services,
  post: string,
  id: string,
  mayRead: (caseId: string, seq: number) => Promise<boolean>,
) {
  const row = await services.db
    .selectFrom('attachment')
    .select(['id', 'post', 'name', 'size', 'kind', 'caseId', 'seq'])
    .where('municipality', '=', services.directory.municipality)
    .where('id', '=', id)
    .where('kind', '!=', '')
    .executeTakeFirst();
  if (!row) throw notFound();
  const mine = row.caseId === null || row.seq === null ? row.post === post : await mayRead(row.caseId, row.seq);
  if (!mine) throw notFound();
  const path = join(services.attachments, row.id);
  if (!(await stat(path).catch(() => undefined))) throw new Refused(500, { code: 'internal', message: texts.internal });
  return { ...row, content: () => createReadStream(path) };
}
