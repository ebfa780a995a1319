import {
  AlignmentType,
  Document,
  Header,
  HeadingLevel,
  type IParagraphOptions,
  type IRunOptions,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
  UnderlineType,
} from 'docx';
import { unzipSync, type Zippable, zipSync } from 'fflate';
import { type Block, saidBy } from '../../documents/index.ts';
import type { About } from './pdf.ts';

/** In twentieths of a point. */
const millimetres = (count: number) => Math.round((count * 1440) / 25.4);
const paper = { width: millimetres(210), height: millimetres(297) };
const edges = { left: millimetres(30), right: millimetres(15), top: millimetres(20), bottom: millimetres(20) };
const third = Math.round((paper.width - edges.left - edges.right) / 3);

/** A zip knows none before 1980; local, as a zip has it. */
const firstDay = '1980-01-02T12:00:00';

/** What fits before the place to sign, in letters. */
const longestPost = 28;

type Manner = Omit<IParagraphOptions, 'children'> & { bold?: boolean; size?: number };

const before = (points: number) => ({ spacing: { before: points * 20 } });
const right = { alignment: AlignmentType.RIGHT };
const centred = { alignment: AlignmentType.CENTER };

const manners: Record<Block['role'], Manner> = {
  author: { ...centred, bold: true, size: 26 },
  restricted: { ...right, ...before(6), size: 19 },
  kind: { ...centred, ...before(18), heading: HeadingLevel.TITLE, bold: true, size: 28 },
  head: {},
  addressee: { ...before(16), indent: { left: 4600 }, bold: true },
  email: { indent: { left: 4600 } },
  subject: { ...before(22), heading: HeadingLevel.HEADING_1, bold: true, size: 24 },
  heading: { ...before(12), heading: HeadingLevel.HEADING_2, bold: true, keepNext: true },
  text: before(7),
  answer: before(5),
  item: { ...before(5), indent: { left: 280 } },
  enclosed: { ...before(16), heading: HeadingLevel.HEADING_2, bold: true, keepNext: true },
  signature: {
    ...before(30),
    keepLines: true,
    tabStops: [
      { type: TabStopType.LEFT, position: third },
      { type: TabStopType.LEFT, position: 2 * third + 160 },
    ],
  },
  electronic: { ...centred, ...before(26), bold: true, size: 19 },
};

/** A document as DOCX: A4, in its language, the same words as its PDF. The same blocks give the same bytes. */
export async function docxOf(blocks: readonly Block[], { title, day, language }: About): Promise<Buffer> {
  const document = new Document({
    title,
    creator: 'Rīcība',
    lastModifiedBy: 'Rīcība',
    styles: {
      default: { document: { run: { font: 'Noto Sans', size: 22, language: { value: language } } } },
    },
    sections: [
      {
        properties: {
          titlePage: true,
          page: { size: paper, margin: edges },
        },
        // From the second page on.
        headers: {
          first: new Header({ children: [new Paragraph('')] }),
          default: new Header({ children: [pageNumber()] }),
        },
        children: blocks.map((block, index) => paragraphOf(block, blocks[index - 1])),
      },
    ],
  });
  return dated(await Packer.toBuffer(document), day);
}

type Look = Pick<IRunOptions, 'bold' | 'size' | 'color'>;

function pageNumber(): Paragraph {
  return new Paragraph({ ...centred, children: [new TextRun({ children: [PageNumber.CURRENT], size: 18 })] });
}

function paragraphOf(block: Block, previous: Block | undefined): Paragraph {
  const { bold = false, size = 22, ...manner } = manners[block.role];
  const beginsHead = block.role === 'head' && previous?.role !== 'head' ? before(18) : {};
  return new Paragraph({ ...manner, ...beginsHead, children: runsOf(block, { bold, size, color: '000000' }) });
}

function runsOf(block: Block, look: Look): TextRun[] {
  if (block.role === 'signature') {
    const between = block.line ? { underline: { type: UnderlineType.SINGLE } } : {};
    return [
      new TextRun({ ...look, children: [block.post] }),
      // A long one would run over the place to sign.
      new TextRun({ ...look, ...(block.post.length > longestPost && { break: 1 }), children: [new Tab()] }),
      new TextRun({ ...look, ...between, children: [new Tab()] }),
      new TextRun({ ...look, text: block.name }),
    ];
  }
  if (block.role === 'answer') {
    const label = `${block.label}:`;
    return [new TextRun({ ...look, text: label, bold: true }), ...broken(saidBy(block).slice(label.length), look)];
  }
  return broken(saidBy(block), look);
}

/** Line ends of a text are line breaks of its paragraph. */
function broken(text: string, look: Look): TextRun[] {
  return text.split('\n').map((line, index) => new TextRun({ ...look, text: line, ...(index > 0 && { break: 1 }) }));
}

/** The library asks the clock; a file that is made again must be the same. */
function dated(file: Buffer, day: string): Buffer {
  const entries: Record<string, Uint8Array> = unzipSync(file);
  const core = 'docProps/core.xml';
  const instant = `${day}T00:00:00Z`;
  const properties = new TextDecoder().decode(entries[core]);
  entries[core] = new TextEncoder().encode(properties.replaceAll(/>\d{4}-\d\d-\d\dT[^<]*</g, `>${instant}<`));
  const zip: Zippable = {};
  for (const [name, content] of Object.entries(entries).toSorted(byPlace)) zip[name] = [content, { mtime: firstDay }];
  return Buffer.from(zipSync(zip));
}

/** The list of kinds comes first: by it a file is known for what it is. */
function byPlace([a]: [string, unknown], [b]: [string, unknown]): number {
  return placeOf(a) - placeOf(b) || (a < b ? -1 : 1);
}

function placeOf(name: string): number {
  return name === '[Content_Types].xml' ? 0 : 1;
}
