import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { calendars } from '@riciba/runtime/calendars';
import type { CaseEvent } from '@riciba/runtime/kernel';
import { opening, reply } from './support/answers.ts';
import { run } from './support/command.ts';
import { writeBuild } from './support/definition.ts';
import { Site } from './support/site.ts';
import { timedDefinition } from './support/timed.ts';

let folder: string;
let site: Site;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'riciba-time-'));
  await writeBuild(folder, timedDefinition());
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(async () => {
  site = await Site.start({ definition: folder, clockMs: 20 });
});
afterEach(() => site.stop());

const tuesday = '2026-11-10T08:00:00.000Z';
/** Two working days after Tuesday end as Thursday does, in Riga. */
const decideLate = '2026-11-12T22:00:00.000Z';
const dutyLate = '2026-11-13T22:00:00.000Z';

async function openCase(on = site): Promise<string> {
  return (await (await on.signIn('audzinataja')).do({ act: 'Situacija.jauna', answers: opening() })).case;
}

async function eventsOf(id: string, on = site): Promise<CaseEvent[]> {
  const rows = await on.db.selectFrom('event').select('data').where('caseId', '=', id).orderBy('seq').execute();
  return rows.map(({ data }) => data);
}

/** Whatever time did to the case, and when it was due. */
async function passed(id: string, on = site): Promise<string[]> {
  const types = new Set<CaseEvent['type']>(['obligationLate', 'obligationReminded', 'obligationMoved']);
  return (await eventsOf(id, on)).filter(({ type }) => types.has(type)).map(({ type, at }) => `${type} ${at}`);
}

async function wakes(id: string, on = site): Promise<string | null> {
  return (await on.db.selectFrom('cases').select('wakesAt').where('id', '=', id).executeTakeFirstOrThrow()).wakesAt;
}

/** Nothing is left to do, up to now. */
const settled = (on = site) =>
  expect
    .poll(async () => {
      const now = on.server.services.now();
      return (await on.db.selectFrom('cases').select('id').where('wakesAt', '<=', now).execute()).length;
    })
    .toBe(0);

