import { binaryArray, type ElementType, Gathered, Lines, parsers } from '@riciba/runtime/server/store';
import * as fc from 'fast-check';
import { Client, DatabaseError } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished, test, vi } from 'vitest';

it('asks with its own settings beside those that the address of the database has', async () => {
  const address = new URL(inject('cluster'));
  address.searchParams.set('options', '-c search_path=elsewhere -c timezone=Asia/Kathmandu');
  const lines = new Lines(address.href, () => undefined);
  onTestFinished(() => lines.end());
  const asked = `select current_setting('search_path') as path, current_setting('timezone') as zone,
    current_setting('plan_cache_mode') as plans`;
  const [found] = await lines.ask({ name: 'settings', text: asked, parameters: [] }, {});
  expect(found).toEqual({ path: 'elsewhere', zone: 'UTC', plans: 'force_generic_plan' });
});

describe('arrays in the binary form of PostgreSQL', () => {
  let client: Client;
  beforeAll(async () => {
    client = new Client({ connectionString: inject('cluster'), types: parsers });
    await client.connect();
  });
  afterAll(async () => client.end());

  const asStored = async (type: ElementType, values: readonly unknown[]): Promise<unknown[]> => {
    const { rows } = await client.query<{ value: unknown }>(
      `select value${type === 'json' ? '::text' : ''} from unnest($1::${type}[]) with ordinality as given(value, n) order by n`,
      [binaryArray(type, values)],
    );
    return rows.map((row) => row.value);
  };

  const instants = fc
    .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2200-01-01T00:00:00Z'), noInvalidDate: true })
    .map((date) => date.toISOString());
  const kinds: [ElementType, fc.Arbitrary<unknown>][] = [
    ['text', fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\0', ''))],
    ['json', fc.json()],
    ['int', fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })],
    ['timestamptz', instants],
    ['bytea', fc.uint8Array().map((bytes) => Buffer.from(bytes))],
    ['uuid', fc.uuid()],
  ];
  for (const [type, arbitrary] of kinds)
    test(`${type}: what is given is what is there`, async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(fc.option(arbitrary)), async (values) => {
          expect(await asStored(type, values)).toEqual(values);
        }),
        { numRuns: 60 },
      );
    });

  it('takes a text that somebody has made UTF-8 of already', async () => {
    const texts = ['Kārlis', '', null, '🙂'];
    const given = texts.map((text) => (text === null ? null : Buffer.from(text)));
    expect(await asStored('text', given)).toEqual(texts);
  });

  it('gives an instant as it is, whichever time zone the database writes it in', async () => {
    const given = ['2026-03-29T00:59:59.999Z', '2026-11-23T03:00:00.120Z', '1969-12-31T23:00:00.000Z'];
    // Before there were zones places had times of their own, to the second.
    given.push('1899-12-31T22:59:59.250Z', '1870-01-01T00:00:00.000Z');
    for (const zone of ['UTC', 'Europe/Riga', 'Asia/Kathmandu', 'America/New_York']) {
      await client.query(`set timezone to '${zone}'`);
      expect(await asStored('timestamptz', given)).toEqual(given);
    }
    await client.query(`set timezone to 'UTC'`);
    const { rows } = await client.query<{ at: string }>(`select '2026-11-23 03:00:00.123987Z'::timestamptz as at`);
    expect(rows[0]?.at).toBe('2026-11-23T03:00:00.123Z');
  });

  it.each([
    ['timestamptz', 'rīt'],
    ['uuid', '123'],
    ['uuid', '0193581c-2c00-7000-8000-00000000000g'],
    ['uuid', '0193581c-2c00-7000-8000-00000000000000'],
    ['text', 5],
    ['bytea', 'x'],
  ] as const)('refuses for %s what is none: %j', (type, value) => {
    expect(() => binaryArray(type, [value])).toThrow(RangeError);
  });
});

/** As PostgreSQL refuses a row. */
const refusal = () => Object.assign(new DatabaseError('duplicate key', 0, 'error'), { code: '23505' });
const lost = () => Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
const settled = async (all: Promise<number>[]) =>
  (await Promise.allSettled(all)).map((one) => (one.status === 'fulfilled' ? one.value : 'failed'));

/** One that is busy: what is asked of it next is asked together. */
async function crowded(together: (all: number[]) => Promise<number[]>): Promise<Gathered<number, number>> {
  const gathered = new Gathered(together);
  await Promise.all([0, 0, 0].map((one) => gathered.ask(one)));
  return gathered;
}

/** Lets the program take up what it has been given. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((done) => setImmediate(done));
}

describe('what is asked together', () => {
  it('is what comes while an answer is awaited, and then as many as the last time, a moment at most', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const asked: number[][] = [];
    const gathered = await crowded(async (all: number[]) => {
      asked.push(all);
      return all;
    });
    const ask = async (...all: number[]) => {
      for (const one of all) {
        void gathered.ask(one);
        await turns();
      }
      return asked.splice(0);
    };
    expect(await ask(1)).toEqual([[0], [0, 0]]);
    expect(await ask(2)).toEqual([[1, 2]]);
    expect(await ask(3, 4, 5)).toEqual([[3, 4]]);
    await vi.advanceTimersByTimeAsync(2);
    await turns();
    expect(await ask(6, 7)).toEqual([[5], [6], [7]]);
  });

  it('is what comes while an answer is awaited; where there were many, all that comes in one turn', async () => {
    const asked: number[][] = [];
    const gathered = new Gathered(async (all: number[]) => {
      asked.push(all);
      await Promise.resolve();
      return all.map((one) => one * 2);
    });
    const turn = async (...all: number[]) => await Promise.all(all.map((one) => gathered.ask(one)));
    expect(await turn(1)).toEqual([2]);
    expect(await turn(2, 3, 4)).toEqual([4, 6, 8]);
    expect(await turn(5, 6, 7)).toEqual([10, 12, 14]);
    expect(asked).toEqual([[1], [2], [3, 4], [5, 6, 7]]);
  });

  it('fails one by one where one is to blame', async () => {
    const gathered = await crowded(async (all) => {
      if (all.includes(3)) throw refusal();
      return all;
    });
    expect(await settled([1, 2, 3, 4, 5].map((one) => gathered.ask(one)))).toEqual([1, 2, 'failed', 4, 5]);
  });

  it('fails at once for all where the database is away', async () => {
    let asked = 0;
    const gathered = await crowded(async (all) => {
      if (all.includes(0)) return all;
      asked += 1;
      throw lost();
    });
    expect(await settled([1, 2, 3].map((one) => gathered.ask(one)))).toEqual(['failed', 'failed', 'failed']);
    expect(asked).toBe(1);
  });

  it('does not wait for what waits for a lock', async () => {
    const lock = Promise.withResolvers<void>();
    const gathered = new Gathered(async (all: number[]) => {
      if (all.includes(1)) await lock.promise;
      return all;
    });
    const held = gathered.ask(1);
    await new Promise((done) => setImmediate(() => setImmediate(done)));
    expect(await gathered.ask(2)).toBe(2);
    lock.resolve();
    expect(await held).toBe(1);
  });
});
