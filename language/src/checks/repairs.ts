import { type AstNode, AstUtils, type LangiumCoreServices, type LangiumDocument, type ParseResult } from 'langium';
import type { Diagnostic } from 'vscode-languageserver';
import { isScenarioText, isSchemeText } from '../generated/ast.ts';
import { canonicalSpelling, type KeywordName } from '../keywords/table.ts';
import { numeral } from '../keywords/numerals.ts';
import { type Message, textOf } from '../messages/message.ts';
import { mostSimilar, type Replacement } from '../messages/similar.ts';
import { syntaxMessages } from '../messages/syntax.ts';
import { quoted, type Word, word } from '../messages/words.ts';
import type { KeywordLanguage } from '../model.ts';
import { escapedName } from '../parsing/escaped-names.ts';
import { keywordLanguageOf } from '../parsing/keyword-language.ts';
import { withBases } from '../references/visible.ts';

type Token = ParseResult['parserErrors'][number]['token'];
type Reading = Pick<LangiumCoreServices['parser'], 'LangiumParser' | 'Lexer'>;

/** What is to be said of a mistake, and where others are left once it is mended. */
interface Mended extends Pick<Diagnostic, 'code' | 'message' | 'range'> {
  data?: Replacement;
  left: ReadonlySet<number>;
}

/** A way to mend a text: what to write in a place, and what is to be said of it. */
interface Repair {
  start: number;
  end: number;
  /** Up to where it is marked in an editor, which shows nothing of a place between words. */
  marked?: number;
  /** What is tried in the place, and what a quick fix writes. */
  replacement: string;
  code: string;
  message: string;
  /** Told without a trial. */
  isSure?: boolean;
  /** Not, where only the author knows what to write. */
  isOffered?: boolean;
}

/**
 * What a beginner most likely forgot or wrote otherwise where a text cannot be read any further: a comma, a full stop,
 * a number in letters, a name in two words. Each is tried, and told only if the text can then be read beyond the line.
 */
