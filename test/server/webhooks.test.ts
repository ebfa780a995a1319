import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServerOptions } from '@riciba/runtime/server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Webhook } from 'standardwebhooks';
import { opening } from './support/answers.ts';
import { sendCase } from './support/course.ts';
import { type Hook, Receiver } from './support/receiver.ts';
import { Site } from './support/site.ts';

const minute = 60_000;
const secret = `whsec_${randomBytes(32).toString('base64')}`;
let folder: string;
let receiver: Receiver;
let site: Site;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'riciba-webhooks-'));
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(async () => {
  receiver = new Receiver();
  await receiver.up();
});
afterEach(async () => {
  await site.stop();
  await receiver.down();
});

/** @param options how long an endpoint may be silent, where one is: a busy machine is itself late now and then */
async function start(endpoint: object = {}, options: Partial<ServerOptions> = {}): Promise<void> {
  const webhooks = join(folder, 'endpoints.json');
  const standard = { name: 'novads', url: receiver.url, secret, private: true };
  await writeFile(webhooks, JSON.stringify([{ ...standard, ...endpoint }]));
  site = await Site.start({ webhooks, mailMs: 20, ...options });
}

async function open(): Promise<string> {
  return (await (await site.signIn('audzinataja')).do({ act: 'Situacija.jauna', answers: opening() })).case;
}

const states = async () =>
  (await site.db.selectFrom('outbox').select(['status', 'attempts', 'reason']).orderBy('seq').execute()).map(
    ({ status, attempts, reason }) => `${status} ${attempts} ${reason ?? ''}`.trim(),
  );

/** As whoever receives it checks it; by the library of those who wrote the specification. */
const verified = ({ headers, body }: Hook, by = secret): unknown =>
  new Webhook(by).verify(body, {
    'webhook-id': String(headers['webhook-id']),
    'webhook-timestamp': String(headers['webhook-timestamp']),
    'webhook-signature': String(headers['webhook-signature']),
  });

const typeOf = ({ body }: Hook): string => JSON.parse(body).type;

describe('an endpoint', () => {
  it('is told in which case what happened, signed, and nothing of whom the case is about', async () => {
    await start();
    const id = await open();
    await expect
      .poll(() => receiver.hooks.map(typeOf).toSorted())
      .toEqual(['case.acted', 'case.level-opened', 'case.opened']);
    const { number } = await site.db
      .selectFrom('cases')
      .select('number')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const acted = receiver.hooks.find((hook) => typeOf(hook) === 'case.acted');
    if (!acted) throw new Error('nothing came');
    expect(verified(acted)).toEqual({
      type: 'case.acted',
      timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
      data: { municipality: 'maza', case: number, event: expect.any(Number), act: 'Situacija.jauna' },
    });
    expect(JSON.stringify(receiver.hooks)).not.toMatch(/Kārlis|Ozol|Stund|audzin/);
    expect(JSON.stringify(receiver.hooks)).not.toContain(id);
    await expect.poll(states).toEqual(['sent 1', 'sent 1', 'sent 1']);
    expect(JSON.stringify(site.lines)).not.toContain(receiver.url);
  });

  it('is told only of what it wants to know', async () => {
    await start({ events: ['case.referred'] });
    await sendCase(await site.signIn('audzinataja'), await site.signIn('direktore'), ['socialas', 'kartiba']);
    await expect.poll(() => receiver.hooks.map(typeOf)).toEqual(['case.referred', 'case.referred']);
  });

  it('can tell what was changed on the way, who else sent it, and what is old', async () => {
    await start({ events: ['case.opened'] });
    await open();
    await expect.poll(() => receiver.hooks.length).toBe(1);
    const [hook] = receiver.hooks;
    if (!hook) throw new Error('nothing came');
    expect(() => verified({ ...hook, body: hook.body.replace('case.opened', 'case.closed') })).toThrow(/signature/);
    expect(() => verified(hook, `whsec_${randomBytes(32).toString('base64')}`)).toThrow(/signature/);
    const old = String(Number(hook.headers['webhook-timestamp']) - 3_600);
    expect(() => verified({ ...hook, headers: { ...hook.headers, 'webhook-timestamp': old } })).toThrow(/too old/);
  });

  it('that fails is told again, under the same id, ever more seldom; a new time is signed each time', async () => {
    await start({ events: ['case.opened'] }, { webhookMs: 1_000 });
    receiver.answer = 500;
    await open();
    await expect.poll(states).toEqual(['waiting 1 HTTP 500']);
    receiver.answer = 'silent';
    site.aheadMs += 2 * minute;
    await expect.poll(states).toEqual(['waiting 2 ETIMEDOUT']);
    await receiver.down();
    site.aheadMs += 3 * minute;
    await expect.poll(states).toEqual(['waiting 3 ECONNREFUSED']);
    await receiver.up();
    receiver.answer = 200;
    site.aheadMs += 5 * minute;
    await expect.poll(states).toEqual(['sent 4']);
    expect(new Set(receiver.hooks.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    const [first, last] = [receiver.hooks[0], receiver.hooks.at(-1)].map((hook) =>
      Number(hook?.headers['webhook-timestamp']),
    );
    expect((last ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(600);
  });

  it('that sends elsewhere is not followed', async () => {
    await start({ events: ['case.opened'] });
    const other = new Receiver();
    await other.up();
    receiver.answer = 302;
    receiver.location = other.url;
    await open();
    await expect.poll(states).toEqual(['waiting 1 HTTP 302']);
    expect(other.hooks).toEqual([]);
    await other.down();
  });

  it('that wants to hear no more is not asked again', async () => {
    await start({ events: ['case.opened'] });
    receiver.answer = 410;
    await open();
    await expect.poll(states).toEqual(['dead 1 HTTP 410']);
  });

  it.each([
    ['an address', 'https://127.0.0.1'],
    ['an address of the cloud', 'https://169.254.169.254'],
    ['IPv6', 'https://[::1]'],
    ['IPv4 within IPv6', 'https://[::ffff:127.0.0.1]'],
    ['a number', 'https://2130706433'],
    ['a name', 'https://localhost'],
  ])('in a network of our own is not reached by %s, unless it is said that it stands there', async (_what, url) => {
    await start({ url: `${url}:${receiver.port}/`, private: false, events: ['case.opened'] });
    await open();
    await expect.poll(states).toEqual(['dead 1 private-address']);
    expect(receiver.hooks).toEqual([]);
  });
});

describe('a list of endpoints that is none', () => {
  it.each([
    ['without encryption outside', { url: 'http://piemers.lv/zinas' }, '«[0].url»: jāsākas ar https://'],
    ['with a short secret', { secret: 'whsec_aXNs' }, '«[0].secret»: jābūt whsec_ un 24 līdz 64 baitiem'],
    ['of another kind', { url: 'file:///etc/passwd' }, '«[0].url»: jābūt adresei'],
    ['with an unknown event', { events: ['case.everything'] }, '«[0].events[0]»: jābūt vienam no: case.opened, '],
  ])('keeps the server from starting: %s', async (_what, wrong, why) => {
    await start();
    const webhooks = join(folder, 'wrong.json');
    await writeFile(webhooks, JSON.stringify([{ name: 'novads', url: 'https://piemers.lv/zinas', secret, ...wrong }]));
    const failed = await Site.start({ webhooks }).then(
      () => '',
      (error: Error) => error.message,
    );
    expect(failed).toMatch(/^Paziņojumu saņēmēju saraksts .* neder: /);
    expect(failed).toContain(why);
    expect(failed).not.toContain(secret);
  });
});
