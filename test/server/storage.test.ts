import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { opening, pdf } from './support/answers.ts';
import { Bucket } from './support/bucket.ts';
import { run } from './support/command.ts';
import { sendCase } from './support/course.ts';
import { eicar, Scanner } from './support/scanner.ts';
import { Site } from './support/site.ts';
import type { Visitor } from './support/visitor.ts';

const place = { act: 'Situacija.jauna', field: 'situacija.datnes' };

async function keptIn(site: Site): Promise<string[]> {
  const found: string[] = [];
  for await (const some of site.server.services.attachments.ids()) found.push(...some);
  return found.toSorted();
}

describe('files kept in a store that speaks S3', () => {
  let folder: string;
  let bucket: Bucket;
  let site: Site;
  let teacher: Visitor;
  const env = () => ({
    DATABASE_URL: site.options.database,
    RICIBA_S3: bucket.settings.bucket,
    RICIBA_S3_KEY: bucket.settings.keyId,
    RICIBA_S3_SECRET: bucket.settings.secret,
  });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'riciba-s3-'));
    bucket = new Bucket(join(folder, 's3'));
    await bucket.up();
    site = await Site.start({ s3: bucket.settings });
    teacher = await site.signIn('audzinataja');
  });
  afterAll(async () => {
    await site.stop();
    await bucket.down();
    await rm(folder, { recursive: true });
  });

  it('lie there and nowhere else, and come back as the very bytes that were sent', async () => {
    const content = Buffer.concat([pdf, randomBytes(150_000)]);
    const { id } = (await teacher.upload(content, 'Liela.pdf', place)).body;
    expect(await keptIn(site)).toEqual([id]);
    expect(await readdir(site.options.attachments)).toEqual([]);
    const response = await fetch(`${site.server.url}/api/attachments/${id}`, { headers: { Cookie: teacher.cookie } });
    const back = Buffer.from(await response.arrayBuffer());
    expect(createHash('sha256').update(back).digest('hex')).toBe(createHash('sha256').update(content).digest('hex'));
    expect((await (await site.signIn('inspektors')).get(`/attachments/${id}`)).status).toBe(404);
  });

  it('while it is away no upload is taken, nothing is lost, and nothing of it is told', async () => {
    const before = await keptIn(site);
    await bucket.down();
    const { status, body } = await teacher.upload(pdf, 'a.pdf', place);
    expect({ status, code: body.code }).toEqual({ status: 503, code: 'busy' });
    await bucket.up();
    expect((await teacher.upload(pdf, 'a.pdf', place)).status).toBe(200);
    expect((await keptIn(site)).length).toBe(before.length + 1);
    expect(JSON.stringify(site.lines)).not.toContain(bucket.settings.bucket);
  });

  it('with a key that is not its own says that it failed, and keeps no row', async () => {
    const other = await Site.start({ s3: { ...bucket.settings, secret: 'nepareiza' } });
    const visitor = await other.signIn('audzinataja');
    expect((await visitor.upload(pdf, 'a.pdf', place)).status).toBe(500);
    expect(await readdir(other.options.attachments)).toEqual([]);
    await other.stop();
  });

  it('are backed up, looked after and swept like any others', async () => {
    const left = (await teacher.upload(pdf, 'Pamesta.pdf', place)).body.id;
    const used = (await teacher.upload(pdf, 'Lietota.pdf', place)).body.id;
    await teacher.do({ act: 'Situacija.jauna', answers: opening({ situacija: { datnes: [used] } }) });
    await sendCase(teacher, await site.signIn('direktore'), ['socialas']);
    const copy = join(folder, 'copy');
    expect(await run(['backup', copy, '--data', site.folder], env())).toMatchObject({ code: 0 });
    expect(await readdir(join(copy, 'attachments'))).toContain(used);
    expect((await run(['doctor', '--data', site.folder], env())).output).toContain('labi      Pievienotās datnes');

    // Into another bucket and another database; not while it is away, and then nothing is begun.
    const other = new Bucket(join(folder, 's3-other'));
    await other.up();
    const database = Object.assign(new URL(site.options.database), { pathname: `/test_restored_${process.pid}` }).href;
    const elsewhere = () => ({ ...env(), DATABASE_URL: database, RICIBA_S3: other.settings.bucket });
    await other.down();
    const refused = await run(['restore', copy, '--data', join(folder, 'r')], elsewhere());
    expect(refused).toMatchObject({ code: 2, output: expect.stringMatching(/^Datņu krātuvē nevar ierakstīt \(ECONN/) });
    await other.up();
    const restored = await run(['restore', copy, '--data', join(folder, 'r')], elsewhere());
    expect(restored).toMatchObject({ code: 0, output: expect.stringMatching(/^Atjaunota /m) });
    const there = await Site.start({ s3: other.settings, database });
    expect(await keptIn(there)).toEqual((await readdir(join(copy, 'attachments'))).toSorted());
    const back = await (await there.signIn('audzinataja')).get<string>(`/attachments/${used}`);
    expect(back).toMatchObject({ status: 200, body: expect.stringMatching(/^%PDF/) });
    await there.stop();
    await other.down();

    site.aheadMs = 15 * 24 * 60 * 60_000;
    await site.server.stop();
    await site.up();
    await expect.poll(async () => (await keptIn(site)).includes(left)).toBe(false);
    expect(await keptIn(site)).toContain(used);
    await site.server.services.attachments.remove(used);
    expect((await run(['doctor', '--data', site.folder], env())).output).toContain('trūkst iesniegto datņu: 1');
  });
});

