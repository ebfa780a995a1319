import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openDatabase } from '@riciba/runtime/server';
import { opening } from './support/answers.ts';
import { smallDefinition, smallPosts, writeBuild } from './support/definition.ts';
import { Site } from './support/site.ts';
import { Visitor } from './support/visitor.ts';

let site: Site | undefined;
afterEach(async () => {
  await site?.stop();
  site = undefined;
});

async function running(): Promise<Site> {
  site = await Site.start();
  return site;
}

const current = async (of: Site) =>
  (await new Visitor(of.server.url).get<{ definition: string }>('/session')).body.definition;

/** Stops, spoils something, and gives the sentence with which the server refuses to start. */
async function refusal(spoil: (folder: string) => Promise<void>): Promise<string> {
  const of = await running();
  await of.server.stop();
  await spoil(of.folder);
  const message = await of.up().then(
    () => 'started',
    (error: Error) => error.message,
  );
  await rm(of.folder, { recursive: true, force: true });
  site = undefined;
  return message;
}

const build = (folder: string) => join(folder, 'build');

async function spoilDefinition(folder: string, change: (text: string) => string): Promise<void> {
  const path = join(build(folder), 'definition.json');
  await writeFile(path, change(await readFile(path, 'utf8')));
}

describe('the server does not start', () => {
  it.each<[string, (folder: string) => Promise<void>, RegExp]>([
    ['without a definition', (folder) => rm(build(folder), { recursive: true }), /Definīcijas .* nav[^]*riciba build/],
    ['on text that is no JSON', (folder) => spoilDefinition(folder, (text) => text.slice(0, -9)), /tas nav JSON/],
    [
      'on a definition of another shape',
      (folder) => spoilDefinition(folder, () => '{"format":1}'),
      /neatbilst definīcijas shēmai[^]*does not fit the definition schema/,
    ],
    [
      'on a definition that was changed by hand',
      (folder) => spoilDefinition(folder, (text) => text.replace('Situacija', 'Situācija')),
      /neatbilst/,
    ],
    [
      'on a changed text under the old hash',
      (folder) => spoilDefinition(folder, (text) => text.replace('Maza shēma', 'Liela shēma')),
      /kontrolsummai/,
    ],
    [
      'without the validators of a form',
      (folder) => rm(join(build(folder), 'validators/Atbilde.js')),
      /trūkst validators\/Atbilde\.js/,
    ],
    ['without posts', (folder) => rm(join(folder, 'posts.json')), /Amata vietu saraksts .* neder: datnes nav/],
    [
      'with posts without a word of who sits where',
      (folder) => writePosts(folder, (posts) => ({ ...posts, seats: undefined })),
      /^Amata vietu saraksts \S+ neder: «seats»: trūkst\.\nThe list of posts \S+ does not fit: "seats": is missing\.$/,
    ],
    [
      'with posts that are no JSON, and says where',
      (folder) => writeFile(join(folder, 'posts.json'), '{\n "municipality" maza }'),
      /neder: tā nav derīga JSON datne \(2\. rinda, 17\. zīme\)\.\n[^\n]* not valid JSON \(line 2, column 17\)\.$/,
    ],
    [
      'with posts in which much is wrong, each in its place',
      (folder) =>
        writePosts(folder, (posts) => ({
          ...posts,
          municipality: 'Mazā',
          posts: [{ id: 'x', name: '', body: 'ozolu', role: 5, email: 'nav', operatr: true }],
          seats: { Grupa: {} },
          emergency: { roles: [], tells: ['a'], hours: 99 },
        })),
      new RegExp(
        [
          'neder: «municipality»: drīkst būt tikai a–z, 0–9 un -',
          '«posts[0].name»: garumam jābūt vismaz 1',
          '«posts[0].role»: jābūt tekstam pēdiņās',
          '«posts[0].email»: jābūt e-pasta adresei',
          '«posts[0].operatr»: tādas atslēgas nav',
          '«seats.Grupa»: drīkst būt tikai a–z, 0–9 un -',
          '«emergency.roles»: ierakstu skaitam jābūt vismaz 1',
          '«emergency.hours»: jābūt ne vairāk kā 24.\n',
        ]
          .map((part) => part.replaceAll(/[[\].]/g, String.raw`\$&`))
          .join('; '),
      ),
    ],
    [
      'with posts whose roles the scheme does not know',
      (folder) =>
        writeFile(
          join(folder, 'posts.json'),
          JSON.stringify({
            ...smallPosts,
            posts: [...smallPosts.posts, { id: 'x', name: 'X', body: 'ozolu', role: 'Skola.Kapteinis' }],
          }),
        ),
      /lomas «Skola\.Kapteinis» iestādei «Skola» nav/,
    ],
  ])('%s, and says so', async (_name, spoil, sentence) => {
    expect(await refusal(spoil)).toMatch(sentence);
  });

  it('where the port is taken, and says which to name instead', async () => {
    const of = await running();
    const port = Number(new URL(of.server.url).port);
    const second = await import('@riciba/runtime/server');
    await expect(second.startServer({ ...of.options, port })).rejects.toThrow(/jau ir aizņemts/);
  });
});

/** Posts that are not as they must be. */
const writePosts = (folder: string, spoil: (posts: typeof smallPosts) => object) =>
  writeFile(join(folder, 'posts.json'), JSON.stringify(spoil(smallPosts)));

