import { randomUUID } from 'node:crypto';
import { type RunningServer, startServer } from '@riciba/runtime/server';
import type { Opening } from '@riciba/runtime/server/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveGroup } from './support/group.ts';
import { Site } from './support/site.ts';
import { Visitor } from './support/visitor.ts';

let site: Site;
let other: RunningServer;
const begin = { act: 'SadarbibasGrupaDarbs.open.sakt' };
const convene = {
  act: 'SadarbibasGrupaSede.open.pirmaSede',
  answers: {
    sede: { datums: '2026-04-07', laiks: '14:00', vieta: 'Dome' },
    jautajumi: { punkti: [{ nosaukums: 'Vadītāja ievēlēšana' }] },
    pieaicinatie: {},
  },
};

beforeAll(async () => {
  site = await Site.start();
  await serveGroup(site, '2026-03-02T08:00:00.000Z');
  other = await startServer(site.options);
});
afterAll(async () => {
  await other.stop();
  await site.stop();
});

async function openings(visitor: Visitor): Promise<Opening[]> {
  return (await visitor.get<Opening[]>('/openings')).body;
}

/** The same browser at the other server. */
const there = ({ cookie, post }: Visitor) => Object.assign(new Visitor(other.url), { cookie, post });

describe('the work of a group, when it is begun on two servers at once and again later', () => {
  let file = '';

  it('runs in one file: one of them is done, the others are told where it runs', async () => {
    const posts = await Promise.all(['parauga-vaditajs', 'parauga-sekretars'].map((post) => site.signIn(post)));
    const browsers = [...posts, ...posts.map(there)];
    await Promise.all(browsers.map(openings));
    const answers = await Promise.all([...browsers, ...browsers, ...browsers].map((one) => one.try(begin)));
    const [first, ...more] = answers.filter(({ status }) => status === 200);
    expect(more).toEqual([]);
    file = first?.body.case ?? '';
    const refused = answers.filter(({ status }) => status !== 200);
    expect(refused).toHaveLength(11);
    for (const { status, body } of refused)
      expect({ status, ...body }).toEqual({
        status: 422,
        code: 'already-running',
        message: 'Šīs grupas darbs jau ir sākts. Grupai ir viena darba lieta: turpiniet tajā.',
        sentence: begin.act,
        case: file,
      });
    expect((await posts[0]?.cases())?.total).toBe(1);
  });

  it('is shown where one begins a case, with its number, to whoever would begin it', async () => {
    const chair = await site.signIn('parauga-vaditajs');
    const { number } = await chair.case(file);
    for (const post of ['parauga-sekretars', 'amatpersona'])
      expect(await openings(await site.signIn(post))).toMatchObject([
        { blocked: { text: expect.stringContaining('jau ir sākts') }, running: { case: file, number } },
      ]);
    const official = await site.signIn('amatpersona');
    expect(await official.try(convene)).toMatchObject({ status: 422, body: { code: 'already-running', case: file } });
    // There they go on, and once: whatever the order in which a browser writes the parts of a row.
    const { version } = await official.case(file);
    const rows = (...all: object[]) => ({ ...convene.answers, jautajumi: { punkti: all } });
    const request = { id: randomUUID(), act: convene.act, case: file, version };
    const row = { nosaukums: 'Vadītāja ievēlēšana', zinotajs: 'Sekretārs' };
    const turned = Object.fromEntries(Object.entries(row).toReversed());
    const done = await official.do({ ...request, answers: rows(row) });
    expect(done.case).toBe(file);
    expect(await official.do({ ...request, answers: rows(turned) })).toEqual(done);
  });

  it('is no more shown to whoever would begin it by convening its first meeting, once that was held', async () => {
    site.goTo('2026-04-07T15:00:00.000Z');
    const keeper = await site.signIn('parauga-sekretars');
    const klat = ['Policija', 'Izglitiba', 'Barintiesa'];
    const ievelesana = { datums: '2026-04-07', klat, ievelets: ['Barintiesa'], vards: 'Locekle' };
    await keeper.act(file, 'SadarbibasGrupaSede.ievelet', { ievelesana });
    const official = await site.signIn('amatpersona');
    expect(await openings(official)).toMatchObject([{ act: convene.act, running: { case: file } }]);
    await keeper.act(file, 'SadarbibasGrupaSede.notikusi', {
      sede: { numurs: '1', datums: '2026-04-07', vieta: 'Dome', sakums: '14:00', beigas: '15:00' },
      dalibnieki: { klat, locekli: 'Trīs locekļi', protokole: 'Sekretāre' },
      gaita: { punkti: [{ nosaukums: 'Vadītāja ievēlēšana' }] },
      lemumi: { lemumi: [] },
    });
    expect(await openings(official)).toEqual([]);
    // The secretary has begun the file, so it was theirs for the sake of that meeting alone.
    expect((await official.cases()).total).toBe(0);
    expect((await official.get(`/cases/${file}`)).status).toBe(404);
    expect(await openings(keeper)).toMatchObject([{ act: begin.act, running: { case: file } }]);
  });

  it('stands in nobody else’s way: another group begins its own', async () => {
    const neighbour = await site.signIn('kaiminu-vaditajs');
    expect((await openings(neighbour)).map(({ blocked }) => blocked)).toEqual([undefined]);
    const { case: own } = await neighbour.do(begin);
    expect(own).not.toBe(file);
    expect(await neighbour.try(begin)).toMatchObject({ body: { code: 'already-running', case: own } });
  });
});
