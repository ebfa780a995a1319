import { rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { lookup } from '../../definition/index.ts';
import { fieldAt } from '../answers/check.ts';
import type { Attachment } from '../contract/shapes/index.ts';
import { notFound, Refused, texts } from '../contract/problem.ts';
import type { Services } from '../services.ts';
import type { Database } from '../store/database.ts';
import { endingOf, kindOf } from './kinds.ts';
import { megabytes, type Received, receiveFile } from './receive.ts';
import { marksOf, type Scanned, scanFile } from './scan.ts';
import { FolderStorage } from './storage.ts';

/** Largest file in any case. */
const hardLimit = 50 * 1_048_576;

/** Where an uploaded file belongs, and what it may be. */
interface Allowed {
  act: string;
  /** "page.field", within a group "page.group.field". */
  field: string;
  accept: string[];
  maxBytes: number;
}

interface Reception {
  /** Says by the other parts of the form what may come. @throws Refused */
  admit: (fields: Record<string, string>) => Promise<Allowed>;
  /** Looks into the file, which lies at this path for now, before it is kept. @throws Refused */
  examine?: (path: string) => Promise<void>;
}

/**
 * Takes an uploaded file for a field of an act's form: `act`, `field` ("page.field", within a group
 * "page.group.field"), and `case` unless the act opens one.
 * @throws Refused 400, 404, 413, 415, 422, 503
 */
export async function receiveAttachment(
  services: Services,
  post: string,
  request: IncomingMessage,
): Promise<Attachment> {
  return await receiveFor(services, post, request, { admit: (fields) => allowedIn(services, fields) });
}

/**
 * Takes an uploaded file. The row comes before the file, so that a file of which no row knows is never ours to remove.
 * @throws Refused 413, 415, 422, 503, and what the reception throws
 */
export async function receiveFor(
  services: Services,
  post: string,
  request: IncomingMessage,
  { admit, examine }: Reception,
): Promise<Attachment> {
  let announced: string | undefined;
  try {
    const received = await receiveFile(request, services.receiving, async ({ id, name, fields }) => {
      const allowed = await admit(fields);
      if (!allowed.accept.includes(endingOf(name))) throw wrongKind(allowed.accept);
      await announce(services, post, { id, name }, allowed);
      announced = id;
      return Math.min(allowed.maxBytes, hardLimit);
    });
    const judged = await judge(services, received);
    await examine?.(received.path);
    return await keep(services, received, judged);
  } catch (error) {
    if (announced !== undefined) await forget(services, announced);
    throw error;
  }
}

async function announce(
  services: Services,
  post: string,
  { id, name }: { id: string; name: string },
  { act, field }: Allowed,
): Promise<void> {
  const unknown = { size: 0, kind: '', sha256: Buffer.alloc(0), scanned: 'none' as const };
  const { municipality } = services.directory;
  await services.db
    .insertInto('attachment')
    .values({ municipality, id, post, act, field, name, ...unknown, uploadedAt: services.now() })
    .execute();
}

async function keep(services: Services, received: Received, { kind, scanned }: Judged): Promise<Attachment> {
  const { id, name, size, sha256 } = received;
  await store(services, received);
  await services.db
    .updateTable('attachment')
    .set({ size, kind, sha256, scanned })
    .where('municipality', '=', services.directory.municipality)
    .where('id', '=', id)
    .execute();
  return { id, name, size, kind, ...marksOf(scanned) };
}

interface Judged {
  kind: string;
  scanned: Scanned;
}

/** @throws Refused 415, 422, 503 */
async function judge({ scan, log }: Services, { path, name, size }: Received): Promise<Judged> {
  if (size === 0)
    throw new Refused(415, { code: 'empty-file', message: 'Datne ir tukša. Pievienojiet datni ar saturu.' });
  const kind = await kindOf(path, name);
  if (!kind)
    throw new Refused(415, {
      code: 'wrong-kind',
      message: `Datnes saturs neatbilst tās nosaukuma galotnei «${endingOf(name)}». Pārbaudiet, vai datni var atvērt.`,
    });
  const scanned = await scanFile(scan, path);
  if (scanned !== 'none' && scanned !== 'clean') log('warn', 'upload scanned', { result: scanned });
  if (scanned === 'infected')
    throw new Refused(422, {
      code: 'infected',
      message: 'Datnē atrasts vīruss, tāpēc tā nav pievienota. Pārbaudiet savu datoru un lūdziet sūtītājam tīru datni.',
    });
  if (scanned === 'refused')
    throw new Refused(503, {
      code: 'not-scanned',
      message: 'Datnes šobrīd nevar pārbaudīt pret vīrusiem, tāpēc tās nevar pievienot. Pēc brīža mēģiniet vēlreiz.',
    });
  return { kind, scanned };
}

/** Where files are kept elsewhere, what was received here is not needed any more. */
async function store({ attachments }: Services, { id, path, size, sha256 }: Received): Promise<void> {
  await attachments.put(id, path, { size, sha256 });
  if (!(attachments instanceof FolderStorage)) await rm(path, { force: true });
}

/** Removes a file and its row; the file first: a row without a file is found again, a file without a row is not. */
export async function forget(services: Services, id: string): Promise<void> {
  await removeContent(services, id);
  await services.db
    .deleteFrom('attachment')
    .where('municipality', '=', services.directory.municipality)
    .where('id', '=', id)
    .execute();
}

/** Wherever it got to. */
export async function removeContent({ attachments, receiving }: Services, id: string): Promise<void> {
  await rm(join(receiving, id), { force: true });
  await attachments.remove(id);
}

async function allowedIn(services: Services, fields: Record<string, string>): Promise<Allowed> {
  const { definition } = await definitionFor(services, fields.case);
  const { acts, forms } = lookup(definition);
  const form = forms.get(acts.get(fields.act ?? '')?.form ?? '');
  const field = form && fieldAt(form, fields.field ?? '');
  if (field?.type !== 'attachment')
    throw new Refused(400, { code: 'unknown-field', message: 'Šajā vietā datni pievienot nevar.' });
  const { act = '', field: name = '' } = fields;
  return { act, field: name, accept: field.accept ?? [], maxBytes: field.maxBytes ?? hardLimit };
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
  scanned: Scanned | 'infected';
}

/** Those of the ids that this post uploaded and that no accepted answers hold yet. */
export async function unclaimed(db: Database, municipality: string, post: string, ids: string[]): Promise<Uploaded[]> {
  if (ids.length === 0) return [];
  return await db
    .selectFrom('attachment')
    .select(['id', 'act', 'field', 'size', 'name', 'scanned'])
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
  if (uploaded.scanned === 'infected')
    return `Datnē «${uploaded.name}» atrasts vīruss, tāpēc tā ir noņemta. Pievienojiet citu datni.`;
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
    .select(['id', 'post', 'name', 'size', 'kind', 'caseId', 'seq', 'scanned'])
    .where('municipality', '=', services.directory.municipality)
    .where('id', '=', id)
    .where('kind', '!=', '')
    .executeTakeFirst();
  if (!row) throw notFound();
  const mine = row.caseId === null || row.seq === null ? row.post === post : await mayRead(row.caseId, row.seq);
  if (!mine) throw notFound();
  if (row.scanned === 'infected')
    throw new Refused(422, {
      code: 'infected',
      message: `Datnē «${row.name}» atrasts vīruss, tāpēc to nevar atvērt.`,
      file: row.name,
    });
  const content = await services.attachments.read(row.id);
  if (!content) throw new Refused(500, { code: 'internal', message: texts.internal });
  return { ...row, content };
}
