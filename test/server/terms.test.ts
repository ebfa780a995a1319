import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Definition, hashedText } from '@riciba/runtime/definition';
import { opening } from './support/answers.ts';
import { smallDefinition, writeBuild } from './support/definition.ts';
import { Site } from './support/site.ts';

const dayMs = 86_400_000;
let folder: string;
let site: Site;

/** The small definition where the teacher has two working days and the head 24 hours, and no calendar for others. */
function withTerms(): Definition {
  const { hash: _, ...small } = smallDefinition();
  const content = {
    ...small,
    institutions: small.institutions.map((one) => (one.key === 'Skola' ? { ...one, calendar: 'plain' as const } : one)),
    levels: small.levels.map((level): Definition['levels'][number] => {
      if (level.key === 'Gimene') return level;
      return level.key === 'Situacija'
        ? { ...level, terms: { decide: { kind: 'amount', amount: 2, unit: 'workingDay', direction: 'after' } } }
        : { ...level, terms: { decide: { kind: 'elapsed', amount: 24, unit: 'hour', direction: 'after' } } };
    }),
  };
  return { ...content, hash: `sha256-${createHash('sha256').update(hashedText(content)).digest('hex')}` };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'riciba-terms-'));
  await writeBuild(folder, withTerms());
  site = await Site.start({ definition: folder });
});
afterAll(async () => {
  await site.stop();
  await rm(folder, { recursive: true });
});

it('what waits is in the order of its terms, each with its date and the days it was counted by', async () => {
  const opened: string[] = [];
  for (const days of [20, 0, 10]) {
    site.aheadMs = days * dayMs;
    const teacher = await site.signIn('audzinataja');
    opened.push((await teacher.do({ act: 'Situacija.jauna', answers: opening() })).case);
  }
  site.aheadMs = 0;
  const teacher = await site.signIn('audzinataja');
  const { items } = (await teacher.inbox()).body;
  expect(items.map((item) => item.case)).toEqual([opened[1], opened[2], opened[0]]);
  for (const { due = '', since, dueWhy = [] } of items) {
    expect(due).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(due > since.slice(0, 10)).toBe(true);
    expect(dueWhy[0]).toMatch(/^Termiņš: 2 darba dienu laikā\. Kalendārs: /);
    expect(dueWhy.at(-1)).toContain('Termiņš beidzas');
  }
  const [page] = (await teacher.case(opened[1] ?? '')).obligations;
  expect(page).toMatchObject({ due: items[0]?.due, dueWhy: items[0]?.dueWhy });
});

it('hours end at a moment', async () => {
  const teacher = await site.signIn('audzinataja');
  const { case: id } = await teacher.do({ act: 'Situacija.jauna', answers: opening() });
  await teacher.act(id, 'Situacija.nodots');
  const head = await site.signIn('direktore');
  const decide = (await head.inbox()).body.items.find((item) => item.case === id && item.kind === 'decide');
  expect(Date.parse(decide?.due ?? '') - Date.parse(decide?.since ?? '')).toBe(dayMs);
  const inform = (await head.inbox()).body.items.find((item) => item.case === id && item.kind === 'inform');
  expect(inform).not.toHaveProperty('due');
  expect(inform).not.toHaveProperty('dueWhy');
});
