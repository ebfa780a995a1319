import { unzipSync } from 'fflate';
import { getDocumentProxy } from 'unpdf';

interface Page {
  /** What is read, line ends as the reader of PDF finds them. */
  text: string;
  /** What is drawn but no part of what is read. */
  artifacts: string;
}

/** The text layer of a PDF, as pdf.js reads it. */
export async function readPdf(content: Uint8Array): Promise<Page[]> {
  const pdf = await getDocumentProxy(Uint8Array.from(content));
  return await Promise.all(
    Array.from({ length: pdf.numPages }, async (_, index) => {
      const page = await pdf.getPage(index + 1);
      const { items } = await page.getTextContent({ includeMarkedContent: true });
      const found: Page = { text: '', artifacts: '' };
      const open: (keyof Page)[] = [];
      for (const item of items)
        if ('str' in item) found[open.at(-1) ?? 'text'] += `${item.str}${item.hasEOL ? '\n' : ''}`;
        else if (item.type === 'endMarkedContent') open.pop();
        else open.push('tag' in item && item.tag === 'Artifact' ? 'artifacts' : 'text');
      return found;
    }),
  );
}

/** What the body of a DOCX says: its paragraphs, tabs and line breaks as spaces. */
export function readDocx(content: Uint8Array): string {
  const xml = new TextDecoder().decode(unzipSync(content)['word/document.xml']);
  return xml
    .replaceAll(/<w:(?:tab|br)\/>|<\/w:p>/g, ' ')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

/** Words one after another, wherever lines end. */
export function words(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
