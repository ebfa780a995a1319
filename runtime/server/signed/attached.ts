import { buffer } from 'node:stream/consumers';
import { documentsOf } from '../../documents/index.ts';
import type { Actor } from '../../kernel/index.ts';
import { endingOf } from '../attachments/kinds.ts';
import { drawCase } from '../cases/case-view.ts';
import { type Before, type Paper, paperOf, type Wanted } from '../papers/make.ts';
import { Refused } from '../contract/problem.ts';
import { casePage } from '../cases/reads.ts';
import type { Services } from '../services.ts';
import type { Found, Likeness } from './found.ts';
import { inspect } from './inspect.ts';
import { withoutSpaces } from './likeness.ts';
import { allowed, filesOf, keepFound } from './submit.ts';

/** So long may a signed paper wait to be sent. */
const longestDays = 60;

/** Which act of which case. */
interface Of {
  case: string;
  seq: number;
}

/**
 * Compares what was attached to an act, signed already, with the papers that the act made: as they went, and as they could
 * be read and printed before, without a number, without that file itself, and under the date of that day. What was found is kept as of a container that
 * is handed in later. Harmless to repeat; an act that made no paper and a file that nobody signed are left alone.
 */
export async function compareAttached(services: Services, actor: Actor, of: Of): Promise<void> {
  const files = await uncompared(services, of);
  if (files.length === 0) return;
  const papers = await papersOf(services, actor, of);
  for (const id of files) {
    const stream = await services.attachments.read(id);
    const best = stream && (await closest(services, actor, of, papers, { id, content: await buffer(stream) }));
    if (best) await keepFound(services, actor, { caseId: of.case, seq: of.seq, attachment: id, ...best });
  }
}

/** Files of the act that may be signed documents, by id, in the order in which they came. */
async function uncompared({ db, directory }: Services, of: Of): Promise<string[]> {
  const rows = await db
    .selectFrom('attachment')
    .leftJoin('signedDocument', (join) =>
      join
        .onRef('signedDocument.municipality', '=', 'attachment.municipality')
        .onRef('signedDocument.attachment', '=', 'attachment.id'),
    )
    .select(['attachment.id', 'attachment.name'])
    .where('attachment.municipality', '=', directory.municipality)
    .where('attachment.caseId', '=', of.case)
    .where('attachment.seq', '=', of.seq)
    .where('attachment.size', '<=', allowed.maxBytes)
    .where('signedDocument.attachment', 'is', null)
    .orderBy('attachment.uploadedAt')
    .orderBy('attachment.id')
    .execute();
  return rows.filter(({ name }) => allowed.accept.includes(endingOf(name))).map(({ id }) => id);
}

/** The letters and documents that the act made. None for whom the case is not there any more. */
async function papersOf(services: Services, actor: Actor, of: Of): Promise<Wanted[]> {
  const page = await casePage(services, actor, of.case).catch((error: unknown) => {
    if (error instanceof Refused) return undefined;
    throw error;
  });
  if (!page) return [];
  const { referrals, timeline } = drawCase(page);
  const act = timeline.find(({ seq }) => seq === of.seq)?.act;
  const letters = referrals.filter(({ sentBy }) => sentBy === of.seq).map(({ id }) => ({ referral: id }));
  const documents = act === undefined ? [] : documentsOf(page.seen.definitionAt(of.seq), act);
  return [...letters, ...documents.map(({ key }) => ({ seq: of.seq, document: key }))];
}

/** The paper that the file is, or else the first, with what was found; nothing when nobody signed the file. */
async function closest(
  services: Services,
  actor: Actor,
  of: Of,
  papers: readonly Wanted[],
  { id, content }: { id: string; content: Buffer },
): Promise<{ wanted: Wanted; found: Found } | undefined> {
  let first: { wanted: Wanted; found: Found } | undefined;
  for (const wanted of papers) {
    const compare = async (before?: Before) => {
      const paper = await paperOf(services, actor, of.case, wanted, before);
      return { paper, found: await inspect(content, await filesOf(paper)) };
    };
    const { paper, found } = await compare({ without: id });
    if (!found || found.signers.length === 0) return undefined;
    if (sameIn(found)) return { wanted, found };
    const day = earlierDay(found, paper);
    const dated = day === undefined ? undefined : (await compare({ without: id, day })).found;
    const same = sameIn(dated);
    if (dated && same) return { wanted, found: { ...dated, likeness: { ...same, day } } };
    const sent = (await compare()).found;
    if (sent && sameIn(sent)) return { wanted, found: sent };
    first ??= { wanted, found };
  }
  return first;
}

function sameIn(found: Found | undefined): Extract<Likeness, { day?: unknown }> | undefined {
  const likeness = found?.likeness;
  return likeness?.kind === 'same' || likeness?.kind === 'same-text' ? likeness : undefined;
}

/** The day that the file bears where the paper bears its own: one on which the paper could be printed before it went. */
function earlierDay({ likeness }: Found, { day, dated }: Paper): string | undefined {
  const said = withoutSpaces(likeness.kind === 'different' ? (likeness.signed ?? '') : '');
  const days = Array.from({ length: longestDays }, (_, before) => daysBefore(day, before + 1));
  return days.find((one) => said.includes(withoutSpaces(dated(one))));
}

function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);
}