describe('a running server', () => {
  it('takes a new version for new cases, and leaves the old ones with theirs', async () => {
    const of = await running();
    const teacher = await of.signIn('audzinataja');
    const { case: old } = await teacher.do({ act: 'Situacija.jauna', answers: opening() });
    const first = await current(of);
    await writeBuild(build(of.folder), smallDefinition('2'));
    await expect.poll(() => current(of)).toBe(smallDefinition('2').hash);
    const { case: fresh } = await teacher.do({ act: 'Situacija.jauna', answers: opening() });
    expect((await teacher.case(old)).definition).toBe(first);
    expect((await teacher.case(fresh)).definition).toBe(smallDefinition('2').hash);
    await teacher.act(old, 'Situacija.nodots');
    const served = await teacher.get(`/definitions/${first}`);
    expect(served).toMatchObject({ status: 200, body: { hash: first } });
    expect(served.headers.get('cache-control')).toMatch(/immutable/);
    const validators = await teacher.get(`/definitions/${first}/validators/Apraksts.js`);
    expect(validators.headers.get('content-type')).toMatch(/text\/javascript/);
    expect((await teacher.get('/definitions/sha256-0')).status).toBe(404);
  });

  it('refuses what opens a case from a form of the version before, with its words kept', async () => {
    const of = await running();
    const teacher = await of.signIn('audzinataja');
    const [form] = (await teacher.get<{ definition: string }[]>('/openings')).body;
    expect(form?.definition).toBe(smallDefinition().hash);
    const request = { id: randomUUID(), act: 'Situacija.jauna', answers: opening(), definition: form?.definition };
    const { case: earlier } = await teacher.do({ ...request, id: randomUUID() });
    await writeBuild(build(of.folder), smallDefinition('2'));
    await expect.poll(() => current(of)).toBe(smallDefinition('2').hash);
    expect(await teacher.try(request)).toMatchObject({
      status: 409,
      body: { code: 'definition-changed', message: expect.stringMatching(/Ierakstītais ir saglabāts/) },
    });
    const now = { ...request, definition: smallDefinition('2').hash };
    expect(await teacher.try(now)).toMatchObject({ status: 200 });
    await teacher.act(earlier, 'Situacija.nodots');
  });

  it('serves validators that were compiled anew for the same version', async () => {
    const of = await running();
    const address = `${of.server.url}/api/definitions/${smallDefinition().hash}/validators/Apraksts.js`;
    const first = await fetch(address);
    expect(first.headers.get('cache-control')).toBe('no-cache');
    const known = { headers: { 'If-None-Match': first.headers.get('etag') ?? '' } };
    expect((await fetch(address, known)).status).toBe(304);
    await writeFile(join(build(of.folder), 'validators/Apraksts.js'), "export default 'labots';\n");
    await expect.poll(async () => (await fetch(address, known)).text()).toContain('labots');
    expect(of.lines.filter((line) => line.event === 'definition switched')).toEqual([]);
  });

  it('keeps the last good version when the new one is broken, and takes the next good one', async () => {
    const of = await running();
    const teacher = await of.signIn('audzinataja');
    const first = await current(of);
    await writeFile(join(build(of.folder), 'definition.json'), '{"format": 1,');
    await expect.poll(() => of.lines.filter((line) => line.event.includes('definition refused')).length).toBe(1);
    expect(await current(of)).toBe(first);
    await teacher.do({ act: 'Situacija.jauna', answers: opening() });
    await writeBuild(build(of.folder), smallDefinition('3'));
    await expect.poll(() => current(of)).toBe(smallDefinition('3').hash);
  });

  it('started again continues cases under a version that is no longer in the folder', async () => {
    const of = await running();
    const { case: old } = await (await of.signIn('audzinataja')).do({ act: 'Situacija.jauna', answers: opening() });
    await of.server.stop();
    await writeBuild(build(of.folder), smallDefinition('4'));
    await of.up();
    const teacher = await of.signIn('audzinataja');
    await teacher.act(old, 'Situacija.nodots');
    expect((await teacher.case(old)).definition).toBe(smallDefinition().hash);
    expect(await current(of)).toBe(smallDefinition('4').hash);
  });

  it('started again with another directory lets in who sits there now, and out who does not', async () => {
    const of = await running();
    const { case: id } = await (await of.signIn('audzinataja')).do({ act: 'Situacija.jauna', answers: opening() });
    await of.server.stop();
    const posts = smallPosts.posts.map((post) => (post.id === 'audzinataja' ? { ...post, body: 'klavu' } : post));
    await writeFile(join(of.folder, 'posts.json'), JSON.stringify({ ...smallPosts, posts }));
    await mkdir(of.options.attachments, { recursive: true });
    await of.up();
    expect((await (await of.signIn('audzinataja')).get(`/cases/${id}`)).status).toBe(404);
    expect(await of.db.selectFrom('access').select('role').where('caseId', '=', id).execute()).toEqual([]);
  });

  it('ended in the middle of taking another directory takes it whole at the next start', async () => {
    const of = await running();
    const { case: id } = await (await of.signIn('audzinataja')).do({ act: 'Situacija.jauna', answers: opening() });
    const posts = smallPosts.posts.map((post) => (post.id === 'audzinataja' ? { ...post, body: 'klavu' } : post));
    await writeFile(join(of.folder, 'posts.json'), JSON.stringify({ ...smallPosts, posts }));
    await of.db.schema.alterTable('access').renameTo('access_away').execute();
    await of.server.stop();
    await expect(of.up()).rejects.toThrow('access');
    const db = await openDatabase(of.options.database, () => undefined);
    await db.schema.alterTable('access_away').renameTo('access').execute();
    await db.destroy();
    await of.up();
    expect(await of.db.selectFrom('access').select('role').where('caseId', '=', id).execute()).toEqual([]);
  });
});
