import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { calendars } from '@riciba/runtime/calendars';
import type { Definition, Term, Terms } from '@riciba/runtime/definition';
import { explainDue, type Obligation, type Setting } from '@riciba/runtime/kernel';
import { define } from './support/fixture.ts';
import { playOut } from './support/paths.ts';
import { anyMoves, anySetting, anySpec } from './support/random.ts';
import { answers, staff, TermCase, termini, terminiSetting } from './support/termini.ts';

let definition: Definition;
beforeAll(async () => {
  definition = await termini();
});

/** A letter sent to both polices on a day at 10:00 UTC, and acknowledged by both at once. */
function asked(day: string): TermCase {
  const one = new TermCase(definition, `${day}T10:00:00.000Z`);
  one.play.does(staff.head, 'Skola.jautats', answers);
  for (const police of [staff.statePolice, staff.localPolice]) one.play.does(police, 'referral.acknowledge');
  return one;
}

describe('a term', () => {
  test.each([
    ['2026-06-18', '2026-06-26', '2026-06-25'],
    ['2026-06-19', '2026-06-27', '2026-06-26'],
    ['2025-12-29', '2026-01-06', '2026-01-05'],
    ['2026-01-14', '2026-01-17', '2026-01-19'],
    ['2025-04-30', '2025-05-08', '2025-05-07'],
    ['2025-11-13', '2025-11-20', '2025-11-19'],
    ['2026-04-29', '2026-05-06', '2026-05-06'],
    ['2026-04-01', '2026-04-08', '2026-04-08'],
  ])('of 3 working days from %s ends on %s for State police and on %s for municipal police', (day, state, local) => {
    const one = asked(day);
    expect(one.owes(staff.statePolice, 'answer').due).toBe(state);
    expect(one.owes(staff.localPolice, 'answer').due).toBe(local);
  });

  test('is counted from the event that opens the duty', () => {
    const one = new TermCase(definition, '2026-03-02T07:00:00.000Z');
    expect(one.owes(staff.head, 'decide').due).toBe('2026-04-02');
    one.at = '2026-03-06T20:30:00.000Z';
    one.play.does(staff.head, 'Skola.konsultacija', answers);
    // Hours run through the week-end; whatever is counted in days is not.
    expect(one.owes(staff.socialWorker, 'acknowledge').due).toBe('2026-03-07T20:30:00.000Z');
    one.at = '2026-03-09T08:00:00.000Z';
    one.play.does(staff.socialWorker, 'referral.acknowledge');
    expect(one.owes(staff.socialWorker, 'answer').due).toBe('2026-03-16');
    one.at = '2026-03-10T08:00:00.000Z';
    one.play.does(staff.socialWorker, 'referral.feedback');
    expect(one.owes(staff.head, 'decide').due).toBe('2026-04-10');
  });

  test('of the same day ends on that day in Latvia, which is not always that of UTC', () => {
    const one = new TermCase(definition, '2026-06-18T22:30:00.000Z');
    one.play.does(staff.head, 'Skola.jautats', answers);
    expect(one.owes(staff.statePolice, 'acknowledge')).toMatchObject({
      due: '2026-06-19',
      term: { late: '2026-06-19T21:00:00.000Z' },
    });
  });

  test('of a month is clamped and rolled, one of weeks is for informing, and those of a request are for the asked', () => {
    const one = new TermCase(definition, '2026-01-31T10:00:00.000Z');
    expect(one.owes(staff.head, 'decide').due).toBe('2026-03-02');
    expect(one.owes(staff.head, 'inform').due).toBe('2026-02-16');
    one.play.does(staff.head, 'Skola.inform.Vecaki');
    one.play.does(staff.head, 'Skola.nodots', answers);
    one.play.does(staff.socialWorker, 'referral.acknowledge');
    one.play.does(staff.socialWorker, 'Aizgadiba.request');
    expect(one.owes(staff.orphansCourt, 'acknowledge').due).toBe('2026-02-03');
    one.play.does(staff.orphansCourt, 'referral.acknowledge');
    expect(one.owes(staff.orphansCourt, 'answer').due).toBe('2026-02-23');
  });

  test('keeps what it was counted by, and says when the year’s order is not known', () => {
    const known = asked('2026-06-18').owes(staff.statePolice, 'answer');
    expect(known.term).toEqual({
      within: { kind: 'amount', amount: 3, unit: 'workingDay', direction: 'after' },
      late: '2026-06-26T21:00:00.000Z',
      calendar: { key: 'latvia-state', version: calendars.state.version },
    });
    expect(definition.sentences.find(({ id }) => id === known.sentence)?.text).toContain(
      '; 3 darba dienu laikā jāsniedz atbilde (skaita no saņemšanas apstiprināšanas).',
    );
    expect(asked('2029-06-14').owes(staff.statePolice, 'answer').term).toMatchObject({ uncertain: true });
    expect(asked('2029-06-14').owes(staff.localPolice, 'answer').term).not.toHaveProperty('uncertain');
  });

  test('has no date where the institution has no calendar, and says so', () => {
    const setting = { ...terminiSetting(definition), calendars: {} };
    const one = new TermCase(definition, '2026-06-18T10:00:00.000Z', setting);
    const duty = one.owes(staff.head, 'decide');
    expect(duty).not.toHaveProperty('due');
    expect(duty.term).toMatchObject({ noDue: 'iestādei nav norādīts kalendārs' });
    expect(explainDue(duty, setting)).toEqual([
      'Termiņš: 1 mēneša laikā. Datumu nevar noteikt: iestādei nav norādīts kalendārs.',
    ]);
  });
});

