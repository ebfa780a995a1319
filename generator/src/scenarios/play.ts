import type { Scenario, ScenarioAct, ScenarioPause, ScenarioStep } from '@riciba/language';
import { type Act, type Definition, lookup } from '@riciba/runtime/definition';
import {
  type Actor,
  type CaseEvent,
  type CaseState,
  type Command,
  type Entry,
  firstItems,
  type Message,
  localDay,
  type Obligation,
  offers,
  periodsUpTo,
  type Refusal,
  report,
  step as stepCase,
  tick,
  worldOf,
} from '@riciba/runtime/kernel';
import { instant, momentAt, readDate } from '@riciba/runtime/kernel/time';
import { keysOfStep } from '../groups/steps.ts';
import { asciiKey, entryKey, pathKey, reopenKey } from '../keys.ts';
import { type Filled, fill } from './answers.ts';
import type { Names } from './names.ts';
import { World } from './world.ts';

/** What came of a step: the kernel's answer, or that the form does not ask what the story answers. */
export type Outcome =
  | { kind: 'done' }
  | { kind: 'refused'; refusal: Refusal }
  | { kind: 'notAsked'; fields: string[] }
  /** What the form says of the answers. */
  | { kind: 'broken'; messages: string[] };

/** An act that was done, with the answers it was done with. */
export interface Done {
  act: Act;
  command: Command;
  /** ISO instant. */
  at: string;
}

const minute = 60_000;
/** Local time of steps of which only the date is told; those of one day follow each other by a minute. */
const morning = 9 * 60;

/** One of the cases of a story, and what was done in it. */
export interface StoryFile {
  state: CaseState | undefined;
  readonly events: CaseEvent[];
  readonly done: Done[];
  readonly refusals: Refusal[];
}

/** The cases of a story as it plays them on the kernel, with the story's own clock; one of them at a time. */
export class Play {
  readonly definition: Definition;
  readonly world: World;
  /** By the name that the story gives it; the one it begins with has none. */
  readonly #files = new Map<string, StoryFile>();
  #file: StoryFile;
  /** Rows of reports that were read. */
  readonly counts = new Set<string>();
  /** Of the last accepted step, or of the time that passed. */
  messages: Message[] = [];
  readonly #names: Names;
  #now = 0;
  #commands = 0;

  constructor(definition: Definition, scenario: Scenario, names: Names) {
    this.definition = definition;
    this.#names = names;
    this.world = new World(definition, scenario);
    this.#file = this.goTo('');
  }

