/** What belongs to another case or another post, asked for by its id: it must be as if it were not there. */
import { randomUUID } from 'node:crypto';
import { type Answers, type Definition, lookup } from '@riciba/runtime/definition';
import { type Actor, type CaseState, view } from '@riciba/runtime/kernel';
import type { CaseView, CommandRequest, CommandResult, Draft, Problem } from '@riciba/runtime/server/api';
import { draftId } from '@riciba/runtime/server/draft-id';
import { pdf } from '../../server/support/answers.ts';
import { fill } from '../../server/support/fill.ts';
import type { Reply, Visitor } from '../../server/support/visitor.ts';
import type { Standing } from './expected.ts';
import { hasPart, mayRead } from './oracle.ts';

export type Differs = (where: string, found: unknown, wanted: unknown) => void;

/** What an earlier case left behind: its ids must open nothing in another. */
export interface Left {
  case: string;
  runs: string[];
  referrals: string[];
}

export function leftBy({ id, levels, referrals }: CaseState): Left {
  return { case: id, runs: levels.map((run) => run.id), referrals: referrals.map((one) => one.id) };
}

/** A post that asks. */
interface Asking {
  visitor: Visitor;
  actor: Actor;
  /** Its page of the case, where it has one. */
  page: CaseView | undefined;
  differs: Differs;
}

/**
 * Papers and meetings of a case. Whoever may read the answers that made a paper may read it; under the id of another
 * case, or with the ids of another, it is not there for anybody.
 * @returns how much was asked
 */
export async function readPapers(standing: Standing, earlier: readonly Left[], asking: Asking): Promise<number> {
  const { id } = standing.state;
  const wanted = new Map<string, number>();
  for (const [path, may] of papersOf(standing, asking.actor))
    wanted.set(`/cases/${id}/${path}/signed`, may ? 200 : 404);
  const met = new Set(asking.page?.meetings.map((one) => one.run));
  for (const run of standing.state.levels)
    wanted.set(`/cases/${id}/meetings/${encodeURIComponent(run.id)}`, met.has(run.id) ? 200 : 404);
  for (const other of earlier)
    if (other.case !== id) for (const path of crossed(leftBy(standing.state), other)) wanted.set(path, 404);
  for (const [path, status] of wanted) {
    const found = await asking.visitor.get(path);
    asking.differs(`asks for ${path}`, found.status, status);
  }
  return wanted.size;
}

/** Which of the papers of a case there are for this actor. */
function papersOf({ definition, setting, state, events }: Standing, actor: Actor): [string, boolean][] {
  const { acts } = lookup(definition);
  const sent = new Set(view(definition, state, events, actor, setting).referrals.map((one) => one.id));
  const reads = (seq: number): boolean => {
    const event = events.find((one) => one.seq === seq);
    if (event?.type !== 'performed' || !event.answers || !acts.get(event.act)?.form) return false;
    return hasPart(definition, state, actor, setting) && mayRead(event, state, actor, setting);
  };
  const letters = state.referrals.map(({ id, sentBy }): [string, boolean] => [
    `letters/${encodeURIComponent(id)}`,
    sent.has(id) && reads(sentBy),
  ]);
  const documents = events.flatMap((event) =>
    event.type === 'performed'
      ? (acts.get(event.act)?.documents ?? []).map((key): [string, boolean] => [
          `documents/${event.seq}/${key}`,
          reads(event.seq),
        ])
      : [],
  );
  return [...letters, ...documents];
}

/** The ids of one case under those of another. */
function crossed(own: Left, other: Left): string[] {
  return [
    [own, other],
    [other, own],
  ].flatMap(([one, two]) => [
    ...(two?.referrals ?? []).map((id) => `/cases/${one?.case}/letters/${encodeURIComponent(id)}/signed`),
    ...(two?.runs ?? []).map((id) => `/cases/${one?.case}/meetings/${encodeURIComponent(id)}`),
  ]);
}

/** A form that one post has half filled: the others read nothing of it, and whatever they do to theirs, it stays. */
export async function readDrafts(
  owner: string,
  visitors: ReadonlyMap<string, Visitor>,
  { state, definition }: Standing,
  differs: Differs,
): Promise<number> {
  const mark = `melnraksts-${randomUUID()}`;
  const path = `/drafts/${encodeURIComponent(draftId(state.id, definition.acts[0]?.key ?? ''))}`;
  const draft = { answers: { lapa: { teksts: mark } }, revision: 1, command: randomUUID(), replace: true };
  const held = async (post: string) => (await visitors.get(post)?.get<Draft | null>(path))?.body?.answers;
  await visitors.get(owner)?.request('PUT', path, draft);
  for (const [post, visitor] of visitors)
    if (post !== owner) {
      differs(`${post} reads the draft of ${owner}`, await held(post), undefined);
      const removed = await visitor.request('DELETE', path);
      differs(`${post} removes its own draft`, removed.status, 204);
    }
  differs(`${owner} reads its draft`, await held(owner), draft.answers);
  await visitors.get(owner)?.request('DELETE', path);
  return 2 * visitors.size;
}

/** What somebody may do, and somebody else at another post. */
interface Pair {
  definition: Definition;
  doer: Visitor;
  other: Visitor;
  differs: Differs;
}

/** A file that another post has uploaded: not to be read, and not to be sent as one's own. */
export async function sendOthersFile(
  { definition, doer, other, differs }: Pair,
  asked: Pick<CommandRequest, 'act' | 'case' | 'version' | 'target'>,
  given: Record<string, unknown>,
): Promise<number> {
  const { act } = asked;
  const { acts, forms } = lookup(definition);
  const pages = forms.get(acts.get(act)?.form ?? '')?.pages ?? [];
  const found = pages.flatMap((page) =>
    page.fields.filter((one) => one.type === 'attachment').map(({ key }) => ({ key, field: `${page.key}.${key}` })),
  )[0];
  if (!found) return 0;
  const of: Record<string, string> = asked.case === undefined ? {} : { case: asked.case };
  const { status, body } = await other.upload(pdf, 'Sveša.pdf', { act, field: found.field, ...of });
  differs(`${other.post} uploads a file for ${act}`, status, 200);
  differs(`${other.post} reads its upload`, (await other.get(`/attachments/${body.id}`)).status, 200);
  differs(`${doer.post} reads an upload of ${other.post}`, (await doer.get(`/attachments/${body.id}`)).status, 404);
  const more = { ...given, [found.key]: [body.id] };
  const answers: Answers | undefined = await fill({ definition, visitor: doer, act, ...of, given: more });
  // Some other answer took the question away.
  if (!JSON.stringify(answers ?? {}).includes(body.id)) return 3;
  const sent = await doer.try({ ...asked, answers });
  differs(`${doer.post} does ${act} with a file of ${other.post}`, [sent.status, sent.body.code], [422, 'answers']);
  return 4;
}

const told = ({ status, body }: Reply<CommandResult & Problem>) => [status, body.code ?? body];

/** A command that was done, sent again: the same answer to whoever sent it, and none to another post. */
export async function sendAgain(
  { doer, other, differs }: Omit<Pair, 'definition'>,
  asked: Partial<CommandRequest> & { act: string },
  answered: CommandResult,
): Promise<number> {
  differs(`${doer.post} sends its command again`, told(await doer.try(asked)), [200, answered]);
  differs(`${other.post} sends a command of ${doer.post}`, told(await other.try(asked)), [400, 'malformed']);
  return 2;
}
