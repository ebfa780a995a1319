import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { atRandom, fuzz, polluted } from '../break/fuzz/fuzz.ts';
import { opening } from './support/answers.ts';
import { Site } from './support/site.ts';

let site: Site;
let cases: string[];

beforeAll(async () => {
  const at = new Date().toISOString();
  site = await Site.start({ now: () => at });
  const teacher = await site.signIn('audzinataja');
  cases = [];
  for (let count = 0; count < 3; count += 1)
    cases.push((await teacher.do({ act: 'Situacija.jauna', answers: opening() })).case);
});
afterAll(() => site.stop());

describe('whatever is sent', () => {
  it.each([
    ['mostly as the document says', 5],
    ['mostly not', 35],
  ])(
    '%s: an answer in words, never a fault, no word of how the server is made, and no change where it is refused',
    { timeout: 120_000 },
    async (_how, mischief) => {
      const { definition } = site.server.services.definitions.current;
      const known = {
        case: cases,
        cases,
        drafts: ['new~Situacija.jauna', `${cases[0]}~Situacija.nodots`],
        act: definition.acts.map((act) => act.key),
        target: cases.map((id) => `${id}.level.3`),
        definition: [definition.hash],
        definitions: [definition.hash],
        hash: [definition.hash],
        post: ['audzinataja', 'direktore'],
        id: [randomUUID(), randomUUID()],
        key: ['berns', 'situacija', 'vards', 'uzvards', 'kods', 'apraksts', 'kops', 'datnes'],
        anything: ['Kārlis', '2026-01-15', '320000-12340'],
      };
      const target = {
        url: site.server.url,
        database: site.options.database,
        posts: ['audzinataja', 'direktore'],
        known,
      };
      const { complaints, requests, unchanged } = await fuzz(target, atRandom(150, 2026 + mischief, mischief));
      expect(complaints).toEqual([]);
      expect(polluted()).toBe(false);
      expect(requests).toBeGreaterThanOrEqual(300);
      expect(unchanged).toBeGreaterThan(100);
    },
  );

  it('nothing that lies deeper than any form and no number beyond what is counted gets further than the first check', async () => {
    const teacher = await site.signIn('audzinataja');
    const deep = `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    const id = randomUUID();
    const draft = { answers: {}, revision: 1, command: id };
    for (const [method, path, body] of [
      ['POST', '/commands', `{"id":"${id}","act":"Situacija.jauna","answers":{"berns":${deep}}}`],
      ['PUT', '/drafts/new~Situacija.jauna', `{"answers":{"berns":${deep}},"revision":1,"command":"${id}"}`],
      ['PUT', '/drafts/new~Situacija.jauna', JSON.stringify({ ...draft, revision: 2 ** 31 })],
      ['PUT', '/drafts/new~Situacija.jauna', JSON.stringify({ ...draft, revision: -1 })],
    ] as const) {
      const { status, body: problem } = await teacher.request<{ code: string }>(method, path, body);
      expect([method, status, problem.code]).toEqual([method, 400, 'malformed']);
    }
  });
});
