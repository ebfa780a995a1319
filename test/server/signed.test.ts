import { createHash } from 'node:crypto';
import { unzipSync, zipSync } from 'fflate';
import { headDate } from '@riciba/runtime/documents';
import type { Problem, SignedDocument, SignedDocuments } from '@riciba/runtime/server/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { opening, pdf as pdfFile, reply } from './support/answers.ts';
import { sendCase } from './support/course.ts';
import { asice, signatory, signedPdf } from './support/signing.ts';
import { Site } from './support/site.ts';
import type { Reply, Visitor } from './support/visitor.ts';

const code = '161175-19997';
const head = signatory({ C: 'LV', CN: 'ILZE PARAUDZIŅA', GN: 'ILZE', SN: 'PARAUDZIŅA', serialNumber: `PNOLV-${code}` });
const older = signatory({ CN: `PARAUDZIŅŠ,JĀNIS,${code.replace('-', '')}`, O: 'Ozolu pamatskola' });
const at = '2026-05-11T12:00:00+03:00';

/** Noon in Latvia: no day ends while this is tested. */
const noon = '2026-11-10T10:00:00.000Z';

/** A day as it is in Latvia. */
function daysAgo(days: number): string {
  return new Date(Date.parse(noon) - days * 86_400_000).toISOString().slice(0, 10);
}

let site: Site;
let director: Visitor;
let worker: Visitor;
let inspector: Visitor;
let path: string;
let pdf: Buffer;
let docx: Buffer;

beforeAll(async () => {
  site = await Site.start();
  site.goTo(noon);
  director = await site.signIn('direktore');
  worker = await site.signIn('darbinieks');
  inspector = await site.signIn('inspektors');
  const id = await sendCase(await site.signIn('audzinataja'), director, ['socialas']);
  const [referral] = (await director.case(id)).referrals;
  path = `/cases/${id}/letters/${encodeURIComponent(referral?.id ?? '')}`;
  [pdf, docx] = await Promise.all([bytes(`${path}/pdf`), bytes(`${path}/docx`)]);
});
afterAll(() => site.stop());

async function bytes(address: string, visitor = director): Promise<Buffer> {
  const response = await fetch(`${visitor.url}/api${address}`, { headers: { Cookie: visitor.cookie } });
  return Buffer.from(await response.arrayBuffer());
}

function hand(content: Uint8Array, name: string, visitor = director): Promise<Reply<SignedDocuments & Problem>> {
  const form = new FormData();
  form.set('file', new Blob([Uint8Array.from(content)]), name);
  return visitor.request('POST', `${path}/signed`, form);
}

/** What is found in a container that is taken. */
async function found(content: Uint8Array, name: string): Promise<SignedDocument['found']> {
  const { status, body } = await hand(content, name);
  const last = body.documents?.at(-1);
  if (status !== 200 || !last) throw new Error(`${status} ${JSON.stringify(body)}`);
  expect(last.sha256).toBe(createHash('sha256').update(content).digest('hex'));
  return last.found;
}

/** The same document, saved anew by another program. */
function saved(file: Buffer, change: (xml: string) => string = (xml) => xml): Buffer {
  const entries = unzipSync(file);
  const xml = new TextDecoder().decode(entries['word/document.xml']);
  return Buffer.from(zipSync({ ...entries, 'word/document.xml': new TextEncoder().encode(change(xml)) }, { level: 1 }));
}

/** The text of a letter as it could be read before it was sent: no number yet, and nothing signed attached. */
function unsent(xml: string): string {
  return xml
    .replaceAll(/\d{4}\/\d+/g, '____')
    .replaceAll(/<w:p\b(?:(?!<\/w:p>)[^])*Vēstule\.edoc(?:(?!<\/w:p>)[^])*<\/w:p>/g, '');
}

