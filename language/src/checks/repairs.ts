import { EOF } from 'chevrotain';
import type { AstNode, LangiumCoreServices, LangiumDocument, ParseResult } from 'langium';
import type { Diagnostic } from 'vscode-languageserver';
import { isScenarioText, isSchemeText } from '../generated/ast.ts';
import type { Replacement } from '../messages/similar.ts';
import { keywordLanguageOf } from '../parsing/keyword-language.ts';
import { repairs, wordsBefore } from './repair-proposals.ts';

export type ParserError = ParseResult['parserErrors'][number];
type Token = ParserError['token'];
export type Reading = Pick<LangiumCoreServices['parser'], 'LangiumParser' | 'Lexer'>;

/** What is to be said of a mistake. */
interface Mended extends Pick<Diagnostic, 'code' | 'message' | 'range'> {
  data?: Replacement;
}

/**
 * What a beginner most likely forgot or wrote otherwise where a text cannot be read any further: a comma, a full stop,
 * a number in letters, a name in two words. Each is tried, and told only if the text can then be read beyond the line.
 * The text may have blanks where the document has mistakes that were told.
 */
export function repairOf(
  document: LangiumDocument,
  text: string,
  error: ParserError,
  reading: Reading,
): Mended | undefined {
  const { textDocument } = document;
  const { tokens } = reading.Lexer.tokenize(text);
  const found = tokens.findIndex(({ startOffset }) => startOffset === error.token.startOffset);
  const at = found < 0 ? tokens.length : found;
  const lineEnd = endOfLine(text, tokens[at]?.startOffset ?? text.length);
  const root = document.parseResult.value;
  const needed = withoutSentencesBefore(startOfRepairs(tokens, at), text, root);
  const near = endOfNeighbour(text, lineEnd);
  for (const repair of repairs({ tokens, at, language: keywordLanguageOf(textDocument.getText()), root })) {
    const { start, end, replacement, code, message } = repair;
    const longer = replacement.length - (end - start);
    const mendedUpTo = (last?: number) => needed.slice(0, start) + replacement + needed.slice(end, last);
    const reaches = (last?: number) => isReadUpTo(lineEnd + longer, mendedUpTo(last), reading);
    if (repair.isSure || (reaches(near) && reaches())) {
      const marked = repair.marked ?? end;
      const range = { start: textDocument.positionAt(start), end: textDocument.positionAt(marked) };
      const data = { replacement: replacement + text.slice(end, marked) };
      return { code, message, range, ...(repair.isOffered !== false && { data }) };
    }
  }
  return undefined;
}

/** Before this place no repair changes anything: some words before the mistake, or the beginning of its line. */
function startOfRepairs(tokens: Token[], at: number): number {
  const line = tokens.findIndex(({ startLine }) => startLine === tokens[at]?.startLine);
  const first = Math.min(at - 2 * wordsBefore, line < 0 ? at : line);
  return tokens[Math.max(0, first)]?.startOffset ?? 0;
}

/**
 * A text with blanks in place of the sentences that end before an offset, so that places stay what they are: they could
 * be read, and a trial need not read them again.
 */
function withoutSentencesBefore(offset: number, text: string, root: AstNode): string {
  const sentences = isSchemeText(root) ? root.sentences : isScenarioText(root) ? root.scenarios : [];
  const read = sentences.filter(({ $cstNode }) => $cstNode && $cstNode.end <= offset);
  const [first, last] = [read[0]?.$cstNode, read.at(-1)?.$cstNode];
  return first && last
    ? text.slice(0, first.offset) + text.slice(first.offset, last.end).replace(/[^\n]/g, ' ') + text.slice(last.end)
    : text;
}

/** Where the second sentence after an offset begins, as far as lines tell: a mistake seldom shows later. */
function endOfNeighbour(text: string, offset: number): number {
  const beginnings = /\n(?=[^\s}/])/g;
  beginnings.lastIndex = offset;
  return beginnings.test(text) && beginnings.test(text) ? beginnings.lastIndex : text.length;
}

/** Has a text no mistake up to a place? */
function isReadUpTo(end: number, text: string, { LangiumParser, Lexer }: Reading): boolean {
  const last = (): number => Lexer.tokenize(text).tokens.at(-1)?.endOffset ?? 0;
  return LangiumParser.parse(text).parserErrors.every(
    ({ token }) => (token.tokenType === EOF ? last() : token.startOffset) > end,
  );
}

function endOfLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
}
