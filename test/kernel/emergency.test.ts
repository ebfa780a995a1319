import { describe, expect, test, vi } from 'vitest';
import {
  type Accepted,
  type Actor,
  type CaseEvent,
  type CaseState,
  emergencyRefused,
  fold,
  hasBusiness,
  maySee,
  offers,
  openEmergency,
  type Setting,
  tick,
  view,
  withBusiness,
} from '@riciba/runtime/kernel';
import { childAnswers } from './support/fixture.ts';
import { bare, Days, people, world } from './support/notions.ts';
import type { Play } from './support/play.ts';
import { actors } from './support/random.ts';
import { failing, hour, instant, playWhole } from './support/whole.ts';

// Long paths through whole schemes take their time where other tests run beside them.
vi.setConfig({ testTimeout: 120_000 });

const reason = 'Bērns atrasts naktī uz ielas, jāzina, kur viņš dzīvo.';
const hours = 6;

/** A case at the end of some path, in a place that allows emergency access to all in some roles, and tells others of it. */
interface Scene {
  play: Play;
  state: CaseState;
  setting: Setting;
  now: string;
  later: (hoursLater: number) => string;
  everybody: Actor[];
}

/** Tries it on paths through any schemes. The police, and a role of the case itself, may look. */
function tried(check: (scene: Scene) => void, numRuns = 60): string | undefined {
  return failing(
    (definition, setting, moves) => {
      const play = playWhole(definition, setting, moves, () => {});
      if (!play.state) return;
      const police = { key: 'p', institution: 'P', name: 'Policija', roles: ['P.x', 'P.y'] };
      const emergency = { roles: ['P.x', 'B.x'], tells: ['C.x'], hours };
      const places = { ...setting, bodies: [...setting.bodies, police], emergency };
      const now = play.clock(0);
      const later = (more: number): string => instant(Date.parse(now) + more * hour);
      const everybody = actors(places).map((actor) => ({ ...actor, person: `person of ${actor.post}` }));
      check({ play, state: play.state, setting: places, now, later, everybody });
    },
    { numRuns },
  );
}

/** Whoever is given it, and the case after it with its whole log. */
interface Given extends Scene {
  looker: Actor;
  done: Accepted;
  log: CaseEvent[];
}

function given(check: (one: Given) => void): string | undefined {
  let count = 0;
  const failure = tried((scene) => {
    const { play, state, setting, now, everybody } = scene;
    for (const looker of everybody) {
      const done = openEmergency(play.definition, state, { actor: looker, reason }, now, setting);
      // Who gets business of his own by what fell due meanwhile reads the file by that, too.
      if (done.refused || hasBusiness(play.definition, done.state, looker, setting)) continue;
      count += 1;
      check({ ...scene, looker, done, log: [...play.events, ...done.events] });
    }
  });
  expect(count).toBeGreaterThan(30);
  return failure;
}

const acts = (events: readonly CaseEvent[]): CaseEvent[] => events.filter(({ type }) => type === 'performed');

