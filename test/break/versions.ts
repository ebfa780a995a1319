/**
 * `npm run break -- versions [--without blind]`: two servers work for eight clients; one of the next version, with one
 * more step of the structure, comes to the same database. The earlier ones must end by themselves and start no more;
 * nothing acknowledged may be lost.
 */
import { setTimeout as sleep } from 'node:timers/promises';
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

/** How long a server may need to see that it is overtaken, and to end. */
const graceMs = 20_000;

const { values } = parseArgs({ options: { without: { type: 'string' } } });
const earlier = await patched(...guardsNamed(values.without));
const next = await patched('next');
const scheme = { definition: hurriedDefinition(), posts: postsWithMail };
const mailbox = new Mailbox();
await mailbox.up();
const cluster = await ownCluster();
const env = { DATABASE_URL: cluster.url('riciba'), ...mailTo(mailbox) };
const old = [await ServerProcess.prepare(earlier, scheme), await ServerProcess.prepare(earlier, scheme)];
const newer = await ServerProcess.prepare(next, scheme);
const up = async (server: ServerProcess) => {
  const code = await server.up(['--demo'], env);
  if (code !== undefined) throw new Error(server.output);
};
for (const one of old) await up(one);

const books = new Books();
let running = true;
let urls = old.map(({ url }) => url);
const clients = Array.from(
  { length: 8 },
  (_, at) => new Client({ urls: () => urls, books, random: randomFrom(at), goesOn: () => running }, at),
);
const working = Promise.all(clients.map((one) => one.work()));
await workOf(books, 40);
await up(newer);
urls = [...urls, newer.url];
const began = performance.now();
const ended = Promise.all(old.map((one) => one.ended));
await Promise.race([ended, sleep(graceMs)]);
const took = performance.now() - began;
const still = old.filter((one) => one.runs).length;
urls = [newer.url];
await workOf(books, 40);
for (const one of old) await one.end('SIGKILL');
const refused = await old[0]!.up(['--demo'], env);
const told = old[0]!.output.includes('jaunākas Rīcības versijas') && !/\n\s+at /.test(old[0]!.output);
running = false;
await working;
const until = performance.now() + 60_000;
for (const one of books.open) await clients[0]?.ask(one, () => performance.now() < until);
await sleep(longestTermMs);
const counted = await count(books, { database: cluster.url('riciba'), scheme, mailbox, program: next });
for (const one of [...old, newer]) await one.remove();
await cluster.stop();
await mailbox.down();
for (const folder of [next, earlier]) await removePatched(folder);
process.exitCode = table(
  {
    'earlier servers that still run': still,
    'earlier servers that started again': refused === undefined ? 1 : 0,
    'not told why, or with a trace': told ? 0 : 1,
  },
  counted,
  {
    'ms until the earlier ones had ended': Math.round(took),
    'longest wait for an answer, ms': Math.round(books.longest),
  },
);
