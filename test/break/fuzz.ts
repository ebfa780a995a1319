/**
 * `npm run break fuzz [-- REQUESTS]`: requests made from the OpenAPI document against a server process of its own.
 * Prints how often each status was given, what was wrong, and how much memory the process held.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { opening } from '../server/support/answers.ts';
import { smallDefinition } from '../server/support/definition.ts';
import { ServerProcess } from '../server/support/process.ts';
import { Visitor } from '../server/support/visitor.ts';
import { atRandom, fuzz, type Making, oneByOne } from './fuzz/fuzz.ts';
import { storeOddTexts } from './fuzz/stored.ts';

function megabytes(pid: number): string {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const of = (name: string) => Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1_024);
  return `${of('VmRSS')} (at most ${of('VmHWM')})`;
}

const requests = Number(process.argv[2] ?? 10_000);
const server = await ServerProcess.prepare();
await server.mustStart();
const teacher = new Visitor(server.url);
await teacher.signIn('audzinataja');
const cases: string[] = [];
for (let count = 0; count < 5; count += 1)
  cases.push((await teacher.do({ act: 'Situacija.jauna', answers: opening() })).case);
const { hash, acts, forms } = smallDefinition();
const known = {
  case: cases,
  cases,
  drafts: ['new~Situacija.jauna', `${cases[0]}~Situacija.nodots`],
  act: acts.map((act) => act.key),
  target: cases.map((id) => `${id}.level.4`),
  definition: [hash],
  definitions: [hash],
  hash: [hash],
  file: forms.map((form) => `${form.key}.js`),
  post: ['audzinataja', 'direktore', 'inspektors'],
  id: [randomUUID(), randomUUID(), randomUUID()],
  key: ['berns', 'situacija', 'vards', 'uzvards', 'kods', 'apraksts', 'kops', 'datnes', 'vestule', 'pamats'],
  anything: ['Kārlis', '2026-01-15', '320000-12340', 'socialas'],
};
console.log(`memory before: ${megabytes(server.pid)} MB`);
const target = { url: server.url, database: await server.databaseUrl(), posts: ['audzinataja', 'direktore'], known };
const seed = Date.now();
const makings: [about: string, making: Making][] = [
  ...[2, 10, 30, 60].map((mischief): [string, Making] => [
    `${mischief} of 100 values wrong`,
    atRandom(Math.ceil(requests / 8), seed + mischief, mischief),
  ]),
  ['every text of every route with each odd one', oneByOne(seed)],
];
let wrong = 0;
for (const [about, making] of makings) {
  const { requests: sent, statuses, unchanged, complaints, met } = await fuzz(target, making);
  wrong += complaints.length;
  console.log(`${sent} requests, ${about}`, statuses, `refused and nothing changed: ${unchanged}`);
  console.log(
    `  routes and statuses met: ${met.size}; complaints: ${complaints.length}; memory: ${megabytes(server.pid)} MB`,
  );
  for (const one of complaints.slice(0, 10)) console.log(`  ${one}`);
}
const stored = await storeOddTexts(server.url);
wrong += stored.complaints.length;
console.log(
  `${stored.texts} odd texts in every field of a case, ${stored.reads} answers in which they were looked for;`,
);
console.log(`  complaints: ${stored.complaints.length}`);
for (const one of stored.complaints.slice(0, 10)) console.log(`  ${one}`);
await server.remove();
process.exitCode = wrong > 0 ? 1 : 0;
