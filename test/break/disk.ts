/**
 * `npm run break -- disk [--without GUARD]`: a server works for eight clients on a disk of its own (tmpfs: root is
 * needed) that is filled to the last byte, and emptied again. What is not kept must be said not to be, nothing
 * acknowledged may be lost, and the work goes on when there is space.
 */
import { execFile } from 'node:child_process';
import { mkdir, open, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs, promisify } from 'node:util';
import { opening } from '../server/support/answers.ts';
import { Mailbox } from '../server/support/mailbox.ts';
import { ServerProcess } from '../server/support/process.ts';
import { Visitor } from '../server/support/visitor.ts';
import { Books } from './kill/books.ts';
import { Client } from './kill/client.ts';
import { count } from './kill/count.ts';
import { guardsNamed, patched, removePatched } from './kill/patched.ts';
import { randomFrom } from './support/build.ts';
import { hurriedDefinition, longestTermMs, postsWithMail } from './support/hurried.ts';
import { mailTo, table, workOf } from './support/tell.ts';

const run = promisify(execFile);
const times = 3;

const { values } = parseArgs({ options: { without: { type: 'string' } } });
const program = await patched(...guardsNamed(values.without));

const scheme = { definition: hurriedDefinition(), posts: postsWithMail };
const mailbox = new Mailbox();
await mailbox.up();
const server = await ServerProcess.prepare(program, scheme);
await mkdir(server.data, { mode: 0o711 });
await run('mount', ['-t', 'tmpfs', '-o', 'size=260m,mode=711', 'tmpfs', server.data]);

/** Takes all the space there is; gives what frees it. */
async function fill(): Promise<() => Promise<void>> {
  const path = join(server.data, 'ballast');
  const file = await open(path, 'w');
  try {
    for (let size = 1 << 20; size >= 4096; ) {
      const written = await file.write(Buffer.alloc(size)).then(
        () => true,
        () => false,
      );
      if (!written) size >>= 1;
    }
  } finally {
    await file.close();
  }
  return () => rm(path);
}

/** What somebody is told who opens a case meanwhile. */
async function answered(): Promise<{ status: number; told: boolean }> {
  const visitor = new Visitor(server.url);
  try {
    await visitor.signIn('audzinataja');
    const { status, body } = await visitor.request<{ message?: string }>('POST', '/commands', {
      id: crypto.randomUUID(),
      act: 'Situacija.jauna',
      answers: opening(),
    });
    return { status, told: /nav vietas|neatbild/.test(body.message ?? '') };
  } catch {
    return { status: 0, told: true };
  }
}

const books = new Books();
let unclear = 0;
let refusals = 0;
let full = 0;
try {
  await server.mustStart(mailTo(mailbox));
  let running = true;
  const clients = Array.from(
    { length: 8 },
    (_, at) => new Client({ urls: () => [server.url], books, random: randomFrom(at), goesOn: () => running }, at),
  );
  const working = Promise.all(clients.map((one) => one.work()));
  for (let time = 0; time < times; time += 1) {
    await workOf(books, 30);
    const free = await fill();
    const until = performance.now() + 6_000;
    while (performance.now() < until) {
      const { bavail } = await statfs(server.data);
      if (bavail === 0) full += 1;
      const { status, told } = await answered();
      if (status !== 200 && status !== 0) refusals += 1;
      if (status !== 200 && !told) unclear += 1;
      await sleep(100);
    }
    await free();
    await workOf(books, 30);
  }
  running = false;
  await working;
  const until = performance.now() + 60_000;
  for (const one of books.open) await clients[0]?.ask(one, () => performance.now() < until);
  await sleep(longestTermMs);
  const counted = await count(books, { database: await server.databaseUrl(), scheme, mailbox, program });
  process.exitCode = table({ 'answers that do not say why': unclear }, counted, {
    'times the disk was filled': times,
    'looks at which it was full': full,
    'commands refused for it': refusals,
    'longest wait for an answer, ms': Math.round(books.longest),
  });
} finally {
  await server.end('SIGTERM');
  await run('umount', ['-l', server.data]);
  await server.remove();
  await mailbox.down();
  await removePatched(program);
}
