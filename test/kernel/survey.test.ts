import { describe, expect, test } from 'vitest';
import type { Act, Definition, Field } from '@riciba/runtime/definition';
import { hasBusiness, readableFacts, view } from '@riciba/runtime/kernel';
import { childAnswers } from './support/fixture.ts';
import { bare, Days, extended, field, form, people, world } from './support/notions.ts';

const { teacher, head, otherTeacher, official, police } = people;

const act = (key: string, kind: Act['kind'], more: Partial<Act> = {}): Act => ({
  key,
  kind,
  label: key,
  sentence: key,
  ...more,
});

const survey = act('T.survey', 'option', {
  level: 'T',
  effect: {
    kind: 'refer',
    what: 'request',
    channels: ['system'],
    recipients: [
      {
        key: 'schools',
        institution: 'A',
        then: { kind: 'return' },
        sentence: 'schools',
        each: true,
        answer: 'referral.survey',
      },
    ],
  },
});
const answer = act('referral.survey', 'feedback', { form: 'Survey', recipient: 'schools' });
const joining = act('T.join', 'open', { level: 'T', by: { roles: ['B.x'], substitutes: [] } });
const again = act('S.again', 'reopen', {
  by: { roles: ['A.x'], substitutes: [] },
  effect: { kind: 'level', level: 'S' },
});

const secret: Field[] = [field('town', 'text'), field('health', 'longText', { readers: ['A.y', 'C'] })];
const telling = act('S.tell', 'option', { level: 'S', form: 'Telling' });
const asking = act('T.tell', 'option', { level: 'T', form: 'Telling' });

function scheme(): Definition {
  const tellingForm = form('Telling', secret);
  const withPart = { ...tellingForm, pages: tellingForm.pages.map((page) => ({ ...page, part: 'Home' })) };
  return extended(bare, {
    acts: [survey, answer, joining, again, telling, asking],
    forms: [form('Survey', [field('useful', 'wholeNumber')]), withPart],
    tracks: [{ key: 'Child', label: 'Bērna lieta', about: 'child' }],
  });
}

function begun(): Days {
  const days = new Days(scheme(), '2026-03-02');
  days.play.does(teacher, 'S.open', childAnswers({ body: 'a' }));
  return days;
}

function atOfficial(): Days {
  const days = begun();
  days.play.does(teacher, 'S.on', childAnswers());
  return days;
}

describe('a survey', () => {
  test('goes to every body of the institution, and the stay goes on', () => {
    const days = atOfficial();
    days.play.does(official, 'T.survey');
    expect(days.play.case.referrals.map((one) => one.to.body)).toEqual(['a', 'a2']);
    expect(days.play.levels('active')).toEqual(['T']);
    expect(days.play.may(official)).toContain('T.done');
  });

  test('is answered with its own form, by each for itself', () => {
    const days = atOfficial();
    days.play.does(official, 'T.survey');
    days.play.does(otherTeacher, 'referral.acknowledge');
    expect(days.play.refused(otherTeacher, 'referral.feedback', { work: { text: 'x' } }).code).toBe('unknown-target');
    expect(days.play.may(otherTeacher)).toEqual(['referral.survey']);
    days.play.does(otherTeacher, 'referral.survey', { p: { useful: 5 } });
    expect(days.play.case.referrals.map((one) => one.status)).toEqual(['sent', 'done']);
    expect(days.play.messages).toMatchObject([{ kind: 'answered', to: { body: 'b' } }]);
  });

  test('does not hold up a case that was handed over meanwhile, nor name the case’s school', () => {
    const days = atOfficial();
    days.play.does(official, 'T.survey');
    days.play.does(official, 'T.done', childAnswers());
    expect(days.play.case.status).toBe('closed');
  });

  test('skips a body where nobody is, and is refused where nobody is anywhere', () => {
    const places = world();
    const emptied = (keys: string[]) => ({
      ...places,
      bodies: places.bodies.map((one) => (keys.includes(one.key) ? { ...one, roles: [] } : one)),
    });
    const days = atOfficial();
    days.play.setting = emptied(['a2']);
    days.play.does(official, 'T.survey');
    expect(days.play.case.referrals.map((one) => one.to.body)).toEqual(['a']);
    days.play.setting = emptied(['a', 'a2']);
    expect(days.play.refused(official, 'T.survey')).toMatchObject({ code: 'recipient-missing', sentence: 'schools' });
  });
});

