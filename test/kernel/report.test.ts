import { describe, expect, test } from 'vitest';
import type { Definition, Report, ReportRow } from '@riciba/runtime/definition';
import { type CaseState, periodsUpTo, report, reportsFor } from '@riciba/runtime/kernel';
import { book, meets, minutes, opened } from './support/meetings.ts';
import { people, world } from './support/notions.ts';

const year = { from: '2026-01-01', to: '2026-12-31' };

function reporting(rows: ReportRow[], more: Partial<Report> = {}): Definition {
  const told = { key: 'Year', label: 'Gada pārskats', sentence: 'report', readers: ['G'], period: 'year' as const };
  return { ...book(), reports: [{ ...told, rows, ...more }] };
}

const row = (key: string, of: ReportRow['of'], more: Partial<ReportRow> = {}): ReportRow => ({
  key,
  label: key,
  sentence: key,
  of,
  ...more,
});

function texts(definition: Definition, states: CaseState[], period = year): string[] {
  const files = states.map((state) => ({ state }));
  return (report(definition, 'Year', files, period, world()) ?? []).map(({ row: key, by, text }) =>
    [key, ...(by ? [by.label] : []), text].join(' '),
  );
}

const held = { acts: ['Meeting.held'] };

/** Rows that count the meetings held, of some kind each. */
const of = (...more: Partial<ReportRow>[]): ReportRow[] =>
  more.map((one, at) => row(`r${at}`, 'entries', { ...held, ...one }));

/** Of four meetings one has somebody in that seat. */
function fourMeetings(definition: Definition): string[] {
  const days = opened('2026-01-12', definition);
  for (const day of ['2026-02-02', '2026-02-09', '2026-02-16']) meets(days, day);
  meets(days, '2026-02-23', ['SeatA', 'SeatB']);
  return texts(definition, [days.play.case]);
}

/** The period of a day and the one before it. */
function periods(period: Report['period'], on: string): string[] {
  const [told] = reporting([], { period }).reports ?? [];
  return told ? periodsUpTo(told, on, world(), 2).map(({ from, to }) => `${from} ${to}`) : [];
}

