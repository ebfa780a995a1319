import { describe, expect, test } from 'vitest';
import { calendars } from '../../runtime/calendars/index.ts';
import {
  amountText,
  type Due,
  due,
  explain,
  explainUncertain,
  parseTerm,
  type TermCommandOptions,
  termCommand,
  termText,
  withinText,
} from '../../runtime/kernel/time/index.ts';

const { plain, state } = calendars;
const parse = (text: string, from = '2026-06-18') => parseTerm(text, { from, calendar: state });
const amount = (count: number, unit: string, direction = 'after') => ({
  kind: 'amount',
  amount: count,
  unit,
  direction,
});

const run = (text: string, more: Partial<TermCommandOptions> = {}) =>
  termCommand(text, { from: '2026-06-18', calendar: 'state', calendars, ...more });

function dated(text: string, from: string, calendar = state): Due {
  const parsed = parseTerm(text, { from, calendar });
  if (!parsed.ok) throw new Error(parsed.text.en);
  const result = due(parsed.term, from, calendar);
  if (!result.known) throw new Error(result.problem.text.en);
  return result;
}

describe('reading a term', () => {
  test.each([
    ['3 working days', amount(3, 'workingDay')],
    ['within 3 business days', amount(3, 'workingDay')],
    ['3 darba dienas', amount(3, 'workingDay')],
    ['3 (trīs) darba dienu laikā', amount(3, 'workingDay')],
    ['1 darba dienas laikā', amount(1, 'workingDay')],
    ['Trīs darba dienas', amount(3, 'workingDay')],
    ['ne vēlāk kā 5 darba dienas pirms sēdes', amount(5, 'workingDay', 'before')],
    ['at least 5 working days before the meeting', amount(5, 'workingDay', 'before')],
    ['20 calendar days', amount(20, 'calendarDay')],
    ['20 kalendāra dienu laikā', amount(20, 'calendarDay')],
    ['10 kalendārās dienas', amount(10, 'calendarDay')],
    ['2 mācību dienas', amount(2, 'studyDay')],
    ['two weeks', amount(2, 'week')],
    ['2 nedēļas', amount(2, 'week')],
    ['1 month', amount(1, 'month')],
    ['viena mēneša laikā', amount(1, 'month')],
    ['viens gads', amount(1, 'year')],
    ['the next working day', amount(1, 'workingDay')],
    ['nākamā darba diena', amount(1, 'workingDay')],
    ['48 hours', { ...amount(48, 'hour'), kind: 'elapsed' }],
    ['24 stundu laikā', { ...amount(24, 'hour'), kind: 'elapsed' }],
    ['30 minūtes', { ...amount(30, 'minute'), kind: 'elapsed' }],
    ['same day', { kind: 'endOf', period: 'day' }],
    ['tajā pašā dienā', { kind: 'endOf', period: 'day' }],
    ['end of month', { kind: 'endOf', period: 'month' }],
    ['līdz mēneša beigām', { kind: 'endOf', period: 'month' }],
    ['end of next month', { kind: 'endOf', period: 'month', ahead: 1 }],
    ['nākamā mēneša beigas', { kind: 'endOf', period: 'month', ahead: 1 }],
    ['semestra beigas', { kind: 'endOf', period: 'semester' }],
    ['end of the school year', { kind: 'endOf', period: 'schoolYear' }],
    ['mācību gada beigas', { kind: 'endOf', period: 'schoolYear' }],
    ['gada beigas', { kind: 'endOf', period: 'year' }],
    ['2026-06-22', { kind: 'date', date: '2026-06-22' }],
    ['līdz 22.06.2026.', { kind: 'date', date: '2026-06-22' }],
    ['2026. gada 22. jūnijs', { kind: 'date', date: '2026-06-22' }],
    ['līdz 1. martam', { kind: 'monthDay', month: 3, day: 1 }],
    ['by 1 March', { kind: 'monthDay', month: 3, day: 1 }],
    ['maija beigas', { kind: 'monthDay', month: 5, day: 31 }],
    ['2026. gada maija beigas', { kind: 'date', date: '2026-05-31' }],
    ['till 16:00 of the next working day', { ...amount(1, 'workingDay'), until: '16:00' }],
    ['nākamās darba dienas plkst. 9.30', { ...amount(1, 'workingDay'), until: '09:30' }],
    ['plkst. 16:00', { kind: 'endOf', period: 'day', until: '16:00' }],
    [
      'earlier of 3 working days and end of month',
      { kind: 'earlierOf', of: [amount(3, 'workingDay'), { kind: 'endOf', period: 'month' }] },
    ],
    // Letters with their marks written apart, as some systems store them.
    ['mēneša beigas'.normalize('NFD'), { kind: 'endOf', period: 'month' }],
  ])('%s', (text, term) => {
    expect(parse(text)).toEqual({ ok: true, term });
  });

  test('what is printed of a term can be read again', () => {
    for (const text of ['3 darba dienas', '21 darba diena', '11 mēneši', '1. marts', '22.06.2026.', 'gada beigas']) {
      const parsed = parse(text);
      if (!parsed.ok) throw new Error(parsed.text.en);
      expect(parse(termText(parsed.term, 'lv'))).toEqual(parsed);
      expect(parse(termText(parsed.term, 'en'))).toEqual(parsed);
    }
  });

  test.each([
    ['3 days', [amount(3, 'calendarDay'), amount(3, 'workingDay')], ['2026-06-25', '2026-06-26']],
    ['3 dienu laikā', [amount(3, 'calendarDay'), amount(3, 'workingDay')], ['2026-06-25', '2026-06-26']],
    [
      '48 hours (two working days)',
      [{ ...amount(48, 'hour'), kind: 'elapsed' }, amount(2, 'workingDay')],
      ['2026-06-20T06:00:00.000Z', '2026-06-25'],
    ],
    [
      '48 stundu laikā (divas darba dienas)',
      [{ ...amount(48, 'hour'), kind: 'elapsed' }, amount(2, 'workingDay')],
      ['2026-06-20T06:00:00.000Z', '2026-06-25'],
    ],
    ['3 (piecas) darba dienas', [amount(3, 'workingDay'), amount(5, 'workingDay')], ['2026-06-26', '2026-06-29']],
    ['2-3 working days', [amount(2, 'workingDay'), amount(3, 'workingDay')], ['2026-06-25', '2026-06-26']],
    ['1 week or 1 month', [amount(1, 'week'), amount(1, 'month')], ['2026-06-25', '2026-07-20']],
    [
      '2 diennaktis',
      [{ ...amount(48, 'hour'), kind: 'elapsed' }, amount(2, 'calendarDay')],
      ['2026-06-20T06:00:00.000Z', '2026-06-25'],
    ],
  ])('%s goes back to the author with its readings', (text, terms, dates) => {
    const parsed = parse(text);
    expect(parsed).toMatchObject({ ok: false, code: 'unclear-term', readings: terms.map((term) => ({ term })) });
    const readings = parsed.ok ? [] : parsed.readings;
    expect(readings.map((reading) => reading.due.known && reading.due.at)).toEqual(dates);
  });

  test.each([
    ['nekavējoties', 'no-amount'],
    ['as soon as possible', 'no-amount'],
    ['three', 'not-a-term'],
    ['', 'not-a-term'],
    ['3 darba dienas (sk. nolikumu)', 'not-a-term'],
    ['31.02.2026', 'ok'],
  ])('%s: %s', (text, code) => {
    const parsed = parse(text);
    expect(parsed.ok ? 'ok' : parsed.code).toBe(code);
  });
});

