import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getDocumentProxy } from 'unpdf';
import { opening } from './support/answers.ts';
import { sendCase } from './support/course.ts';
import { hashed, smallDefinition, writeBuild } from './support/definition.ts';
import { pdfaFaults } from './support/pdfa.ts';
import { readDocx, readPdf, words } from './support/papers.ts';
import { Site } from './support/site.ts';
import type { Visitor } from './support/visitor.ts';

/** Every Latvian letter, quotes, and words with hyphens, over several pages. */
const sentence =
  'Glāžšķūņa rūķīši ēd ģērānijas, čūskas un ķirzakas „Kļavās” – sociāli-ekonomiskā situācija: ĀČĒĢĪĶĻŅŠŪŽ, 7,11 €.';
const story = `${`${sentence} `.repeat(30)}\n\nOtrā rindkopa <b>nav</b> & netiek "bojāta".`;

let site: Site;
let teacher: Visitor;
let head: Visitor;
let worker: Visitor;
let inspector: Visitor;

const fieldOf = (page: string, field: string) => ({ page, field });

/** The month is the calendar's, not the paper's, to know. */
const withoutMonth = (text: string) => words(text).replace(/(gada \d+\.) \p{L}+ Nr/u, '$1 MONTH Nr');

/** The small scheme, whose first act makes a paper of what was told. */
function withPaper() {
  const { hash: _, ...small } = smallDefinition();
  const [first, ...rest] = small.acts;
  if (!first) throw new Error('no act');
  return hashed({
    ...small,
    acts: [{ ...first, documents: ['pieteikums'] }, ...rest],
    documents: [
      {
        key: 'pieteikums',
        label: 'Pieteikums',
        kind: 'other',
        place: 'Aizkraukle',
        restricted: true,
        blocks: [
          { kind: 'heading', parts: [{ text: 'Par ko ir pieteikums' }] },
          { kind: 'fields', fields: [fieldOf('berns', 'vards'), fieldOf('situacija', 'apraksts')] },
        ],
      },
    ],
  });
}

beforeAll(async () => {
  site = await Site.start();
  await site.server.stop();
  site.options.definition = join(site.folder, 'with-paper');
  await writeBuild(site.options.definition, withPaper());
  await site.up();
  [teacher, head, worker, inspector] = await Promise.all([
    site.signIn('audzinataja'),
    site.signIn('direktore'),
    site.signIn('darbinieks'),
    site.signIn('inspektors'),
  ]);
});
afterAll(() => site.stop());

async function file(visitor: Visitor, path: string): Promise<{ status: number; name: string; bytes: Uint8Array }> {
  const response = await fetch(`${visitor.url}/api${path}`, { headers: { Cookie: visitor.cookie } });
  const name = response.headers.get('content-disposition') ?? '';
  return { status: response.status, name, bytes: new Uint8Array(await response.arrayBuffer()) };
}

/** The path of a case's letter, without its format. */
async function letterOf(visitor: Visitor, id: string): Promise<string> {
  const [referral] = (await visitor.case(id)).referrals;
  return `/cases/${id}/letters/${encodeURIComponent(referral?.id ?? '')}`;
}

describe('a paper as a file', () => {
  let path: string;
  let expected: string;

  beforeAll(async () => {
    const { case: id, seq } = await teacher.do({
      act: 'Situacija.jauna',
      answers: opening({ situacija: { apraksts: story } }),
    });
    path = `/cases/${id}/documents/${seq}/pieteikums`;
    const { number, openedAt } = await teacher.case(id);
    const day = new Date(openedAt).toLocaleDateString('lv', { timeZone: 'Europe/Riga', day: 'numeric' });
    expected = words(`Ozolu pamatskola Ierobežotas pieejamības informācija Pieteikums Aizkraukle
      ${/^\d+/.exec(number)?.[0]}. gada ${Number.parseInt(day, 10)}. MONTH Nr. ${number}/${seq} Par ko ir pieteikums
      Vārds: Kārlis Kas noticis?: ${story} Pedagogs Klases audzinātāja`);
  });

  it('PDF reads exactly as it was written, every Latvian letter and hyphen, in the order of its lines', async () => {
    const pages = await readPdf((await file(teacher, `${path}/pdf`)).bytes);
    expect(pages.length).toBeGreaterThan(1);
    expect(withoutMonth(pages.map(({ text }) => text).join('\n'))).toBe(expected);
    // The first page bears no number; the others bear theirs apart from what is read.
    expect(pages.map(({ artifacts }) => words(artifacts))).toEqual(
      pages.map((_, index) => (index ? `${index + 1}` : '')),
    );
  });

  it('PDF is PDF/A-2a, as far as that can be told by reading it', async () => {
    const { bytes } = await file(teacher, `${path}/pdf`);
    expect(pdfaFaults(bytes)).toEqual([]);
    // Each clause is one that another file breaks: what was said of colours, of itself, of its language is taken out.
    const without = (what: string, by: string) => {
      const text = Buffer.from(bytes).toString('latin1');
      expect(text).toContain(what);
      return pdfaFaults(Buffer.from(text.replaceAll(what, by), 'latin1')).map((fault) => fault.split(' ')[0]);
    };
    expect(without('/S /GTS_PDFA1', '/S /GTS_PDFX1')).toEqual(['6.2.3']);
    expect(without('conformance>A<', 'conformance>B<')).toEqual(['6.6.4']);
    expect(without('/Lang (lv-LV)', '/Lung (lv-LV)')).toEqual(['6.7.4']);
    expect(without('/ToUnicode', '/ToUnicade')).toEqual(['6.2.11.7']);
    expect(without('/FontFile', '/FantFile')).toEqual(['6.2.11.4']);
    expect(without('/MarkInfo', '/MurkInfo')).toEqual(['6.7.2.2']);
  });

  it('DOCX says the same', async () => {
    const { bytes } = await file(teacher, `${path}/docx`);
    expect(withoutMonth(readDocx(bytes))).toBe(expected);
  });

  it('is A4, in Latvian, tagged, and tells in its properties of nobody', async () => {
    const { bytes } = await file(teacher, `${path}/pdf`);
    const pdf = await getDocumentProxy(bytes);
    const page = await pdf.getPage(1);
    expect(page.view.map((side) => Math.round((side * 25.4) / 72))).toEqual([0, 0, 210, 297]);
    const { info } = await pdf.getMetadata();
    expect(info).toMatchObject({
      Language: 'lv-LV',
      Creator: 'Rīcība',
      Title: expect.stringMatching(/^Pieteikums Nr\. /),
    });
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
    expect(JSON.stringify(await page.getStructTree())).toContain('"role":"H2"');
    expect(JSON.stringify(info)).not.toMatch(/Kārlis|Ozols|audzinātāja/);
    const core = unzipSync((await file(teacher, `${path}/docx`)).bytes)['docProps/core.xml'];
    expect(new TextDecoder().decode(core)).not.toMatch(/Kārlis|Ozols|audzinātāja/);
  });
});

