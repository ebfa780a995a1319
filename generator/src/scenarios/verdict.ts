import type { FieldRef, ScenarioActor, ScenarioExpectation, ScenarioRefusal, ScenarioStep } from '@riciba/language';
import { lookup } from '@riciba/runtime/definition';
import {
  type Actor,
  hasBusiness,
  itemsOf,
  lastAgenda,
  type Obligation,
  type Refusal,
  view,
  waiting,
} from '@riciba/runtime/kernel';
import { isoDate, localTime } from '@riciba/runtime/kernel/time';
import { asciiKey, levelKey } from '../keys.ts';
import { lastDocument } from './document.ts';
import type { Names } from './names.ts';
import type { Outcome, Play } from './play.ts';
import { phrases, type Phrases } from './phrases.ts';

/** What was found instead of what a sentence says; nothing when it holds. */
export type Found = string | undefined;

/** Judges the sentences of one story against the case as it stands. */
export class Judge {
  readonly #play: Play;
  readonly #names: Names;
  readonly #say: Phrases;

  constructor(play: Play, names: Names, language: 'lv' | 'en') {
    this.#play = play;
    this.#names = names;
    this.#say = phrases[language];
  }

  /** Of a step: it must be accepted, or refused for the reason that the story tells. */
  step({ refused }: ScenarioStep, outcome: Outcome): Found {
    if (outcome.kind === 'notAsked') return this.#say.notAsked(outcome.fields);
    if (outcome.kind === 'broken') {
      const told = outcome.messages.join(' ');
      if (!refused) return this.#say.refused(told);
      const isTold = refused.why === 'rule' && outcome.messages.includes(refused.message);
      return isTold ? undefined : this.#say.refusedOtherwise(told);
    }
    if (outcome.kind === 'done') return refused && this.#say.accepted;
    if (!refused) return this.#say.refused(outcome.refusal.text);
    return this.#isReason(refused, outcome.refusal) ? undefined : this.#say.refusedOtherwise(outcome.refusal.text);
  }

