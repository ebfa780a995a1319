import { describe, expect, test } from 'vitest';
import type { Act, Form } from '@riciba/runtime/definition';
import { firstAnswers, view } from '@riciba/runtime/kernel';
import { childAnswers } from './support/fixture.ts';
import { book, meets, minutes, opened } from './support/meetings.ts';
import { bare, Days, extended, field, form, people } from './support/notions.ts';

const { teacher, chair, official } = people;

const lives = (address: string) => ({ p: { address } });

const addresses = ({ play }: Days) => play.case.entries.map(({ answers }) => answers['p']?.['address']);

describe('a correction', () => {
  const visit: Act = {
    key: 'S.visit',
    kind: 'option',
    label: 'Reģistrēt apmeklējumu',
    sentence: 'S.visit',
    level: 'S',
    form: 'Visit',
    keeps: true,
  };
  const correct: Act = { key: 'entry.correct.S.visit', kind: 'correct', label: 'Labot', sentence: 'S.visit' };
  const asked = form('Visit', [field('address', 'text')]);
  // Where the child lives is known of the file, whatever act has told it.
  const visited: Form = { ...asked, pages: asked.pages.map((page) => ({ ...page, part: 'Home' })) };

  const hidden = field('code', 'text', { readers: ['B.x'] });
  const atSocial = { roles: ['B.x'], substitutes: [] };

  /** A file in which two visits were entered. */
  function twice(): Days {
    const days = new Days(extended(bare, { acts: [visit, correct], forms: [visited] }), '2026-03-02');
    days.play.does(teacher, 'S.open', childAnswers({ body: 'a' }));
    days.play.does(teacher, 'S.visit', lives('Liepu iela 1'));
    days.on('2026-03-09').play.does(teacher, 'S.visit', lives('Ozolu iela 2'));
    days.on('2026-03-16');
    return days;
  }

  test('of what was entered last is what is known from then on', () => {
    const days = twice();
    days.play.does(teacher, 'entry.correct.S.visit', lives('Ozolu iela 3'));
    expect(days.play.case.facts['Home']).toEqual({ address: 'Ozolu iela 3' });
    expect(addresses(days)).toEqual(['Liepu iela 1', 'Ozolu iela 3']);
  });

  test('of what was entered before leaves what is known since', () => {
    const days = twice();
    days.play.does(teacher, 'entry.correct.S.visit', lives('Liepu iela 9'), days.play.case.entries[0]?.id);
    expect(days.play.case.facts['Home']).toEqual({ address: 'Ozolu iela 2' });
    expect(addresses(days)).toEqual(['Liepu iela 9', 'Ozolu iela 2']);
  });

  test('leaves what another act has told since, and what whoever corrects may not read', () => {
    const secret = { ...visited, pages: visited.pages.map((page) => ({ ...page, fields: [...page.fields, hidden] })) };
    const acts = [visit, correct, { ...visit, key: 'T.visit', level: 'T', by: atSocial }];
    const days = new Days(extended(bare, { acts, forms: [secret] }), '2026-03-02');
    days.play.does(teacher, 'S.open', childAnswers({ body: 'a' }));
    days.play.does(teacher, 'S.visit', lives('Liepu iela 1'));
    const visitId = days.play.case.entries[0]?.id;
    days.play.does(teacher, 'S.on', childAnswers());
    days.play.does(official, 'T.visit', { p: { address: 'Liepu iela 1', code: '1234' } });
    days.play.does(teacher, 'entry.correct.S.visit', lives('Liepu iela 2'), visitId);
    expect(days.play.case.facts['Home']).toEqual({ address: 'Liepu iela 2', code: '1234' });
    days.play.does(official, 'T.visit', { p: { address: 'Ozolu iela 3', code: '1234' } });
    days.play.does(teacher, 'entry.correct.S.visit', lives('Liepu iela 4'), visitId);
    expect(days.play.case.facts['Home']).toEqual({ address: 'Ozolu iela 3', code: '1234' });
  });

  test('changes of what is known only what it corrects, and the next form begins with that', () => {
    const phoned = asked.pages.map((page) => ({ ...page, fields: [...page.fields, field('phone', 'text')] }));
    const forms = [{ ...visited, pages: phoned.map((page) => ({ ...page, part: 'Home' })) }];
    const call = { ...visit, key: 'S.call' };
    const acts = [visit, correct, call];
    const days = new Days(extended(bare, { acts, forms }), '2026-03-02');
    const { play } = days;
    const begins = (): unknown => {
      const seen = view(play.definition, play.case, play.events, teacher, play.setting);
      return firstAnswers(play.definition, play.case, { act: call, target: undefined }, seen);
    };
    play.does(teacher, 'S.open', childAnswers({ body: 'a' }));
    play.does(teacher, 'S.visit', { p: { address: 'Leipu iela 1', phone: '1' } });
    const visitId = play.case.entries[0]?.id;
    play.does(teacher, 'S.call', { p: { address: 'Leipu iela 1', phone: '2' } });
    play.does(teacher, 'entry.correct.S.visit', { p: { address: 'Liepu iela 1', phone: '1' } }, visitId);
    expect(play.case.facts['Home']).toEqual({ address: 'Liepu iela 1', phone: '2' });
    expect(begins()).toEqual({ p: { address: 'Liepu iela 1', phone: '2' } });
    play.does(teacher, 'entry.correct.S.visit', { p: { phone: '1' } }, visitId);
    expect(play.case.facts['Home']).toEqual({ phone: '2' });
    expect(begins()).toEqual({ p: { phone: '2' } });
  });

  test('of what was entered before is not what the next form begins with, though both say the same', () => {
    const days = twice();
    const { play } = days;
    const earlier = play.case.entries[0]?.id;
    play.does(teacher, 'entry.correct.S.visit', lives('Ozolu iela 2'), earlier);
    play.does(teacher, 'entry.correct.S.visit', lives('Liepu iela 9'), earlier);
    const seen = view(play.definition, play.case, play.events, teacher, play.setting);
    const begins = firstAnswers(play.definition, play.case, { act: visit, target: undefined }, seen);
    expect(begins).toEqual(lives('Ozolu iela 2'));
    expect(begins).toEqual({ p: play.case.facts['Home'] });
  });

  test('moves no entry to the day of the correction', () => {
    const days = twice();
    days.play.does(teacher, 'entry.correct.S.visit', lives('Ozolu iela 3'));
    expect(days.play.case.entries.map(({ date }) => date)).toEqual(['2026-03-02', '2026-03-09']);
  });
});