describe('an open file', () => {
  test('takes in one more level of its track beside the others, by those who have to do with it, and once', () => {
    const days = new Days(scheme(), '2026-03-02');
    days.play.does(teacher, 'S.open', childAnswers({ body: 'a' }));
    expect(days.play.refused(official, 'T.join')).toMatchObject({ code: 'not-yours', sentence: 'T.join' });
    const joined = extended(bare, {
      acts: [{ ...joining, by: { roles: ['A.x'], substitutes: [] } }],
      tracks: [{ key: 'Child', label: 'Bērna lieta', about: 'child' }],
    });
    const other = new Days(joined, '2026-03-02');
    other.play.does(teacher, 'S.open', childAnswers({ body: 'a' }));
    expect(other.play.refused(otherTeacher, 'T.join')).toMatchObject({ code: 'not-yours', sentence: 'T.join' });
    expect(other.play.may(teacher)).toContain('T.join');
    other.play.does(teacher, 'T.join');
    expect(other.play.levels('active')).toEqual(['S', 'T']);
    expect(other.play.refused(teacher, 'T.join')).toMatchObject({ code: 'not-now', sentence: 'T.join' });
    expect(other.play.may(teacher)).not.toContain('S.open');
  });

  test('of a definition without tracks is opened once, as ever', () => {
    const days = new Days(extended(bare, { acts: [joining] }), '2026-03-02');
    days.play.does(teacher, 'S.open', childAnswers({ body: 'a' }));
    expect(days.play.refused(official, 'T.join')).toMatchObject({ code: 'not-now', sentence: 'T.join' });
  });
});

describe('a closed file', () => {
  test('goes on when it is reopened, by those who may, and only then', () => {
    const days = begun();
    expect(days.play.refused(teacher, 'S.again')).toMatchObject({ code: 'not-now', sentence: 'S.again' });
    days.play.does(teacher, 'S.done', childAnswers());
    expect(days.play.may(teacher)).toEqual(['S.again']);
    expect(days.play.refused(head, 'S.again')).toMatchObject({ code: 'not-yours' });
    days.on('2026-09-01').play.does(teacher, 'S.again');
    expect(days.play.case).toMatchObject({ status: 'open' });
    expect(days.play.case).not.toHaveProperty('closedAt');
    expect(days.play.levels('active')).toEqual(['S']);
    expect(days.play.waitsFor(teacher)).toEqual(['decide']);
  });
});

describe('an answer that only some may read', () => {
  const told = { p: { town: 'Cēsis', health: 'Diagnoze' } };

  test('is there for its author’s body and for those named, and for nobody else', () => {
    const days = begun();
    days.play.does(teacher, 'S.on', childAnswers());
    days.play.does(official, 'T.tell', told);
    const { definition, case: state, events, setting } = days.play;
    const seen = (actor: typeof teacher) =>
      view(definition, state, events, actor, setting).events.flatMap((event) =>
        event.type === 'performed' && event.act === 'T.tell' ? [event.answers] : [],
      );
    expect(seen(official)).toEqual([told]);
    // The school knows that it was done.
    expect(seen(teacher)).toEqual([undefined]);
    expect(seen(police)).toEqual([]);
  });

  test('is left out where the rest may be read, and is not wiped out by those who cannot see it', () => {
    const definition = scheme();
    const shared: Definition = {
      ...definition,
      acts: definition.acts.map((one) => (one.key === 'S.on' ? { ...one, form: 'Telling' } : one)),
    };
    const days = new Days(shared, '2026-03-02');
    days.play.does(teacher, 'S.open', childAnswers({ body: 'a' }));
    days.play.does(teacher, 'S.on', told);
    const seen = view(shared, days.play.case, days.play.events, official, days.play.setting);
    expect(readableFacts(seen, days.play.case.entries)).toMatchObject({ Home: { town: 'Cēsis' } });
    expect(readableFacts(seen, days.play.case.entries).Home).not.toHaveProperty('health');
    days.play.does(official, 'T.tell', { p: { town: 'Rīga' } });
    expect(days.play.case.facts.Home).toEqual({ town: 'Rīga', health: 'Diagnoze' });
  });
});

describe('when all who performed a level have left', () => {
  const places = world();
  const without = (key: string, roles: string[]) => ({
    ...places,
    bodies: places.bodies.map((one) => (one.key === key ? { ...one, roles } : one)),
  });

  test('the substitutes go on, and find what is owed', () => {
    const days = begun();
    days.play.setting = without('a', ['A.y']);
    expect(days.play.may(head)).toContain('S.done');
    expect(days.play.waitsFor(head)).toEqual(['decide']);
    expect(hasBusiness(days.play.definition, days.play.case, head, days.play.setting)).toBe(true);
    days.play.does(head, 'S.done', childAnswers());
  });

  test('as long as one of them is there, nobody else acts', () => {
    const days = begun();
    expect(days.play.may(head)).toEqual([]);
    expect(days.play.refused(head, 'S.done', childAnswers()).code).toBe('not-yours');
  });
});
