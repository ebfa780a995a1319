import { describe, expect, test } from 'vitest';
import type { Definition, Duty, Performer, Trigger } from '@riciba/runtime/definition';
import { fold, migrate, type Migrated, step } from '@riciba/runtime/kernel';
import { childAnswers } from './support/fixture.ts';
import { agenda, book, meets, minutes, opened } from './support/meetings.ts';
import { atLeast, bare, Days, of, people } from './support/notions.ts';

const { chair, official, teacher, secretary } = people;

/** The work book by the next text. */
function next(change: Partial<Record<string, Partial<Duty>>> = {}, more: Duty[] = []): Definition {
  const one = book(change);
  return { ...one, hash: 'next', duties: [...(one.duties ?? []), ...more] };
}

function tried({ play, now }: Days, to: Definition) {
  const { definition, setting } = play;
  return migrate({ definition, setting }, { definition: to, setting }, play.case, now);
}

/** The file under the next text; its log gives its state. */
function under(days: Days, to: Definition): Migrated {
  const result = tried(days, to);
  if (result.refused) throw new Error(result.reasons.join('\n'));
  expect(JSON.stringify(fold([...days.play.events, ...result.events]))).toBe(JSON.stringify(result.state));
  return result;
}

function refused(days: Days, to: Definition): string[] {
  const result = tried(days, to);
  return result.refused ? result.reasons : [];
}

const owed = ({ state }: Pick<Migrated, 'state'>, duty: string) => state.obligations.filter((one) => one.duty === duty);

function added(more: Partial<Duty>): Duty {
  return { key: 'plan', label: 'Sastādīt plānu', sentence: 'plan', act: 'scold.fulfil', opens: [], ...more };
}

const later = (): Days => opened('2026-01-12').on('2026-01-20');

const elected = (times: number): Trigger => ({
  on: 'when',
  when: atLeast({ of: 'count', act: 'Work.elect' }, times),
});

describe('what the next text adds is owed', () => {
  const tenDays = { kind: 'amount', amount: 10, unit: 'workingDay', direction: 'after' } as const;
  test('of each file, counted from the day it was opened', () => {
    const by = { roles: ['B.x'], substitutes: [] };
    const result = under(later(), next({}, [added({ by, opens: [{ on: 'open' }], within: tenDays })]));
    // In 2026 the State works on Saturday 17 January.
    expect(owed(result, 'plan')).toMatchObject([{ debtor: { body: 'b' }, due: '2026-01-23', target: 'lieta-1' }]);
    const others = next({}, [added({ by, opens: [{ on: 'open', track: 'Child' }], within: tenDays })]);
    expect(owed(under(later(), others), 'plan')).toEqual([]);
  });

  test('for this month, where it recurs; in the file or at the stay', () => {
    const recurs = { times: 1, per: 'month' } as const;
    const by = { roles: ['B.x'], substitutes: [] };
    expect(owed(under(later(), next({}, [added({ by, recurs })])), 'plan')).toMatchObject([
      { period: { from: '2026-01-01' }, target: 'lieta-1', times: 1, done: 0 },
    ]);
    const days = later();
    expect(owed(under(days, next({}, [added({ level: 'Work', recurs })])), 'plan')).toMatchObject([
      { period: { from: '2026-01-01' }, target: days.play.run('Work').id },
    ]);
    expect(owed(under(later(), next({}, [added({ level: 'Meeting', recurs })])), 'plan')).toEqual([]);
  });

  test('where it is so now, but not where it was so by the text before', () => {
    const by = { roles: ['B.x'], substitutes: [] };
    const result = under(later(), next({}, [added({ by, opens: [elected(1)] })]));
    expect(owed(result, 'plan')).toMatchObject([{ status: 'open', openedAt: '2026-01-20T08:00:00.000Z' }]);
    expect(owed(under(later(), next({}, [added({ by, opens: [elected(2)] })])), 'plan')).toEqual([]);
    const days = opened('2026-01-12', book({ scold: { opens: [elected(1)] } }));
    days.play.does(official, 'scold.fulfil');
    const same: Trigger = { on: 'when', when: atLeast({ of: 'count', act: 'Work.elect' }, 0, 'more') };
    expect(owed(under(days, next({ scold: { opens: [same] } })), 'scold')).toMatchObject([{ status: 'met' }]);
    const fewer = opened('2026-01-12', book({ scold: { opens: [elected(2)] } }));
    expect(owed(under(fewer, next({ scold: { opens: [elected(1)] } })), 'scold')).toMatchObject([{ status: 'open' }]);
  });

  test('not again where it is owed for another reason', () => {
    const days = opened('2026-01-12', book({ scold: { opens: [{ on: 'act', act: 'Work.elect' }] } }));
    expect(owed(under(days, next({ scold: { opens: [{ on: 'open' }] } })), 'scold')).toHaveLength(1);
  });

  test('at each stay in which it was not done before anybody asked', () => {
    const days = opened('2026-01-12');
    days.play.does(chair, 'Work.convene', agenda('2026-02-02'));
    days.play.does(chair, 'Meeting.approve');
    days.play.does(chair, 'Work.convene', agenda('2026-03-02'));
    const level = { level: 'Meeting', opens: [{ on: 'level' as const, level: 'Meeting' }], act: 'Meeting.approve' };
    expect(owed(under(days, next({}, [added(level)])), 'plan').map(({ target }) => target)).toEqual([
      days.play.run('Meeting').id,
    ]);
  });
});

