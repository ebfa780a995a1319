import { createHash, randomUUID } from 'node:crypto';
import { type Answers, lookup } from '../definition/index.ts';
import { type Actor, type CaseState, hasBusiness, step, worldOf } from '../kernel/index.ts';
import { checkAnswers } from './answers/check.ts';
import { possibleIds } from './answers/ids.ts';
import type { CommandRequest, CommandResult } from './api.ts';
import { claim, faultOf, unclaimed } from './attachments/index.ts';
import type { Loaded } from './definitions.ts';
import { draftId } from './draft-id.ts';
import { deleteDraft, lockDraft } from './drafts.ts';
import { notFound, Refused, texts } from './problem.ts';
import { lockCase, record } from './record.ts';
import type { Services } from './services.ts';
import { type Tx, transact } from './store/database.ts';

/**
 * Does one command in one transaction: the case is locked, the command is done once for its id, the page must be of the
 * case's present version, the answers must pass the form, the kernel decides; events, state, read models and messages
 * are written together. Harmless to repeat.
 * @throws Refused 404 (no such case for this post), 409 (stale, another definition, the id with other answers), 422 (refused by the scheme, or answers wrong)
 */
export async function perform(services: Services, actor: Actor, request: CommandRequest): Promise<CommandResult> {
  return await transact(services.db, (tx) => new Performance(services, tx, actor, request).run());
}

class Performance {
  private readonly services: Services;
  private readonly tx: Tx;
  private readonly actor: Actor;
  private readonly request: CommandRequest;
  private readonly municipality: string;
  private readonly now: string;

  constructor(services: Services, tx: Tx, actor: Actor, request: CommandRequest) {
    this.services = services;
    this.tx = tx;
    this.actor = actor;
    this.request = request;
    this.municipality = services.directory.municipality;
    this.now = services.now();
  }

  async run(): Promise<CommandResult> {
    const earlier = await this.begin();
    if (earlier) return earlier;
    const { request, actor, municipality, tx } = this;
    const draft = draftId(request.case, request.act, request.target);
    await lockDraft(tx, municipality, actor.post, draft);
    const locked = request.case === undefined ? undefined : await lockCase(tx, municipality, request.case);
    if (request.case !== undefined && !locked) throw notFound();
    const before = locked?.state;
    const loaded = before
      ? await this.services.definitions.pinned(before.definition)
      : this.services.definitions.current;
    await this.mustBePresent(before, loaded);
    const { result, attachments } = await this.decide(before, loaded);
    const seq = result.events.find((event) => event.type === 'performed')?.seq ?? result.state.version;
    const { definition } = loaded;
    await record(this.services, tx, { definition, before: locked, accepted: result, now: this.now });
    await claim(tx, municipality, attachments, result.state.id, seq);
    await this.endDraft(draft);
    return await this.finish({ case: result.state.id, version: result.state.version, seq });
  }

  /** Takes the command's id. A repetition waits here for the first to end, and gets the first's result. */
  private async begin(): Promise<CommandResult | undefined> {
    const { tx, municipality, request, actor, now } = this;
    const digest = digestOf(request);
    const taken = await tx
      .insertInto('command')
      .values({ municipality, id: request.id, post: actor.post, at: now, digest })
      .onConflict((on) => on.columns(['municipality', 'id']).doNothing())
      .returning('id')
      .executeTakeFirst();
    if (taken) return undefined;
    const first = await tx
      .selectFrom('command')
      .select(['post', 'digest', 'caseId', 'version', 'seq'])
      .where('municipality', '=', municipality)
      .where('id', '=', request.id)
      .executeTakeFirstOrThrow();
    if (first.post !== actor.post || first.caseId === null || first.version === null || first.seq === null)
      throw new Refused(400, { code: 'malformed', message: texts.malformed });
    if (first.digest && !first.digest.equals(digest))
      throw new Refused(409, { code: 'submitted', message: texts.submittedOther, case: first.caseId });
    return { case: first.caseId, version: first.version, seq: first.seq };
  }