const tasks = ({ play }: Days) =>
  play.case.obligations.flatMap(({ kind, text, due, debtor, status }) =>
    kind === 'task' ? [[text, due, debtor.roles.join(), status].join(' ').replaceAll('  ', ' ')] : [],
  );

describe('minutes that are corrected', () => {
  const seats = ['SeatB', 'SeatC'];
  const task = { what: 'Pārrunāt', who: ['B.x'], due: '2026-03-02' };
  const other = { what: 'Sagatavot aptauju', who: ['C.x'] };

  function held(decisions: object[]): Days {
    const days = opened('2026-01-12', book());
    meets(days, '2026-02-02', seats, decisions);
    return days;
  }
  const corrected = ({ play }: Days, decisions: object[]) =>
    play.does(chair, 'entry.correct.Meeting.held', minutes('2026-02-02', seats, decisions));

  test('ask again what they asked no more', () => {
    const days = held([task]);
    corrected(days, []);
    expect(tasks(days)).toEqual(['Pārrunāt 2026-03-02 B.x cancelled']);
    corrected(days, [task]);
    expect(tasks(days)).toEqual(['Pārrunāt 2026-03-02 B.x cancelled', 'Pārrunāt 2026-03-02 B.x open']);
  });

  test('ask nothing of what is done already, though it is struck out', () => {
    const days = held([task]);
    days.play.does(official, 'task.finish', { p: { text: 'Pārrunāts' } });
    corrected(days, []);
    expect(tasks(days)).toEqual(['Pārrunāt 2026-03-02 B.x met']);
  });

  test('ask another where the day or the office is another', () => {
    const days = held([task, other]);
    corrected(days, [
      { ...task, due: '2026-03-09' },
      { ...other, who: ['C.y'] },
    ]);
    expect(tasks(days)).toEqual([
      'Pārrunāt 2026-03-02 B.x cancelled',
      'Sagatavot aptauju C.x cancelled',
      'Pārrunāt 2026-03-09 B.x open',
      'Sagatavot aptauju C.y open',
    ]);
  });

  test('leave a later day that was given since', () => {
    const days = held([task]);
    const given = days.play.case.obligations.find(({ kind }) => kind === 'task')?.id;
    days.play.does(chair, 'obligation.extend', { p: { until: '2026-04-13' } }, given);
    corrected(days, [task]);
    expect(tasks(days)).toEqual(['Pārrunāt 2026-04-13 B.x open']);
  });

  test('leave the tasks of other minutes, and the signatures', () => {
    const days = held([task]);
    meets(days, '2026-02-09', seats, [other]);
    days.play.does(chair, 'entry.correct.Meeting.held', minutes('2026-02-09', seats, []));
    expect(tasks(days)).toEqual(['Pārrunāt 2026-03-02 B.x open', 'Sagatavot aptauju C.x cancelled']);
    expect(days.play.duties('minutes').map(({ status }) => status)).not.toContain('cancelled');
  });

  test('are signed by those who were there, as it is said now; who has signed has signed', () => {
    const days = opened('2026-01-12', book());
    meets(days, '2026-02-02', ['SeatB', 'SeatC', 'SeatA']);
    days.play.does(official, 'minutes.fulfil');
    days.play.does(chair, 'entry.correct.Meeting.held', minutes('2026-02-02', ['SeatC', 'SeatA2']));
    const signs = days.play.duties('minutes').map(({ debtor, status, due }) => `${debtor.body} ${status} ${due}`);
    const due = '2026-02-09';
    expect(signs).toEqual([`b met ${due}`, `c open ${due}`, `a cancelled ${due}`, `a2 open ${due}`]);
  });

  test('are signed in time from the day of the meeting, as it is said now', () => {
    const extension = { by: { roles: ['G.x'], substitutes: [] } };
    const days = opened('2026-01-12', book({ minutes: { extension } }));
    meets(days, '2026-02-02', seats);
    const [first] = days.play.duties('minutes');
    days.play.does(chair, 'obligation.extend', { p: { until: '2026-03-02' } }, first?.id);
    days.play.does(chair, 'entry.correct.Meeting.held', minutes('2026-01-26', seats));
    expect(days.play.duties('minutes').map((one) => one.due)).toEqual(['2026-03-02', '2026-02-02']);
  });
});