describe('in an emergency', () => {
  test('only those whom the place names, who have no business with the file, and who say why, are let in', () => {
    const met = new Set<string>();
    const failure = tried(({ play: { definition }, state, setting, now, everybody }) => {
      const { emergency: _none, ...without } = setting;
      for (const actor of everybody) {
        const asked = (why: string, places: Setting = setting) => {
          const result = openEmergency(definition, state, { actor, reason: why }, now, places);
          return result.refused ? result.code : 'accepted';
        };
        const named = ['P.x', 'B.x'].includes(actor.role);
        const has = hasBusiness(definition, state, actor, setting);
        const wanted = !named ? 'not-yours' : has ? 'not-now' : 'accepted';
        expect(asked(reason)).toBe(wanted);
        expect(asked(` ${reason.slice(0, 15)}${' '.repeat(40)}`)).toBe(wanted === 'accepted' ? 'reason-short' : wanted);
        expect(asked(reason, without)).toBe('not-yours');
        expect(emergencyRefused(definition, actor, setting) === undefined).toBe(named);
        const left = { ...setting, bodies: setting.bodies.map((one) => ({ ...one, roles: [] })) };
        expect(asked(reason, left)).toBe('not-yours');
        met.add(wanted);
      }
    });
    expect(failure).toBeUndefined();
    expect([...met].toSorted()).toEqual(['accepted', 'not-now', 'not-yours']);
  });

  test('the file is read so long and no longer, by that person at that post, as long as the place allows it', () => {
    const failure = given(({ play: { definition }, done, setting, now, later, looker, everybody }) => {
      const sees = (who: Actor, at: string, places = setting) => maySee(definition, done.state, who, places, at);
      expect([now, later(hours - 0.01), later(hours), later(-0.01)].map((at) => sees(looker, at))).toEqual([
        true,
        true,
        false,
        false,
      ]);
      expect(sees({ ...looker, person: 'another' }, now)).toBe(false);
      expect(sees(looker, now, { ...setting, emergency: { roles: [], tells: [], hours } })).toBe(false);
      for (const other of everybody.filter(({ post }) => post !== looker.post))
        expect(sees(other, now)).toBe(hasBusiness(definition, done.state, other, setting));
    });
    expect(failure).toBeUndefined();
  });

  test('all of it is read, and nothing can be done', () => {
    const failure = given(({ play: { definition }, state, done, log, setting, now, later, looker, everybody }) => {
      const seen = (at?: string) => view(definition, done.state, log, looker, setting, undefined, at);
      expect(seen().events).toEqual([]);
      expect(seen(later(hours)).events).toEqual([]);
      const read = seen(now);
      expect(read.whole).toBe(true);
      // No field of these schemes is kept for few.
      expect(acts(read.events)).toEqual(acts(log));
      expect(read.levels).toEqual(done.state.levels);
      expect(read.obligations).toEqual(done.state.obligations);
      // What fell due by now is recorded first.
      const was = tick(definition, state, now, setting)?.state ?? state;
      for (const actor of everybody)
        expect(offers(definition, done.state, actor, setting, now)).toEqual(
          offers(definition, was, actor, setting, now),
        );
      expect(withBusiness(definition, done.state, setting)).toEqual(withBusiness(definition, was, setting));
    });
    expect(failure).toBeUndefined();
  });

  test('it is an event of the file with its reason, which all who take part in it see, and are told of', () => {
    const failure = given(({ play: { definition }, done, log, setting, now, later, looker, everybody }) => {
      const event = done.events.at(-1);
      expect(event).toMatchObject({ type: 'emergencyOpened', actor: looker, reason, at: now, until: later(hours) });
      expect(JSON.stringify(fold(log))).toBe(JSON.stringify(done.state));
      const told = new Set(
        done.messages
          .filter(({ kind, seq }) => kind === 'emergency' && seq === event?.seq)
          .flatMap(({ to }) => to.roles.map((role) => `${to.body} ${role}`)),
      );
      for (const actor of everybody) {
        const takesPart = hasBusiness(definition, done.state, actor, setting);
        const seen = view(definition, done.state, log, actor, setting).events;
        expect(seen.some(({ seq }) => seq === event?.seq)).toBe(takesPart);
        expect(told.has(`${actor.body} ${actor.role}`)).toBe(takesPart || actor.role === 'C.x');
      }
      expect(done.messages.some(({ text }) => text.includes(reason))).toBe(false);
    });
    expect(failure).toBeUndefined();
  });

  test('is not ended, nor forgotten, by what others do in the file meanwhile', () => {
    const emergency = { roles: ['C.x'], tells: [], hours };
    const days = new Days(bare, '2026-01-12', { ...world(), emergency });
    const { play, now } = days;
    play.does(people.teacher, 'S.open', childAnswers({ body: 'a' }));
    const looker = { ...people.police, person: 'person' };
    const opened = openEmergency(bare, play.case, { actor: looker, reason }, now, play.setting);
    if (opened.refused) throw new Error(opened.text);
    play.goesOn(opened);
    play.does(people.teacher, 'S.on', childAnswers());
    expect(maySee(bare, play.case, looker, play.setting, now)).toBe(true);
    play.does(people.official, 'T.done', childAnswers());
    expect(play.case).toMatchObject({ status: 'closed', emergencies: [{ actor: looker, reason }] });
  });
});
