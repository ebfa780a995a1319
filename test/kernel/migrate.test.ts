import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { Definition, Duty } from '@riciba/runtime/definition';
import {
  type CaseEvent,
  type CaseState,
  describeEvent,
  explainDue,
  fold,
  migrate,
  type Migrated,
  onlyFromNow,
  type Setting,
  step,
  view,
} from '@riciba/runtime/kernel';
import { book, meets, opened } from './support/meetings.ts';
import { type Days, people } from './support/notions.ts';
import { answers, staff, TermCase, termini, terminiSetting } from './support/termini.ts';
import { failing, instant, playWhole, start } from './support/whole.ts';

// Long paths through whole schemes take their time where other tests run beside them.
vi.setConfig({ testTimeout: 120_000 });

interface Played {
  state: CaseState;
  events: CaseEvent[];
  definition: Definition;
  setting: Setting;
}

/** The case under the next definition. Its log must give its state, byte for byte. */
function migrated(
  { state, events, definition, setting }: Played,
  to: Definition,
  now: string,
  toSetting = setting,
): Migrated {
  const result = migrate({ definition, setting }, { definition: to, setting: toSetting }, state, now);
  if (result.refused) throw new Error(result.reasons.join('\n'));
  expect(JSON.stringify(fold([...events, ...result.events]))).toBe(JSON.stringify(result.state));
  return result;
}

const told = ({ changes }: Migrated): string[] => changes.map(({ kind, text }) => `${kind}: ${text}`);

