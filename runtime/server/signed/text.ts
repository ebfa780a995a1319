import { readXml } from './xml.ts';
import { getDocumentProxy } from 'unpdf';
import { readZip } from './zip.ts';

/** What kind of document it is that we can read. */
export function formatOf(content: Buffer): 'pdf' | 'docx' | undefined {
  if (content.subarray(0, 1_024).includes('%PDF-')) return 'pdf';
  return content.readUInt32LE(0) === 0x04034b50 ? 'docx' : undefined;
}

/** All that a document says, one space between words. @throws Error when it cannot be read */
export async function textIn(content: Buffer, format: 'pdf' | 'docx'): Promise<string> {
  const text = format === 'pdf' ? await textInPdf(content) : await textInDocx(content);
  return text.normalize('NFC').replaceAll('\u00AD', '').replaceAll(/\s+/g, ' ').trim();
}

/** Numbers of pages and the like are marked as no part of it. */
async function textInPdf(content: Buffer): Promise<string> {
  const pdf = await getDocumentProxy(Uint8Array.from(content));
  let text = '';
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    const open: boolean[] = [];
    for (const item of items)
      if ('str' in item) text += open.includes(true) ? '' : `${item.str}${item.hasEOL ? '\n' : ''}`;
      else if (item.type === 'endMarkedContent') open.pop();
      else open.push('tag' in item && item.tag === 'Artifact');
    text += '\n';
  }
  return text;
}

/** The paragraphs of its body; without what was struck out. */
async function textInDocx(content: Buffer): Promise<string> {
  const xml = (await readZip(content)).get('word/document.xml');
  if (!xml) throw new Error('no body');
  let text = '';
  let said = false;
  readXml(xml.toString('utf8'), {
    open: (name) => {
      said = name === 't';
      if (['tab', 'br', 'cr'].includes(name)) text += ' ';
    },
    text: (part) => {
      if (said) text += part;
    },
    close: (name) => {
      said = false;
      if (name === 'p') text += '\n';
    },
  });
  return text;
}