const inTurn = (one: Definition): Definition => ({
  ...one,
  levels: one.levels.map((level) =>
    level.key === 'Work' ? { ...level, by: { roles: ['G.y'], substitutes: ['G.x'] } } : level,
  ),
});

describe('what goes on', () => {
  test('is done, and owed, by those who do it now', () => {
    const days = opened('2026-01-12');
    const result = under(days, inTurn(next()));
    expect(result.state.levels).toMatchObject([{ level: 'Work', by: { body: 'g', roles: ['G.y'] } }]);
    expect(owed(result, 'meetings')).toMatchObject([{ debtor: { body: 'g', roles: ['G.y'] } }]);
    expect(result.changes[0]).toMatchObject({ kind: 'reassigned', text: expect.stringContaining('Iestāde g: G.y') });
  });

  test('by whoever stands in, where nobody is in that office; what is over stays as it was', () => {
    const days = new Days(bare, '2026-01-12');
    days.play.does(teacher, 'S.open', childAnswers({ body: 'a' }));
    days.play.does(teacher, 'S.on', childAnswers());
    const roles: Partial<Record<string, Performer>> = {
      S: { roles: ['A.y'], substitutes: [] },
      T: { roles: ['B.z'], substitutes: ['B.y'] },
    };
    const to: Definition = {
      ...bare,
      hash: 'next',
      institutions: bare.institutions.map((one) =>
        one.key === 'B' ? { ...one, roles: [...one.roles, { key: 'B.z', label: { nominative: 'B.z' } }] } : one,
      ),
      levels: bare.levels.map((level) => ({ ...level, by: { ...level.by, ...roles[level.key] } })),
    };
    expect(under(days, to).state.levels).toMatchObject([
      { level: 'S', status: 'done', by: { body: 'a', roles: ['A.x'] } },
      { level: 'T', status: 'active', by: { body: 'b', roles: ['B.y'] } },
    ]);
  });

  test('is asked by the sentence of now', () => {
    const days = opened('2026-01-12');
    expect(owed(under(days, next({ meetings: { sentence: 'minutes' } })), 'meetings')).toMatchObject([
      { sentence: 'minutes' },
    ]);
  });

  test('is owed by each seat for itself', () => {
    const each = { seats: 'G', opens: [{ on: 'act' as const, act: 'Work.elect' }] };
    const result = under(opened('2026-01-12', book({ scold: each })), next({ scold: { ...each, label: 'Parakstīt' } }));
    expect(owed(result, 'scold').map(({ debtor }) => debtor.body)).toEqual(['b', 'c', 'a', 'a2']);
  });

  test('is not asked again where enough was done', () => {
    const recurs = { times: 1, per: 'year' } as const;
    const days = opened('2026-01-12', book({ meetings: { recurs } }));
    meets(days, '2026-01-20');
    expect(owed(under(days, next({ meetings: { recurs, label: 'Sanākt' } })), 'meetings')).toMatchObject([
      { status: 'met' },
    ]);
  });

  test('is taken back by a correction, though its reason stands in another place of the text', () => {
    const many = atLeast({ of: 'chosen', field: of('present') }, 3);
    const reason: Trigger = { on: 'act', act: 'Meeting.held', when: many };
    const days = opened('2026-01-12', book({ scold: { opens: [reason] } }));
    meets(days, '2026-02-02', ['SeatA', 'SeatB', 'SeatC']);
    const to = next({ scold: { opens: [{ on: 'late', duty: 'agenda' }, reason] } });
    const { state } = under(days, to);
    expect(owed({ state }, 'scold')).toMatchObject([{ status: 'open', cause: { trigger: 1 } }]);
    const correction = {
      id: 'c',
      actor: chair,
      act: 'entry.correct.Meeting.held',
      target: state.entries.at(-1)?.id ?? '',
      answers: minutes('2026-02-02', ['SeatB', 'SeatC']),
    };
    const corrected = step(to, state, correction, days.now, days.play.setting);
    expect(corrected.refused ? [] : owed(corrected, 'scold')).toMatchObject([{ status: 'cancelled' }]);
  });

  test('keeps a day that somebody has set, though the term is another', () => {
    const days = opened('2026-01-12');
    days.play.does(chair, 'Work.convene', agenda('2026-02-20'));
    days.play.does(chair, 'obligation.extend', { p: { until: '2026-02-19' } }, days.play.duties('agenda')[0]?.id);
    const term = { kind: 'amount', amount: 5, unit: 'workingDay', direction: 'before' } as const;
    const before = { term, of: { page: 'p', field: 'meeting', act: 'Work.convene' } };
    expect(owed(under(days, next({ agenda: { before } })), 'agenda')).toMatchObject([{ due: '2026-02-19' }]);
    const plain = opened('2026-01-12');
    plain.play.does(chair, 'Work.convene', agenda('2026-02-20'));
    expect(owed(under(plain, next({ agenda: { before } })), 'agenda')).toMatchObject([{ due: '2026-02-13' }]);
  });

  test('is owed by other periods, or by none, as another obligation', () => {
    const days = opened('2026-01-12');
    const monthly = under(days, next({ meetings: { recurs: { times: 1, per: 'month' } } }));
    expect(owed(monthly, 'meetings')).toMatchObject([
      { status: 'cancelled', due: '2026-12-31' },
      { status: 'open', due: '2026-01-31', times: 1 },
    ]);
    const within = { kind: 'amount', amount: 5, unit: 'workingDay', direction: 'after' } as const;
    const once = under(days.on('2026-01-20'), next({ meetings: { recurs: undefined, within } }));
    expect(owed(once, 'meetings')).toMatchObject([{ status: 'cancelled' }, { status: 'open', due: '2026-01-27' }]);
    expect(owed(once, 'meetings')[1]).not.toHaveProperty('period');
  });

  test('is decided no more where the text leaves nothing to decide', () => {
    const days = new Days(bare, '2026-01-12');
    days.play.does(teacher, 'S.open', childAnswers({ body: 'a' }));
    const levels = bare.levels.map((level) => (level.key === 'S' ? { ...level, acts: [] } : level));
    expect(under(days, { ...bare, hash: 'next', levels }).changes).toMatchObject([{ kind: 'released' }]);
  });

  test('what fell due before is told by the text that held then', () => {
    const days = opened('2026-01-12');
    days.play.does(chair, 'Work.convene', agenda('2026-02-02'));
    const { events, messages } = under(days.on('2026-01-29'), next({ agenda: { late: undefined } }));
    const types = events.map(({ type }) => type);
    expect(types.slice(0, 3)).toEqual(['obligationReminded', 'obligationLate', 'obligationOpened']);
    expect(events[3]).toMatchObject({ type: 'migrated', from: days.play.definition.hash, to: 'next' });
    expect(messages.map(({ kind, to }) => `${kind} ${to.body}`)).toEqual(['reminder g', 'late g', 'late b']);
  });
});

