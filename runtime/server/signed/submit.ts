import { readFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import type { Actor } from '../../kernel/index.ts';
import type { SignedDocument, SignedDocuments } from '../contract/shapes/index.ts';
import { receiveFor } from '../attachments/index.ts';
import { marksOf } from '../attachments/scan.ts';
import { fileOf, type Paper, paperOf, type Wanted } from '../papers/make.ts';
import { Refused } from '../contract/problem.ts';
import type { Services } from '../services.ts';
import { transact } from '../store/database.ts';
import type { Found } from './found.ts';
import { inspect } from './inspect.ts';

/** What a signed container may be. */
export const allowed = { accept: ['.edoc', '.asice', '.pdf'], maxBytes: 20 * 1_048_576 };
/** In which field of which act such a file stands: in none. */
const place = { act: '', field: 'signed' };

/**
 * Takes the signed container of a paper, from the body whose paper it is; looks into it, and keeps it, its hash, and
 * what was found, whatever that is: what people sent to each other is theirs to judge.
 * @throws Refused 404 as for the paper, 403 when it is another body's, 413, 415, 422 when it is no signed container
 */
export async function submitSigned(
  services: Services,
  actor: Actor,
  { caseId, wanted }: { caseId: string; wanted: Wanted },
  request: IncomingMessage,
): Promise<SignedDocuments> {
  const paper = await paperOf(services, actor, caseId, wanted);
  let found: Found | undefined;
  const received = await receiveFor(services, actor.post, request, {
    admit: () => {
      if (!isOwn(paper, actor)) throw notOwn();
      return Promise.resolve({ ...place, ...allowed });
    },
    examine: async (path) => {
      found = await inspect(await readFile(path), await filesOf(paper));
      if (!found) throw noContainer();
    },
  });
  if (!found) throw noContainer();
  await keepFound(services, actor, { attachment: received.id, caseId, seq: paper.seq, wanted, found });
  return await listSigned(services, actor, { caseId, wanted });
}

/** Keeps what was found in a file that is a signed paper of an act. Harmless to repeat. */
export async function keepFound(
  services: Services,
  { post }: Actor,
  { attachment, caseId, seq, wanted, found }: Signed,
): Promise<void> {
  const { municipality } = services.directory;
  await transact(services.db, async (tx) => {
    await tx
      .updateTable('attachment')
      .set({ caseId, seq })
      .where('municipality', '=', municipality)
      .where('id', '=', attachment)
      .execute();
    const row = { attachment, caseId, seq, paper: nameOf(wanted), post, at: services.now() };
    await tx
      .insertInto('signedDocument')
      .values({ municipality, ...row, found: JSON.stringify(found) })
      .onConflict((on) => on.columns(['municipality', 'attachment']).doNothing())
      .execute();
  });
}

interface Signed {
  /** Id of the file. */
  attachment: string;
  caseId: string;
  seq: number;
  wanted: Wanted;
  found: Found;
}

/**
 * The signed containers of a paper, with what was found in each.
 * @throws Refused 404 as for the paper
 */
export async function listSigned(
  { db, directory, ...services }: Services,
  actor: Actor,
  { caseId, wanted }: { caseId: string; wanted: Wanted },
): Promise<SignedDocuments> {
  const paper = await paperOf({ db, directory, ...services }, actor, caseId, wanted);
  const rows = await db
    .selectFrom('signedDocument')
    .innerJoin('attachment', (join) =>
      join
        .onRef('attachment.municipality', '=', 'signedDocument.municipality')
        .onRef('attachment.id', '=', 'signedDocument.attachment'),
    )
    .select(['attachment.id', 'attachment.name', 'attachment.size', 'attachment.sha256', 'attachment.scanned'])
    .select(['signedDocument.found', 'signedDocument.post', 'signedDocument.at'])
    .where('signedDocument.municipality', '=', directory.municipality)
    .where('signedDocument.caseId', '=', caseId)
    .where('signedDocument.seq', '=', paper.seq)
    .where('signedDocument.paper', '=', nameOf(wanted))
    .orderBy('signedDocument.at')
    .orderBy('attachment.id')
    .execute();
  const documents = rows.map(
    ({ sha256, scanned, post, ...row }): SignedDocument => ({
      ...row,
      ...marksOf(scanned),
      sha256: sha256.toString('hex'),
      by: directory.posts.get(post)?.name ?? post,
    }),
  );
  return { documents, mayAdd: isOwn(paper, actor), accept: allowed.accept };
}

/** A paper is signed where it was made. */
function isOwn(paper: Paper, actor: Actor): boolean {
  return paper.body === actor.body;
}

function nameOf(wanted: Wanted): string {
  return 'referral' in wanted ? `letter ${wanted.referral}` : `document ${wanted.document}`;
}

/** A paper in both forms in which it may be signed. */
export async function filesOf(paper: Paper) {
  const [pdf, docx] = await Promise.all([fileOf(paper, 'pdf'), fileOf(paper, 'docx')]);
  return { pdf: pdf.content, docx: docx.content };
}

function notOwn(): Refused {
  return new Refused(403, {
    code: 'not-own',
    message: 'Parakstīto dokumentu pievieno iestāde, kas to sagatavojusi.',
  });
}

function noContainer(): Refused {
  return new Refused(422, {
    code: 'not-signed',
    message:
      'Datnē nav atrasts elektroniski parakstīts dokuments vai to nevar droši nolasīt. Pievienojiet .edoc, .asice vai parakstītu .pdf.',
  });
}
