/**
 * Random paths of cases over the HTTP API. In every state that is reached, every post reads everything and tries every
 * act on everything; each answer must be the one that the definition gives.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Definition, lookup } from '@riciba/runtime/definition';
import {
  type Actor,
  type CaseEvent,
  type CaseState,
  groupFileOf,
  hasBusiness,
  offers,
  type RunningFile,
  type Setting,
  step,
  tick,
  view,
} from '@riciba/runtime/kernel';
import type { RunningServer } from '@riciba/runtime/server';
import type { CaseView, Inbox, Opening } from '@riciba/runtime/server/api';
import { fill } from '../../server/support/fill.ts';
import type { Visitor } from '../../server/support/visitor.ts';
import { difference } from './difference.ts';
import { expectedRefusal, expectedSight, sightOf, type Standing } from './expected.ts';
import { filesIn, marked } from './marked.ts';
import { hasPart, mayRead, type Performed } from './oracle.ts';
import { readReports } from './reports.ts';
import type { Tally } from './tally.ts';
import { type Left, leftBy, readDrafts, readPapers, sendAgain, sendOthersFile } from './strangers.ts';

export interface Place {
  definition: Definition;
  server: () => RunningServer;
  visitors: Map<string, Visitor>;
  /** Of each group one file runs at a time in its store: what would begin another is refused. */
  running: RunningFile[];
  /** The clock of the server is at this instant. */
  now: () => string;
  /** Moves it on. */
  forward: () => void;
  random: () => number;
  tally: Tally;
  /** Which of the acts that must be refused are tried; 1: all. */
  share: number;
}

interface Mark {
  text: string;
  event: Performed;
}

interface Choice {
  post: string;
  actor: Actor;
  act: string;
  target?: string;
}

/** Earlier cases: their ids must open nothing here. */
const earlier: Left[] = [];
let marks = 0;

export class Walk {
  readonly place: Place;
  private state!: CaseState;
  private events: CaseEvent[] = [];
  private number = '';
  private readonly marks: Mark[] = [];
  private readonly files: { id: string; seq: number }[] = [];

  constructor(place: Place) {
    this.place = place;
  }

  /** Opens a case and goes on with it. */
  async run(steps: number): Promise<void> {
    await this.lookAtOpenings();
    const first = this.rarest(this.openings());
    if (!first) throw new Error('Nobody may open a case');
    await this.do(first);
    for (let count = 0; count < steps && this.state; count += 1) {
      await this.lookAtEverything();
      const next = this.rarest(this.choices());
      if (!next) break;
      await this.do(next);
    }
    await this.lookAtEverything();
    earlier.push(leftBy(this.state));
    earlier.splice(0, earlier.length - 2);
  }

  /** Everything once more in the same state, e.g. after the posts are others. */
  async lookAtEverything(): Promise<void> {
    this.place.tally.states += 1;
    this.countEnded();
    await atOnce(this.actors(), ({ post, actor }) => this.readAs(post, actor));
    await this.readOthersDrafts();
    await atOnce(this.thinkable(), (choice) => this.tryRefused(choice));
    await this.compareStore();
  }

  /** Id of the case. */
  get case(): string {
    return this.state.id;
  }

  private get setting(): Setting {
    const { definition, server, running } = this.place;
    return { ...server().services.directory.settingFor(definition), running };
  }

  private get standing(): Standing {
    return { definition: this.place.definition, setting: this.setting, state: this.state, events: this.events };
  }

  private actors(): { post: string; actor: Actor }[] {
    const { directory } = this.place.server().services;
    return [...this.place.visitors.keys()].flatMap((post) => {
      const actor = directory.actor(post);
      return actor ? [{ post, actor }] : [];
    });
  }

  private visitor(post: string): Visitor {
    const found = this.place.visitors.get(post);
    if (!found) throw new Error(`No post ${post}`);
    return found;
  }

  private another(post: string): Visitor {
    return this.visitor(this.pick(this.actors().filter((one) => one.post !== post))?.post ?? '');
  }

  private differs(what: string, found: unknown, wanted: unknown): void {
    const how = difference(found, wanted);
    if (how !== undefined) this.place.tally.differences.push(`${what}: ${how}`);
  }

  private pick<T>(things: T[]): T | undefined {
    return things[Math.floor(this.place.random() * things.length)];
  }

  /** Rather what was not done before, so that all of it is in the end; and rather not the end of the case. */
  private rarest(choices: Choice[]): Choice | undefined {
    const { tally, random, definition } = this.place;
    const { acts } = lookup(definition);
    for (const { actor, act } of choices) tally.possible.add(`${actor.role} ${act}`);
    const onward = choices.filter(({ act }) => acts.get(act)?.effect?.kind !== 'close');
    const some = onward.length > 0 && random() < 0.9 ? onward : choices;
    const fresh = some.filter(({ actor, act }) => !tally.done.has(`${actor.role} ${act}`));
    return this.pick(fresh.length > 0 && random() < 0.8 ? fresh : some);
  }

