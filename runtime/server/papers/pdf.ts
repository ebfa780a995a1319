import { createRequire } from 'node:module';
// oxlint-disable-next-line import/no-named-as-default -- its types know no other
import PDFDocument from 'pdfkit';
import { type Block, saidBy } from '../../documents/index.ts';
import { type Line, type Run, wrap } from './lines.ts';

const require = createRequire(import.meta.url);
/** Whole fonts, of which the letters used are embedded: Latvian letters of a font cut in two would break each word. */
const fonts = {
  plain: require.resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'),
  bold: require.resolve('@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf'),
};

const millimetre = 72 / 25.4;
/** A4, with a wider edge on the left, where the sheet is bound. */
const edges = { left: 30 * millimetre, right: 15 * millimetre, top: 20 * millimetre, bottom: 20 * millimetre };
const ordinary = 11;
const lineHeight = 1.4;

interface Manner {
  tag: 'P' | 'H1' | 'H2';
  bold?: boolean;
  align?: 'center' | 'right';
  size?: number;
  /** Space before it, in points. */
  before?: number;
  /** From the left edge of the text. */
  indent?: number;
}

const manners: Record<Block['role'], Manner> = {
  author: { tag: 'P', bold: true, align: 'center', size: 13 },
  restricted: { tag: 'P', align: 'right', size: 9.5, before: 6 },
  kind: { tag: 'H1', bold: true, align: 'center', size: 14, before: 18 },
  head: { tag: 'P' },
  addressee: { tag: 'P', bold: true, indent: 230, before: 16 },
  email: { tag: 'P', indent: 230 },
  subject: { tag: 'H1', bold: true, size: 12, before: 22 },
  heading: { tag: 'H2', bold: true, before: 12 },
  text: { tag: 'P', before: 7 },
  answer: { tag: 'P', before: 5 },
  item: { tag: 'P', before: 5, indent: 14 },
  enclosed: { tag: 'H2', bold: true, before: 16 },
  signature: { tag: 'P', before: 30 },
  electronic: { tag: 'P', bold: true, align: 'center', size: 9.5, before: 26 },
};

/** What a file says of itself, beside its text. */
export interface About {
  /** What a reader's window is called; nobody's name. */
  title: string;
  /** The document's date, where a file tells when it was made. */
  day: string;
  /** In which it is read aloud: "lv-LV". */
  language: string;
}

/**
 * A document as PDF/A-2a: A4, tagged, in its language, with a text layer that reads as it looks. The same blocks give the
 * same bytes.
 */
export async function pdfOf(blocks: readonly Block[], about: About): Promise<Buffer> {
  return await new Pdf(about).write(blocks);
}

class Pdf {
  readonly #pdf: PDFKit.PDFDocument;
  readonly #root: PDFKit.PDFStructureElement;
  #y = edges.top;
  #pages = 1;

