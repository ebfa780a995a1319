import { readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '@riciba/runtime/server/api';
import { opening, pdf, reply } from './support/answers.ts';
import { Site } from './support/site.ts';
import { Visitor } from './support/visitor.ts';

let site: Site;
let teacher: Visitor;
let head: Visitor;
let worker: Visitor;
let inspector: Visitor;

beforeAll(async () => {
  site = await Site.start();
  [teacher, head, worker, inspector] = await Promise.all([
    site.signIn('audzinataja'),
    site.signIn('direktore'),
    site.signIn('darbinieks'),
    site.signIn('inspektors'),
  ]);
});
afterAll(() => site.stop());

const place = { act: 'Situacija.jauna', field: 'situacija.datnes' };
const bytes = (text: string) => new TextEncoder().encode(text);

/** A zip whose first entry is stored under a name. */
function zip(name: string, content: string): Uint8Array {
  const entry = Buffer.alloc(30);
  entry.writeUInt32LE(0x04034b50, 0);
  entry.writeUInt16LE(20, 4);
  entry.writeUInt32LE(content.length, 18);
  entry.writeUInt32LE(content.length, 22);
  entry.writeUInt16LE(name.length, 26);
  return Buffer.concat([entry, Buffer.from(name), Buffer.from(content), Buffer.alloc(40)]);
}

/** Of a multipart form. */
const part = (name: string, more: string, content: string) =>
  `--b\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${content}\r\n`;

const withFiles = (...datnes: string[]) => opening({ situacija: { datnes } });

const files = () => readdir(site.options.attachments);

describe('an uploaded file', () => {
  it('is kept under a random name and given back under its own, to be saved and not shown', async () => {
    const { body } = await teacher.upload(pdf, 'Ziņojums par Kārli.pdf', place);
    expect(body).toMatchObject({ name: 'Ziņojums par Kārli.pdf', size: pdf.length, kind: 'application/pdf' });
    expect(await files()).toContain(body.id);
    const { headers, body: content } = await teacher.get<string>(`/attachments/${body.id}`);
    expect(content).toBe(new TextDecoder().decode(pdf));
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="Zinojums par Karli.pdf"; filename*=UTF-8''Zi%C5%86ojums%20par%20K%C4%81rli.pdf`,
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it.each([
    ['a program called a letter', 'Vēstule.pdf', bytes('MZ\u0000\u0003')],
    ['a PDF without a byte that is no letter, called a text', 'piezimes.txt', bytes('%PDF-1.7\n1 0 obj')],
    ['a page called a text', 'piezimes.txt', new Uint8Array([0x3c, 0x00, 0x68])],
    [
      'a picture called a letter',
      'Vēstule.pdf',
      new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]),
    ],
    ['a zip called a signed container', 'Vēstule.edoc', zip('vestule.txt', 'x')],
    ['a container of another kind', 'Vēstule.edoc', zip('mimetype', 'application/epub+zip')],
    ['an ending that the field does not take', 'Vēstule.html', pdf],
    ['no ending', 'Vēstule', pdf],
    ['two endings', 'Vēstule.pdf.exe', pdf],
    ['an empty file', 'Vēstule.pdf', new Uint8Array()],
  ])('is refused in words when it is %s', async (_what, name, content) => {
    const before = await files();
    const { status, body } = await teacher.upload(content, name, place);
    expect(status).toBe(415);
    expect(body.message).toMatch(/[Dd]atn/);
    expect(await files()).toEqual(before);
  });

  it('that is a signed container, or a text, is taken', async () => {
    const container = zip('mimetype', 'application/vnd.etsi.asic-e+zip');
    expect((await teacher.upload(container, 'Vēstule.EDOC', place)).status).toBe(200);
    expect((await teacher.upload(bytes('Sveiki, ķirzaka!'), 'piezimes.txt', place)).status).toBe(200);
    // As a picture of a kind that is not taken begins, too.
    expect((await teacher.upload(bytes('BMW stāv pie skolas.'), 'piezimes.txt', place)).status).toBe(200);
  });

  it('that is too large is refused with the limit, and leaves nothing on disk', async () => {
    const before = await files();
    const large = new Uint8Array(3_000_000);
    large.set(pdf);
    expect(await teacher.upload(large, 'Liela.pdf', place)).toMatchObject({
      status: 413,
      body: { code: 'too-large', message: expect.stringMatching(/ne vairāk kā 0,2 MB/) },
    });
    expect(await files()).toEqual(before);
  });

  it('for a place that takes no files is refused', async () => {
    const wrong: Record<string, string>[] = [
      { act: 'Situacija.jauna', field: 'situacija.apraksts' },
      { act: 'Nav.tada', field: 'situacija.datnes' },
      {},
    ];
    for (const fields of wrong) expect((await teacher.upload(pdf, 'a.pdf', fields)).status).toBe(400);
  });

  it('that breaks off half way leaves nothing on disk', async () => {
    const before = await files();
    const { hostname, port } = new URL(site.server.url);
    await new Promise<void>((done) => {
      const socket = connect(Number(port), hostname, () => {
        socket.write(
          `POST /api/attachments HTTP/1.1\r\nHost: ${hostname}\r\nX-Riciba: 1\r\nX-Riciba-Post: ${teacher.post}\r\nCookie: ${teacher.cookie}\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 100000\r\n\r\n--b\r\nContent-Disposition: form-data; name="act"\r\n\r\n${place.act}\r\n--b\r\nContent-Disposition: form-data; name="field"\r\n\r\n${place.field}\r\n--b\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7`,
        );
        setTimeout(() => socket.destroy(), 100);
      });
      socket.on('close', () => done());
    });
    await expect.poll(files).toEqual(before);
    expect((await teacher.get('/inbox')).status).toBe(200);
  });

  it('whose form ends too early, wherever that is, is answered in words; the server goes on and nothing is left', async () => {
    const before = await files();
    const whole = [
      part('act', '', place.act),
      part('field', '', place.field),
      part('file', '; filename="a.pdf"', Buffer.from(pdf).toString()),
      '--b--\r\n',
    ].join('');
    const cuts = Array.from({ length: Math.ceil(whole.length / 9) }, (_, at) => whole.slice(0, at * 9));
    const answers = await Promise.all(
      cuts.map((cut) =>
        teacher.request<Problem>('POST', '/attachments', cut, { 'Content-Type': 'multipart/form-data; boundary=b' }),
      ),
    );
    for (const { status, body } of answers) expect([status, body.code]).toEqual([400, 'malformed']);
    expect((await teacher.get('/inbox')).status).toBe(200);
    expect(await files()).toEqual(before);
  });
});

describe('a file in answers', () => {
  it('must be uploaded by the same post, for the same place, and not be used already', async () => {
    const mine = (await teacher.upload(pdf, 'a.pdf', place)).body.id;
    const theirs = (await (await site.signIn('skolotaja')).upload(pdf, 'b.pdf', place)).body.id;
    const elsewhere = (await teacher.upload(pdf, 'c.pdf', { act: 'Administracija.nosutits', field: 'vestule.datnes' }))
      .body.id;
    for (const wrong of [theirs, elsewhere, 'nav-tada', '../../etc/passwd'])
      expect({ wrong, ...(await teacher.try({ act: 'Situacija.jauna', answers: withFiles(wrong) })) }).toMatchObject({
        status: 422,
        body: { errors: [{ page: 'situacija', path: ['datnes'] }] },
      });
    await teacher.do({ act: 'Situacija.jauna', answers: withFiles(mine) });
    expect((await teacher.try({ act: 'Situacija.jauna', answers: withFiles(mine) })).status).toBe(422);
  });

  it('goes to one of several commands that are sent with it at the same moment', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id } = (await teacher.upload(pdf, 'a.pdf', place)).body;
      const replies = await Promise.all(
        [1, 2, 3].map(() => teacher.try({ act: 'Situacija.jauna', answers: withFiles(id) })),
      );
      expect(replies.map(({ status }) => status).toSorted((x, y) => x - y)).toEqual([200, 422, 422]);
    }
  });

  it("is its post's until it is submitted, then theirs who may read the answers, and looking at it is recorded", async () => {
    const { id } = (await teacher.upload(pdf, 'a.pdf', place)).body;
    expect((await head.get(`/attachments/${id}`)).status).toBe(404);
    const { case: caseId } = await teacher.do({ act: 'Situacija.jauna', answers: withFiles(id) });
    expect((await head.get(`/attachments/${id}`)).status).toBe(404);
    await teacher.act(caseId, 'Situacija.nodots');
    expect((await head.get(`/attachments/${id}`)).status).toBe(200);
    expect((await head.case(caseId)).timeline[0]?.attachments).toEqual([{ id, name: 'a.pdf', size: pdf.length }]);

    const letter = (
      await head.upload(pdf, 'Vēstule.pdf', { act: 'Administracija.nosutits', field: 'vestule.datnes', case: caseId })
    ).body.id;
    await head.act(caseId, 'Administracija.vecaki', reply);
    await head.act(caseId, 'Administracija.nosutits', {
      berns: opening().berns,
      vestule: { pamats: ['socialas'], datnes: [letter] },
    });
    // The letter's recipient reads the letter and what came with it, not what the school had among itself.
    expect((await worker.get(`/attachments/${letter}`)).status).toBe(200);
    expect((await worker.get(`/attachments/${id}`)).status).toBe(404);
    expect((await inspector.get(`/attachments/${letter}`)).status).toBe(404);
    const views = await site.db
      .selectFrom('viewLog')
      .select(['post', 'what'])
      .where('attachment', '=', letter)
      .execute();
    expect(views).toEqual([{ post: 'darbinieks', what: 'attachment' }]);
  });

  it('is the very bytes that were sent, and their hash is stored', async () => {
    const content = new Uint8Array(150_000).map((_byte, index) => index % 251);
    content.set(pdf);
    const { id } = (await teacher.upload(content, 'a.pdf', place)).body;
    expect(Buffer.compare(await readFile(join(site.options.attachments, id)), content)).toBe(0);
    const row = await site.db.selectFrom('attachment').select('sha256').where('id', '=', id).executeTakeFirstOrThrow();
    const hash = await crypto.subtle.digest('SHA-256', content);
    expect(row.sha256.equals(Buffer.from(hash))).toBe(true);
  });
});

describe('an upload that was never submitted', () => {
  it('is removed after two weeks, unless its post still works on a form; a submitted one stays', async () => {
    const left = (await inspector.upload(pdf, 'a.pdf', place)).body.id;
    const typed = (await worker.upload(pdf, 'a.pdf', place)).body.id;
    const used = (await teacher.upload(pdf, 'a.pdf', place)).body.id;
    await teacher.do({ act: 'Situacija.jauna', answers: withFiles(used) });
    site.aheadMs = 15 * 24 * 60 * 60_000;
    const again = await site.signIn('darbinieks');
    await again.request('PUT', '/drafts/x', { answers: {}, revision: 1, command: crypto.randomUUID() });
    await site.server.stop();
    await site.up();
    const kept = async () => {
      const names = await files();
      return [left, typed, used].map((id) => names.includes(id));
    };
    await expect.poll(kept).toEqual([false, true, true]);
    site.aheadMs = 0;
  });

  it('of which this database knows nothing stays, however old: it may be the evidence of another', async () => {
    const strange = join(site.options.attachments, 'cita-datubaze');
    await writeFile(strange, pdf);
    await utimes(strange, 0, 0);
    await site.server.stop();
    site.lines.length = 0;
    await site.up();
    await expect
      .poll(() => site.lines.filter((line) => line.event.includes('not of this database')))
      .toMatchObject([{ level: 'warn', fields: { count: 1 } }]);
    await site.server.stop();
    await site.up();
    expect(await files()).toContain('cita-datubaze');
    await rm(strange);
  });
});

describe('a stranger', () => {
  it('gets no file', async () => {
    const { id } = (await (await site.signIn('audzinataja')).upload(pdf, 'a.pdf', place)).body;
    expect((await new Visitor(site.server.url).get(`/attachments/${id}`)).status).toBe(401);
    expect((await (await site.signIn('inspektors')).get(`/attachments/${id}`)).status).toBe(404);
  });
});
