import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startServer } from '@riciba/runtime/server';
import type { Draft } from '@riciba/runtime/server/api';
import { draftId } from '@riciba/runtime/server/draft-id';
import { opening } from './support/answers.ts';
import { Site } from './support/site.ts';
import { Visitor } from './support/visitor.ts';

let site: Site;
let teacher: Visitor;
let colleague: Visitor;
const id = draftId(undefined, 'Situacija.jauna');

beforeAll(async () => {
  site = await Site.start();
  teacher = await site.signIn('audzinataja');
  colleague = await site.signIn('direktore');
});
afterAll(() => site.stop());

const none = { status: 200, body: null };

const draft = (revision: number, vards: string, command = randomUUID() as string) => ({
  answers: { berns: { vards } },
  page: 'berns',
  revision,
  command,
});

describe('a draft', () => {
  beforeEach(() => teacher.request('DELETE', `/drafts/${id}`));

  it('is kept as it was saved, also half filled, for its post alone', async () => {
    const saved = draft(1, 'Anna');
    expect(await teacher.request('PUT', `/drafts/${id}`, saved)).toMatchObject({ status: 200, body: saved });
    expect(await teacher.get(`/drafts/${id}`)).toMatchObject({ status: 200, body: saved });
    expect(await colleague.get(`/drafts/${id}`)).toMatchObject(none);
    expect((await teacher.get<{ hasDraft: boolean }[]>('/openings')).body).toMatchObject([{ hasDraft: true }]);
  });

  it('of a second window does not take the place of the first, unless its reader says so', async () => {
    const first = draft(3, 'Anna');
    await teacher.request('PUT', `/drafts/${id}`, first);
    const second = draft(1, 'Zane');
    expect(await teacher.request('PUT', `/drafts/${id}`, second)).toMatchObject({
      status: 409,
      body: { code: 'conflict', draft: first },
    });
    expect(await teacher.get(`/drafts/${id}`)).toMatchObject({ status: 200, body: first });
    const chosen = await teacher.request('PUT', `/drafts/${id}`, { ...second, replace: true });
    expect(chosen).toMatchObject({ status: 200, body: second });
    expect(await teacher.request('PUT', `/drafts/${id}`, { ...first, revision: 9 })).toMatchObject({ status: 409 });
    expect(await teacher.get(`/drafts/${id}`)).toMatchObject({ status: 200, body: second });
  });

  it('of a second window outlives the submission of the first', async () => {
    const second = draft(1, 'Zane');
    await teacher.request('PUT', `/drafts/${id}`, second);
    await teacher.do({ act: 'Situacija.jauna', answers: opening() });
    expect(await teacher.get(`/drafts/${id}`)).toMatchObject({ status: 200, body: second });
  });

  it('is not changed by an older save that arrives late', async () => {
    const command = randomUUID();
    await teacher.request('PUT', `/drafts/${id}`, draft(7, 'Jaunāks', command));
    const late = await teacher.request('PUT', `/drafts/${id}`, draft(6, 'Vecāks', command));
    expect(late).toMatchObject({ status: 200, body: { revision: 7, answers: { berns: { vards: 'Jaunāks' } } } });
  });

  it('is what was saved last, whichever server took it and whatever their clocks show', async () => {
    const dayMs = 86_400_000;
    const revisions = [5, 2, 7, 3, 8, 1, 6, 4];
    const behind = await startServer({ ...site.options, now: () => new Date(Date.now() - dayMs).toISOString() });
    const there = Object.assign(new Visitor(behind.url), { cookie: teacher.cookie, post: teacher.post });
    for (let round = 0; round < 10; round += 1) {
      const command = randomUUID();
      const saves = revisions.map(async (revision, at) => {
        const visitor = (at + round) % 2 === 0 ? teacher : there;
        return (await visitor.request<Draft>('PUT', `/drafts/${id}`, draft(revision, `${revision}`, command))).body;
      });
      for (const [at, { revision }] of (await Promise.all(saves)).entries())
        expect(revision).toBeGreaterThanOrEqual(revisions[at] ?? 0);
      for (const visitor of [teacher, there])
        expect(await visitor.get(`/drafts/${id}`)).toMatchObject({
          body: { revision: 8, answers: { berns: { vards: '8' } } },
        });
      await teacher.request('DELETE', `/drafts/${id}`);
    }
    await behind.stop();
  });

  it('goes with the command it became, and a late save does not bring it back', async () => {
    const saved = draft(1, 'Kārlis');
    await teacher.request('PUT', `/drafts/${id}`, saved);
    await teacher.do({ id: saved.command, act: 'Situacija.jauna', answers: opening() });
    expect(await teacher.get(`/drafts/${id}`)).toMatchObject(none);
    const late = await teacher.request('PUT', `/drafts/${id}`, { ...saved, revision: 2 });
    expect(late).toMatchObject({ status: 409, body: { code: 'submitted' } });
    expect(await teacher.get(`/drafts/${id}`)).toMatchObject(none);
  });

  it('saved at the very moment of its submission leaves nothing behind', async () => {
    for (let round = 0; round < 10; round += 1) {
      const saved = draft(1, 'Kārlis');
      await Promise.all([
        teacher.do({ id: saved.command, act: 'Situacija.jauna', answers: opening() }),
        ...[1, 2, 3].map((revision) => teacher.request('PUT', `/drafts/${id}`, { ...saved, revision })),
      ]);
      expect(await teacher.get(`/drafts/${id}`)).toMatchObject(none);
    }
  });

  it('stays when its command is refused', async () => {
    const saved = draft(1, 'Kārlis');
    await teacher.request('PUT', `/drafts/${id}`, saved);
    expect((await teacher.try({ id: saved.command, act: 'Situacija.jauna', answers: saved.answers })).status).toBe(422);
    expect(await teacher.get(`/drafts/${id}`)).toMatchObject({ status: 200, body: saved });
    expect((await teacher.request('DELETE', `/drafts/${id}`)).status).toBe(204);
    expect(await teacher.get(`/drafts/${id}`)).toMatchObject(none);
  });
});
