import type { LangiumDocument } from 'langium';
import type { Diagnostic } from 'vscode-languageserver';

type Told = Pick<Diagnostic, 'code' | 'message' | 'range' | 'data'>;

/** A text in the quotes of a word processor, up to the quote that ends it in its line. */
const quotedText = /[„“”«»‘’'‚]([^„“”«»‘’'‚"\n\r]*)[„“”«»‘’'‚"]/y;

/** A message about a curved quote, with the same text in straight quotes as its proposal. */
export function straightQuotes(document: LangiumDocument['textDocument'], told: Told): Told {
  quotedText.lastIndex = document.offsetAt(told.range.start);
  const start = quotedText.lastIndex;
  const [whole, inner] = quotedText.exec(document.getText()) ?? [];
  if (whole === undefined) {
    return told;
  }
  const range = { start: told.range.start, end: document.positionAt(start + whole.length) };
  return { ...told, range, data: { replacement: `"${inner}"` } };
}