export function repairOf(
  document: LangiumDocument,
  error: ParseResult['parserErrors'][number],
  reading: Reading,
): Mended | undefined {
  const { textDocument } = document;
  const text = textDocument.getText();
  const { tokens } = reading.Lexer.tokenize(text);
  const found = tokens.findIndex(({ startOffset }) => startOffset === error.token.startOffset);
  const at = found < 0 ? tokens.length : found;
  const lineEnd = endOfLine(text, tokens[at]?.startOffset ?? text.length);
  const root = document.parseResult.value;
  const needed = withoutSentencesBefore(startOfRepairs(tokens, at), text, root);
  const near = endOfNeighbour(text, lineEnd);
  for (const repair of repairs({ tokens, at, language: keywordLanguageOf(text), root })) {
    const { start, end, replacement, code, message } = repair;
    const longer = replacement.length - (end - start);
    const mendedUpTo = (last?: number) => needed.slice(0, start) + replacement + needed.slice(end, last);
    const others =
      mistakesAfter(lineEnd + longer, mendedUpTo(near), reading) &&
      mistakesAfter(lineEnd + longer, mendedUpTo(), reading);
    if (others ?? repair.isSure) {
      const marked = repair.marked ?? end;
      const range = { start: textDocument.positionAt(start), end: textDocument.positionAt(marked) };
      const data = { replacement: replacement + text.slice(end, marked) };
      const left = new Set((others ?? []).map((place) => place - longer));
      return { code, message, range, ...(repair.isOffered !== false && { data }), left };
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

interface Place {
  tokens: Token[];
  /** Which token cannot be read. */
  at: number;
  language: KeywordLanguage;
  root: AstNode;
}

function* repairs(place: Place): Generator<Repair> {
  yield* namesInKeywords(place);
  yield* numbersInLetters(place);
  yield* namesOfTwoWords(place);
  yield* severalValues(place);
  yield* forgottenWords(place);
}

/** The mistake shows some words after the keyword: "ir vismaz" takes the next word for a number's field. */
const wordsBefore = 3;

/** "ir vismaz", where `vismaz` is a code. */
function* namesInKeywords({ tokens, at, language, root }: Place): Generator<Repair> {
  for (const { image, startOffset } of tokens.slice(Math.max(0, at - wordsBefore), at + 1)) {
    for (const { 0: name, index } of image.matchAll(/[^\s,]+/g)) {
      if (name !== image && isNamed(name, root)) {
        const start = startOffset + index;
        const replacement = escapedName(name);
        yield {
          start,
          end: start + name.length,
          replacement,
          ...said('readAsKeyword', language, { found: image, name }),
        };
      }
    }
  }
}

function* numbersInLetters({ tokens, at, language }: Place): Generator<Repair> {
  for (const token of [tokens[at], tokens[at - 1]].filter((each) => each !== undefined)) {
    const replacement = numeral(token.image, language);
    if (replacement !== undefined) {
      yield {
        ...placeOf(token),
        replacement,
        ...said('numberInLetters', language, { found: token.image, replacement }),
      };
    }
  }
}

/** "veic Sociālajam dienestam", "lapa bērna dati". */
function* namesOfTwoWords({ tokens, at, language, root }: Place): Generator<Repair> {
  for (const second of [at, at + 1]) {
    const [one, two] = [tokens[second - 1], tokens[second]];
    if (one?.tokenType.name === 'ID' && two?.tokenType.name === 'ID' && one.endLine === two.startLine) {
      const known = mostSimilar(one.image + two.image, namesKnownTo(root));
      const replacement = known ?? one.image + two.image[0]!.toLocaleUpperCase('lv') + two.image.slice(1);
      const found = `${one.image} ${two.image}`;
      const start = one.startOffset;
      const end = two.startOffset + two.image.length;
      yield {
        start,
        end,
        replacement,
        isSure: known !== undefined,
        ...said('nameOfTwoWords', language, { found, replacement }),
      };
    }
  }
}

const forSeveral: Partial<Record<string, KeywordName>> = { is: 'is_one_of', has: 'has_any_of' };

/** "ja iemesls ietver kavējumi, vardarbība" */
function* severalValues({ tokens, at, language }: Place): Generator<Repair> {
  for (const token of tokens.slice(Math.max(0, at - 2 * wordsBefore), at).toReversed()) {
    const keyword = forSeveral[token.tokenType.name];
    if (keyword && tokens[at - 1]?.image === ',') {
      const replacement = canonicalSpelling(keyword, language);
      yield { ...placeOf(token), replacement, ...said('severalValues', language, { found: token.image, replacement }) };
    }
  }
}

/** What is most often forgotten, and how it is called where it is no word of the language. */
const forgotten: [written: string, called: Word | undefined][] = [
  [',', 'comma'],
  ['.', 'fullStop'],
  [':', 'colon'],
  ['or', undefined],
  ['and', undefined],
];

function* forgottenWords({ tokens, at, language }: Place): Generator<Repair> {
  for (const index of [at, at - 1, at - 2]) {
    const token = tokens[index];
    // Only commas are forgotten at the end of a line; and only they some words before the mistake shows.
    const isInLine = token?.startLine === tokens[index - 1]?.endLine;
    for (const [name, called] of index === at && isInLine ? forgotten : forgotten.slice(0, 1)) {
      const missing = called ? word(called, language) : quoted(canonicalSpelling(name, language), language);
      yield* token
        ? [before(token, tokens[index - 1], { written: canonicalSpelling(name, language), missing }, language)]
        : [];
    }
  }
  // "Skola.Pedagogs: beigas": a step of a story begins with its day, and nobody but the author knows it.
  const first = tokens.find(({ startLine }) => startLine === tokens[at]?.startLine);
  const day = { written: '2026-05-11', missing: word('day', language) };
  yield* first ? [{ ...before(first, undefined, day, language), isOffered: false }] : [];
}

/** Words stand before the next one, with a space; punctuation stands at the one before. */
function before(
  { startOffset, image }: Token,
  previous: Token | undefined,
  { written, missing }: { written: string; missing: string },
  language: KeywordLanguage,
): Repair {
  const isJoined = previous && /^[,.:]$/.test(written);
  const start = isJoined ? previous.startOffset + previous.image.length : startOffset;
  return {
    start,
    end: written === '.' ? startOffset : start,
    marked: startOffset + image.length,
    replacement: isJoined ? written : `${written} `,
    ...said('forgottenWord', language, { found: quoted(image, language), missing }),
  };
}

function placeOf({ startOffset, image }: Token): { start: number; end: number } {
  return { start: startOffset, end: startOffset + image.length };
}

function said<Name extends keyof typeof syntaxMessages>(
  name: Name,
  language: KeywordLanguage,
  values: (typeof syntaxMessages)[Name] extends Message<infer Values> ? Record<Values, string> : never,
): { code: string; message: string } {
  return { code: syntaxMessages[name].code, message: textOf(syntaxMessages[name], language, values) };
}

/** Where a text has mistakes, if none of them stands before a place. */
function mistakesAfter(end: number, text: string, { LangiumParser, Lexer }: Reading): number[] | undefined {
  const places = LangiumParser.parse(text).parserErrors.map(({ token }) => token.startOffset);
  const last = (): number => Lexer.tokenize(text).tokens.at(-1)?.endOffset ?? 0;
  return places.every((place) => (Number.isNaN(place) ? last() : place) > end) ? places : undefined;
}

function endOfLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
}

function isNamed(name: string, root: AstNode): boolean {
  return AstUtils.streamAst(root).some((node) => 'name' in node && node.name === name);
}

/** Every name in a text and in what it builds on. */
function namesKnownTo(root: AstNode): string[] {
  const texts = isSchemeText(root) ? withBases(root) : [root];
  return texts.flatMap((text) =>
    AstUtils.streamAst(text)
      .flatMap((node) => ('name' in node && typeof node.name === 'string' ? [node.name] : []))
      .toArray(),
  );
}
