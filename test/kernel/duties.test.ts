import { expect, test } from 'vitest';
import type { Act } from '@riciba/runtime/definition';
import { entered, entering, owedFile, owing } from './support/entered.ts';
import { agenda, book, opened } from './support/meetings.ts';
import { type Days, of, people } from './support/notions.ts';

const standing = ({ play }: Days, duty: string) => play.duties(duty).map(({ status }) => status);

const term = { kind: 'amount', amount: 5, unit: 'calendarDay', direction: 'before' } as const;
const beside: Act = { ...entering('S.beside'), dateField: undefined, effect: { kind: 'beside', level: 'S' } };

test('what is owed at one meeting is not done by what is done at another', () => {
  const approving = { level: 'Meeting', opens: [{ on: 'level' as const, level: 'Meeting' }], act: 'Meeting.approve' };
  const days = opened('2026-01-12', book({ scold: approving }));
  days.play.does(people.chair, 'Work.convene', agenda('2026-02-02'));
  days.play.does(people.chair, 'Work.convene', agenda('2026-03-02'));
  days.play.does(people.chair, 'Meeting.approve');
  expect(standing(days, 'scold')).toEqual(['open', 'met']);
});

test('what each seat owes, another does not do for it', () => {
  const opens = [{ on: 'act' as const, act: 'Work.convene' }];
  const days = opened('2026-01-12', book({ scold: { seats: 'G', opens, act: 'Meeting.approve' } }));
  days.play.does(people.chair, 'Work.convene', agenda('2026-02-02'));
  days.play.does(people.chair, 'Meeting.approve');
  expect(standing(days, 'scold')).toEqual(['open', 'open', 'open', 'open']);
});

test('what is due before a meeting goes by the day of that meeting, though another is convened later', () => {
  const before = { level: 'Meeting', opens: [{ on: 'level' as const, level: 'Meeting' }] };
  const days = opened('2026-01-12', book({ agenda: before }));
  days.play.does(people.chair, 'Work.convene', agenda('2026-02-02'));
  days.play.does(people.chair, 'Work.convene', agenda('2026-03-02'));
  expect(days.play.duties('agenda').map(({ due }) => due)).toEqual(['2026-01-28', '2026-02-25']);
});

test('what a convening asks for in the file goes by the day of its own meeting, too', () => {
  const days = opened('2026-01-12');
  days.play.does(people.chair, 'Work.convene', agenda('2026-02-02'));
  days.play.does(people.chair, 'Work.convene', agenda('2026-03-02'));
  expect(days.play.duties('agenda').map(({ due }) => due)).toEqual(['2026-01-28', '2026-02-25']);
});

test('what is due before a day that each stay sets for itself has none until its own is set', () => {
  const days = owedFile(
    [
      owing({
        level: 'S',
        opens: [{ on: 'level', level: 'S' }],
        before: { term, of: { ...of('day'), act: 'S.first' } },
      }),
    ],
    { acts: [beside] },
  );
  days.play.does(people.teacher, 'S.first', entered('2026-04-15', 1));
  days.play.does(people.teacher, 'S.beside', entered('2026-03-02', 1));
  const due = () => days.play.duties('visit').map((one) => one.due);
  expect(due()).toEqual(['2026-04-10', undefined]);
  days.play.does(people.teacher, 'S.first', entered('2026-05-20', 1));
  expect(due()).toEqual(['2026-04-10', '2026-05-15']);
});
