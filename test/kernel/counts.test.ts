import { beforeEach, describe, expect, test } from 'vitest';
import type { Act, Definition, Duty, Quantity } from '@riciba/runtime/definition';
import { describeObligation, explainDue, hasBusiness, view } from '@riciba/runtime/kernel';
import { childAnswers } from './support/fixture.ts';
import { atLeast, bare, Days, extended, field, form, of, people } from './support/notions.ts';

const { teacher, official, otherTeacher } = people;

const absence: Act = {
  key: 'S.absence',
  kind: 'option',
  label: 'Reģistrēt kavējumus',
  sentence: 'S.absence',
  level: 'S',
  by: { roles: ['A.x'], substitutes: ['A.y'] },
  form: 'Absence',
  keeps: true,
  dateField: of('day'),
};
const correct: Act = {
  ...absence,
  key: 'entry.correct.S.absence',
  kind: 'correct',
  level: undefined,
  label: 'Labot',
};
const informing: Act = {
  key: 'inform.fulfil',
  kind: 'fulfil',
  label: 'Informēt pārvaldi',
  sentence: 'inform',
  to: 'B.x',
  inWriting: true,
};
const unexcused: Quantity = {
  of: 'sum',
  act: 'S.absence',
  field: of('lessons'),
  window: 'semester',
  where: { op: 'is', field: of('excused'), values: [false] },
};
const inform: Duty = {
  key: 'inform',
  label: 'Informēt izglītības pārvaldi',
  sentence: 'inform',
  level: 'S',
  opens: [{ on: 'when', when: atLeast(unexcused, 20, 'more') }],
  act: 'inform.fulfil',
  to: ['B.x'],
  within: { kind: 'endOf', period: 'day' },
};
const absences = form('Absence', [field('day', 'date'), field('lessons', 'wholeNumber'), field('excused', 'yesNo')]);

function scheme(duty: Partial<Duty> = {}): Definition {
  return extended(bare, { acts: [absence, correct, informing], forms: [absences], duties: [{ ...inform, ...duty }] });
}

const missed = (day: string, lessons: number, excused = false) => ({ p: { day, lessons, excused } });