describe('why a date', () => {
  test('is told day by day', () => {
    const one = asked('2026-06-18');
    expect(explainDue(one.owes(staff.statePolice, 'answer'), one.play.setting)).toEqual([
      `Termiņš: 3 darba dienu laikā. Kalendārs: ${calendars.state.label.lv}.`,
      '18.06.2026. (ceturtdiena) – notikuma diena, to neskaita',
      '19.06.2026. (piektdiena) – 1. darba diena',
      expect.stringMatching(/^20\.06\.2026\. .* nedēļas nogale$/),
      expect.stringMatching(/^21\.06\.2026\. .* nedēļas nogale$/),
      expect.stringContaining('22.06.2026. (pirmdiena) – pārceltā brīvdiena valsts iestādēm'),
      expect.stringContaining('23.06.2026. (otrdiena) – svētku diena: Līgo diena'),
      expect.stringContaining('24.06.2026. (trešdiena) – svētku diena'),
      '25.06.2026. (ceturtdiena) – 2. darba diena',
      '26.06.2026. (piektdiena) – 3. darba diena',
      'Termiņš beidzas 26.06.2026. (piektdiena) plkst. 24:00',
    ]);
  });

  test('tells that the calendar has changed since; the date stays', () => {
    const one = asked('2026-06-18');
    const duty = one.owes(staff.statePolice, 'answer');
    const changed = {
      ...one.play.setting,
      calendars: { ...one.play.setting.calendars, ValstsPolicija: calendars.plain },
    };
    expect(explainDue(duty, changed).at(-1)).toBe(
      'Kalendārs kopš termiņa noteikšanas ir mainīts; pēc tagadējā termiņš būtu 25.06.2026. (ceturtdiena).',
    );
    expect(duty.due).toBe('2026-06-26');
  });

  test('is not asked where nothing is stated', () => {
    const { state } = { state: asked('2026-06-18').play };
    const { term: _, due: __, ...bare } = state.case.obligations[0]!;
    expect(explainDue(bare, state.setting)).toEqual([]);
  });
});

const anyTerm: fc.Arbitrary<Term> = fc.oneof(
  fc.record({
    kind: fc.constant('amount'),
    amount: fc.integer({ min: 1, max: 40 }),
    unit: fc.constantFrom('calendarDay', 'workingDay', 'studyDay', 'week', 'month'),
    direction: fc.constant('after'),
  }),
  fc.record({
    kind: fc.constant('elapsed'),
    amount: fc.integer({ min: 1, max: 100 }),
    unit: fc.constant('hour'),
    direction: fc.constant('after'),
  }),
  fc.record({ kind: fc.constant('endOf'), period: fc.constant('day') }),
);
const duties = ['decide', 'inform', 'acknowledge', 'answer'] as const;
const anyTerms: fc.Arbitrary<Terms> = fc.record(Object.fromEntries(duties.map((kind) => [kind, anyTerm])), {
  requiredKeys: [],
});
const anyCalendars: fc.Arbitrary<Setting['calendars']> = fc.dictionary(
  fc.constantFrom('A', 'B', 'C', 'G'),
  fc.constantFrom(calendars.state, calendars.plain, calendars.school),
);

/** The same scheme with these terms wherever one may stand. */
function withTerms(bare: Definition, terms: Terms): Definition {
  return {
    ...bare,
    levels: bare.levels.map((level) => ({ ...level, terms })),
    acts: bare.acts.map((act) => ({
      ...act,
      terms,
      ...(act.effect?.kind === 'refer' && {
        effect: { ...act.effect, recipients: act.effect.recipients.map((one) => ({ ...one, terms })) },
      }),
    })),
  };
}

/** What is wrong with an obligation of a scheme with these terms. */
function faults(duty: Obligation, terms: Terms, setting: Setting): string[] {
  const stated = duty.kind === 'duty' || duty.kind === 'task' ? undefined : terms[duty.kind];
  const institution = setting.bodies.find(({ key }) => key === duty.debtor.body)?.institution ?? '';
  const { due, term, openedAt } = duty;
  if (!stated) return term || due ? ['A term that nobody stated'] : [];
  if (!term) return ['No term'];
  if ('noDue' in term) return due || (setting.calendars[institution] && stated.kind !== 'amount') ? ['No date'] : [];
  const early = term.late <= openedAt || (due ?? '') < (stated.kind === 'elapsed' ? openedAt : openedAt.slice(0, 10));
  const own = setting.calendars[institution]?.version === term.calendar?.version;
  const told = explainDue(duty, setting).length > 1;
  return [
    ...(early ? ['Due before it opened'] : []),
    ...(own ? [] : ['A calendar of others']),
    ...(told ? [] : ['Untold']),
  ];
}

test('in any scheme each duty has its term, by its debtor’s calendar, and none is due before it opened', () => {
  let dated = 0;
  const anyStart = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true });
  const property = fc.property(
    anySpec,
    anySetting,
    anyMoves,
    anyTerms,
    anyCalendars,
    anyStart,
    (spec, bare, moves, terms, kept, start) => {
      const setting = { ...bare, calendars: kept };
      // Play replays after every accepted command: with terms too, the same byte for byte.
      const { state } = playOut(
        withTerms(define(spec), terms),
        setting,
        moves,
        () => {},
        (command) => new Date(start.getTime() + command * 5_000_000).toISOString(),
      );
      const owed = state?.obligations ?? [];
      dated += owed.filter(({ due }) => due !== undefined).length;
      expect(owed.flatMap((duty) => faults(duty, terms, setting))).toEqual([]);
    },
  );
  fc.assert(property, { numRuns: 150 });
  expect(dated).toBeGreaterThan(100);
});