  private async mustBePresent(before: CaseState | undefined, { definition }: Loaded): Promise<void> {
    if (!before) return this.mustBeCurrent(definition.hash);
    const setting = this.services.directory.settingFor(definition);
    if (!hasBusiness(definition, before, this.actor, setting)) throw notFound();
    if (this.request.version !== before.version && !(await this.onlyTimePassed(before)))
      throw new Refused(409, { code: 'stale', message: texts.stale, version: before.version });
  }

  /** Nobody did anything since the page was made: that a term passed meanwhile takes no form away from its reader. */
  private async onlyTimePassed({ id, version }: CaseState): Promise<boolean> {
    const { version: seen = version + 1 } = this.request;
    if (seen > version) return false;
    const done = await this.tx
      .selectFrom('event')
      .select('seq')
      .where('municipality', '=', this.municipality)
      .where('caseId', '=', id)
      .where('seq', '>', seen)
      // A page made under another version of the text is of other forms.
      .where('type', 'in', ['performed', 'migrated'])
      .limit(1)
      .executeTakeFirst();
    return done === undefined;
  }

  /** A form of an earlier definition is not what would be recorded. */
  private mustBeCurrent(hash: string): void {
    const { definition = hash } = this.request;
    if (definition !== hash) throw new Refused(409, { code: 'definition-changed', message: texts.definitionChanged });
  }

  /** The draft of another window's form holds words that were not submitted. */
  private async endDraft(id: string): Promise<void> {
    const { tx, municipality, actor, request } = this;
    await deleteDraft(tx, municipality, actor.post, id, request.id);
  }

  /** Answers and scheme are both asked, so that the reader is told what hinders first: the scheme, then the answers. */
  private async decide(before: CaseState | undefined, loaded: Loaded) {
    const { request, actor, now, services } = this;
    const { answers, errors, attachments } = await this.check(before, loaded);
    const { id, act, target } = request;
    const command = { id, actor, act, target, answers, case: before ? undefined : randomUUID() };
    const result = step(loaded.definition, before, command, now, services.directory.settingFor(loaded.definition));
    const byAnswers = result.refused && ['no-recipient', 'answers-missing', 'recipient-missing'].includes(result.code);
    if (errors.length > 0 && (!result.refused || byAnswers))
      throw new Refused(422, { code: 'answers', message: texts.answers, errors });
    if (result.refused) throw new Refused(422, { code: result.code, message: result.text, sentence: result.sentence });
    return { result, attachments };
  }

  private async check(before: CaseState | undefined, { definition, forms }: Loaded) {
    const { request, services, tx, municipality, actor } = this;
    const { act: actKey } = request;
    const form = lookup(definition).forms.get(lookup(definition).acts.get(actKey)?.form ?? '');
    const validate = form && forms.get(form.key);
    if (!form || !validate) return { answers: undefined, errors: [], attachments: [] };
    const given = (request.answers ?? {}) as Answers;
    const uploaded = await unclaimed(tx, municipality, actor.post, possibleIds(given));
    return checkAnswers(form, validate, given, {
      file: worldOf(before, services.directory.settingFor(definition), this.now, actor.body),
      isBody: (key, institution) =>
        services.directory.bodies.some((body) => body.key === key && body.institution === institution),
      attachmentFault: (id, field) =>
        faultOf(
          uploaded.find((one) => one.id === id),
          actKey,
          field,
        ),
    });
  }

  private async finish(result: CommandResult): Promise<CommandResult> {
    await this.tx
      .updateTable('command')
      .set({ caseId: result.case, version: result.version, seq: result.seq })
      .where('municipality', '=', this.municipality)
      .where('id', '=', this.request.id)
      .execute();
    return result;
  }
}

/** A repetition asks for the same; the version of its page and what its form was of are not what it asks for. */
function digestOf({ act, target, case: caseId, answers }: CommandRequest): Buffer {
  const asked = JSON.stringify({ act, target, case: caseId, answers }, (_key, value: unknown) => inOrder(value));
  return createHash('sha256').update(asked).digest();
}

/** Answers may hold texts that canonical JSON has no place for (half a character, pasted). */
function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
