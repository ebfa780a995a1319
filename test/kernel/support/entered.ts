import type { Act, Condition, Definition, Duty, Form, Trigger } from '@riciba/runtime/definition';
import { migrate, type Setting } from '@riciba/runtime/kernel';
import { childAnswers } from './fixture.ts';
import { atLeast, bare, Days, extended, field, form, of, people, world } from './notions.ts';

const sheet = form('Sheet', [field('day', 'date'), field('number', 'wholeNumber'), field('bad', 'yesNo')]);

/** Something that level S enters, with its day and a number. */
export function entering(key: string, more: Partial<Act> = {}): Act {
  const own = { key, label: key, sentence: key, level: 'S', form: 'Sheet', keeps: true, dateField: of('day') };
  return { ...own, kind: 'option', ...more };
}

export function correcting(key: string, more: Partial<Act> = {}): Act {
  return { key: `entry.correct.${key}`, kind: 'correct', label: key, sentence: key, form: 'Sheet', ...more };
}

/** The same sheet, told of the file; and that it says there is something bad. */
export const told: Form = {
  ...sheet,
  key: 'Told',
  pages: sheet.pages.map((page) => ({ ...page, part: 'Home' })),
};
export const toldBad: Condition = { op: 'is', field: { ...of('bad'), part: 'Home' }, values: [true] };

/** An act that tells it, of which nothing is kept. */
export function telling(key: string, more: Partial<Act> = {}): Act {
  return entering(key, { form: 'Told', keeps: false, dateField: undefined, ...more });
}

/** Whenever an act is done, where its answers are such. */
export const each = (act: string, when?: Condition): Trigger => ({ on: 'act', act, ...(when && { when }) });

export const entered = (day: string, number: number, bad = false) => ({ p: { day, number, bad } });

/** The numbers of such entries come to so many in a year. */
export const sumOf = (act: string, least: number): Condition =>
  atLeast({ of: 'sum', act, field: of('number'), window: 'year' }, least);

export const manyOf = (least: number): Condition => atLeast({ of: 'field', field: of('number') }, least);

const byOfficial = { roles: ['B.x'], substitutes: [] };

/** What the official B.x owes. */
export function owing(more: Partial<Duty> = {}): Duty {
  return {
    key: 'visit',
    label: 'Apmeklēt',
    sentence: 'visit',
    by: byOfficial,
    opens: [],
    act: 'visit.fulfil',
    ...more,
  };
}

/** A file of school A in which `S.first` and `S.second` are entered and corrected, and in which that is owed. */
export function owedFile(
  duties: Duty[],
  { acts = [], forms = [], places = world() }: { acts?: Act[]; forms?: Form[]; places?: Setting } = {},
): Days {
  const keys = ['S.first', 'S.second'];
  const fulfil: Act = { key: 'visit.fulfil', kind: 'fulfil', label: 'Apmeklēt', sentence: 'visit' };
  const known = [...keys.map((key) => entering(key)), ...keys.map((key) => correcting(key)), fulfil, ...acts];
  const days = new Days(extended(bare, { acts: known, forms: [sheet, ...forms], duties }), '2026-03-02', places);
  days.play.does(people.teacher, 'S.open', childAnswers({ body: 'a' }));
  return days;
}

/** The entry of an act that was made at that place is corrected. */
export function corrects({ play }: Days, act: string, day: string, number: number, place = 0): void {
  const entry = play.case.entries.filter((one) => one.act === act)[place];
  play.does(people.teacher, `entry.correct.${act}`, entered(day, number), entry?.id);
}

/** How what was owed stands: of which period, how often it was done, until when it is due. */
export const standing = ({ play }: Days, duty = 'visit') =>
  play
    .duties(duty)
    .map(({ period, status, done, due }) => [period?.from ?? '', status, done ?? '', due ?? ''].join(' ').trim());

/**
 * The file goes on under a text in which that is owed.
 * @param change what else is other in it
 */
export function under(days: Days, duty: Duty, change: (definition: Definition) => Definition = (one) => one): Days {
  const { definition, setting } = days.play;
  const to: Definition = change({ ...definition, hash: 'next', duties: [duty] });
  const result = migrate({ definition, setting }, { definition: to, setting }, days.play.case, days.now);
  if (result.refused) throw new Error(result.reasons.join(' '));
  const after = new Days(to, '2026-03-02', setting).on(days.now);
  Object.assign(after.play, { state: result.state, events: [...days.play.events, ...result.events] });
  return after;
}

/** The file is begun again after it was closed. */
export const again: Act = {
  key: 'S.again',
  kind: 'reopen',
  label: 'Atsākt',
  sentence: 'x',
  level: 'S',
  by: { roles: ['A.x'], substitutes: [] },
  effect: { kind: 'level', level: 'S' },
};