describe('a case under the next version of its text', () => {
  let before: Definition;
  beforeAll(async () => {
    before = await termini();
  });

  /** A case of the head, opened on Monday 2 March 2026. */
  const atSchool = (): TermCase => new TermCase(before, '2026-03-02T08:00:00.000Z');

  async function under(one: TermCase, day: string, ...edits: [string, string][]) {
    const to = await termini(...edits);
    const { events } = one.play;
    const played = { state: one.play.case, events, definition: before, setting: terminiSetting(before) };
    return { to, played, result: () => migrated(played, to, `${day}T10:00:00.000Z`, terminiSetting(to)) };
  }

  test('goes on as it was where nothing changed for it', async () => {
    const { result, to } = await under(atSchool(), '2026-03-05', ['versija "1"', 'versija "2"']);
    const { changes, events, state } = result();
    expect(changes).toEqual([]);
    expect(events.map(({ type }) => type)).toEqual(['migrated']);
    expect(state.definition).toBe(to.hash);
    expect(describeEvent(to, state, events[0]!, terminiSetting(to))).toBe(
      'Lieta turpinās pēc jaunās redakcijas: Paraugs: shēma ar termiņiem, 2',
    );
  });

  test('has another date where the term is another, counted from the day it was counted from', async () => {
    const { result, to } = await under(atSchool(), '2026-03-05', [
      'veic Skola.Administrācija, 1 mēneša laikā jāizlemj',
      'veic Skola.Administrācija, 5 darba dienu laikā jāizlemj',
    ]);
    const { state, ...rest } = result();
    expect(told({ state, ...rest })).toEqual([
      'deadline-moved: Termiņš 09.03.2026. līdzšinējā 02.04.2026. vietā: Izlemt, kā turpināt: 1. līmenis (Parauga pamatskola).',
    ]);
    const decide = state.obligations.find(({ kind }) => kind === 'decide')!;
    expect(decide).toMatchObject({ due: '2026-03-09', openedAt: '2026-03-02T08:00:00.000Z' });
    expect(explainDue(decide, terminiSetting(to))[0]).toContain('5 darba dienu laikā');
  });

  test('gains and loses terms, and what must be done first', async () => {
    const first = await under(atSchool(), '2026-03-05', [
      'Skola.Administrācija, 1 mēneša laikā jāizlemj',
      'Skola.Administrācija',
    ]);
    expect(told(first.result())).toEqual([expect.stringContaining('deadline-lost: Vairs nav termiņa: Izlemt')]);
    const second = await under(atSchool(), '2026-03-05', [
      '    pirms tam rakstiski jāinformē Vecāki 2 nedēļu laikā\n',
      '',
    ]);
    expect(second.played.state.obligations.map(({ kind }) => kind)).toEqual(['decide', 'inform']);
    const reasons = migrate(
      { definition: before, setting: second.played.setting },
      { definition: second.to, setting: terminiSetting(second.to) },
      second.played.state,
      '2026-03-05T10:00:00.000Z',
    );
    expect(reasons).toEqual({
      refused: true,
      reasons: [expect.stringMatching(/^Jaunajā redakcijā nav darbības «.*», kas vēl jāveic\.$/)],
    });
    const third = await under(atSchool(), '2026-03-05', [
      'iznākums atrisināts "Situācija atrisināta" noslēdz lietu\n  iznākums jautāts',
      'iznākums atrisināts "Situācija atrisināta"\n    pirms tam rakstiski jāinformē SociālaisDienests.Darbinieks 1 nedēļas laikā\n    noslēdz lietu\n  iznākums jautāts',
    ]);
    expect(told(third.result())).toEqual([
      'deadline-gained: Papildus jāizdara līdz 09.03.2026.: Rakstiski jāinformē sociālais darbinieks (Parauga pamatskola).',
    ]);
  });

  test('is refused in words where it is in a level, or with a recipient, that is gone', async () => {
    const one = atSchool();
    one.play.does(staff.head, 'Skola.inform.Vecaki');
    one.play.does(staff.head, 'Skola.nodots', answers);
    const { to, played } = await under(one, '2026-03-05', [
      'tad līmenis Ģimene, 1 darba dienas laikā jāapstiprina saņemšana',
      'tad atgriežas',
    ]);
    const sent = migrate(
      { definition: before, setting: played.setting },
      { definition: to, setting: played.setting },
      played.state,
      one.at,
    );
    // Not acknowledged yet: whatever is said of it now holds.
    expect(sent.refused).toBe(false);
    one.play.does(staff.socialWorker, 'referral.acknowledge');
    const late = migrate(
      { definition: before, setting: played.setting },
      { definition: to, setting: played.setting },
      one.play.case,
      one.at,
    );
    expect(late).toMatchObject({
      refused: true,
      reasons: [expect.stringContaining('Jaunajā redakcijā pēc nosūtītā saņemšanas notiek kas cits')],
    });
    const without = { ...to, levels: to.levels.filter(({ key }) => key !== 'Gimene') };
    const gone = migrate(
      { definition: before, setting: played.setting },
      { definition: without, setting: played.setting },
      one.play.case,
      one.at,
    );
    expect(gone).toMatchObject({
      reasons: expect.arrayContaining(['Jaunajā redakcijā nav līmeņa «Sociālais dienests», kurā lieta atrodas.']),
    });
  });

  test('that is closed stays as it was closed', async () => {
    const one = atSchool();
    one.play.does(staff.head, 'Skola.atrisinats', answers);
    const { to, played } = await under(one, '2026-03-05', ['versija "1"', 'versija "2"']);
    const result = migrate(
      { definition: before, setting: played.setting },
      { definition: to, setting: played.setting },
      played.state,
      one.at,
    );
    expect(result).toEqual({ refused: true, reasons: ['Slēgta lieta paliek pie redakcijas, pēc kuras tā slēgta.'] });
  });

  test('shows what was answered under the earlier text by the rules of that text', async () => {
    const one = atSchool();
    const { to, result, played } = await under(one, '2026-03-05', ['versija "1"', 'versija "2"']);
    const { state, events } = result();
    const log = [...played.events, ...events];
    const secret: Definition = structuredClone(before);
    for (const form of secret.forms)
      for (const page of form.pages) for (const field of page.fields) field.readers = ['Skola'];
    const seen = (earlier: Definition) =>
      view(to, state, log, staff.socialWorker, terminiSetting(to), new Map([[before.hash, earlier]]));
    expect(JSON.stringify(seen(before).events)).not.toContain('Kalniņš');
    expect(() => view(to, state, log, staff.head, terminiSetting(to))).toThrow(RangeError);
    const own = view(to, state, log, staff.head, terminiSetting(to), new Map([[before.hash, secret]]));
    expect(JSON.stringify(own.events)).toContain('Kalniņš');
  });
});

const next = (change: Partial<Record<string, Partial<Duty>>>, more: Duty[] = []): Definition => {
  const one = book(change);
  return { ...one, hash: 'next', duties: [...(one.duties ?? []), ...more] };
};
const played = ({ play }: Days): Played => ({
  state: play.case,
  events: play.events,
  definition: play.definition,
  setting: play.setting,
});