describe('more than 20 lessons in a semester without a reason', () => {
  let days: Days;
  beforeEach(() => {
    days = new Days(scheme(), '2026-01-12');
    days.play.does(teacher, 'S.open', childAnswers({ body: 'a' }));
    days.on('2026-02-02').play.does(teacher, 'S.absence', missed('2026-01-30', 14));
    days.on('2026-02-16').play.does(teacher, 'S.absence', missed('2026-02-13', 6));
  });

  test('are not yet 20', () => {
    expect(days.play.duties('inform')).toEqual([]);
  });

  test('are the 21st: the same day the school owes to inform the board, and does', () => {
    days.on('2026-03-02').play.does(teacher, 'S.absence', missed('2026-02-27', 1));
    const [duty] = days.play.duties('inform');
    expect(duty).toMatchObject({
      status: 'open',
      debtor: { body: 'a', roles: ['A.x'] },
      due: '2026-03-02',
      sentence: 'inform',
    });
    expect(describeObligation(days.play.definition, days.play.case, duty!)).toBe('Informēt izglītības pārvaldi');
    expect(explainDue(duty!, days.play.setting)[0]).toContain('tajā pašā dienā');
    expect(days.play.may(teacher)).toContain('inform.fulfil');
    expect(hasBusiness(days.play.definition, days.play.case, official, days.play.setting)).toBe(false);
    days.play.does(teacher, 'inform.fulfil');
    expect(days.play.duties('inform')[0]).toMatchObject({ status: 'met' });
    expect(days.play.messages).toMatchObject([{ kind: 'informed', to: { body: 'b', roles: ['B.x'] } }]);
    // A notice that one may not read would inform nobody.
    expect(hasBusiness(days.play.definition, days.play.case, official, days.play.setting)).toBe(true);
    expect(days.play.refused(teacher, 'inform.fulfil')).toMatchObject({ code: 'not-now', sentence: 'inform' });
  });

  test('stay one reason, however many more there are', () => {
    days.on('2026-03-02').play.does(teacher, 'S.absence', missed('2026-02-27', 1));
    days.play.does(teacher, 'S.absence', missed('2026-03-02', 5));
    expect(days.play.duties('inform')).toHaveLength(1);
  });

  test('are taken back by an excuse, and are there again when the excuse is', () => {
    days.on('2026-03-02').play.does(teacher, 'S.absence', missed('2026-02-27', 1));
    days.on('2026-03-03').play.does(teacher, 'entry.correct.S.absence', missed('2026-02-27', 1, true));
    expect(days.play.duties('inform')).toMatchObject([{ status: 'cancelled' }]);
    expect(days.play.case.entries.at(-1)).toMatchObject({
      answers: missed('2026-02-27', 1, true),
      correctedBy: expect.any(Number),
    });
    days.on('2026-03-04').play.does(teacher, 'entry.correct.S.absence', missed('2026-02-27', 1));
    expect(days.play.duties('inform')).toMatchObject([{ status: 'cancelled' }, { status: 'open', due: '2026-03-04' }]);
  });

  test('once told are told: an excuse that comes later does not undo it', () => {
    days.on('2026-03-02').play.does(teacher, 'S.absence', missed('2026-02-27', 1));
    days.play.does(teacher, 'inform.fulfil');
    days.on('2026-03-03').play.does(teacher, 'entry.correct.S.absence', missed('2026-02-27', 1, true));
    expect(days.play.duties('inform')).toMatchObject([{ status: 'met' }]);
  });

  test('count in the semester of their own day, though they are entered in summer', () => {
    days.on('2026-06-12').play.does(teacher, 'S.absence', missed('2026-05-20', 1));
    expect(days.play.duties('inform')).toMatchObject([{ status: 'open', due: '2026-06-12' }]);
  });

  test('of two semesters are not added up', () => {
    days.on('2026-09-10').play.does(teacher, 'S.absence', missed('2026-09-09', 20));
    expect(days.play.duties('inform')).toEqual([]);
    days.play.does(teacher, 'S.absence', missed('2026-09-10', 1));
    expect(days.play.duties('inform')).toMatchObject([{ status: 'open' }]);
  });

  test('are corrected only by those who may enter them, at their school, and only as long as the file is open', () => {
    expect(days.play.refused(otherTeacher, 'entry.correct.S.absence', missed('2026-02-13', 1))).toMatchObject({
      code: 'not-yours',
    });
    days.play.does(teacher, 'S.done', childAnswers());
    expect(days.play.refused(teacher, 'entry.correct.S.absence', missed('2026-02-13', 1))).toMatchObject({
      code: 'case-closed',
    });
    expect(days.play.duties('inform')).toEqual([]);
  });
});

describe('what is judged by a semester', () => {
  const counted: Quantity = { of: 'count', act: 'S.absence', window: 'semester' };

  test('is owed where a correction takes out of an earlier semester what was entered there', () => {
    const none = { op: 'not' as const, of: atLeast(counted, 1) };
    const days = new Days(scheme({ opens: [{ on: 'when', when: none }] }), '2026-01-12');
    days.play.does(teacher, 'S.open', childAnswers({ body: 'a' }));
    days.play.does(teacher, 'inform.fulfil');
    days.on('2026-02-16').play.does(teacher, 'S.absence', missed('2026-02-13', 1));
    days.on('2026-09-10').play.does(teacher, 'entry.correct.S.absence', missed('2026-09-09', 1));
    expect(days.play.duties('inform')).toMatchObject([{ status: 'met' }, { status: 'open', due: '2026-09-10' }]);
  });

  test('stays owed, whatever is corrected in a later one', () => {
    const days = new Days(scheme(), '2026-01-12');
    days.play.does(teacher, 'S.open', childAnswers({ body: 'a' }));
    days.play.does(teacher, 'S.absence', missed('2026-01-12', 21));
    days.on('2026-09-10').play.does(teacher, 'S.absence', missed('2026-09-09', 1));
    days.play.does(teacher, 'entry.correct.S.absence', missed('2026-09-09', 2));
    expect(days.play.duties('inform')).toMatchObject([{ status: 'open' }]);
  });

  test('is owed no more where a correction brings its own entry into a semester with less', () => {
    const opens = [{ on: 'act' as const, act: 'S.absence', when: atLeast(unexcused, 20, 'more') }];
    const days = new Days(scheme({ opens }), '2026-01-12');
    days.play.does(teacher, 'S.open', childAnswers({ body: 'a' }));
    days.play.does(teacher, 'S.absence', missed('2026-01-12', 21));
    days.play.does(teacher, 'inform.fulfil');
    days.play.does(teacher, 'S.absence', missed('2026-01-13', 1));
    expect(days.play.duties('inform').map(({ status }) => status)).toEqual(['met', 'open']);
    days.play.does(teacher, 'entry.correct.S.absence', missed('2025-12-12', 1));
    expect(days.play.duties('inform').map(({ status }) => status)).toEqual(['met', 'cancelled']);
  });
});