describe('a file that was signed before the act was sent', () => {
  /** A letter to the social service with these files attached to its form. Gives what is told of its signed containers. */
  async function sentWith(files: [name: string, content: Uint8Array][]): Promise<SignedDocument[]> {
    const teacher = await site.signIn('audzinataja');
    const { case: id } = await teacher.do({ act: 'Situacija.jauna', answers: opening() });
    await teacher.act(id, 'Situacija.nodots');
    await director.act(id, 'Administracija.vecaki', reply);
    const fields = { act: 'Administracija.nosutits', field: 'vestule.datnes', case: id };
    const datnes: string[] = [];
    for (const [name, content] of files) datnes.push((await director.upload(content, name, fields)).body.id);
    const answers = { berns: opening().berns, vestule: { pamats: ['socialas'], datnes } };
    await director.act(id, 'Administracija.nosutits', answers);
    const [referral] = (await director.case(id)).referrals;
    const letter = `/cases/${id}/letters/${encodeURIComponent(referral?.id ?? '')}`;
    drafted = saved(await bytes(`${letter}/docx`), unsent);
    return (await director.get<SignedDocuments>(`${letter}/signed`)).body.documents;
  }

  /** The letter of the last one as it was before it was sent. */
  let drafted: Buffer;
  const plain: [string, Uint8Array] = ['Pielikums.pdf', pdfFile];

  it('is compared with the paper as it could be signed then, and what is found is told at once', async () => {
    expect(
      await sentWith([plain, ['Vēstule.edoc', asice({ files: { 'a.docx': docx }, by: [head], at })]]),
    ).toHaveLength(1);
    const signed = asice({ files: { 'vestule.docx': drafted }, by: [head], at });
    const [same, ...none] = await sentWith([plain, ['Vēstule.edoc', signed]]);
    expect(none).toEqual([]);
    expect(same).toMatchObject({ name: 'Vēstule.edoc', found: { likeness: { kind: 'same-text' }, covered: true } });
    expect(same?.found.signers).toMatchObject([{ name: 'ILZE PARAUDZIŅA' }]);
  });

  it('under the date of the day it was printed is the same paper, and the day is told', async () => {
    await sentWith([plain, ['Vēstule.edoc', asice({ files: { 'a.docx': docx }, by: [head], at })]]);
    const dated = saved(drafted, (xml) => xml.replace(headDate(daysAgo(0), {}), headDate(daysAgo(3), {})));
    expect(dated).not.toEqual(drafted);
    const signed = asice({ files: { 'vestule.docx': dated }, by: [head], at });
    const [same] = await sentWith([plain, ['Vēstule.edoc', signed]]);
    expect(same?.found.likeness).toEqual({ kind: 'same-text', day: daysAgo(3) });

    // Neither one that it could not have had, nor with anything else in it that is other.
    const later = saved(drafted, (xml) => xml.replace(headDate(daysAgo(0), {}), headDate(daysAgo(-1), {})));
    const other = saved(dated, (xml) => xml.replace('Kārlis', 'Jānis'));
    for (const content of [later, other]) {
      const file = asice({ files: { 'vestule.docx': content }, by: [head], at });
      const [one] = await sentWith([plain, ['Vēstule.edoc', file]]);
      expect(one?.found.likeness).toMatchObject({ kind: 'different' });
    }
  });

  it('that says something else is told to, with the words where it differs', async () => {
    const changed = saved(drafted, (xml) => xml.replace('Kārlis', 'Jānis'));
    expect(changed).not.toEqual(drafted);
    const signed = asice({ files: { 'vestule.docx': changed }, by: [head], at });
    const [other] = await sentWith([['Vēstule.edoc', signed]]);
    expect(other?.found.likeness).toMatchObject({
      kind: 'different',
      made: expect.stringContaining('Kārlis'),
      signed: expect.stringContaining('Jānis'),
    });
  });
});

/** Bit 0 of the flags of the second entry, in both places where they stand. */
function encrypted(zip: Buffer): Buffer {
  const name = Buffer.from('a.pdf');
  const local = zip.indexOf(name) - 30;
  const central = zip.lastIndexOf(name) - 46;
  zip.writeUInt16LE(zip.readUInt16LE(local + 6) | 1, local + 6);
  zip.writeUInt16LE(zip.readUInt16LE(central + 8) | 1, central + 8);
  return zip;
}