describe('saying it in Latvian', () => {
  test('numbers take their forms', () => {
    const said = [0, 1, 2, 10, 11, 19, 20, 21, 22, 101, 111].map((count) => amountText(count, 'workingDay', 'lv'));
    expect(said).toEqual([
      '0 darba dienu',
      '1 darba diena',
      '2 darba dienas',
      '10 darba dienu',
      '11 darba dienu',
      '19 darba dienu',
      '20 darba dienu',
      '21 darba diena',
      '22 darba dienas',
      '101 darba diena',
      '111 darba dienu',
    ]);
    expect(withinText(1, 'workingDay', 'lv')).toBe('1 darba dienas laikā');
    expect(withinText(3, 'workingDay', 'lv')).toBe('3 darba dienu laikā');
    expect(withinText(21, 'month', 'lv')).toBe('21 mēneša laikā');
    expect(withinText(2, 'month', 'en')).toBe('within 2 months');
  });

  test('why 3 working days from 19.06.2026. end on a Saturday', () => {
    expect(explain(dated('3 darba dienas', '2026-06-19').derivation)).toEqual([
      '19.06.2026. (piektdiena) – notikuma diena, to neskaita',
      '20.06.2026. (sestdiena) – nedēļas nogale',
      '21.06.2026. (svētdiena) – nedēļas nogale',
      '22.06.2026. (pirmdiena) – pārceltā brīvdiena valsts iestādēm (darba diena pārcelta uz 27.06.2026.)',
      '23.06.2026. (otrdiena) – svētku diena: Līgo diena',
      '24.06.2026. (trešdiena) – svētku diena: Jāņu diena',
      '25.06.2026. (ceturtdiena) – 1. darba diena',
      '26.06.2026. (piektdiena) – 2. darba diena',
      '27.06.2026. (sestdiena) – 3. darba diena: pārceltā darba diena valsts iestādēm (par brīvdienu 22.06.2026.)',
      'Termiņš beidzas 27.06.2026. (sestdiena) plkst. 24:00',
    ]);
  });

  test('why a month from 31.01.2026. ends on 02.03.2026.', () => {
    expect(explain(dated('1 mēnesis', '2026-01-31').derivation).slice(1)).toEqual([
      '31.01.2026. + 1 mēnesis = 28.02.2026. (sestdiena), februārī nav 31. datuma',
      '28.02.2026. (sestdiena) – nedēļas nogale',
      '01.03.2026. (svētdiena) – nedēļas nogale',
      '02.03.2026. (pirmdiena) – nākamā darba diena, uz to termiņš pāriet',
      'Termiņš beidzas 02.03.2026. (pirmdiena) plkst. 24:00',
    ]);
  });

  test('hours, a kept date, a choice, a year that is not known', () => {
    expect(explain(dated('48 stundas', '2026-03-28T10:00:00.000Z').derivation)).toEqual([
      '28.03.2026. (sestdiena) plkst. 12:00 + 48 stundas = 30.03.2026. (pirmdiena) plkst. 13:00; ' +
        '29.03.2026. pulksteņi pagriezti stundu uz priekšu',
    ]);
    expect(explain(dated('maija beigas', '2026-05-11', plain).derivation)[2]).toBe(
      '31.05.2026. (svētdiena) – nedēļas nogale; datums paliek, kā rakstīts, nākamā darba diena ir 01.06.2026. (pirmdiena)',
    );
    expect(explain(dated('agrākais no 3 darba dienas un mēneša beigas', '2026-04-29').derivation).at(-1)).toBe(
      'Spēkā ir agrākais: 2. iespēja',
    );
    expect(explainUncertain(dated('3 darba dienas', '2027-06-22').uncertain)).toEqual([
      'Nav droši: 2027. gada rīkojums par darba dienu pārcelšanu nav zināms; neviena diena nav pārcelta – ' +
        'citādi varētu būt: 25.06.2027. (piektdiena), 26.06.2027. (sestdiena)',
    ]);
  });
});

