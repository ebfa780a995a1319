import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  dateForField,
  dayAfter,
  formatDate,
  formatMoment,
  noSuchDay,
  localDay,
  parseTypedDate,
} from '../../runtime/host/format/dates.ts';
import { formatBytes, parseWhole, plural } from '../../runtime/host/format/numbers.ts';
import { normalisePersonalCode, personalCodePattern, personalCodeState } from '@riciba/runtime/definition';

describe('dates', () => {
  test('an instant is shown in the time of Latvia, in winter and in summer', () => {
    expect(formatMoment('2026-01-15T12:00:00.000Z')).toBe('15.01.2026. plkst. 14:00');
    expect(formatMoment('2026-05-11T11:00:00.000Z')).toBe('11.05.2026. plkst. 14:00');
    expect(localDay('2026-05-11T21:30:00.000Z')).toBe('2026-05-12');
  });

  test('a date is shown with its final full stop', () => {
    expect(formatDate('2026-05-11')).toBe('11.05.2026.');
    expect(formatMoment('2026-05-11')).toBe('11.05.2026.');
  });

  test.each([
    ['2026-10-24', '2026-10-25'],
    ['2026-10-25', '2026-10-26'],
    ['2026-12-31', '2027-01-01'],
    ['2028-02-28', '2028-02-29'],
  ])('after %s comes %s', (day, next) => {
    expect(dayAfter(day)).toBe(next);
  });

  test.each([
    ['11.05.2026.', '2026-05-11'],
    ['11.5.2026', '2026-05-11'],
    [' 1 5 2026 ', '2026-05-01'],
    ['11/05/2026', '2026-05-11'],
    ['11.05.2026. g.', '2026-05-11'],
    ['2026-05-11', '2026-05-11'],
    ['29.02.2028', '2028-02-29'],
  ])('%s is a date', (typed, date) => {
    expect(parseTypedDate(typed)).toBe(date);
  });

  test.each(['', '11.05.26', '31.02.2026', '29.02.2026', '11.13.2026', '00.01.2026', '11.05', 'vakar', '11052026'])(
    '"%s" is not a date',
    (typed) => {
      expect(parseTypedDate(typed)).toBeUndefined();
    },
  );

  test.each([
    ['31.02.2026.', '31.02.2026.'],
    ['31/02/2026', '31.02.2026.'],
    ['29.2.2026', '29.02.2026.'],
    ['2026-13-01', '01.13.2026.'],
    ['00.01.2026', '00.01.2026.'],
  ])('%s is written as a date, and there is no %s', (typed, day) => {
    expect(noSuchDay(typed)).toBe(day);
  });

  test.each(['', 'vakar', '11.05', '28.02.2026.', '29.02.2028'])('“%s” is no date, or a day that is', (typed) => {
    expect(noSuchDay(typed)).toBeUndefined();
  });

  test('what stands in the field is read back as the same date', () => {
    const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (day) => {
        const date = day.toISOString().slice(0, 10);
        expect(parseTypedDate(dateForField(date))).toBe(date);
        expect(parseTypedDate(formatDate(date))).toBe(date);
      }),
    );
  });
});

describe('numbers', () => {
  test.each([
    [0, '0 stundu'],
    [1, '1 stunda'],
    [2, '2 stundas'],
    [10, '10 stundu'],
    [11, '11 stundu'],
    [21, '21 stunda'],
    [22, '22 stundas'],
    [111, '111 stundu'],
  ])('%i takes the right form of its noun', (count, text) => {
    expect(plural(count, { zero: 'stundu', one: 'stunda', other: 'stundas' })).toBe(text);
  });

  test('only whole numbers are read: a decimal comma never turns 1,5 into 15', () => {
    expect(parseWhole('12')).toBe(12);
    expect(parseWhole(' 1 200 ')).toBe(1200);
    expect(parseWhole('-3')).toBe(-3);
    for (const typed of ['1,5', '1.5', '', 'daudz', '1e3', '12-13']) expect(parseWhole(typed)).toBeUndefined();
  });

  test('sizes are shown with a decimal comma', () => {
    expect(formatBytes(10 * 1024 * 1024)).toBe('10 MB');
    expect(formatBytes(2.4 * 1024 * 1024)).toBe('2,4 MB');
    expect(formatBytes(850)).toBe('850 B');
  });
});

describe('personal codes', () => {
  test.each([
    ['161175-19997', 'right'],
    ['161175-19998', 'doubtful'],
    ['310299-10000', 'wrong'],
    ['320000-12340', 'right'],
    ['161175-1999', 'wrong'],
  ])('%s is %s', (code, state) => {
    expect(personalCodeState(code)).toBe(state);
    // What a form's schema refuses is what is wrong; a doubt is none of its business.
    expect(new RegExp(personalCodePattern).test(code)).toBe(state !== 'wrong');
  });

  test('hold a date of birth exactly when the calendar has it', () => {
    for (const [century, first] of [1800, 1900, 2000].entries()) {
      for (const year of [0, 1, 4, 96, 99]) {
        for (let month = 0; month <= 13; month++) {
          for (let day = 0; day <= 32; day++) {
            const written = [day, month, year].map((part) => String(part).padStart(2, '0')).join('');
            if (/^3[2-9]/.test(written)) continue;
            const date = new Date(Date.UTC(first + year, month - 1, day));
            const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
            expect(personalCodeState(`${written}-${century}0000`) !== 'wrong', `${written}-${century}`).toBe(exists);
          }
        }
      }
    }
  });

  test('are stored with a hyphen however they are typed, and a text that is no code stays as typed', () => {
    expect(normalisePersonalCode('16117519997')).toBe('161175-19997');
    expect(normalisePersonalCode('161175 - 19997')).toBe('161175-19997');
    expect(normalisePersonalCode('nav zināms')).toBe('nav zināms');
  });
});