describe('a signed container', () => {
  it.each(['vestule.edoc', 'vestule.asice'])(
    '%s with the very file that was made is told to be the same',
    async (name) => {
      const content = asice({ files: { 'vēstule Nr. 7.pdf': pdf }, by: [head, older], at });
      expect(await found(content, name)).toEqual({
        likeness: { kind: 'same' },
        document: 'vēstule Nr. 7.pdf',
        covered: true,
        signers: [
          { name: 'ILZE PARAUDZIŅA', at: '2026-05-11T09:00:00.000Z' },
          { name: 'PARAUDZIŅŠ,JĀNIS', organisation: 'Ozolu pamatskola', at: '2026-05-11T09:00:00.000Z' },
        ],
      });
    },
  );

  it('with the document saved anew, by lines and properties of its own, is told to say the same', async () => {
    const again = saved(docx, (xml) =>
      xml.replace('Par starpinstitucionālo', 'Par </w:t></w:r><w:r><w:t>starpinstitucionālo'),
    );
    expect(again.equals(docx)).toBe(false);
    const content = asice({ files: { 'vestule.docx': again, 'pielikums.txt': Buffer.from('x') }, by: [head], at });
    expect(await found(content, 'a.edoc')).toMatchObject({
      likeness: { kind: 'same-text' },
      document: 'vestule.docx',
      covered: true,
    });
  });

  it('with another text is told to differ, and where', async () => {
    const other = saved(docx, (xml) => xml.replace('Kārlis Ozols', 'Kārlis Ozoliņš'));
    const { likeness } = await found(asice({ files: { 'vestule.docx': other }, by: [head], at }), 'a.edoc');
    expect(likeness).toMatchObject({
      kind: 'different',
      made: expect.stringContaining('Kārlis Ozols'),
      signed: expect.stringContaining('Kārlis Ozoliņš'),
    });
  });

  it('whose signature is of another file is told not to be of this document', async () => {
    const content = asice({ files: { 'a.pdf': pdf }, signed: { 'a.pdf': docx }, by: [head], at });
    expect(await found(content, 'a.edoc')).toMatchObject({ likeness: { kind: 'same' }, covered: false });
    expect(await found(asice({ files: { 'a.pdf': pdf }, by: [], at }), 'a.edoc')).toMatchObject({
      covered: false,
      signers: [],
    });
  });

  it('with nothing to compare says so', async () => {
    const content = asice({ files: { 'a.txt': Buffer.from('Sveiki!') }, by: [head], at });
    expect(await found(content, 'a.edoc')).toMatchObject({ likeness: { kind: 'unreadable' } });
  });
});

describe('a signed PDF', () => {
  it('of the very file that was made is told to be the same, with who signed when', async () => {
    expect(await found(signedPdf(pdf, head, "20260511120000+03'00'"), 'vestule.pdf')).toEqual({
      likeness: { kind: 'same' },
      covered: true,
      signers: [{ name: 'ILZE PARAUDZIŅA', at: '2026-05-11T09:00:00.000Z' }],
    });
  });

  it('of another document is told to differ', async () => {
    const id = await sendCase(await site.signIn('audzinataja'), director, ['socialas']);
    const [referral] = (await director.case(id)).referrals;
    const other = await bytes(`/cases/${id}/letters/${encodeURIComponent(referral?.id ?? '')}/pdf`);
    expect(await found(signedPdf(other, head, '20260511120000Z'), 'vestule.pdf')).toMatchObject({
      likeness: { kind: 'different', made: expect.stringContaining('Nr. '), signed: expect.stringContaining('Nr. ') },
    });
  });

  it('that was changed after it was signed is told to differ', async () => {
    const signed = signedPdf(pdf, head, '20260511120000Z');
    // A later part that shows the first page as an empty one.
    const text = signed.toString('latin1');
    const page = /(\d+) 0 obj\n<<\n\/Type \/Page\n/.exec(text)?.[1] ?? '';
    const size = Number(/\/Size (\d+)/.exec(text.slice(text.lastIndexOf('trailer')))?.[1]);
    const parent = /\/Parent (\d+ 0 R)/.exec(text)?.[1];
    const object = `${page} 0 obj\n<< /Type /Page /Parent ${parent} /MediaBox [0 0 595 842] /Resources << >> >>\nendobj\n`;
    const root = /\/Root (\d+ 0 R)/.exec(text)?.[1];
    const before = /startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1];
    const table = text.length + object.length;
    const changed = `${text}${object}xref\n${page} 1\n${String(text.length).padStart(10, '0')} 00000 n \ntrailer\n<< /Size ${size} /Root ${root} /Prev ${before} >>\nstartxref\n${table}\n%%EOF\n`;
    expect(await found(Buffer.from(changed, 'latin1'), 'vestule.pdf')).toMatchObject({
      likeness: { kind: 'different' },
    });
  });
});

