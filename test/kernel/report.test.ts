import { describe, expect, test } from 'vitest';
import type { Definition, Report, ReportRow } from '@riciba/runtime/definition';
import { report } from '@riciba/runtime/kernel';
import { book, meets, minutes, opened } from './support/meetings.ts';
import { people } from './support/notions.ts';

const year = { from: '2026-01-01', to: '2026-12-31' };

function reporting(rows: ReportRow[], more: Partial<Report> = {}): Definition {
  return { ...book(), reports: [{ key: 'Year', label: 'Gada pārskats', period: 'year', rows, ...more }] };
}

const row = (key: string, of: ReportRow['of'], more: Partial<ReportRow> = {}): ReportRow => ({
  key,
  label: key,
  of,
  ...more,
});

function texts(definition: Definition, files: Parameters<typeof report>[2], period = year): string[] {
  const days = opened('2026-01-12', definition);
  return (report(definition, 'Year', files, period, days.play.setting) ?? []).map(({ row: key, by, text }) =>
    [key, ...(by ? [by.label] : []), text].join(' '),
  );
}

describe('a report', () => {
  test('counts files, stays, entries by their day, and obligations, late ones apart', () => {
    const definition = reporting([
      row('files', 'files', { track: 'Book' }),
      row('children', 'files', { track: 'Child' }),
      row('closed', 'files', { closed: true }),
      row('meetings', 'entries', { act: 'Meeting.held' }),
      row('small', 'entries', {
        act: 'Meeting.held',
        when: { op: 'hasAll', field: { page: 'p', field: 'present' }, values: ['SeatA'] },
      }),
      row('stays', 'levels', { level: 'Meeting' }),
      row('agendas', 'obligations', { duty: 'agenda' }),
      row('late', 'obligations', { duty: 'agenda', late: true }),
    ]);
    const days = opened('2025-12-01', definition);
    meets(days, '2025-12-08');
    meets(days, '2026-02-02', ['SeatA', 'SeatB']);
    meets(days, '2026-03-02');
    days.play.pass('2026-04-01T08:00:00.000Z');
    expect(texts(definition, [{ state: days.play.case }])).toEqual([
      'files 0',
      'children 0',
      'closed 0',
      'meetings 2',
      'small 1',
      'stays 2',
      'agendas 2',
      'late 2',
    ]);
    expect(texts(definition, [{ state: days.play.case }], { from: '2025-01-01', to: '2025-12-31' })).toContain(
      'files 1',
    );
  });

  test('says only that it is fewer where so few could be known by name, and never how many', () => {
    const definition = reporting(
      [
        row('meetings', 'entries', { act: 'Meeting.held' }),
        row('elections', 'entries', { act: 'Work.elect' }),
        row('none', 'entries', { act: 'none' }),
      ],
      {
        hidesBelow: 3,
      },
    );
    const files = ['2026-01-12', '2026-01-13', '2026-01-14'].map((day) => opened(day, definition));
    const [first] = files;
    meets(first!, '2026-02-02');
    const states = files.map(({ play }) => ({ state: play.case }));
    expect(texts(definition, states)).toEqual(['meetings <3', 'elections 3', 'none 0']);
    const cells = report(definition, 'Year', states, year, first!.play.setting);
    expect(cells?.[0]).not.toHaveProperty('count');
  });

  test('splits a row by what was chosen, and tells where nothing was', () => {
    const by = { page: 'p', field: 'present' };
    const definition = reporting([row('seats', 'entries', { act: 'Meeting.held', by })]);
    const days = opened('2026-01-12', definition);
    meets(days, '2026-02-02', ['SeatB', 'SeatA']);
    meets(days, '2026-03-02', ['SeatB', 'SeatC']);
    days.play.does(people.chair, 'entry.correct.Meeting.held', minutes('2026-03-02', []));
    expect(texts(definition, [{ state: days.play.case }])).toEqual([
      'seats B 1',
      'seats C 0',
      'seats A 1',
      'seats A 0',
      'seats nav norādīts 1',
    ]);
  });

  test('that the scheme does not have is none', () => {
    expect(report(book(), 'Other', [], year, opened('2026-01-12').play.setting)).toBeUndefined();
  });
});
