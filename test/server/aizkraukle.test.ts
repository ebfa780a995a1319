import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Definition } from '@riciba/runtime/definition';
import { hasBusiness } from '@riciba/runtime/kernel';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fill } from './support/fill.ts';
import { seenBy } from './support/seen.ts';
import { Site } from './support/site.ts';
import type { Visitor } from './support/visitor.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const visitors = new Map<string, Visitor>();
let site: Site;
let definition: Definition;
let build: string;

beforeAll(async () => {
  build = await mkdtemp(join(tmpdir(), 'riciba-aizkraukle-'));
  const scheme = 'examples/aizkraukle/aizkraukle.lv.riciba';
  await promisify(execFile)(process.execPath, ['generator/src/cli/main.ts', 'build', scheme, '--out', build], {
    cwd: root,
  });
  definition = JSON.parse(await readFile(join(build, 'definition.json'), 'utf8'));
  site = await Site.start({ definition: build, posts: join(root, 'examples/aizkraukle/posts.json') });
  for (const post of site.server.services.directory.posts.keys()) visitors.set(post, await site.signIn(post));
});
afterAll(async () => {
  await site.stop();
  await rm(build, { recursive: true, force: true });
});

const school = ['ozolu-klases-audzinataja', 'ozolu-socialais-pedagogs', 'ozolu-direktore'];

function visitor(post: string): Visitor {
  const found = visitors.get(post);
  if (!found) throw new Error(`No post ${post}`);
  return found;
}

async function open(post: string, key: string, given: Record<string, unknown> = {}): Promise<string> {
  const who = visitor(post);
  const names = { vards: 'Kārlis', uzvards: 'Ozols' };
  const answers = await fill({ definition, visitor: who, act: key, given: { ...names, ...given } });
  return (await who.do({ act: key, answers })).case;
}

async function act(id: string, post: string, key: string, given: Record<string, unknown> = {}): Promise<void> {
  const who = visitor(post);
  await who.act(id, key, await fill({ definition, visitor: who, act: key, case: id, given }));
}

async function seen(id: string): Promise<string[]> {
  const { number } = await site.db.selectFrom('cases').select('number').where('id', '=', id).executeTakeFirstOrThrow();
  return await seenBy(visitors, id, number);
}

/** In the order of the directory. */
const these = (...posts: string[]) => [...visitors.keys()].filter((post) => posts.includes(post));

