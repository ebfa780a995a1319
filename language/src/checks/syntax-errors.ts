import { EOF } from 'chevrotain';
import { CstUtils, type LangiumDocument, type LexerResult } from 'langium';
import type { Diagnostic } from 'vscode-languageserver';
import { textOf } from '../messages/message.ts';
import { syntaxMessages } from '../messages/syntax.ts';
import { quoted } from '../messages/words.ts';
import type { KeywordLanguage } from '../model.ts';
import { foreignKeywordIn } from '../parsing/foreign-keyword.ts';
import { keywordLanguageOf } from '../parsing/keyword-language.ts';
import { straightQuotes } from './quotes.ts';
import { type ParserError, type Reading, repairOf } from './repairs.ts';

type Told = Pick<Diagnostic, 'code' | 'message' | 'range' | 'data'>;

/** What the parser and the lexer give for a text. */
export interface Unread {
  reading: Reading;
  /** Of the characters that mean nothing. */
  unreadable: Told[];
  /** What is to be said of an error by itself. */
  toldOf: (error: ParserError) => Told[];
}

/** At most one message a line: the first mistake of a line is the one to mend. */
export function syntaxErrors(document: LangiumDocument, unread: Unread): Told[] {
  const found = [wrongEncoding(document)].filter((each) => each !== undefined);
  const unreadable = found.length > 0 ? found : charactersIn(document, unread.unreadable);
  const lines = new Set<number>();
  return (unreadable.length > 0 ? unreadable : parsingErrors(document, unread))
    .toSorted((a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character)
    .filter(({ range }) => !lines.has(range.start.line) && lines.add(range.start.line));
}

/** What stands in a text that was read in another encoding than it was saved in. */
const misread = /[\uFFFD\0]/;

/** Said once: in every other word is the same mistake. */
function wrongEncoding({ textDocument }: LangiumDocument): Told | undefined {
  const text = textDocument.getText();
  const at = text.search(misread);
  const range = { start: textDocument.positionAt(at), end: textDocument.positionAt(at + 1) };
  const message = syntaxMessages.wrongEncoding;
  return at < 0 ? undefined : { code: message.code, message: textOf(message, keywordLanguageOf(text), {}), range };
}

/** A text saved with its letters taken apart has the mistake in every line: it is mended, and told, once. */
function charactersIn({ textDocument }: LangiumDocument, unreadable: Told[]): Told[] {
  const apart = unreadable.filter(({ code }) => code === syntaxMessages.decomposedLetter.code);
  return unreadable
    .filter((each) => !apart.includes(each) || each === apart[0])
    .map((each) => (each.code === syntaxMessages.curvedQuote.code ? straightQuotes(textDocument, each) : each));
}

/**
 * How many mistakes are looked for, how many in a row that follow from one before, and of how many it is tried how they
 * can be mended: each costs a reading.
 */
const most = { told: 12, following: 3, mended: 5 };

/** An error that follows from one before it, through the recovery of the parser, is not told. */
function parsingErrors(document: LangiumDocument, { reading, toldOf }: Unread): Told[] {
  const told: Told[] = [];
  const errors = document.parseResult.parserErrors;
  const real = new Set(errors.map(({ token }) => token.startOffset));
  const [error] = errors;
  const isBalanced = hasBalancedBraces(document, reading);
  let text = document.textDocument.getText();
  let following = 0;
  for (let next = error, round = 0; next && round < most.told && following < most.following; round++) {
    const here = real.has(next.token.startOffset)
      ? oneError(document, { text, error: next, isMended: told.length < most.mended, isBalanced }, { reading, toldOf })
      : [];
    told.push(...here);
    following = here.length > 0 ? 0 : following + 1;
    // A forgotten brace puts everything after it into the wrong place, and after the end there is nothing.
    if (here.some(({ code }) => braceCodes.has(code)) || next.token.tokenType === EOF) {
      break;
    }
    const line = here[0]?.range.start.line ?? next.token.startLine! - 1;
    text = withoutSentence(text, line, next.token.startOffset, reading);
    [next] = reading.LangiumParser.parse(text).parserErrors;
  }
  return told;
}

interface One {
  /** With blanks in place of what was told before. */
  text: string;
  error: ParserError;
  isMended: boolean;
  isBalanced: boolean;
}

function oneError(
  document: LangiumDocument,
  { text, error, isMended, isBalanced }: One,
  { reading, toldOf }: Pick<Unread, 'reading' | 'toldOf'>,
): Told[] {
  const found = toldOf(error);
  const foreign = found.map((each) => aboutForeignKeyword(document, each)).find((each) => each !== undefined);
  if (foreign) {
    return [foreign];
  }
  const isMendable = isMended && found.some(({ code }) => mendableCodes.has(code));
  const repair = isMendable ? repairOf(document, text, error, reading) : undefined;
  const language = keywordLanguageOf(document.textDocument.getText());
  return repair
    ? [repair]
    : found.map((each) => placed(isBalanced ? withoutBraces(each, error, language) : each, error));
}

/** Where every brace has its other one, a word that ends a block too early is the mistake. */
function withoutBraces(told: Told, { token }: ParserError, language: KeywordLanguage): Told {
  const isSentence = token.startColumn === 1;
  if (told.code !== syntaxMessages.missingClosingBrace.code || isSentence) {
    return told;
  }
  const message = syntaxMessages.misplacedKeyword;
  return { ...told, code: message.code, message: textOf(message, language, { found: quoted(token.image, language) }) };
}

function hasBalancedBraces({ textDocument }: LangiumDocument, { Lexer }: Reading): boolean {
  return depthOf(Lexer.tokenize(textDocument.getText()).tokens) === 0;
}

function depthOf(tokens: LexerResult['tokens']): number {
  return tokens.reduce((depth, { image }) => depth + (image === '{' ? 1 : image === '}' ? -1 : 0), 0);
}

/**
 * A text with blanks in place of a line, of the lines below it that are further in, and of the blocks they open: what
 * is still wrong then does not follow from it. The first line of a text names it; of that one, only what stands from
 * the mistake on.
 */
function withoutSentence(text: string, line: number, offset: number, { Lexer }: Reading): string {
  const { tokens } = Lexer.tokenize(text);
  const isHead = tokens[0]?.startLine === line + 1;
  const first = tokens.find(({ startLine }) => startLine === line + 1);
  const start = isHead ? offset : (first?.startOffset ?? offset);
  const indent = first?.startColumn ?? 1;
  let end = tokens.findIndex(
    ({ startLine, startColumn }, index) =>
      startLine! > line + 1 && startLine !== tokens[index - 1]?.startLine && startColumn! <= indent,
  );
  end = isHead ? tokens.findIndex(({ startLine }) => startLine! > line + 1) : end;
  end = end < 0 ? tokens.length : end;
  const from = tokens.findIndex(({ startOffset }) => startOffset >= start);
  while (depthOf(tokens.slice(from, end)) > 0 && end < tokens.length) {
    end++;
  }
  const surplus = Math.max(0, -depthOf(tokens.slice(from, end)));
  const stop = (tokens[end - 1]?.endOffset ?? text.length - 1) + 1;
  const blank = text.slice(start, stop).replace(/[^\n\r]/g, ' ');
  return text.slice(0, start) + '}'.repeat(surplus) + blank.slice(surplus) + text.slice(stop);
}

/** Where an error comes from a keyword of the other language, that is what must be said. */
function aboutForeignKeyword({ textDocument }: LangiumDocument, { range }: Told): Told | undefined {
  const text = textDocument.getText();
  const language = keywordLanguageOf(text);
  const line = textDocument.offsetAt({ line: range.start.line, character: 0 });
  const start = textDocument.offsetAt(range.start);
  const end = textDocument.offsetAt(range.end);
  const keyword = foreignKeywordIn(text, start, end, language) ?? foreignKeywordIn(text, line, end, language);
  return (
    keyword && {
      code: syntaxMessages.wrongKeywordLanguage.code,
      message: textOf(syntaxMessages.wrongKeywordLanguage, language, keyword),
      data: { replacement: keyword.proposal },
      range: { start: textDocument.positionAt(keyword.start), end: textDocument.positionAt(keyword.end) },
    }
  );
}

/** Messages that tell what stands in a place only, not what was meant. */
const mendableCodes = new Set<Diagnostic['code']>(
  [
    syntaxMessages.missingLabel,
    syntaxMessages.missingName,
    syntaxMessages.missingClosingBrace,
    syntaxMessages.missingOpeningBrace,
    syntaxMessages.unexpectedWord,
    syntaxMessages.misspelledKeyword,
    syntaxMessages.misplacedKeyword,
    syntaxMessages.unfinishedSentence,
    syntaxMessages.strayWord,
    syntaxMessages.missingRole,
  ].map(({ code }) => code),
);

const braceCodes = new Set<Diagnostic['code']>([
  syntaxMessages.missingClosingBrace.code,
  syntaxMessages.missingOpeningBrace.code,
]);

const placedBefore = new Set<Diagnostic['code']>([
  syntaxMessages.unfinishedSentence.code,
  syntaxMessages.missingRole.code,
]);

/** What is missing at the end of a sentence belongs there, not to the sentence after it. */
function placed(diagnostic: Told, error: ParserError): Told {
  const previous = 'previousToken' in error ? error.previousToken : undefined;
  return placedBefore.has(diagnostic.code) && isToken(previous)
    ? { ...diagnostic, range: CstUtils.tokenToRange(previous) }
    : diagnostic;
}

function isToken(token: unknown): token is ParserError['token'] {
  return typeof token === 'object' && token !== null && 'startOffset' in token;
}