describe('a term', () => {
  it('that comes is reminded of, and when it passes it is late and those whom the scheme names are told, once', async () => {
    site.goTo(tuesday);
    const id = await openCase();
    expect(await wakes(id)).toBe('2026-11-11T22:00:00.000Z');
    site.goTo('2026-11-14T09:00:00.000Z');
    await settled();
    expect(await passed(id)).toEqual([
      'obligationReminded 2026-11-11T22:00:00.000Z',
      `obligationLate ${decideLate}`,
      `obligationLate ${dutyLate}`,
    ]);
    expect(await wakes(id)).toBeNull();
    const teacher = await site.signIn('audzinataja');
    const { items, notices } = (await teacher.inbox()).body;
    expect(items).toMatchObject([
      { kind: 'decide', lateAt: decideLate },
      { kind: 'duty', lateAt: dutyLate, text: expect.stringMatching(/Paziņot/i) },
    ]);
    expect(
      Object.fromEntries(
        Object.entries(Object.groupBy(notices, ({ text }) => text.split(':')[0] ?? '')).map(([kind, all]) => [
          kind,
          all?.length,
        ]),
      ),
    ).toEqual({ Atgādinājums: 1, 'Termiņš ir pagājis': 2 });
    expect((await teacher.case(id)).obligations.map((one) => one.lateAt)).toEqual([decideLate, dutyLate]);
    expect(await run(['check-log', '--data', site.folder], { DATABASE_URL: site.options.database })).toMatchObject({
      code: 0,
    });
  });

  it('that passed while everything was off is late from when it passed, as soon as a server is there', async () => {
    site.goTo(tuesday);
    const id = await openCase();
    await site.server.stop();
    site.goTo('2026-12-20T09:00:00.000Z');
    await site.up();
    await settled();
    expect(await passed(id)).toContain(`obligationLate ${decideLate}`);
  });

  it('is not passed twice by a clock that jumps back and forth', async () => {
    site.goTo(tuesday);
    const id = await openCase();
    for (const instant of [
      '2026-11-14T09:00:00.000Z',
      tuesday,
      '2026-11-14T09:00:00.000Z',
      '2027-01-01T00:00:00.000Z',
    ]) {
      site.goTo(instant);
      await settled();
    }
    expect((await passed(id)).length).toBe(3);
  });

  it('that was kept does not pass', async () => {
    site.goTo(tuesday);
    const id = await openCase();
    const teacher = await site.signIn('audzinataja');
    await teacher.act(id, 'Situacija.pazinot', reply);
    await teacher.act(id, 'Situacija.nodots');
    expect(await wakes(id)).toMatch(/^2026-11-11T08:0/);
    site.goTo('2026-11-11T07:59:00.000Z');
    await settled();
    expect(await passed(id)).toEqual([]);
  });

  it('ends with its day in Riga, on both sides of the change of clocks', async () => {
    site.goTo('2026-10-20T08:00:00.000Z');
    const summer = await openCase();
    expect((await eventsOf(summer)).find((event) => event.type === 'obligationOpened')).toMatchObject({
      obligation: { due: '2026-10-22', term: { late: '2026-10-22T21:00:00.000Z' } },
    });
    site.goTo('2026-10-23T08:00:00.000Z');
    const across = await openCase();
    expect((await eventsOf(across)).find((event) => event.type === 'obligationOpened')).toMatchObject({
      obligation: { due: '2026-10-27', term: { late: '2026-10-27T22:00:00.000Z' } },
    });
    site.goTo('2026-10-24T12:00:00.000Z');
    const hours = await openCase();
    await (await site.signIn('audzinataja')).act(hours, 'Situacija.nodots');
    site.goTo('2026-10-25T12:30:00.000Z');
    await settled();
    // To the hour: how long the acts before took is not told here.
    expect((await passed(hours)).map((line) => line.slice(0, 28))).toEqual(['obligationLate 2026-10-25T12']);
  });

  it('that passes while somebody fills a form takes the form from nobody; what somebody else did does', async () => {
    site.goTo(tuesday);
    const id = await openCase();
    const teacher = await site.signIn('audzinataja');
    const page = await teacher.case(id);
    site.goTo('2026-11-12T22:30:00.000Z');
    await settled();
    const again = await site.signIn('audzinataja');
    const offer = page.offers.find((one) => one.act === 'Situacija.pazinot');
    const command = {
      case: id,
      version: page.version,
      act: 'Situacija.pazinot',
      target: offer?.target,
      answers: reply,
    };
    expect(await again.try(command)).toMatchObject({ status: 200 });
    const other = page.offers.find((one) => one.act === 'Situacija.nodots');
    const stale = { case: id, version: page.version, act: 'Situacija.nodots', target: other?.target };
    expect(await again.try(stale)).toMatchObject({ status: 409, body: { code: 'stale' } });
  });

  it('of a case that cannot be woken keeps no other case waiting', async () => {
    site.goTo(tuesday);
    const broken = await openCase();
    const id = await openCase();
    await site.db
      .updateTable('cases')
      .set({ state: JSON.stringify({ id: broken, status: 'open', obligations: 'bojāts' }) })
      .where('id', '=', broken)
      .execute();
    site.goTo('2026-11-14T09:00:00.000Z');
    await expect.poll(async () => (await passed(id)).length).toBe(3);
    const told = site.lines.filter((line) => line.event === 'clock failed');
    expect(told.length).toBe(1);
    expect(JSON.stringify(told)).not.toContain(broken);
  });
});

