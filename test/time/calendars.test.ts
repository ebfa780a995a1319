import { readFile } from 'node:fs/promises';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { calendars } from '../../runtime/calendars/index.ts';
import {
  type Calendar,
  type CalendarFile,
  type Day,
  dayAt,
  due,
  every,
  momentText,
  resolveCalendar,
  semesterAt,
  type Term,
  tally,
} from '../../runtime/kernel/time/index.ts';

const folder = new URL('../../runtime/calendars/', import.meta.url);
const names = ['latvia-plain', 'latvia-state', 'latvia-school'];
const read = async (name: string) => JSON.parse(await readFile(new URL(`${name}.json`, folder), 'utf8'));
const plainFile: CalendarFile = await read('latvia-plain');
const dayOf = (date: string, calendar: Calendar = calendars.state): Day =>
  dayAt(calendar, Date.parse(date) / 86_400_000 + 719_162);
const study = (amount: number): Term => ({ kind: 'amount', amount, unit: 'studyDay', direction: 'after' });
const threeDays: Term = { kind: 'amount', amount: 3, unit: 'workingDay', direction: 'after' };

describe('calendars shipped with the product', () => {
  test.each(names)('%s follows the schema', async (name) => {
    const ajv = new Ajv({ allErrors: true, strict: false });
    addFormats.default(ajv);
    const validate = ajv.compile(await read('calendar.schema'));
    expect([validate(await read(name)), validate.errors]).toEqual([true, null]);
    expect(validate({ ...(await read(name)), movedDays: { whom: { lv: 'a', en: 'a' }, years: { 27: {} } } })).toBe(
      false,
    );
  });

  test('every moved day is a working day beside a holiday, worked on a Saturday of the same month', async () => {
    const file: CalendarFile = await read('latvia-state');
    const moves = Object.values(file.movedDays?.years ?? {}).flatMap((year) => year.moves);
    expect(moves).toHaveLength(11);
    for (const { off, on } of moves) {
      expect(dayOf(off, calendars.plain)).toMatchObject({ working: true });
      expect(dayOf(on, calendars.plain)).toMatchObject({ working: false, weekday: 6, kind: 'weekend' });
      expect(on.slice(0, 7)).toBe(off.slice(0, 7));
      expect(dayOf(off)).toMatchObject({ working: false, kind: 'movedOff', pair: on });
      expect(dayOf(on)).toMatchObject({ working: true, kind: 'movedOn', pair: off });
    }
  });

  test.each([
    ['2026-04-03', 'Lielā Piektdiena'],
    ['2026-04-05', 'Pirmās Lieldienas'],
    ['2026-04-06', 'Otrās Lieldienas'],
    ['2026-05-10', 'Mātes diena'],
    ['2026-05-24', 'Vasarsvētki'],
    ['2024-03-29', 'Lielā Piektdiena'],
    ['2027-03-29', 'Otrās Lieldienas'],
    ['2026-12-26', 'Otrie Ziemassvētki'],
  ])('%s is %s', (date, name) => {
    expect(dayOf(date)).toMatchObject({ working: false, kind: 'holiday', name: { lv: name } });
  });

  test('4 May and 18 November on a week-end give the next Monday; other holidays give none', () => {
    expect(dayOf('2025-05-05')).toMatchObject({ kind: 'substitute', pair: '2025-05-04' });
    expect(dayOf('2024-05-06')).toMatchObject({ kind: 'substitute', pair: '2024-05-04' });
    expect(dayOf('2023-11-20')).toMatchObject({ kind: 'substitute', pair: '2023-11-18' });
    expect(dayOf('2028-11-20')).toMatchObject({ kind: 'substitute' });
    expect(dayOf('2026-12-28')).toMatchObject({ working: true });
    expect(dayOf('2026-05-05')).toMatchObject({ working: true });
  });

  test('each day says which sentence of which calendar makes it so', () => {
    expect(dayOf('2026-06-22').says).toMatchObject({
      id: 'latvia-state/moved-days/2026',
      source: expect.stringContaining('330'),
    });
    expect(dayOf('2026-06-23').says).toEqual({ id: 'latvia-plain/midsummer-eve' });
    expect(dayOf('2026-06-20').says).toEqual({ id: 'latvia-plain/weekend' });
    expect(dayOf('2028-07-10').says).toMatchObject({ id: 'latvia-plain/song-festival-2028', toConfirm: true });
  });

  test('a calendar that is missing or turns in a circle is refused', () => {
    const label = { lv: 'a', en: 'a' };
    expect(() => resolveCalendar('a', [])).toThrow('No calendar a');
    expect(() => resolveCalendar('a', [{ key: 'a', version: '1', label, extends: 'a' }])).toThrow('extends itself');
    expect(() => resolveCalendar('a', [{ key: 'a', version: '1', label }])).toThrow('lacks');
  });
});

