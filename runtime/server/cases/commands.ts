import { DatabaseError } from 'pg';
import { type Answers, type Definition, lookup } from '../../definition/index.ts';
import {
  type Accepted,
  type Actor,
  type CaseState,
  type Command,
  groupFileOf,
  hasBusiness,
  type Refusal,
  type Setting,
  step,
  worldOf,
} from '../../kernel/index.ts';
import { checkAnswers } from '../answers/check.ts';
import { possibleIds } from '../answers/ids.ts';
import type { CommandRequest, CommandResult } from '../contract/shapes/index.ts';
import { faultOf, unclaimed } from '../attachments/index.ts';
import type { Loaded } from '../municipality/definitions.ts';
import { draftId } from '../contract/draft-id.ts';
import { digestOf } from '../digest.ts';
import { faultIn } from '../failure.ts';
import { newCaseId } from './case-id.ts';
import { leadsTo, nextId, runningFiles } from './group-files.ts';
import { type Done, type Found, lookOf } from './looks.ts';
import { notFound, Refused, texts } from '../contract/problem.ts';
import { compareAttached } from '../signed/attached.ts';
import { type Became, written } from './record.ts';
import type { Serving } from '../services.ts';
import { untilDone } from '../store/database.ts';

/** What is counted of a command, when it is over. */
interface Told {
  /** Of its act. */
  kind: string;
  outcome: string;
}

/**
 * Does one command in one transaction: the command is done once for its id, the page must be of the case's present
 * version, the answers must pass the form, the kernel decides; events, state, read models and messages are written
 * together, or nothing is; commands of the same moment may share the transaction. Harmless to repeat.
 *
 * Nothing is locked meanwhile: what it was worked out of is read, and should it have changed when the command is to be
 * written, the store refuses it and all begins anew. What was attached to it as signed is compared with what it made after
 * that: whoever sends the command again, as its answer was lost, has that done, too.
 * @param found what it is worked out of, where that was read just now
 * @throws Refused 404 (no such case for this post), 409 (stale, another definition, the id with other answers), 422 (refused by the scheme, or answers wrong)
 */
export async function perform(
  services: Serving,
  actor: Actor,
  request: CommandRequest,
  found?: Found,
): Promise<CommandResult> {
  const told: Told = { kind: 'unknown', outcome: 'accepted' };
  try {
    let known = found;
    const run = async (): Promise<CommandResult> => {
      const before = known ?? (await lookFor(services, actor, request));
      known = undefined;
      return await new Performance(services, actor, request, told).run(before);
    };
    const done = await untilDone(run, isOvertaken);
    if (possibleIds(request.answers).length > 0) await compare(services, actor, done);
    return done;
  } catch (error) {
    told.outcome = error instanceof Refused ? error.problem.code : 'failed';
    throw error;
  } finally {
    services.metrics?.command(told);
  }
}

async function lookFor(services: Serving, { post }: Actor, request: CommandRequest): Promise<Found> {
  const { found } = await services.entrances.ask({ look: lookOf(post, request) });
  if (!found) throw new Error('Nothing was looked for');
  return found;
}

/** What was done stays done, whatever comes of this. */
async function compare(services: Serving, actor: Actor, done: CommandResult): Promise<void> {
  try {
    await compareAttached(services, actor, done);
  } catch (error) {
    services.log('error', 'signed file not compared', faultIn(error));
  }
}

/** Another command on the case, the same one, one with its files or one that opens it was written first, or it was erased. */
function isOvertaken(error: unknown): boolean {
  if (!(error instanceof DatabaseError)) return false;
  const { code, table = '' } = error;
  return code === '23505' ? ['event', 'command', 'cases'].includes(table) : code === '23502' && table === 'command';
}

class Performance {
  private readonly services: Serving;
  private readonly actor: Actor;
  private readonly request: CommandRequest;
  private readonly municipality: string;
  private readonly now: string;
  private readonly draft: string;
  private readonly told: Told;

  constructor(services: Serving, actor: Actor, request: CommandRequest, told: Told) {
    this.told = told;
    this.services = services;
    this.actor = actor;
    this.request = request;
    this.municipality = services.directory.municipality;
    this.now = services.now();
    this.draft = draftId(request.case, request.act, request.target);
  }