/** Starts a server in a process of its own on the site's database; when it answers, lets it live that long, then kills it. */
async function liveAndDie(ms: number): Promise<void> {
  const { definition, posts, database, attachments, hostFolder } = site.options;
  const options = { port: 0, host: '127.0.0.1', definition, posts, database, attachments, hostFolder, clockMs: 20 };
  const child = spawn(process.execPath, [clocked, JSON.stringify({ options, aheadMs: site.aheadMs })], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((done) => child.once('exit', done));
  await Promise.race([ended, new Promise((done) => child.stdout.once('data', done))]);
  expect(child.exitCode).toBeNull();
  await new Promise((done) => setTimeout(done, ms));
  child.kill('SIGKILL');
  await ended;
}

const clocked = fileURLToPath(new URL('support/clocked.ts', import.meta.url));

/** What the cases passed, those apart that did not pass their reminder and both terms once each, and how many messages told of it. */
async function tally(cases: string[]): Promise<{ wrong: string[]; messages: number }> {
  const rows = await site.db.selectFrom('event').select(['caseId', 'data']).orderBy('seq').execute();
  const told = Map.groupBy(
    rows.filter(({ data }) => data.type === 'obligationLate' || data.type === 'obligationReminded'),
    ({ caseId }) => caseId,
  );
  const messages = await site.db.selectFrom('message').select(['caseId', 'id']).distinct().execute();
  const wrong = cases.filter(
    (id) =>
      told
        .get(id)
        ?.map(({ data }) => data.at)
        .join() !== passing.join(),
  );
  return { wrong, messages: messages.length };
}

const passing = ['2026-11-11T22:00:00.000Z', decideLate, dutyLate];
/** Of a reminder and of two terms that passed; who are told of the same stand in one message. */
const messagesEach = 3;

async function openMany(count: number): Promise<string[]> {
  site.goTo(tuesday);
  const teacher = await site.signIn('audzinataja');
  const cases: string[] = [];
  for (let made = 0; made < count; made += 1)
    cases.push((await teacher.do({ act: 'Situacija.jauna', answers: opening() })).case);
  return cases;
}

describe('terms that pass together', () => {
  it('pass once each, whichever of several servers comes first', async () => {
    const cases = await openMany(60);
    const others = await Promise.all([1, 2].map(() => Site.start({ ...site.options })));
    site.goTo('2026-11-14T09:00:00.000Z');
    await settled();
    expect(await tally(cases)).toEqual({ wrong: [], messages: cases.length * messagesEach });
    await Promise.all(others.map((other) => other.stop()));
  });

  it('pass once each, though the servers are killed again and again in the middle of it', async () => {
    const cases = await openMany(120);
    await site.server.stop();
    site.goTo('2026-11-14T09:00:00.000Z');
    for (const [one, other] of [
      [0, 40],
      [5, 110],
      [80, 30],
    ] as const)
      await Promise.all([liveAndDie(one), liveAndDie(other)]);
    await site.up();
    await settled();
    expect(await tally(cases)).toEqual({ wrong: [], messages: cases.length * messagesEach });
    expect(await run(['check-log', '--data', site.folder], { DATABASE_URL: site.options.database })).toMatchObject({
      code: 0,
    });
  }, 180_000);
});

describe('a calendar that has changed', () => {
  it('moves the dates that are open, and the cases say so; what it does not touch stays', async () => {
    site.goTo('2026-11-03T08:00:00.000Z');
    const untouched = await openCase();
    site.goTo(tuesday);
    await settled();
    const moved = await openCase();
    const before = await eventsOf(untouched);
    await site.server.stop();
    site.goTo('2026-11-10T09:00:00.000Z');
    const { plain } = calendars;
    const day = {
      id: 'svetki',
      name: { lv: 'Svētki', en: 'Feast' },
      rule: { kind: 'fixed', month: 11, day: 12 },
    } as const;
    Object.assign(site.options, {
      calendars: { ...calendars, plain: { ...plain, version: '99', holidays: [...plain.holidays, day] } },
    });
    await site.up();
    expect(await passed(moved)).toEqual([
      expect.stringMatching(/^obligationMoved 2026-11-10T09:0/),
      expect.stringMatching(/^obligationMoved 2026-11-10T09:0/),
    ]);
    const teacher = await site.signIn('audzinataja');
    const page = await teacher.case(moved);
    expect(page.obligations.map(({ due }) => due)).toEqual(['2026-11-13', '2026-11-16']);
    expect(await eventsOf(untouched)).toEqual(before);
    // At the next start nothing has changed.
    await site.server.stop();
    await site.up();
    expect((await passed(moved)).length).toBe(2);
    site.goTo('2026-11-12T23:00:00.000Z');
    await settled();
    expect((await passed(moved)).filter((line) => line.startsWith('obligationLate'))).toEqual([]);
    site.goTo('2026-11-13T22:30:00.000Z');
    await settled();
    expect(await passed(moved)).toContain('obligationLate 2026-11-13T22:00:00.000Z');
  });
});
