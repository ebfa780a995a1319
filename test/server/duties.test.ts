/** What a scheme with duties, counted entries, corrections and longer terms lets one do through the API. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Definition } from '@riciba/runtime/definition';
import type { CaseView } from '@riciba/runtime/server/api';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fill } from './support/fill.ts';
import { Site } from './support/site.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
let build: string;
let definition: Definition;
let site: Site;

const posts = {
  municipality: 'paraugs',
  bodies: [
    { key: 'ozolu', institution: 'Skola', name: 'Ozolu pamatskola' },
    { key: 'parvalde', institution: 'IzglitibasParvalde', name: 'Izglītības pārvalde' },
  ],
  posts: [
    { id: 'vietniece', name: 'Direktores vietniece', body: 'ozolu', role: 'Skola.Administracija' },
    { id: 'direktore', name: 'Direktore', body: 'ozolu', role: 'Skola.Direktors' },
    { id: 'specialiste', name: 'Speciāliste', body: 'parvalde', role: 'IzglitibasParvalde.Specialists' },
  ],
  seats: {},
};

beforeAll(async () => {
  build = await mkdtemp(join(tmpdir(), 'riciba-duties-'));
  const scheme = 'examples/kavejumi/kavejumi.lv.riciba';
  await promisify(execFile)(process.execPath, ['generator/src/cli/main.ts', 'build', scheme, '--out', build], {
    cwd: root,
  });
  definition = JSON.parse(await readFile(join(build, 'definition.json'), 'utf8'));
  await writeFile(join(build, 'posts.json'), JSON.stringify(posts));
  site = await Site.start({ definition: build, posts: join(build, 'posts.json'), clockMs: 20 });
});
afterAll(async () => {
  await site.stop();
  await rm(build, { recursive: true, force: true });
});

/** Does an offered act, its form filled; `on` is what it is done on, as its offer says. */
async function act(post: string, id: string, key: string, given: Record<string, unknown> = {}, on?: string) {
  const visitor = await site.signIn(post);
  const { version, offers } = await visitor.case(id);
  const offer = offers.find((one) => one.act.endsWith(key) && !one.blocked && (on === undefined || one.on === on));
  if (!offer) throw new Error(`${key} is not offered; ${offers.map((one) => `${one.act} ${one.on}`).join(', ')}`);
  const answers = await fill({ definition, visitor, act: offer.act, case: id, given });
  await visitor.do({ case: id, version, act: offer.act, target: offer.target, answers });
}

async function page(post: string, id: string): Promise<CaseView> {
  return await (await site.signIn(post)).case(id);
}

const owed = ({ obligations }: CaseView) =>
  obligations.map(({ kind, text, due }) => `${kind} ${text} ${due ?? ''}`.trim());

it('absences are entered, counted, corrected; what they oblige to waits, is met, passes, and is reported late', async () => {
  site.goTo('2026-09-14T09:00:00.000Z');
  const head = await site.signIn('vietniece');
  const [opening] = (await head.get<{ act: string }[]>('/openings')).body;
  const answers = await fill({
    definition,
    visitor: head,
    act: opening?.act ?? '',
    given: { vards: 'Kārlis', uzvards: 'Ozols' },
  });
  const { case: id } = await head.do({ act: opening?.act ?? '', answers });

  await act('vietniece', id, 'kavejums', { datums: '2026-09-07', stundas: 12, iemesls: 'neattaisnots' });
  await act('vietniece', id, 'kavejums', { datums: '2026-09-08', stundas: 9, iemesls: 'neattaisnots' });
  const duty = 'duty Rakstiski informēt par vairāk nekā 20 stundām semestrī 2026-09-14';
  expect(owed(await page('vietniece', id))).toContain(duty);
  // Corrected below the count, the duty is asked no more; the form holds what was entered.
  const correction = (await page('vietniece', id)).offers.find(
    ({ kind, on }) => kind === 'correct' && on?.includes('08.09.2026'),
  );
  expect(correction).toMatchObject({ on: 'Reģistrēt kavējumus, 08.09.2026.' });
  expect(Object.values(correction?.prefill ?? {})).toEqual([
    { datums: '2026-09-08', stundas: 9, iemesls: 'neattaisnots' },
  ]);
  await act('vietniece', id, 'kavejums', { datums: '2026-09-08', stundas: 2, iemesls: 'neattaisnots' }, correction?.on);
  expect(owed(await page('vietniece', id))).not.toContain(duty);

  await act('vietniece', id, 'Skola.kavejums', { datums: '2026-09-14', stundas: 8, iemesls: 'neattaisnots' });
  expect(owed(await page('vietniece', id))).toContain(duty);
  const { items } = (await (await site.signIn('vietniece')).inbox()).body;
  expect(items.find((item) => item.kind === 'duty')).toMatchObject({ due: '2026-09-14', case: id });

  site.goTo('2026-09-15T06:00:00.000Z');
  await expect
    .poll(async () => (await (await site.signIn('direktore')).inbox()).body.notices.length)
    .toBeGreaterThan(0);
  const mine = (await page('vietniece', id)).obligations.find((one) => one.kind === 'duty');
  expect(mine).toMatchObject({ lateAt: '2026-09-14T21:00:00.000Z', mine: true });
  await act('vietniece', id, 'zinot', { paveiktais: 'Runāts ar vecākiem.' });
  expect(owed(await page('vietniece', id))).not.toContain(duty);
  expect((await (await site.signIn('specialiste')).inbox()).body.notices.length).toBeGreaterThan(0);
  expect((await page('specialiste', id)).timeline.length).toBeGreaterThan(0);
});