  get files(): StoryFile[] {
    return [...this.#files.values()];
  }

  get state(): CaseState | undefined {
    return this.#file.state;
  }

  get events(): CaseEvent[] {
    return this.#file.events;
  }

  get done(): Done[] {
    return this.#file.done;
  }

  /** Goes on in the case of this name; a new name is a new case. */
  goTo(name: string): StoryFile {
    this.#file = this.#files.get(name) ?? { state: undefined, events: [], done: [], refusals: [] };
    this.#files.set(name, this.#file);
    return this.#file;
  }

  /** What a row of a report says now, of all cases of the story. `part`: by its label. */
  counted(key: string, row: string, part: string | undefined): string | undefined {
    const { definition, world } = this;
    const found = definition.reports?.find((one) => one.key === key);
    const now = instant(this.#now);
    const [period] = found ? periodsUpTo(found, localDay(now), world.setting, 1) : [];
    if (!period) return undefined;
    const files = this.files.flatMap(({ state }) =>
      state ? [{ state: tick(definition, state, now, world.setting)?.state ?? state }] : [],
    );
    const counts = report(definition, key, files, period, world.setting) ?? [];
    this.counts.add(`${key}.${row}`);
    return counts.find((one) => one.row === row && one.by?.label === part)?.text;
  }

  step(step: ScenarioStep): Outcome {
    this.#now = Math.max(this.#now + minute, momentOf(step));
    const { actor, act, target } = this.#aimed(step);
    const entry = this.state?.entries.find(({ id }) => id === target);
    if (!act) return { kind: 'refused', refusal: unknownAct };
    const { definition, world } = this;
    const file = worldOf(this.state, world.setting, instant(this.#now), actor.body);
    const first = this.state && firstItems(definition, this.state, act, target);
    const filled: Filled = fill({ definition, world, actor, act, step, before: entry?.answers ?? {}, first, file });
    if ('notAsked' in filled) return { kind: 'notAsked', fields: filled.notAsked };
    if ('broken' in filled) return { kind: 'broken', messages: filled.broken };
    this.#commands += 1;
    const command: Command = {
      id: `command-${this.#commands}`,
      actor,
      act: act.key,
      ...(this.state ? {} : { case: `case-${this.#files.size}` }),
      ...(target === undefined ? {} : { target }),
      ...(filled.answers ? { answers: filled.answers } : {}),
    };
    const result = stepCase(definition, this.state, command, instant(this.#now), world.setting);
    if (result.refused) {
      this.#file.refusals.push(result);
      return { kind: 'refused', refusal: result };
    }
    this.#file.state = result.state;
    this.events.push(...result.events);
    this.messages = result.messages;
    this.done.push({ act, command, at: instant(this.#now) });
    return { kind: 'done' };
  }

  /** Nobody does anything until this day; what falls due by then happens. */
  passes(pause: ScenarioPause): void {
    this.#now = Math.max(this.#now, momentOf(pause));
    const { definition, world } = this;
    this.messages = this.files.flatMap((file) => {
      const passed = file.state && tick(definition, file.state, instant(this.#now), world.setting);
      if (!passed) return [];
      file.state = passed.state;
      file.events.push(...passed.events);
      return passed.messages;
    });
  }

  /** Notice acts by which somebody is informed. */
  notices(to: string, inWriting: boolean | undefined): Act[] {
    return this.definition.acts.filter(
      (act) =>
        act.kind === 'notice' && act.to === pathKey(to) && (inWriting === undefined || act.inWriting === inWriting),
    );
  }

  /** Of the posts and acts that may be meant, those that may be done now; else the first. */
  #aimed(step: ScenarioStep): { actor: Actor; act: Act | undefined; target: string | undefined } {
    const acts = this.#acts(step);
    const actors = this.world.actors(step.who);
    const ways = actors.flatMap((actor) =>
      acts.map((act) => ({ actor, act, target: this.#target(actor, act, step.act) })),
    );
    const offered = ways.find(({ actor, act, target }) =>
      offers(this.definition, this.state, actor, this.world.setting, instant(this.#now)).some(
        (offer) => offer.act === act.key && offer.target === target,
      ),
    );
    const first = ways.find(({ target }) => target !== undefined) ?? ways[0];
    return offered ?? first ?? { actor: actors[0]!, act: undefined, target: undefined };
  }

  #acts({ act }: ScenarioStep): Act[] {
    const known = (key: string): Act[] => {
      const found = lookup(this.definition).acts.get(key);
      return found ? [found] : [];
    };
    switch (act.kind) {
      case 'open':
      case 'join':
        return known(entryKey(act.level, act.name));
      case 'reopen':
        return known(reopenKey(act.level, act.name));
      case 'fulfil':
        return known(this.#names.act(act.duty));
      case 'finish':
        return known('task.finish');
      case 'extend':
        return known('obligation.extend');
      case 'correct':
        return known(`entry.correct.${this.#names.act(act.act)}`);
      case 'labelled':
        return this.definition.acts.filter(({ label }) => label === act.label);
      case 'choice':
        return known(this.#names.act(`${act.level}.${act.name}`));
      case 'group':
        return keysOfStep(this.definition, act.group, act.does).flatMap(known);
      case 'notice':
        return this.notices(act.to, act.inWriting);
      case 'request':
        return known(`${asciiKey(act.level)}.request`);
      case 'feedback':
        return this.definition.acts.filter(({ kind }) => kind === 'feedback');
      case 'acknowledge':
      case 'refuse':
        return known(`referral.${act.kind}`);
    }
    return act satisfies never;
  }

  /** The stay or the referral an act is meant for: the last where it fits, else the last at all. */
  #target({ body, role }: Actor, act: Act, told: ScenarioAct): string | undefined {
    const { state } = this;
    if (!state || act.kind === 'open' || act.kind === 'reopen') return undefined;
    if (act.kind === 'correct') return this.#entry(state, act, told)?.id;
    if (act.kind === 'fulfil' || act.kind === 'finish' || act.kind === 'extend') {
      const meant = state.obligations.filter((one) => this.#isMeant(one, act, told));
      const own = meant.filter(({ debtor }) => debtor.body === body && debtor.roles.includes(role));
      return (own.find(isOpen) ?? meant.find(isOpen) ?? meant.at(-1))?.id;
    }
    if (act.kind === 'acknowledge' || act.kind === 'refuse' || act.kind === 'feedback') {
      const wanted = act.kind === 'feedback' ? 'acknowledged' : 'sent';
      const received = state.referrals.filter((referral) => referral.to.body === body);
      return (received.findLast((one) => one.status === wanted) ?? received.at(-1))?.id;
    }
    const { levels } = lookup(this.definition);
    const stays = state.levels.filter((run) => levels.get(run.level)?.acts.includes(act.key));
    const active = stays.filter((run) => run.status === 'active');
    const own = active.findLast(({ by }) => by.body === body && by.roles.includes(role));
    return (own ?? active.at(-1) ?? stays.at(-1))?.id;
  }

  /** The obligation that an act on what is owed is meant for. */
  #isMeant({ kind, duty, act, text }: Obligation, done: Act, told: ScenarioAct): boolean {
    if (done.kind === 'fulfil') return kind === 'duty' && act === done.key;
    const task = told.kind === 'finish' || told.kind === 'extend' ? told.task : undefined;
    if (task !== undefined || done.kind === 'finish') return kind === 'task' && (task === undefined || text === task);
    return told.kind === 'extend' && told.duty !== undefined && duty === this.#names.duty(told.duty);
  }

  #entry({ entries }: CaseState, { key }: Act, told: ScenarioAct): Entry | undefined {
    const date = told.kind === 'correct' ? told.date : undefined;
    const own = entries.filter((entry) => key === `entry.correct.${entry.act}`);
    return own.findLast((entry) => date === undefined || entry.date === date);
  }
}

function isOpen({ status }: Obligation): boolean {
  return status === 'open';
}

const unknownAct: Refusal = { refused: true, code: 'unknown-act', text: 'Šādas darbības rīcības shēmā nav.' };

function momentOf({ date, time = '' }: ScenarioStep | ScenarioPause): number {
  const [hours, minutes] = time.split(':').map(Number);
  const ofDay = hours === undefined || minutes === undefined ? morning : hours * 60 + minutes;
  return momentAt('Europe/Riga', readDate(date)!, ofDay);
}