describe('what is not known', () => {
  test('a year without an order says so, moves nothing, and names the days that could move', () => {
    expect(due(threeDays, '2027-06-22', calendars.state)).toMatchObject({
      at: '2027-06-29',
      uncertain: [{ year: 2027, days: ['2027-06-25', '2027-06-26'] }],
    });
    expect(due(threeDays, '2027-09-06', calendars.state)).toMatchObject({ uncertain: [{ year: 2027, days: [] }] });
    expect(due(threeDays, '2021-09-06', calendars.state)).toMatchObject({ uncertain: [{ year: 2021 }] });
    expect(due(threeDays, '2027-06-22', calendars.plain)).toMatchObject({ at: '2027-06-29', uncertain: [] });
  });

  test('a term over New Year is uncertain only for the year that is', () => {
    const result = due({ ...threeDays, amount: 6 }, '2026-12-28', calendars.state);
    expect(result).toMatchObject({ at: '2027-01-07', uncertain: [{ year: 2027 }] });
  });

  test('an order known from a draft counts, and is marked; one that was issued is sure', () => {
    expect(due(threeDays, '2021-11-17', calendars.state)).toMatchObject({
      at: '2021-11-24',
      uncertain: [{ year: 2021, why: { en: expect.stringContaining('draft') } }],
    });
    expect(due(threeDays, '2023-05-03', calendars.state)).toMatchObject({
      at: '2023-05-10',
      uncertain: [],
    });
  });

  test('a one-off day off that a person has to confirm counts, and is marked', () => {
    expect(due(threeDays, '2028-07-06', calendars.plain)).toMatchObject({
      at: '2028-07-12',
      uncertain: [{ year: 2028, days: ['2028-07-10'] }],
    });
    expect(due(threeDays, '2028-07-10', calendars.plain)).toMatchObject({ uncertain: [] });
  });

  test('a year nobody has looked after says so; hours ask no calendar', () => {
    expect(due(threeDays, '2035-03-05', calendars.plain)).toMatchObject({
      at: '2035-03-08',
      uncertain: [{ year: 2035 }],
    });
    const hours: Term = { kind: 'elapsed', amount: 48, unit: 'hour', direction: 'after' };
    expect(due(hours, '2035-03-05T10:00:00.000Z', calendars.state)).toMatchObject({ known: true, uncertain: [] });
  });

  test.each([
    [threeDays, '2026-02-30', 'bad-anchor'],
    [threeDays, 'yesterday', 'bad-anchor'],
    [{ ...threeDays, amount: 0 }, '2026-02-03', 'bad-amount'],
    [{ ...threeDays, amount: 1.5 }, '2026-02-03', 'bad-amount'],
    [{ kind: 'elapsed', amount: 48, unit: 'hour', direction: 'after' }, '2026-02-03', 'time-needed'],
    [{ kind: 'date', date: '2026-06-31' }, '2026-02-03', 'bad-date'],
    [{ kind: 'endOf', period: 'day', until: '25:00' }, '2026-02-03', 'bad-date'],
    [{ kind: 'monthDay', month: 2, day: 30 }, '2026-02-03', 'bad-date'],
    [{ kind: 'endOf', period: 'semester' }, '2026-02-03', 'study-days-missing'],
    [{ kind: 'earlierOf', of: [] }, '2026-02-03', 'bad-amount'],
  ] as [Term, string, string][])('%j from %s: %s', (term, from, code) => {
    expect(due(term, from, calendars.state)).toMatchObject({ known: false, problem: { code } });
  });
});

