import { expect, test } from 'vitest';
import { agenda, book, opened } from './support/meetings.ts';
import { type Days, people } from './support/notions.ts';

const standing = ({ play }: Days, duty: string) => play.duties(duty).map(({ status }) => status);

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