  expectation(expected: ScenarioExpectation): Found {
    const { state } = this.#play;
    if (!state) return this.#say.noCase;
    switch (expected.kind) {
      case 'closed':
        return state.status === 'closed' ? undefined : this.#say.atLevels(this.#standsAt());
      case 'counts': {
        const { report, row, part, says } = expected;
        const said = this.#play.counted(asciiKey(report), asciiKey(row), part);
        return said === says ? undefined : this.#say.counted(said);
      }
      case 'document': {
        const said = lastDocument(this.#play, asciiKey(expected.document));
        if (said === undefined) return this.#say.noDocument;
        return said.includes(expected.says) ? undefined : this.#say.document(said);
      }
      case 'agenda': {
        const said = this.#agenda();
        return said.includes(expected.item) === expected.expected ? undefined : this.#say.agenda(said);
      }
      case 'levels':
        return this.#levels(expected);
      case 'duty':
        return this.#each(expected.who, (actors) => this.#duty(expected, actors));
      case 'inform':
        return this.#each(expected.who, (actors) => this.#inform(expected, actors));
      case 'owes':
        return this.#each(expected.who, (actors) => this.#owes(expected, actors));
      case 'sees':
        return this.#each(expected.who, (actors, name) => {
          const sees = actors.some((actor) =>
            hasBusiness(this.#play.definition, state, actor, this.#play.world.setting),
          );
          return sees === expected.expected ? undefined : this.#say.sees(name, sees);
        });
      case 'reads':
        return this.#each(expected.who, (actors, name) => {
          const reads = actors.some((actor) => this.#reads(actor, expected.field));
          return reads === expected.expected ? undefined : this.#say.reads(name, reads, expected.field.field);
        });
      case 'receives':
        return this.#each(expected.who, (actors, name) => {
          const received = this.#play.messages.some(
            ({ to, kind }) => (expected.message ?? kind) === kind && actors.some((actor) => isAmong(to, actor)),
          );
          return received === expected.expected ? undefined : this.#say.receives(name, received, this.#receivers());
        });
    }
    return expected satisfies never;
  }

  /** What stands on the agenda that was set last. */
  #agenda(): string[] {
    const { definition, state } = this.#play;
    const entry = state && lastAgenda(definition, state);
    const text = lookup(definition).acts.get(entry?.act ?? '')?.items?.text ?? '';
    return entry ? itemsOf(definition, entry).map((row) => String(row[text])) : [];
  }

  /** Whether the actor sees an answer to the field, in whatever was answered so far. */
  #reads(actor: Actor, { page, field }: FieldRef): boolean {
    const { definition, state, events, world } = this.#play;
    const seen = state ? view(definition, state, events, actor, world.setting).events : [];
    return seen.some(
      (event) =>
        event.type === 'performed' &&
        Object.entries(event.answers ?? {}).some(
          ([key, values]) => isPage(key, page) && values[asciiKey(field)] !== undefined,
        ),
    );
  }

  #isReason(expected: ScenarioRefusal, { code, missing = [] }: Refusal): boolean {
    switch (expected.why) {
      case 'must-first':
        return (
          code === 'must-first' &&
          expected.missing.every(({ to, inWriting }) =>
            this.#play.notices(to, inWriting).some((act) => missing.includes(act.key)),
          )
        );
      case 'must-do':
        return code === 'must-first' && expected.acts.every((act) => missing.includes(this.#names.act(act)));
      case 'rule':
        return false;
      case 'only-if':
        return code === 'only-if';
      case 'for-others':
        return code === 'not-yours';
      case 'not-the-time':
        return code === 'not-now' || code === 'unknown-target';
      case 'nobody':
        return code === 'recipient-missing' || code === 'no-recipient';
      case 'closed':
        return code === 'case-closed';
    }
    return expected satisfies never;
  }

  #levels({ levels, labels }: ScenarioExpectation & { kind: 'levels' }): Found {
    if (this.#play.state?.status === 'closed') return this.#say.closed;
    const byLabel = this.#play.definition.levels.filter(({ label }) => labels.includes(label)).map(({ key }) => key);
    const wanted = new Set([...levels.map((name) => levelKey(name)), ...byLabel]);
    const found = this.#standsAt();
    const isSame = found.length === wanted.size && found.every((key) => wanted.has(key.level));
    return isSame ? undefined : this.#say.atLevels(found);
  }

  /** Where work goes on; where none does, what waits for others. */
  #standsAt(): { level: string; name: string }[] {
    const runs = this.#play.state?.levels ?? [];
    const active = runs.filter((run) => run.status === 'active');
    const standing = active.length > 0 ? active : runs.filter((run) => run.status === 'waiting');
    return [...new Set(standing.map((run) => run.level))].map((level) => ({ level, name: this.#names.level(level) }));
  }

  #duty({ duty, due }: ScenarioExpectation & { kind: 'duty' }, actors: Actor[]): Found {
    const open = this.#waiting(actors);
    if (duty === 'none') return open.length === 0 ? undefined : this.#waits(actors, open);
    const asked = open.filter((one) => one.kind === duty);
    return asked.length === 0 ? this.#waits(actors, open) : this.#due(asked, due);
  }

  /** A duty by name or label, or a task by its text. */
  #owes(expected: ScenarioExpectation & { kind: 'owes' }, actors: Actor[]): Found {
    const open = this.#waiting(actors);
    const asked = open.filter((one) => this.#isAsked(one, expected) && (!expected.late || one.lateAt !== undefined));
    if (asked.length > 0 !== expected.expected) return this.#waits(actors, open);
    return expected.expected ? this.#due(asked, expected.due, expected.time) : undefined;
  }

  #isAsked({ kind, duty, text }: Obligation, expected: ScenarioExpectation & { kind: 'owes' }): boolean {
    if (expected.duty !== undefined) return kind === 'duty' && duty === this.#names.duty(expected.duty);
    if (kind === 'task') return text === expected.label;
    return kind === 'duty' && this.#dutyLabel(duty) === expected.label;
  }

  #dutyLabel(key: string | undefined): string {
    return this.#play.definition.duties?.find((duty) => duty.key === key)?.label ?? '';
  }

  #inform({ to, expected, due }: ScenarioExpectation & { kind: 'inform' }, actors: Actor[]): Found {
    const open = this.#waiting(actors);
    const notices = new Set(this.#play.notices(to, undefined).map((act) => act.key));
    const asked = open.filter((one) => one.kind === 'inform' && notices.has(one.act ?? ''));
    if (asked.length > 0 !== expected) return this.#waits(actors, open);
    return expected ? this.#due(asked, due) : undefined;
  }

  #due(open: Obligation[], due: string | undefined, time?: string): Found {
    const moments = open.map((one) => (one.due === undefined ? undefined : localMoment(one.due, time !== undefined)));
    const wanted = time === undefined ? due : `${due} ${time.padStart(5, '0')}`;
    return wanted === undefined || moments.includes(wanted) ? undefined : this.#say.due(moments[0]);
  }

  #waiting(actors: Actor[]): Obligation[] {
    const { state, definition, world } = this.#play;
    return state ? actors.flatMap((actor) => waiting(definition, state, actor, world.setting)) : [];
  }

  #waits(actors: Actor[], open: Obligation[]): string {
    const { acts } = lookup(this.#play.definition);
    const duties = open.map(({ kind, act, duty, text }) => {
      const what = kind === 'duty' ? this.#dutyLabel(duty) : text;
      return this.#say.duty(kind, what ?? this.#names.addressee(acts.get(act ?? '')?.to ?? ''));
    });
    return this.#say.waits(this.#nameOf(actors), [...new Set(duties)]);
  }

  #receivers(): string[] {
    return this.#play.messages.map(({ to }) => this.#names.assigned(to, this.#play.world.setting));
  }

  #each(who: ScenarioActor[], judge: (actors: Actor[], name: string) => Found): Found {
    const found = who.flatMap((one) => {
      const actors = this.#play.world.actors(one);
      return judge(actors, this.#nameOf(actors)) ?? [];
    });
    return found.length > 0 ? found.join(' ') : undefined;
  }

  #nameOf(actors: Actor[]): string {
    const [first] = actors;
    if (!first) return '';
    return this.#names.assigned(
      { body: first.body, roles: actors.map((actor) => actor.role) },
      this.#play.world.setting,
    );
  }
}

/** Pages of two forms with one name follow each other in an act's form. */
function isPage(key: string, page: string): boolean {
  return key === asciiKey(page) || key.startsWith(`${asciiKey(page)}_`);
}

/** "2026-05-11", or "2026-05-11 16:00". */
function localMoment(due: string, withTime: boolean): string {
  const { day, minutes } = localTime('Europe/Riga', Date.parse(due));
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0'));
  return withTime ? `${isoDate(day)} ${hour}:${minute}` : isoDate(day);
}

function isAmong(assigned: { body: string; roles: string[] }, actor: Actor): boolean {
  return assigned.body === actor.body && assigned.roles.includes(actor.role);
}