describe('the next text is refused in words', () => {
  test('where it has no such kind of file, or the level is of another', () => {
    const days = opened('2026-01-12');
    const to = next();
    expect(refused(days, { ...to, tracks: to.tracks?.filter(({ key }) => key === 'Child') ?? [] })).toContain(
      'Jaunajā redakcijā nav lietas veida «Grupas darbs».',
    );
    const levels = to.levels.map((level) => (level.key === 'Work' ? { ...level, track: 'Child' } : level));
    expect(refused(days, { ...to, levels })).toEqual(['Jaunajā redakcijā līmenis «Work» pieder cita veida lietai.']);
  });

  test('where another institution does the work', () => {
    const to = next();
    const by = { roles: ['B.x'], substitutes: [] };
    const levels = to.levels.map((level) => (level.key === 'Work' ? { ...level, by } : level));
    expect(refused(opened('2026-01-12'), { ...to, levels })).toEqual([
      'Jaunajā redakcijā līmeni «Work», kurā lieta atrodas, veic cita iestāde.',
    ]);
    const standIn = { roles: ['B.x'], substitutes: ['G.x'] };
    const kept = to.levels.map((level) => (level.key === 'Work' ? { ...level, by: standIn } : level));
    expect(refused(opened('2026-01-12'), { ...to, levels: kept })).toEqual([]);
  });

  test('where a task that is open could not be finished; one that is done asks for nothing', () => {
    const days = opened('2026-01-12');
    meets(days, '2026-02-02', ['SeatB', 'SeatC'], [{ what: 'x', who: ['B.x'] }]);
    const to = next();
    const without = { ...to, acts: to.acts.filter(({ kind }) => kind !== 'finish') };
    expect(refused(days, without)).toEqual([
      'Jaunajā redakcijā uzdevumus nevar pabeigt, bet lietā ir nepabeigti uzdevumi.',
    ]);
    days.play.does(official, 'task.finish', { p: { text: 'x' } });
    expect(refused(days, without)).toEqual([]);
  });

  test('where of an office nobody is left; of several one is enough', () => {
    const days = opened('2026-01-12');
    days.play.does(chair, 'Work.convene', agenda('2026-02-02'));
    const to = next();
    const less = (role: string): Definition => ({
      ...to,
      institutions: to.institutions.map((one) => ({ ...one, roles: one.roles.filter(({ key }) => key !== role) })),
    });
    expect(refused(days, less('G.y'))).toEqual(['Jaunajā redakcijā nav amata «G.y», kam lietā ir darāmais.']);
    days.play.does(secretary, 'agenda.fulfil');
    expect(refused(days, less('G.y'))).toEqual([]);
  });
});