  private openings(): Choice[] {
    const { definition } = this.place;
    return this.actors().flatMap(({ post, actor }) =>
      offers(definition, undefined, actor, this.setting).flatMap(({ act, blocked }) =>
        blocked?.code === 'already-running' ? [] : [{ post, actor, act }],
      ),
    );
  }

  private choices(): Choice[] {
    return this.actors().flatMap(({ post, actor }) =>
      offers(this.place.definition, this.state, actor, this.setting).flatMap(({ act, target, blocked }) =>
        blocked ? [] : [{ post, actor, act, target }],
      ),
    );
  }

  /** Every act by everybody on everything of this case and on some of others. */
  private thinkable(): Choice[] {
    const { levels, referrals, obligations, entries, id } = this.state;
    const own = [...levels, ...referrals, ...obligations, ...entries].map((one) => one.id);
    const foreign = earlier.flatMap((one) => (one.case === id ? [] : [...one.runs, ...one.referrals])).slice(-6);
    const targets = [undefined, id, 'no-such', ...own, ...foreign];
    return this.actors().flatMap(({ post, actor }) =>
      this.place.definition.acts.flatMap(({ key }) =>
        targets.flatMap((target) =>
          this.place.random() < this.place.share ? [{ post, actor, act: key, ...(target && { target }) }] : [],
        ),
      ),
    );
  }

  /** Notes that a group's own file is open, or is not any more. */
  private runs(): void {
    const { id, status } = this.state;
    const { running } = this.place;
    const at = running.findIndex((one) => one.case === id);
    if (at !== -1) running.splice(at, 1);
    const file = groupFileOf(this.place.definition, this.state, this.setting);
    if (file && status === 'open') running.push({ ...file, case: id });
  }

  private countEnded(): void {
    const { definition, tally } = this.place;
    const ended = this.state.referrals.filter((one) => one.endedAt !== undefined);
    const gone = this.actors().some(
      ({ actor }) =>
        ended.some((one) => one.to.body === actor.body) && !hasBusiness(definition, this.state, actor, this.setting),
    );
    if (gone) tally.ended += 1;
  }

  private async lookAtOpenings(): Promise<void> {
    const { definition, tally, now } = this.place;
    for (const { post, actor } of this.actors()) {
      const { body } = await this.visitor(post).get<Opening[]>('/openings');
      const wanted = offers(definition, undefined, actor, this.setting).filter((one) => !one.blocked);
      const found = body.filter((one) => !one.blocked).map((one) => one.act);
      this.differs(
        `openings of ${post}`,
        found,
        wanted.map((one) => one.act),
      );
      tally.reads += 1;
      for (const { key: act } of definition.acts) {
        const refusal = expectedRefusal({ definition, setting: this.setting, on: undefined, actor, act, now: now() });
        if (!refusal) continue;
        const { status, body: problem } = await this.visitor(post).try({ act, answers: {} });
        this.differs(
          `${post} opens by ${act}`,
          { status, code: problem.code, sentence: problem.sentence },
          { sentence: undefined, ...refusal },
        );
        tally.refused += 1;
      }
    }
  }

  private async readAs(post: string, actor: Actor): Promise<void> {
    const { definition, tally } = this.place;
    const visitor = this.visitor(post);
    const at = `${post} at version ${this.state.version} of ${this.number}`;
    const wanted = expectedSight(this.standing, actor);
    this.differs(
      `${at}, the kernel by the rules`,
      wanted !== undefined,
      hasPart(definition, this.state, actor, this.setting),
    );
    const page = await visitor.get<CaseView & { code?: string }>(`/cases/${this.state.id}`);
    const found = page.status === 200 ? sightOf(page.body) : page.body.code;
    this.differs(`${at} opens it`, found, wanted ?? 'not-found');
    const list = await visitor.cases({ q: this.number });
    const row = list.cases.map((one) => one.id);
    this.differs(`${at} lists it`, [row, list.total], wanted ? [[this.state.id], 1] : [[], 0]);
    const inbox = await visitor.get<Inbox>('/inbox?page=1');
    const waits = inbox.body.items.filter((one) => one.case === this.state.id).map((one) => one.obligation);
    if (inbox.body.total <= inbox.body.pageSize)
      this.differs(`${at} waits`, waits.toSorted(), wanted ? wanted.mine.toSorted() : []);
    if (!wanted)
      this.differs(
        `${at} is told`,
        inbox.body.notices.filter((one) => one.case === this.state.id),
        [],
      );
    await readReports(this.place, visitor, actor, (where, has, must) => this.differs(`${at}: ${where}`, has, must));
    tally.reads += 4;
    const asking = { visitor, actor, page: page.status === 200 ? page.body : undefined };
    tally.strangers += await readPapers(this.standing, earlier, {
      ...asking,
      differs: (where, has, must) => this.differs(`${at} ${where}`, has, must),
    });
    this.lookForMarks(at, actor, JSON.stringify([page.body, list, inbox.body]));
    await this.readFiles(at, visitor, actor);
  }

  /** Not one text of answers that the post may not read stands anywhere in what it was sent. */
  private lookForMarks(at: string, actor: Actor, sent: string): void {
    for (const { text, event } of this.marks) {
      const may =
        hasPart(this.place.definition, this.state, actor, this.setting) &&
        mayRead(event, this.state, actor, this.setting);
      this.differs(`${at} reads «${text}»`, sent.includes(text), may);
      this.place.tally.texts += 1;
    }
  }