describe('duties of the next text', () => {
  test('a duty that is added is exactly what changes', () => {
    const duty: Duty = {
      key: 'plan',
      label: 'Sastādīt plānu',
      sentence: 'plan',
      level: 'Work',
      opens: [{ on: 'level', level: 'Work' }],
      act: 'scold.fulfil',
      within: { kind: 'amount', amount: 10, unit: 'workingDay', direction: 'after' },
    };
    const days = opened('2026-01-12');
    const { changes, events, state } = migrated(played(days), next({}, [duty]), '2026-01-20T08:00:00.000Z');
    expect(events.map(({ type }) => type)).toEqual(['migrated', 'obligationOpened']);
    expect(changes).toMatchObject([{ kind: 'deadline-gained', due: '2026-01-26', late: '2026-01-26T22:00:00.000Z' }]);
    expect(state.obligations.at(-1)).toMatchObject({
      duty: 'plan',
      openedAt: '2026-01-20T08:00:00.000Z',
      due: '2026-01-26',
    });
  });

  test('a duty that is added is not owed where it was done before anybody asked', () => {
    const duty: Duty = {
      key: 'choose',
      label: 'Izraudzīties vadītāju',
      sentence: 'choose',
      level: 'Work',
      opens: [{ on: 'level', level: 'Work' }],
      act: 'Work.elect',
    };
    expect(migrated(played(opened('2026-01-12')), next({}, [duty]), '2026-01-20T08:00:00.000Z').changes).toEqual([]);
  });

  test('what is asked after an act is asked of what is done from then on, and the report says so', () => {
    const duty: Duty = {
      key: 'thank',
      label: 'Pateikties',
      sentence: 'thank',
      by: { roles: ['B.x'], substitutes: [] },
      opens: [
        { on: 'act', act: 'Work.elect' },
        { on: 'late', duty: 'agenda' },
      ],
      act: 'scold.fulfil',
    };
    const days = opened('2026-01-12');
    const text = next({}, [duty]);
    const { changes, state } = migrated(played(days), text, '2026-01-20T08:00:00.000Z');
    expect(changes).toEqual([]);
    expect(state.obligations.map((one) => one.duty)).not.toContain('thank');
    const elect = { id: 'c', actor: people.chair, act: 'Work.elect', target: state.levels[0]?.id };
    const other = { ...elect, answers: { p: { chair: 'Cita vadītāja' } } };
    const later = step(text, state, other, '2026-01-21T08:00:00.000Z', days.play.setting);
    expect(later.refused ? later : later.state.obligations.at(-1)).toMatchObject({ duty: 'thank', status: 'open' });
    expect(onlyFromNow(days.play.definition, text)).toEqual([
      expect.stringMatching(
        /^Pienākums «Pateikties» rodas pēc darbības «.+» tikai turpmāk; par to, kas jau ir noticis, tas nerodas\.$/,
      ),
      expect.stringMatching(/^Pienākums «Pateikties» rodas pēc nokavēta termiņa pienākumam «.+» tikai turpmāk;/),
    ]);
    expect(onlyFromNow(text, text)).toEqual([]);
  });

  test('more is asked in the year: what was done counts; less is asked: it is done', () => {
    const days = opened('2026-01-12');
    const meetings = { recurs: { times: 1, per: 'year' as const } };
    expect(days.play.duties('meetings')).toMatchObject([{ times: 4, done: 0 }]);
    const more = migrated(played(days), next({ meetings: { recurs: { times: 6, per: 'year' } } }), days.now);
    expect(more.state.obligations.find(({ duty }) => duty === 'meetings')).toMatchObject({ times: 6, status: 'open' });
    days.play.does(people.chair, 'Work.convene', { p: { meeting: '2026-01-20' } });
    days.on('2026-01-20').play.does(people.chair, 'Meeting.approve');
    days.play.does(people.chair, 'Meeting.held', {
      p: { day: '2026-01-20', present: ['SeatB', 'SeatC'], decisions: [] },
    });
    const less = migrated(played(days), next({ meetings }), days.now);
    expect(told(less)).toContainEqual(expect.stringMatching(/^met: Jau izpildīts: Noturēt sēdes/));
  });

  test('more is asked in a year in which enough was done: it is owed again, with what was done', () => {
    const days = opened('2026-01-12', book({ meetings: { recurs: { times: 1, per: 'year' } } }));
    meets(days, '2026-01-20');
    expect(days.play.duties('meetings')).toMatchObject([{ status: 'met', done: 1 }]);
    const { state, changes } = migrated(
      played(days),
      next({ meetings: { recurs: { times: 2, per: 'year' } } }),
      days.now,
    );
    expect(state.obligations.filter(({ duty }) => duty === 'meetings').slice(1)).toMatchObject([
      { status: 'open', times: 2, done: 1, due: '2026-12-31' },
    ]);
    expect(changes).toMatchObject([{ kind: 'deadline-gained', due: '2026-12-31' }]);
  });

  test('a duty that is gone is a reason to refuse, unless it is to be released', () => {
    const days = opened('2026-01-12');
    const to = { ...next({}), duties: next({}).duties?.filter(({ key }) => key !== 'meetings') ?? [] };
    const { state, definition, setting } = played(days);
    const refusal = migrate({ definition, setting }, { definition: to, setting }, state, days.now);
    expect(refusal).toEqual({
      refused: true,
      reasons: ['Jaunajā redakcijā nav pienākuma «Noturēt sēdes», kas vēl nav izpildīts.'],
    });
    const released = migrate({ definition, setting }, { definition: to, setting }, state, days.now, { release: true });
    expect(released).toMatchObject({ changes: [{ kind: 'released', text: expect.stringMatching(/^Atkrīt: /) }] });
  });

  test('a duty that goes to another office is owed by that office', () => {
    const days = opened('2026-01-12');
    days.play.does(people.chair, 'Work.convene', { p: { meeting: '2026-02-20' } });
    const to = next({ agenda: { by: { roles: ['B.x'], substitutes: [] } } });
    const { state, changes } = migrated(played(days), to, days.now);
    expect(state.obligations.find(({ duty }) => duty === 'agenda')?.debtor).toEqual({ body: 'b', roles: ['B.x'] });
    expect(changes).toMatchObject([{ kind: 'reassigned' }]);
  });

  test('an office of which nobody is left is a reason to refuse', () => {
    const days = opened('2026-01-12');
    const to = next({});
    const without: Definition = {
      ...to,
      institutions: to.institutions.map((one) => ({ ...one, roles: one.roles.filter(({ key }) => key !== 'G.x') })),
    };
    const { state, definition, setting } = played(days);
    expect(migrate({ definition, setting }, { definition: without, setting }, state, days.now)).toMatchObject({
      refused: true,
      reasons: ['Jaunajā redakcijā nav amata «G.x», kam lietā ir darāmais.'],
    });
  });
});