test('a gate that counts in a semester that is not entered says that it cannot be told', () => {
  const few = {
    op: 'not' as const,
    of: atLeast({ of: 'count' as const, act: 'S.absence', window: 'semester' as const }, 1),
  };
  const gated: Act = {
    ...informing,
    key: 'S.send',
    kind: 'option',
    level: 'S',
    gates: [{ when: few, sentence: 'few' }],
  };
  const days = new Days(extended(bare, { acts: [absence, gated], forms: [absences] }), '2026-01-12');
  days.play.does(teacher, 'S.open', childAnswers({ body: 'a' }));
  days.play.does(teacher, 'S.send');
  const refusal = days.on('2045-10-01').play.refused(teacher, 'S.send');
  expect(refusal).toMatchObject({ code: 'only-if', sentence: 'few', text: expect.stringContaining('Nevar zināt') });
  expect(refusal.text).toContain('01.10.2045.');
});

test('a duty of a stay outlives the stay, when it has an act of its own', () => {
  const days = new Days(scheme(), '2026-01-12');
  days.play.does(teacher, 'S.open', childAnswers({ body: 'a' }));
  days.play.does(teacher, 'S.absence', missed('2026-01-12', 21));
  days.play.does(teacher, 'S.on', childAnswers());
  expect(days.play.duties('inform')).toMatchObject([{ status: 'open' }]);
  days.play.does(teacher, 'inform.fulfil');
  expect(days.play.duties('inform')).toMatchObject([{ status: 'met' }]);
});

test('“each time” opens a duty for each entry it speaks of; what is entered later is counted from its own day', () => {
  const each: Duty = {
    ...inform,
    opens: [{ on: 'act', act: 'S.absence', when: atLeast({ of: 'field', field: of('lessons') }, 5) }],
    within: { kind: 'amount', amount: 3, unit: 'workingDay', direction: 'after' },
  };
  const days = new Days(scheme(each), '2026-03-02');
  days.play.does(teacher, 'S.open', childAnswers({ body: 'a' }));
  days.play.does(teacher, 'S.absence', missed('2026-02-26', 5));
  days.play.does(teacher, 'S.absence', missed('2026-02-27', 4));
  days.play.does(teacher, 'S.absence', missed('2026-03-02', 6));
  expect(days.play.duties('inform').map((one) => one.due)).toEqual(['2026-03-03', '2026-03-05']);
  days.play.does(teacher, 'entry.correct.S.absence', missed('2026-03-02', 4));
  expect(days.play.duties('inform').map((one) => one.status)).toEqual(['open', 'cancelled']);
});

test('where the form asks for no day, what a correction gives rise to is counted from the correction', () => {
  const many: Duty = {
    ...inform,
    opens: [{ on: 'act', act: 'S.absence', when: atLeast({ of: 'field', field: of('lessons') }, 5) }],
    within: { kind: 'amount', amount: 3, unit: 'workingDay', direction: 'after' },
  };
  const acts = [{ ...absence, dateField: undefined }, correct, informing];
  const days = new Days(extended(bare, { acts, forms: [absences], duties: [many] }), '2026-03-02');
  days.play.does(teacher, 'S.open', childAnswers({ body: 'a' }));
  days.play.does(teacher, 'S.absence', missed('2026-03-02', 4));
  days.on('2026-03-16').play.does(teacher, 'entry.correct.S.absence', missed('2026-03-02', 6));
  expect(days.play.duties('inform')).toMatchObject([{ due: '2026-03-19' }]);
});

test('who may read an entry may read what stands in its place', () => {
  const days = new Days(scheme(), '2026-03-02');
  days.play.does(teacher, 'S.open', childAnswers({ body: 'a' }));
  days.play.does(teacher, 'S.absence', missed('2026-03-02', 1));
  days.play.does(teacher, 'entry.correct.S.absence', missed('2026-03-02', 2));
  const { definition, case: state, events, setting } = days.play;
  const seen = view(definition, state, events, teacher, setting).events;
  expect(seen.at(-1)).toMatchObject({
    type: 'performed',
    act: 'entry.correct.S.absence',
    answers: missed('2026-03-02', 2),
  });
});