  constructor({ title, day, language }: About) {
    const made = new Date(`${day}T00:00:00Z`);
    this.#pdf = new PDFDocument({
      size: 'A4',
      margin: 0,
      lang: language,
      tagged: true,
      displayTitle: true,
      subset: 'PDF/A-2a',
      pdfVersion: '1.7',
      font: fonts.plain,
      info: { Title: title, Creator: 'Rīcība', Producer: 'Rīcība', CreationDate: made, ModDate: made },
    });
    this.#root = this.#pdf.struct('Document');
    this.#pdf.addStructure(this.#root);
  }

  async write(blocks: readonly Block[]): Promise<Buffer> {
    const chunks: Buffer[] = [];
    const whole = new Promise<Buffer>((done, fail) => {
      this.#pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
      this.#pdf.on('end', () => done(Buffer.concat(chunks)));
      this.#pdf.on('error', fail);
    });
    for (const [index, block] of blocks.entries()) this.#block(block, blocks[index - 1]);
    this.#root.end();
    this.#pdf.end();
    return await whole;
  }

  #block(block: Block, previous: Block | undefined): void {
    const { tag, before = 0 } = manners[block.role];
    const beginsHead = block.role === 'head' && previous?.role !== 'head';
    if (this.#y > edges.top) this.#y += beginsHead ? 18 : before;
    const element = this.#pdf.struct(tag);
    this.#root.add(element);
    if (block.role === 'signature') this.#sign(block, element);
    else this.#say(block, element);
    element.end();
  }

  #say(block: Block, element: PDFKit.PDFStructureElement): void {
    const { indent = 0, align, size = ordinary, bold = false } = manners[block.role];
    const room = this.#width - indent;
    const lines = wrap(runsOf(block, bold), room, (run) => this.#measure(run, size));
    // A heading does not stay alone at the foot of a page.
    const isHeading = ['heading', 'subject', 'enclosed'].includes(block.role);
    this.#mustFit((isHeading ? lines.length + 2 : 1) * size * lineHeight);
    for (const line of lines) {
      this.#mustFit(size * lineHeight);
      const free = room - line.width;
      const from = align === 'center' ? free / 2 : align === 'right' ? free : 0;
      this.#draw(line, edges.left + indent + Math.max(0, from), this.#y, size, element);
      this.#y += size * lineHeight;
    }
  }

  /** Post on the left, name on the right, between them where to sign. */
  #sign({ post, name, line }: Block & { role: 'signature' }, element: PDFKit.PDFStructureElement): void {
    const third = this.#width / 3;
    const columnOf = (text: string) => wrap([{ text, bold: false }], third - 8, (run) => this.#measure(run, ordinary));
    const posts = columnOf(name === '' ? post : `${post} `);
    const names = name === '' ? [] : columnOf(name);
    const step = ordinary * lineHeight;
    this.#mustFit(Math.max(posts.length, names.length) * step);
    const top = this.#y;
    for (const [index, one] of posts.entries()) this.#draw(one, edges.left, top + index * step, ordinary, element);
    // The name and the line stand with the last line of the post.
    const last = top + (posts.length - 1) * step;
    for (const [index, one] of names.entries())
      this.#draw(one, edges.left + 2 * third + 8, last + index * step, ordinary, element);
    if (line) {
      const foot = last + ordinary * 1.25;
      this.#artifact(() => {
        this.#pdf
          .moveTo(edges.left + third, foot)
          .lineTo(edges.left + 2 * third, foot)
          .lineWidth(0.5)
          .stroke();
      });
    }
    this.#y = last + Math.max(1, names.length) * step;
  }

  #draw({ runs }: Line, left: number, top: number, size: number, element: PDFKit.PDFStructureElement): void {
    element.add(() => {
      let x = left;
      for (const run of runs) {
        this.#font(run, size).text(run.text, x, top, { lineBreak: false });
        x += this.#measure(run, size);
      }
    });
  }

  /** Goes on to the next page where the rest of this one is too low. From the second on they are numbered. */
  #mustFit(height: number): void {
    const { page } = this.#pdf;
    if (this.#y === edges.top || this.#y + height <= page.height - edges.bottom) return;
    this.#pdf.addPage();
    this.#y = edges.top;
    this.#pages += 1;
    const number = { text: String(this.#pages), bold: false };
    const x = edges.left + (this.#width - this.#measure(number, 9)) / 2;
    this.#artifact(() => this.#font(number, 9).text(number.text, x, 10 * millimetre, { lineBreak: false }));
  }

  /** No part of what is read. */
  #artifact(draw: () => void): void {
    this.#pdf.markContent('Artifact', { type: 'Layout' });
    draw();
    this.#pdf.endMarkedContent();
  }

  #measure(run: Run, size: number): number {
    return this.#font(run, size).widthOfString(run.text);
  }

  #font({ bold }: Run, size: number): PDFKit.PDFDocument {
    return this.#pdf.font(bold ? fonts.bold : fonts.plain, size);
  }

  get #width(): number {
    return this.#pdf.page.width - edges.left - edges.right;
  }
}

function runsOf(block: Block, bold: boolean): Run[] {
  const text = saidBy(block);
  if (block.role !== 'answer') return [{ text, bold }];
  const label = text.slice(0, block.label.length + 1);
  return [
    { text: label, bold: true },
    { text: text.slice(label.length), bold: false },
  ];
}
