/**
 * `npm run break -- clock [--jumps 60] [--without GUARD]`: two servers work for eight clients on one PostgreSQL while the
 * clock of one or the other is set forward or back, by a second up to a day. Nothing acknowledged may be lost, and each
 * term passes once, at its instant, by whatever clock is first to show it.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Mailbox } from '../server/support/mailbox.ts';
import { ServerProcess } from '../server/support/process.ts';
import { Books } from './kill/books.ts';
import { Client } from './kill/client.ts';
import { count } from './kill/count.ts';
import { guardsNamed, patched, removePatched } from './kill/patched.ts';
import { randomFrom } from './support/build.ts';
import { ownCluster } from './support/cluster.ts';
import { hurriedDefinition, longestTermMs, postsWithMail } from './support/hurried.ts';
import { mailTo, table, workOf } from './support/tell.ts';

const second = 1_000;
const jumpsBy = [second, 30 * second, 60 * second, 10 * 60 * second, 3_600 * second, 86_400 * second];

const { values } = parseArgs({ options: { jumps: { type: 'string', default: '60' }, without: { type: 'string' } } });
const program = await patched(...guardsNamed(values.without));
const random = randomFrom(Date.now());
const scheme = { definition: hurriedDefinition(), posts: postsWithMail };
const mailbox = new Mailbox();
await mailbox.up();
const cluster = await ownCluster();
const servers = [await ServerProcess.prepare(program, scheme), await ServerProcess.prepare(program, scheme)];
const clocks = servers.map((one) => ({ file: join(one.folder, 'clock'), ahead: 0 }));

async function set(at: number, ahead: number): Promise<void> {
  const clock = clocks[at]!;
  clock.ahead = ahead;
  await writeFile(clock.file, String(ahead));
}

for (const [at, server] of servers.entries()) {
  await set(at, 0);
  const jumping = fileURLToPath(new URL('support/jumping.ts', import.meta.url));
  const env = { ...mailTo(mailbox), DATABASE_URL: cluster.url('riciba'), RICIBA_BREAK_CLOCK: clocks[at]!.file };
  const code = await server.up(['--demo'], { ...env, NODE_OPTIONS: `--import=${jumping}` });
  if (code !== undefined) throw new Error(server.output);
}

const books = new Books();
let running = true;
const urls = servers.map(({ url }) => url);
const clients = Array.from(
  { length: 8 },
  (_, at) => new Client({ urls: () => urls, books, random, goesOn: () => running }, at),
);
const working = Promise.all(clients.map((one) => one.work()));
const times = Number(values.jumps);
let furthest = 0;
for (let jump = 0; jump < times; jump += 1) {
  await workOf(books, Math.floor(8 * random()));
  const at = Math.floor(random() * servers.length);
  const by = jumpsBy[Math.floor(random() * jumpsBy.length)] ?? second;
  // Forth and back: neither may wander off.
  const ahead = clocks[at]!.ahead + (clocks[at]!.ahead > 0 || random() < 0.4 ? -by : by);
  furthest = Math.max(furthest, ahead);
  await set(at, ahead);
}
running = false;
await working;
const until = performance.now() + 60_000;
for (const one of books.open) await clients[0]?.ask(one, () => performance.now() < until);
// What was done by a clock that ran ahead falls due when all have come so far.
for (const at of servers.keys()) await set(at, furthest + longestTermMs);
await sleep(longestTermMs);
const now = (): number => Date.now() + furthest + longestTermMs;
const counted = await count(books, { database: cluster.url('riciba'), scheme, mailbox, program, now, jumped: true });
for (const one of servers) await one.remove();
await cluster.stop();
await mailbox.down();
await removePatched(program);
process.exitCode = table({}, counted, {
  'jumps of a clock': times,
  'furthest ahead, s': Math.round(furthest / second),
  'longest wait for an answer, ms': Math.round(books.longest),
});