describe('a report', () => {
  test('counts files, stays, entries by their day, and obligations, late ones apart', () => {
    const definition = reporting([
      row('files', 'files', { tracks: ['Book'] }),
      row('children', 'files', { tracks: ['Child'] }),
      row('closed', 'files', { standing: 'closed' }),
      row('open', 'files', { standing: 'open', level: 'Meeting' }),
      row('meetings', 'entries', held),
      row('small', 'entries', {
        acts: ['Meeting.held'],
        when: { op: 'hasAll', field: { page: 'p', field: 'present' }, values: ['SeatA'] },
      }),
      row('stays', 'levels', { level: 'Meeting' }),
      row('agendas', 'obligations', { duty: 'agenda' }),
      row('late', 'obligations', { duty: 'agenda', fulfilled: 'late' }),
      row('inTime', 'obligations', { duty: 'elect', fulfilled: 'inTime' }),
      row('tasks', 'obligations', { task: true }),
    ]);
    const days = opened('2025-12-01', definition);
    meets(days, '2025-12-08');
    meets(days, '2026-02-02', ['SeatA', 'SeatB']);
    meets(days, '2026-03-02');
    days.play.pass('2026-04-01T08:00:00.000Z');
    expect(texts(definition, [days.play.case])).toEqual([
      'files 0',
      'children 0',
      'closed 0',
      'open 1',
      'meetings 2',
      'small 1',
      'stays 2',
      'agendas 2',
      'late 2',
      'inTime 0',
      'tasks 0',
    ]);
    const before = texts(definition, [days.play.case], { from: '2025-01-01', to: '2025-12-31' });
    expect(before).toEqual(expect.arrayContaining(['files 1', 'meetings 1', 'inTime 1']));
  });

  test('says only that it is fewer where so few could be known by name, and never how many', () => {
    const rows = [
      row('meetings', 'entries', held),
      row('elections', 'entries', { acts: ['Work.elect'] }),
      row('none', 'entries', { acts: ['none'] }),
      row('work', 'entries', { acts: ['Work.convene'], impersonal: true }),
    ];
    const definition = reporting(rows, { hidesBelow: 3 });
    const files = ['2026-01-12', '2026-01-13', '2026-01-14'].map((day) => opened(day, definition));
    meets(files[0]!, '2026-02-02');
    const states = files.map(({ play }) => play.case);
    expect(texts(definition, states)).toEqual(['meetings <3', 'elections 3', 'none 0', 'work 1']);
    const cells = report(
      definition,
      'Year',
      states.map((state) => ({ state })),
      year,
      world(),
    );
    expect(cells?.[0]).not.toHaveProperty('count');
  });

  test('shows no row from which, beside another, a small one would follow', () => {
    const with2 = { op: 'hasAll' as const, field: { page: 'p', field: 'present' }, values: ['SeatA'] };
    const beside = { hidesBelow: 3 };
    expect(fourMeetings(reporting(of({}), beside))).toEqual(['r0 4']);
    // Three of the four have no such seat: with the four and the three the one would be known.
    expect(fourMeetings(reporting(of({}, { when: with2 }, { when: { op: 'not', of: with2 } }), beside))).toEqual([
      'r0 4',
      'r1 slēpts',
      'r2 slēpts',
    ]);
    expect(fourMeetings(reporting(of({ when: with2 }, { when: { op: 'not', of: with2 } }), beside))).toEqual([
      'r0 <3',
      'r1 3',
    ]);
  });

  test('splits a row by what was chosen, and tells where nothing was', () => {
    const by = { of: 'field' as const, field: { page: 'p', field: 'present' } };
    const definition = reporting([row('seats', 'entries', { ...held, by })]);
    const days = opened('2026-01-12', definition);
    meets(days, '2026-02-02', ['SeatB', 'SeatA']);
    meets(days, '2026-03-02', ['SeatB', 'SeatC']);
    days.play.does(people.chair, 'entry.correct.Meeting.held', minutes('2026-03-02', []));
    expect(texts(definition, [days.play.case])).toEqual([
      'seats 2',
      'seats B 1',
      'seats C 0',
      'seats A 1',
      'seats A 0',
      'seats nav norādīts 1',
    ]);
  });

  test('splits a row by who, by what was done and by where', () => {
    const definition = reporting([
      row('who', 'files', { by: { of: 'body' } }),
      row('what', 'entries', { acts: ['Work.elect', 'Meeting.held'], by: { of: 'outcome' } }),
      row('where', 'levels', { tracks: ['Book'], by: { of: 'level' } }),
      row('whose', 'obligations', { duty: 'minutes', by: { of: 'body' } }),
    ]);
    const days = opened('2026-01-12', definition);
    meets(days, '2026-02-02', ['SeatB', 'SeatC']);
    meets(days, '2026-03-02', ['SeatB', 'SeatA']);
    expect(texts(definition, [days.play.case])).toEqual([
      'who 1',
      'who Iestāde g 1',
      'what 3',
      'what Work.elect (Work) 1',
      'what Meeting.held (Meeting) 2',
      'where 3',
      'where Work 1',
      'where Meeting 2',
      'whose 4',
      'whose Iestāde a 1',
      'whose Iestāde b 2',
      'whose Iestāde c 1',
    ]);
  });

  test('is read by those whom it names: a role, an institution, whoever sits in a group', () => {
    const readers = (...named: string[]) => {
      const definition = reporting([], { readers: named });
      return Object.entries(people)
        .filter(([, actor]) => reportsFor(definition, actor, world()).length > 0)
        .map(([name]) => name);
    };
    expect(readers('B.x')).toEqual(['official']);
    expect(readers('B')).toEqual(['official', 'colleague']);
    expect(readers('G.x')).toEqual(['chair']);
    expect(readers('G')).toEqual(Object.keys(people));
    const gone = { ...world(), bodies: world().bodies.map((one) => ({ ...one, roles: [] })) };
    expect(reportsFor(reporting([]), people.chair, gone)).toEqual([]);
  });

  test('is about a period: the one in which a day lies, or that ended last, and those before', () => {
    expect(periods('year', '2026-05-11')).toEqual(['2026-01-01 2026-12-31', '2025-01-01 2025-12-31']);
    expect(periods('month', '2026-01-31')).toEqual(['2026-01-01 2026-01-31', '2025-12-01 2025-12-31']);
    const [first, second] = periods('semester', '2026-07-10');
    expect(first! > second!).toBe(true);
    expect(first!.slice(11) < '2026-07-10').toBe(true);
    expect(periods('schoolYear', '2026-07-10')[0]!.slice(0, 10)).toBe('2025-09-01');
    // This one began on the 2nd.
    expect(new Set(periods('schoolYear', '2025-03-10')).size).toBe(periods('schoolYear', '2025-03-10').length);
  });

  test('that the scheme does not have is none', () => {
    expect(report(book(), 'Other', [], year, world())).toBeUndefined();
  });
});