describe('the Aizkraukle scheme', () => {
  it('is worked through by its posts, and each stage is seen by those who have a part in it', async () => {
    const id = await open('ozolu-klases-audzinataja', 'Situacija.open.jauna');
    expect(await seen(id)).toEqual(['ozolu-klases-audzinataja']);
    await act(id, 'ozolu-klases-audzinataja', 'Situacija.nodots');
    expect(await seen(id)).toEqual(these('ozolu-klases-audzinataja', 'ozolu-socialais-pedagogs'));
    const early = await visitor('ozolu-socialais-pedagogs').case(id);
    expect(early.offers.find((offer) => offer.act === 'Atbalsts.navRezultatu')?.blocked?.text).toMatch(/./);
    await act(id, 'ozolu-socialais-pedagogs', 'Atbalsts.inform.Vecaki');
    await act(id, 'ozolu-socialais-pedagogs', 'Atbalsts.inform.Skola.Administracija');
    await act(id, 'ozolu-socialais-pedagogs', 'Atbalsts.navRezultatu');
    expect(await seen(id)).toEqual(these(...school));

    await act(id, 'ozolu-direktore', 'Administracija.navRezultatu', { pamats: ['socialas', 'kartiba'] });
    const sent = [...school, 'socialais-darbinieks', 'valsts-policijas-inspektors', 'pasvaldibas-policijas-inspektors'];
    expect(await seen(id)).toEqual(these(...sent));
    await act(id, 'valsts-policijas-inspektors', 'referral.refuse');
    expect(await seen(id)).toEqual(these(...sent.filter((post) => post !== 'valsts-policijas-inspektors')));
    await act(id, 'pasvaldibas-policijas-inspektors', 'referral.acknowledge');
    await act(id, 'pasvaldibas-policijas-inspektors', 'referral.feedback');
    expect(await seen(id)).toEqual(these(...school, 'socialais-darbinieks'));
    const told = (await visitor('ozolu-direktore').inbox()).body.notices.filter((notice) => notice.case === id);
    expect(told.length).toBeGreaterThanOrEqual(2);

    await act(id, 'socialais-darbinieks', 'referral.acknowledge');
    await act(id, 'socialais-darbinieks', 'Gimene.navMotiveta');
    expect(await seen(id)).toEqual(these(...school, 'socialais-darbinieks', 'grupas-vaditaja'));
    await act(id, 'grupas-vaditaja', 'referral.acknowledge');
    const group = [
      'pasvaldibas-policijas-inspektors',
      'izglitibas-specialiste',
      'barintiesas-locekle',
      'grupas-vaditaja',
    ];
    expect(await seen(id)).toEqual(these(...school, 'socialais-darbinieks', ...group));
    await act(id, 'grupas-vaditaja', 'Aizgadiba.request');
    await act(id, 'barintiesas-locekle', 'referral.acknowledge');
    await act(id, 'barintiesas-locekle', 'referral.feedback');
    await act(id, 'grupas-vaditaja', 'Grupa.izskatits');
    expect((await visitor('ozolu-klases-audzinataja').case(id)).status).toBe('closed');
  });

  it('takes a school without support staff straight to its administration', async () => {
    const id = await open('klavu-skolotaja', 'Situacija.open.jauna', { skola: 'klavu-pirmsskola' });
    await act(id, 'klavu-skolotaja', 'Situacija.nodots');
    expect(await seen(id)).toEqual(these('klavu-skolotaja', 'klavu-vaditaja'));
    await act(id, 'klavu-vaditaja', 'Atbalsts.inform.Vecaki');
    await act(id, 'klavu-vaditaja', 'Atbalsts.navRezultatu');
  });

  it('begins at the group for unexcused absence', async () => {
    const id = await open('izglitibas-specialiste', 'Grupa.open.kavejumi', { skola: 'ozolu-pamatskola' });
    expect(await seen(id)).toContain('grupas-vaditaja');
    expect(await seen(id)).not.toContain('valsts-policijas-inspektors');
  });

  it('on whatever path shows a case to exactly those whom the kernel admits', { timeout: 120_000 }, async () => {
    const step = fc.record({ post: fc.nat(), offer: fc.nat(), otherwise: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.boolean(), fc.array(step, { minLength: 6, maxLength: 9 }), async (bySchool, path) => {
        const id = bySchool
          ? await open('ozolu-klases-audzinataja', 'Situacija.open.jauna')
          : await open('izglitibas-specialiste', 'Grupa.open.kavejumi');
        for (const { post, offer, otherwise } of path) await wander(id, post, offer, otherwise);
        expect(await seen(id)).toEqual(await admitted(id));
      }),
      { numRuns: 5, seed: 2026, endOnFailure: true },
    );
  });
});

/** Some post does something that it is offered. */
async function wander(id: string, post: number, chosen: number, otherwise: boolean): Promise<void> {
  const posts = await admitted(id);
  const who = posts[post % posts.length] ?? '';
  const offers = (await visitor(who).case(id)).offers.filter((offer) => !offer.blocked);
  const offer = offers[chosen % offers.length];
  if (offer) await act(id, who, offer.act, { pamats: otherwise ? ['cits'] : ['kartiba', 'vecakuPienakumi'] });
}

async function admitted(id: string): Promise<string[]> {
  const { directory } = site.server.services;
  const { state } = await site.db.selectFrom('cases').select('state').where('id', '=', id).executeTakeFirstOrThrow();
  return [...visitors.keys()].filter((post) => {
    const actor = directory.actor(post);
    return actor && hasBusiness(definition, state, actor, directory.settingFor(definition));
  });
}