describe('riciba term', () => {
  test('prints the date', () => {
    expect(run('3 working days')).toEqual({ exitCode: 0, lines: ['26.06.2026. (piektdiena)'] });
    expect(run('3 working days', { calendar: 'plain', language: 'en' }).lines).toEqual(['2026-06-25 (Thursday)']);
    expect(run('2 hours', { from: '2026-06-18T14:00' }).lines).toEqual(['18.06.2026. (ceturtdiena) plkst. 16:00']);
  });

  test('--why adds the derivation day by day', () => {
    const { lines } = run('3 darba dienas', { why: true });
    expect(lines[1]).toBe('3 darba dienas. Kalendārs: Valsts iestāžu darba kalendārs (ar pārceltajām darba dienām)');
    expect(lines).toContain(
      '22.06.2026. (pirmdiena) – pārceltā brīvdiena valsts iestādēm (darba diena pārcelta uz 27.06.2026.)',
    );
    expect(run('3 working days', { why: true, language: 'en' }).lines).toContain(
      '2026-06-22 (Monday) – moved day off for State institutions (the working day is moved to 2026-06-27)',
    );
  });

  test('--json prints one object, with --why the derivation in it', () => {
    const short = JSON.parse(run('3 working days', { json: true }).lines.join('\n'));
    expect(short).toMatchObject({ known: true, at: '2026-06-26', uncertain: [], calendar: { key: 'latvia-state' } });
    expect(short).not.toHaveProperty('derivation');
    const long = JSON.parse(run('3 working days', { json: true, why: true }).lines.join('\n'));
    expect(long.why).toHaveLength(long.derivation.length);
    const unclear = run('3 days', { json: true });
    expect(unclear.exitCode).toBe(1);
    expect(JSON.parse(unclear.lines.join('\n'))).toMatchObject({
      known: false,
      problem: { code: 'unclear-term' },
      readings: [{ at: '2026-06-25' }, { at: '2026-06-26' }],
    });
  });

  test('an unclear term shows each reading with a worked date', () => {
    expect(run('48 hours (two working days)')).toEqual({
      exitCode: 1,
      lines: [
        '"48 hours (two working days)" var saprast dažādi. Izvēlieties un uzrakstiet vienu no šiem:',
        '  48 stundas: notikums 18.06.2026. (ceturtdiena) plkst. 09:00, termiņš 20.06.2026. (sestdiena) plkst. 09:00',
        '  2 darba dienas: notikums 18.06.2026. (ceturtdiena), termiņš 25.06.2026. (ceturtdiena)',
      ],
    });
  });

  test('a date on a day off and a year that is not known are remarked', () => {
    expect(run('22.06.2026.').lines).toEqual([
      '22.06.2026. (pirmdiena)',
      'Tā nav darba diena: pārceltā brīvdiena valsts iestādēm (darba diena pārcelta uz 27.06.2026.). ' +
        'Nākamā darba diena ir 25.06.2026. (ceturtdiena)',
    ]);
    expect(run('3 darba dienas', { from: '2027-09-06' }).lines[1]).toMatch(/^Nav droši: 2027\. gada rīkojums/);
  });

  test.each([
    [
      '3 working days',
      { from: '2026-02-30' },
      2,
      '"2026-02-30" nav datums. Rakstiet, piemēram, 2026-06-18 vai 2026-06-18T14:00',
    ],
    ['3 working days', { calendar: 'toString' }, 2, 'Nav kalendāra "toString". Ir: state, plain, school'],
    ['48 hours', {}, 1, 'Stundas un minūtes skaita no brīža: vajag arī pulksteņa laiku'],
    [
      'semestra beigas',
      { calendar: 'school', from: '2028-02-01' },
      1,
      '2027./2028. mācību gada semestru datumi nav ievadīti',
    ],
  ])('%s %j exits %d', (text, more, exitCode, line) => {
    expect(run(text, more)).toEqual({ exitCode, lines: [line] });
  });
});