  private async readFiles(at: string, visitor: Visitor, actor: Actor): Promise<void> {
    const { definition, tally } = this.place;
    const { events } = view(definition, this.state, this.events, actor, this.setting);
    const readable = new Set(events.flatMap((one) => (one.type === 'performed' && one.answers ? [one.seq] : [])));
    for (const { id, seq } of this.files) {
      const { status } = await visitor.get(`/attachments/${id}`);
      this.differs(`${at} reads the file of ${seq}`, status, readable.has(seq) ? 200 : 404);
      tally.reads += 1;
    }
  }

  private async readOthersDrafts(): Promise<void> {
    const { visitors, tally } = this.place;
    const owner = this.pick([...visitors.keys()]) ?? '';
    tally.strangers += await readDrafts(owner, visitors, this.standing, (...told) => this.differs(...told));
  }

  private async tryRefused(choice: Choice): Promise<void> {
    const { definition, tally, now } = this.place;
    const { post, actor, act, target } = choice;
    const wanted = expectedRefusal({
      definition,
      setting: this.setting,
      on: this.state,
      actor,
      act,
      target,
      now: now(),
    });
    if (!wanted) return;
    const { id, version } = this.state;
    const { status, body } = await this.visitor(post).try({ case: id, version, act, target, answers: {} });
    const found = { status, code: body.code, sentence: body.sentence };
    this.differs(`${post} does ${act} on ${target} at ${version} of ${this.number}`, found, {
      sentence: undefined,
      ...wanted,
    });
    tally.refused += 1;
  }

  private async do({ post, actor, act, target }: Choice): Promise<void> {
    const { definition, tally, now, forward } = this.place;
    forward();
    marks += 1;
    const made = marked(definition, act, marks, (below) => Math.floor(this.place.random() * below));
    const visitor = this.visitor(post);
    const before = this.state as CaseState | undefined;
    const on = { act, target, ...(before && { case: before.id, version: before.version }) };
    const pair = { doer: visitor, other: this.another(post), differs: this.differs.bind(this) };
    tally.strangers += await sendOthersFile({ ...pair, definition }, on, made.given);
    const answers = await fill({ definition, visitor, act, case: before?.id, given: made.given });
    const asked = { id: randomUUID(), answers, ...on };
    const { status, body } = await visitor.try(asked);
    const id = before?.id ?? body.case;
    const command = { id: 'mirror', actor, act, target, answers, case: before ? undefined : id };
    const result = step(definition, before, command, now(), this.setting);
    const where = `${post} does ${act} with answers`;
    if (result.refused) return this.differs(where, body.code, result.code);
    if (status !== 200) return this.differs(where, [status, body], 200);
    tally.strangers += await sendAgain(pair, asked, body);
    tally.accepted += 1;
    tally.done.add(`${actor.role} ${act}`);
    this.state = result.state;
    this.runs();
    this.events.push(...result.events);
    this.note(made.marks);
    await this.letTimePass();
    if (!before) this.number = await this.numberOf(id ?? '');
  }

  /** A term that had passed before it began is told of at once, by the server's clock. */
  private async letTimePass(): Promise<void> {
    const passed = tick(this.place.definition, this.state, this.place.now(), this.setting);
    if (!passed) return;
    this.state = passed.state;
    this.events.push(...passed.events);
    const { db } = this.place.server().services;
    const stored = () => db.selectFrom('cases').select('version').where('id', '=', this.state.id).executeTakeFirst();
    const until = performance.now() + 10_000;
    while ((await stored())?.version !== this.state.version && performance.now() < until) await sleep(50);
  }

  private note(texts: string[]): void {
    const event = this.events.findLast((one): one is Performed => one.type === 'performed');
    if (!event) return;
    const kept = JSON.stringify(event.answers ?? {});
    this.marks.push(...texts.filter((text) => kept.includes(text)).map((text) => ({ text, event })));
    this.files.push(...filesIn(this.place.definition, event).map((id) => ({ id, seq: event.seq })));
  }

  private async numberOf(id: string): Promise<string> {
    const { db } = this.place.server().services;
    const row = await db.selectFrom('cases').select('number').where('id', '=', id).executeTakeFirstOrThrow();
    return row.number;
  }

  /** What is stored is what the kernel made of the same commands here. */
  private async compareStore(): Promise<void> {
    const { db } = this.place.server().services;
    const row = await db.selectFrom('cases').select('state').where('id', '=', this.state.id).executeTakeFirstOrThrow();
    this.differs(`stored state of ${this.number}`, row.state, JSON.parse(JSON.stringify(this.state)));
  }
}

/** Some at once: what is read or refused changes nothing for the others. */
async function atOnce<T>(things: T[], work: (thing: T) => Promise<void>): Promise<void> {
  const left = [...things];
  const worker = async () => {
    for (let thing = left.shift(); thing !== undefined; thing = left.shift()) await work(thing);
  };
  await Promise.all(Array.from({ length: 8 }, worker));
}