describe('what is no container to be trusted', () => {
  const container = () => asice({ files: { 'a.pdf': pdf, 'b.pdf': pdf }, by: [head], at });
  const bomb = asice({ files: { 'a.pdf': Buffer.alloc(80_000_000) }, by: [head], at });
  const entities =
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><ds:Signature xmlns:ds="x">&b;&b;</ds:Signature>';

  it.each<[string, () => Buffer, string]>([
    ['a PDF that nobody signed', () => pdf, 'a.pdf'],
    ['a bomb', () => bomb, 'a.edoc'],
    ['a name that leads out of it', () => asice({ files: { '../../etc/passwd': pdf }, by: [head], at }), 'a.edoc'],
    [
      'one name twice',
      () => Buffer.from(container().toString('latin1').replaceAll('b.pdf', 'a.pdf'), 'latin1'),
      'a.edoc',
    ],
    ['an encrypted entry', () => encrypted(container()), 'a.edoc'],
    ['half of one', () => container().subarray(0, 4_000), 'a.edoc'],
    [
      'signatures that unfold',
      () => asice({ files: { 'META-INF/signatures.xml': Buffer.from(entities), 'a.pdf': pdf }, by: [], at }),
      'a.edoc',
    ],
  ])('%s is refused in words and not kept', async (_what, content, name) => {
    const before = await site.db.selectFrom('attachment').select('id').execute();
    const { status, body } = await hand(content(), name);
    expect({ status, code: body.code }).toEqual({ status: 422, code: 'not-signed' });
    expect(await site.db.selectFrom('attachment').select('id').execute()).toEqual(before);
  });

  it('another kind of file is refused by its name and by its content', async () => {
    expect((await hand(docx, 'vestule.docx')).status).toBe(415);
    expect((await hand(docx, 'vestule.edoc')).status).toBe(415);
  });
});

describe('who may', () => {
  it('hand it in is the body whose letter it is; who may read the letter may read and take it', async () => {
    const content = asice({ files: { 'a.pdf': pdf }, by: [head], at });
    expect(await hand(content, 'a.edoc', worker)).toMatchObject({ status: 403, body: { code: 'not-own' } });
    expect((await hand(content, 'a.edoc', inspector)).status).toBe(404);
    await hand(content, 'Parakstīta.edoc');
    const { body } = await worker.get<SignedDocuments>(`${path}/signed`);
    expect(body.mayAdd).toBe(false);
    const last = body.documents.at(-1);
    expect(last).toMatchObject({ name: 'Parakstīta.edoc', by: 'Direktore', found: { likeness: { kind: 'same' } } });
    expect((await bytes(`/attachments/${last?.id}`, worker)).equals(content)).toBe(true);
    expect((await inspector.get(`/attachments/${last?.id}`)).status).toBe(404);
    expect((await inspector.get(`${path}/signed`)).status).toBe(404);
  });

  it('a personal code in a certificate is neither shown, nor kept beside the container, nor logged', async () => {
    await hand(asice({ files: { 'a.pdf': pdf }, by: [head, older], at }), 'a.edoc');
    const shown = JSON.stringify((await director.get(`${path}/signed`)).body);
    const kept = JSON.stringify(await site.db.selectFrom('signedDocument').select('found').execute());
    for (const text of [shown, kept, JSON.stringify(site.lines)]) expect(text).not.toMatch(/161175-?19997|PNOLV/);
  });
});