it('a paper of a scheme in English says that it is', async () => {
  const { hash: _, ...latvian } = withPaper();
  const folder = join(site.folder, 'english');
  await writeBuild(folder, hashed({ ...latvian, scheme: { ...latvian.scheme, language: 'en' } }));
  const english = await Site.start({ definition: folder });
  const visitor = await english.signIn('audzinataja');
  const { case: id, seq } = await visitor.do({ act: 'Situacija.jauna', answers: opening() });
  const path = `/cases/${id}/documents/${seq}/pieteikums`;
  const { bytes } = await file(visitor, `${path}/pdf`);
  expect((await (await getDocumentProxy(bytes)).getMetadata()).info).toMatchObject({ Language: 'en' });
  const styles = unzipSync((await file(visitor, `${path}/docx`)).bytes)['word/styles.xml'];
  expect(new TextDecoder().decode(styles)).toContain('<w:lang w:val="en"/>');
  await english.stop();
});

describe('a letter as a file', () => {
  it('bears the number of the register, also in its name, which tells of nobody', async () => {
    const id = await sendCase(teacher, head, ['socialas']);
    const path = await letterOf(head, id);
    const { timeline } = await head.case(id);
    const register = timeline.find(({ act }) => act === 'Administracija.nosutits')?.register ?? '';
    for (const [format, read] of [
      ['pdf', async (bytes: Uint8Array) => (await readPdf(bytes)).map(({ text }) => text).join(' ')],
      ['docx', readDocx],
    ] as const) {
      const { status, name, bytes } = await file(head, `${path}/${format}`);
      expect(status).toBe(200);
      expect(name).toContain(`filename="vestule-${register.replace('/', '-')}.${format}"`);
      const text = words(await read(bytes));
      expect(text).toContain(`Nr. ${register} SocialaisDienests Par starpinstitucionālo sadarbību: Kārlis Ozols`);
      expect(text).toContain('Pielikumā: 1. Materiāli: Vēstule.pdf');
    }
  });

  it('is for whoever may read the letter; that it was taken is recorded', async () => {
    const id = await sendCase(teacher, head, ['socialas']);
    const path = `${await letterOf(head, id)}/pdf`;
    expect((await file(worker, path)).status).toBe(200);
    expect((await file(inspector, path)).status).toBe(404);
    // The teacher handed the case over, and does not see what the head wrote.
    const own = await teacher.case(id);
    expect((await file(teacher, path)).status).toBe(own.referrals.length > 0 ? 200 : 404);
    const looks = await site.db
      .selectFrom('viewLog')
      .select(['post', 'what', 'attachment'])
      .where('caseId', '=', id)
      .where('what', '=', 'document')
      .execute();
    expect(looks).toContainEqual({ post: 'darbinieks', what: 'document', attachment: expect.stringMatching(/\.pdf$/) });
    expect(looks.map(({ post }) => post)).not.toContain('inspektors');
  });

  it('that is not there is not found, and a format that is none is no address', async () => {
    const id = await sendCase(teacher, head, ['socialas']);
    const path = await letterOf(head, id);
    expect((await file(head, `/cases/${id}/letters/nav/pdf`)).status).toBe(404);
    expect((await file(head, `/cases/${id}/documents/1/nav/pdf`)).status).toBe(404);
    expect((await file(head, `${path}/exe`)).status).toBe(400);
  });
});

it.each(['pdf', 'docx'])('a %s is the same each time it is made, whenever that is', async (format) => {
  const before = await site.signIn('audzinataja');
  const { case: id, seq } = await before.do({ act: 'Situacija.jauna', answers: opening() });
  const path = `/cases/${id}/documents/${seq}/pieteikums/${format}`;
  const first = await file(before, path);
  expect(first.status).toBe(200);
  site.aheadMs += 3 * 24 * 60 * 60_000;
  const later = await file(await site.signIn('audzinataja'), path);
  expect(Buffer.compare(first.bytes, later.bytes)).toBe(0);
});