describe('on any path in any scheme', () => {
  test('a text that says the same changes nothing but which text it is', () => {
    const failure = failing(
      (definition, setting, moves) => {
        const play = playWhole(definition, setting, moves, () => {});
        if (play.state?.status !== 'open') return;
        const now = play.clock(0);
        const { events, changes } = migrated(
          { state: play.state, events: play.events, definition, setting },
          { ...definition, hash: 'next' },
          now,
        );
        const own = events.slice(events.findIndex(({ type }) => type === 'migrated'));
        expect(changes).toEqual([]);
        expect(own.map(({ type, ...more }) => [type, 'runs' in more || 'obligations' in more])).toEqual([
          ['migrated', false],
        ]);
        expect(migrate({ definition, setting }, { definition, setting }, play.state, now)).toMatchObject({
          events: [],
        });
      },
      { numRuns: 60 },
    );
    expect(failure).toBeUndefined();
  });

  test('a case that went on under another text folds from its log, goes on, and a second time nothing happens', () => {
    let accepted = 0;
    const failure = failing(
      (definition, setting, moves) => {
        const play = playWhole(definition, setting, moves, () => {});
        if (play.state?.status !== 'open') return;
        const [first, ...others] = definition.duties ?? [];
        const to = { ...definition, hash: 'next', duties: [...others, { ...first!, key: 'added', recurs: undefined }] };
        const now = play.clock(0);
        const result = migrate({ definition, setting }, { definition: to, setting }, play.state, now, {
          release: true,
        });
        if (result.refused) throw new Error(result.reasons.join());
        accepted += 1;
        const log = [...play.events, ...result.events];
        expect(JSON.stringify(fold(log))).toBe(JSON.stringify(result.state));
        const again = migrate(
          { definition: to, setting },
          { definition: { ...to, hash: 'third' }, setting },
          result.state,
          now,
        );
        expect(again).toMatchObject({ refused: false, changes: [] });
        const later = playOn(to, setting, result, log, moves);
        expect(JSON.stringify(fold(later.events))).toBe(JSON.stringify(later.state));
      },
      { numRuns: 60 },
    );
    expect(failure).toBeUndefined();
    expect(accepted).toBeGreaterThan(10);
  });
});

/** Time passes, and what is offered is done, as on any other path. */
function playOn(
  to: Definition,
  setting: Setting,
  { state }: Migrated,
  log: CaseEvent[],
  moves: Parameters<typeof playWhole>[2],
) {
  return playWhole(to, setting, moves.slice(0, 5), () => {}, true, { state, events: log, at: instant(start + 1e11) });
}