describe('a virus scanner', () => {
  const scanner = new Scanner();
  let strict: Site;
  let lenient: Site;

  beforeAll(async () => {
    await scanner.up();
    strict = await Site.start({ scan: { scanner: scanner.address, whenAway: 'refuse' } });
    lenient = await Site.start({ scan: { scanner: scanner.address, whenAway: 'accept' } });
  });
  afterAll(async () => {
    await Promise.all([strict.stop(), lenient.stop()]);
    await scanner.down();
  });

  it('sees every byte before anybody can read the file; one with a virus is refused in words and not kept', async () => {
    const teacher = await strict.signIn('audzinataja');
    const clean = Buffer.concat([pdf, randomBytes(190_000)]);
    expect((await teacher.upload(clean, 'Tira.pdf', place)).status).toBe(200);
    expect(scanner.seen.at(-1)?.equals(clean)).toBe(true);
    const before = await keptIn(strict);
    const { status, body } = await teacher.upload(Buffer.concat([pdf, Buffer.from(eicar)]), 'Slikta.pdf', place);
    expect({ status, code: body.code }).toEqual({ status: 422, code: 'infected' });
    expect(body.message).toMatch(/atrasts vīruss/);
    expect(await keptIn(strict)).toEqual(before);
    const rows = await strict.db.selectFrom('attachment').select('scanned').execute();
    expect(rows).toEqual([{ scanned: 'clean' }]);
  });

  it.each(['away', 'hangs up', 'too large', 'talks nonsense'] as const)(
    'that is %s: nothing is taken in, or it is marked, as the setting says',
    async (mood) => {
      if (mood === 'away') await scanner.down();
      else scanner.mood = mood;
      const [refused, taken] = await Promise.all(
        [strict, lenient].map(async (site) => (await site.signIn('audzinataja')).upload(pdf, 'a.pdf', place)),
      );
      expect(refused).toMatchObject({ status: 503, body: { code: 'not-scanned' } });
      expect(taken).toMatchObject({ status: 200, body: { unchecked: true } });
      if (mood === 'away') await scanner.up();
      scanner.mood = 'well';
    },
  );

  it('did not see a file: whoever takes up its draft or reads the case is told', async () => {
    await scanner.down();
    const teacher = await lenient.signIn('audzinataja');
    const { id } = (await teacher.upload(pdf, 'a.pdf', place)).body;
    await scanner.up();
    const headers = async (one: string) => (await teacher.get(`/attachments/${one}`)).headers.get('X-Riciba-Unchecked');
    expect(await headers(id)).toBe('1');
    expect(await headers((await teacher.upload(pdf, 'b.pdf', place)).body.id)).toBeNull();
    const { case: caseId } = await teacher.do({
      act: 'Situacija.jauna',
      answers: opening({ situacija: { datnes: [id] } }),
    });
    expect((await teacher.case(caseId)).timeline[0]?.attachments).toMatchObject([{ id, unchecked: true }]);
  });

  it('that is back sees what it missed: what is clean is marked no more, anything else is opened by nobody', async () => {
    const late = await Site.start({ scan: { scanner: scanner.address, whenAway: 'accept' }, scanMs: 50 });
    await scanner.down();
    const teacher = await late.signIn('audzinataja');
    const bad = Buffer.concat([pdf, Buffer.from(eicar)]);
    const upload = async (content: Uint8Array) => (await teacher.upload(content, 'a.pdf', place)).body.id;
    const [clean, infected] = [await upload(pdf), await upload(bad)];
    const unsent = (await teacher.upload(bad, 'Slikta.pdf', place)).body.id;
    const answers = opening({ situacija: { datnes: [clean, infected] } });
    const { case: caseId } = await teacher.do({ act: 'Situacija.jauna', answers });
    expect((await teacher.get(`/attachments/${infected}`)).status).toBe(200);
    await scanner.up();
    const rows = async () => {
      const found = await late.db.selectFrom('attachment').select(['id', 'scanned']).execute();
      return Object.fromEntries(found.map(({ id, scanned }) => [id, scanned]));
    };
    await expect.poll(rows).toEqual({ [clean]: 'clean', [infected]: 'infected', [unsent]: 'infected' });
    const [first] = (await teacher.case(caseId)).timeline;
    expect(first?.attachments.map(({ id, unchecked, infected: bears }) => [id, unchecked, bears])).toEqual([
      [clean, undefined, undefined],
      [infected, undefined, true],
    ]);
    expect((await teacher.get(`/attachments/${clean}`)).status).toBe(200);
    expect(await teacher.get(`/attachments/${infected}`)).toMatchObject({
      status: 422,
      body: { code: 'infected', message: expect.stringMatching(/atrasts vīruss/) },
    });
    await expect.poll(() => keptIn(late)).toEqual([clean, infected].toSorted());
    // Of one that was not submitted only why it is gone is left, for who added it, until it is swept.
    const why = { status: 422, body: { code: 'infected', file: 'Slikta.pdf' } };
    expect(await teacher.get(`/attachments/${unsent}`)).toMatchObject(why);
    expect((await (await late.signIn('inspektors')).get(`/attachments/${unsent}`)).status).toBe(404);
    const again = opening({ situacija: { datnes: [unsent] } });
    expect(await teacher.try({ act: 'Situacija.jauna', answers: again })).toMatchObject({
      status: 422,
      body: { errors: [{ message: expect.stringContaining('«Slikta.pdf» atrasts vīruss, tāpēc tā ir noņemta') }] },
    });
    expect(JSON.stringify(late.lines)).not.toContain(infected);
    expect(JSON.stringify(late.lines)).not.toContain(unsent);
    late.aheadMs = 15 * 24 * 60 * 60_000;
    await late.server.stop();
    await late.up();
    await expect.poll(rows).toEqual({ [clean]: 'clean', [infected]: 'infected' });
    await late.stop();
  });

  it('finds a virus at the very moment its form is handed in: the form is not taken', async () => {
    const teacher = await lenient.signIn('audzinataja');
    const { id } = (await teacher.upload(pdf, 'a.pdf', place)).body;
    const waiting = lenient.db
      .selectFrom(sql<{ pid: number }>`pg_stat_activity`.as('activity'))
      .select('pid')
      .where(sql<boolean>`datname = current_database() and wait_event_type = 'Lock'`);
    const found = await lenient.db.transaction().execute(async (tx) => {
      await tx.updateTable('attachment').set({ scanned: 'infected' }).where('id', '=', id).execute();
      const answers = opening({ situacija: { datnes: [id] } });
      const trying = teacher.try({ act: 'Situacija.jauna', answers });
      await expect.poll(() => waiting.execute()).toHaveLength(1);
      return { trying };
    });
    expect((await found.trying).status).toBe(422);
  });
});

describe('an upload that lies', () => {
  let site: Site;
  let teacher: Visitor;
  beforeAll(async () => {
    site = await Site.start();
    teacher = await site.signIn('audzinataja');
  });
  afterAll(() => site.stop());

  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  it.each([
    ['a drawing with a script called a picture', 'zime.png', svg],
    ['a page called a letter', 'lapa.pdf', '<html><script>alert(1)</script>%PDF-1.7'],
    ['an archive that begins as a program', 'vestule.edoc', 'MZ\u0090PK\u0003\u0004'],
    ['a drawing under its own name', 'zime.svg', svg],
    ['a letter whose name ends in two ways', 'vestule.pdf.html', '%PDF-1.7'],
  ])('is refused when it is %s', async (_what, name, content) => {
    expect((await teacher.upload(Buffer.from(content, 'latin1'), name, place)).status).toBe(415);
  });

  it('and is two things at once is given back as a file to save, which may run nothing and is of no site', async () => {
    const both = Buffer.from(`%PDF-1.7\n<html><script>alert(1)</script>\n%%EOF`);
    const { id } = (await teacher.upload(both, 'abi.pdf', place)).body;
    const { headers } = await teacher.get(`/attachments/${id}`);
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox$/);
  });
});