describe('study days', () => {
  const school = resolveCalendar('ozolu-pamatskola', [
    plainFile,
    {
      key: 'ozolu-pamatskola',
      version: '1',
      label: { lv: 'Ozolu pamatskola', en: 'Ozolu school' },
      extends: 'latvia-plain',
      schoolYears: [
        {
          schoolYear: '2025/2026',
          classes: 'general',
          semesters: [
            { from: '2025-09-01', to: '2025-12-19' },
            { from: '2026-01-05', to: '2026-05-29' },
          ],
          breaks: [{ from: '2026-03-16', to: '2026-03-20', name: { lv: 'pavasara brīvlaiks', en: 'spring break' } }],
          ends: '2026-05-29',
        },
        {
          schoolYear: '2025/2026',
          classes: '9',
          semesters: [
            { from: '2025-09-01', to: '2025-12-19' },
            { from: '2026-01-05', to: '2026-06-12' },
          ],
          breaks: 'unknown',
        },
      ],
    } satisfies CalendarFile,
  ]);
  const semesterEnd: Term = { kind: 'endOf', period: 'semester' };

  test('pass over school holidays and the time between semesters', () => {
    expect(due(study(2), '2026-03-13', school)).toMatchObject({ at: '2026-03-24', uncertain: [] });
    expect(due(study(1), '2025-12-19', school)).toMatchObject({ at: '2026-01-05' });
    expect(due(study(2), '2026-03-13', school, { classes: '9' })).toMatchObject({
      at: '2026-03-17',
      uncertain: [{ why: { en: 'school holidays are not entered' } }],
    });
  });

  test('the end of the semester and of the school year, by class group', () => {
    expect(due(semesterEnd, '2026-02-10', school)).toMatchObject({ at: '2026-05-29' });
    expect(due(semesterEnd, '2026-02-10', school, { classes: '9' })).toMatchObject({ at: '2026-06-12' });
    expect(due({ ...semesterEnd, ahead: 1 }, '2025-10-10', school)).toMatchObject({ at: '2026-05-29' });
    expect(due({ kind: 'endOf', period: 'schoolYear' }, '2025-10-10', school)).toMatchObject({ at: '2026-05-29' });
    expect(semesterAt(school, Date.parse('2026-02-10') / 86_400_000 + 719_162)).toMatchObject({
      semester: { number: 2 },
    });
  });

  test('dates that are not entered are said to be missing', () => {
    const missing = { known: false, problem: { code: 'semester-not-entered' } };
    expect(due(semesterEnd, '2026-10-01', school)).toMatchObject({
      known: false,
      problem: { text: { lv: '2026./2027. mācību gada semestru datumi nav ievadīti' } },
    });
    expect(due(study(10), '2027-05-25', calendars.school)).toMatchObject(missing);
    expect(due({ ...semesterEnd, ahead: 1 }, '2026-02-10', school)).toMatchObject(missing);
    expect(due({ kind: 'endOf', period: 'schoolYear' }, '2026-02-10', school, { classes: '9' })).toMatchObject(missing);
    expect(due(semesterEnd, '2025-12-28', school)).toMatchObject({ problem: { code: 'not-in-semester' } });
    expect(due(semesterEnd, '2016-03-01', calendars.school)).toMatchObject({ known: true, date: '2016-05-30' });
  });

  test('the semesters of the schools of Latvia are entered from 2019 to 2027', () => {
    for (let year = 2019; year < 2027; year += 1) {
      for (const classes of ['general', '9', '12']) {
        const autumn = due(semesterEnd, `${year}-10-01`, calendars.school, { classes });
        const spring = due(semesterEnd, `${year + 1}-03-01`, calendars.school, { classes });
        expect(autumn).toMatchObject({ known: true, date: expect.stringMatching(`${year}-12-(18|19|20|21|22|23)`) });
        expect(spring).toMatchObject({ known: true, date: expect.stringMatching(`${year + 1}-0[567]-`) });
      }
    }
    expect(due(semesterEnd, '2026-11-02', calendars.school)).toMatchObject({ date: '2026-12-18' });
    expect(due(study(1), '2026-10-16', calendars.school)).toMatchObject({ at: '2026-10-26', uncertain: [] });
  });
});

describe('duties that come again', () => {
  test('at least four meetings a year', () => {
    const duty = { kind: 'atLeast', times: 4, per: 'year' } as const;
    const meetings = ['2025-12-10', '2026-02-03', '2026-05-12'];
    expect(tally(duty, meetings, '2026-06-18', calendars.state)).toEqual({
      known: true,
      from: '2026-01-01',
      to: '2026-12-31',
      done: 2,
      remaining: 2,
      met: false,
      workingDaysLeft: 134,
      behind: false,
    });
    expect(tally(duty, meetings, '2026-11-20', calendars.state)).toMatchObject({ behind: true });
    const rolling = { ...duty, per: 'rollingYear' } as const;
    expect(tally(rolling, meetings, '2026-06-18', calendars.state)).toMatchObject({ done: 3, from: '2025-06-19' });
    expect(tally({ ...duty, per: 'semester' }, [], '2026-06-18', calendars.school)).toMatchObject({ known: false });
  });

  test('the chair is elected every year, counted from the election that actually took place', () => {
    const target: Term = { kind: 'amount', amount: 11, unit: 'month', direction: 'after' };
    const limit: Term = { kind: 'amount', amount: 1, unit: 'year', direction: 'after' };
    const duty = { kind: 'every', target, limit } as const;
    expect(every(duty, '2024-03-04', [], calendars.plain)).toMatchObject({
      target: { at: '2025-02-04' },
      limit: { at: '2025-03-04' },
    });
    expect(every(duty, '2024-03-04', ['2025-03-04', '2026-02-16'], calendars.plain)).toMatchObject({
      target: { at: '2027-01-18' },
      limit: { at: '2027-02-16' },
    });
    const reversed = { ...duty, target: limit, limit: target };
    expect(every(reversed, '2024-03-04', [], calendars.plain)).toMatchObject({
      problem: { code: 'target-after-limit' },
    });
  });
});

test('clocks in Riga agree with the time-zone database for every half hour of the years 2020 to 2030', () => {
  const local = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Riga', dateStyle: 'short', timeStyle: 'short' });
  const wrong: string[] = [];
  const half = 1_800_000;
  for (let at = Date.UTC(2020, 0, 1); at < Date.UTC(2031, 0, 1); at += half) {
    const month = new Date(at).getUTCMonth();
    // Clocks change in March and October; elsewhere a few looks a day are enough.
    if (month !== 2 && month !== 9 && at % (half * 11) !== 0) continue;
    const [date, clock] = local.format(at).split(' ');
    const ours = momentText(new Date(at).toISOString(), 'Europe/Riga', 'en');
    if (!ours.startsWith(date ?? '?') || !ours.endsWith(clock ?? '?')) wrong.push(`${date} ${clock}: ${ours}`);
  }
  expect(wrong.slice(0, 5)).toEqual([]);
});