  async run(found: Found): Promise<CommandResult> {
    const { request, services } = this;
    if (found.doneBy !== null) return this.again(found);
    const before = found.state === null ? undefined : found;
    if (request.case !== undefined && !before) throw notFound();
    const loaded = before ? await services.definitions.pinned(before.definition) : services.definitions.current;
    this.told.kind = lookup(loaded.definition).acts.get(request.act)?.kind ?? 'unknown';
    await this.mustBePresent(before?.state, loaded);
    const { result, attachments } = await this.decide(before?.state, loaded);
    const became = { definition: loaded.definition, before, accepted: result, now: this.now };
    return await this.write(became, attachments, found.kept !== null);
  }

  /** A repetition gets the result of the first. */
  private again({ doneBy, digest, caseId, version, seq }: Done): CommandResult {
    if (doneBy !== this.actor.post) throw new Refused(400, { code: 'malformed', message: texts.malformed });
    if (digest && !digest.equals(askedIn(this.request)))
      throw new Refused(409, { code: 'submitted', message: texts.submittedOther, case: caseId });
    this.told.outcome = 'repeated';
    return { case: caseId, version, seq };
  }

  private async write(became: Became, attachments: string[], draft: boolean): Promise<CommandResult> {
    const { services, request, actor } = this;
    const { state, events } = became.accepted;
    const seq = events.find((event) => event.type === 'performed')?.seq ?? state.version;
    const file = [...new Set(attachments)].map((id) => ({ id, seq }));
    const { rows, ...of } = written(services, became);
    const { id, post } = { id: request.id, post: actor.post };
    const done = { id, post, digest: askedIn(request), version: state.version, seq, files: file.length };
    const ended = draft ? [{ post, id: this.draft, command: id }] : [];
    await services.writes.ask({ ...of, rows: { ...rows, file, draft: ended, command: [done] } });
    return { case: state.id, version: state.version, seq };
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
    const done = await this.services.db
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

  /** Answers and scheme are both asked, so that the reader is told what hinders first: the scheme, then the answers. */
  private async decide(before: CaseState | undefined, loaded: Loaded) {
    const { request, actor, now, services } = this;
    const { answers, errors, attachments } = await this.check(before, loaded);
    const { id, act, target } = request;
    const command = { id, actor, act, target, answers };
    const setting = services.directory.settingFor(loaded.definition);
    const result = before
      ? step(loaded.definition, before, command, now, setting)
      : await this.open(loaded.definition, command, setting);
    const byAnswers = result.refused && ['no-recipient', 'answers-missing', 'recipient-missing'].includes(result.code);
    if (errors.length > 0 && (!result.refused || byAnswers))
      throw new Refused(422, { code: 'answers', message: texts.answers, errors });
    if (result.refused)
      throw new Refused(422, {
        code: result.code,
        message: result.text,
        sentence: result.sentence,
        case: result.case,
      });
    return { result, attachments };
  }

  /** A group's own file runs once: which run is asked after the id of the next is known, and the store takes that once. */
  private async open(definition: Definition, command: Command, setting: Setting): Promise<Accepted | Refusal> {
    const { services, now, actor } = this;
    const opened = step(definition, undefined, { ...command, case: newCaseId(now) }, now, setting);
    const file = opened.refused ? undefined : groupFileOf(definition, opened.state, setting);
    if (!file) return opened;
    const id = await nextId(services, file);
    const running = await runningFiles(services, definition, actor);
    const result = step(definition, undefined, { ...command, case: id }, now, { ...setting, running });
    return result.refused ? { ...result, case: leadsTo(running, result.case)?.case } : result;
  }

  private async check(before: CaseState | undefined, { definition, forms }: Loaded) {
    const { request, services, municipality, actor } = this;
    const { act: actKey } = request;
    const form = lookup(definition).forms.get(lookup(definition).acts.get(actKey)?.form ?? '');
    const validate = form && forms.get(form.key);
    if (!form || !validate) return { answers: undefined, errors: [], attachments: [] };
    const given = (request.answers ?? {}) as Answers;
    const uploaded = await unclaimed(services.db, municipality, actor.post, possibleIds(given));
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
}

/** A repetition asks for the same; the version of its page and what its form was of are not what it asks for. */
function askedIn({ act, target, case: caseId, answers }: CommandRequest): Buffer {
  return digestOf(JSON.stringify(inOrder({ act, target, case: caseId, answers })));
}

/** Answers may hold texts that canonical JSON has no place for (half a character, pasted). */
function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(inOrder);
  const sorted = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([key, inner]) => [key, inOrder(inner)]));
}
