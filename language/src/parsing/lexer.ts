import { Lexer as ChevrotainLexer, type TokenType, type TokenTypeDictionary } from 'chevrotain';
import { isTokenTypeArray, type LangiumCoreServices, type Lexer, type LexerResult } from 'langium';
import { isKeywordName, keywords, punctuation, spellingPattern } from '../keywords/table.ts';
import type { KeywordLanguage } from '../model.ts';
import { keywordLanguageOf } from './keyword-language.ts';

type Token = LexerResult['tokens'][number];

/** One way to write a keyword: one word, or a pattern where it is more than that. */
interface Spelled {
  token: TokenType;
  pattern?: RegExp;
}

/**
 * Reads a text with the keywords of its own language. Keywords are looked up by their first word: several hundred
 * patterns, tried one after the other, would take longer to make ready than a text takes to check.
 */
export class RicibaLexer implements Lexer {
  readonly definition: TokenTypeDictionary;
  /** Keyword language of the text read last; parsing follows at once, so messages of the parser may ask for it. */
  language: KeywordLanguage = 'lv';
  readonly #services: LangiumCoreServices;
  readonly #terminals: { token: TokenType; pattern: RegExp }[];
  readonly #spelled = new Map<KeywordLanguage, Map<string, Spelled[]>>();

  constructor(services: LangiumCoreServices) {
    this.#services = services;
    const tokens = services.parser.TokenBuilder.buildTokens(services.Grammar);
    if (!isTokenTypeArray(tokens)) {
      throw new TypeError('The lexer of this language has one mode.');
    }
    this.definition = Object.fromEntries(tokens.map((token) => [token.name, token]));
    this.#terminals = tokens.flatMap((token) =>
      token.PATTERN instanceof RegExp && token.PATTERN !== ChevrotainLexer.NA
        ? [{ token, pattern: new RegExp(token.PATTERN, 'y') }]
        : [],
    );
  }

  tokenize(text: string): LexerResult {
    this.language = keywordLanguageOf(text);
    const words = this.#words(this.language);
    const result: LexerResult = { tokens: [], hidden: [], errors: [] };
    const lines = new Lines(text);
    let offset = 0;
    while (offset < text.length) {
      const found = this.#at(text, offset, words);
      if (!found) {
        const end = this.#nextReadable(text, offset, words);
        result.errors.push(this.#unreadable(text, offset, end, lines));
        offset = end;
        continue;
      }
      const { token, end } = found;
      if (token.GROUP !== ChevrotainLexer.SKIPPED) {
        (token.GROUP === 'hidden' ? result.hidden : result.tokens).push(tokenAt(text, offset, end, token, lines));
      }
      offset = end;
    }
    return result;
  }

  #at(text: string, offset: number, words: Map<string, Spelled[]>): { token: TokenType; end: number } | undefined {
    const punctuated = this.#punctuation(text[offset]!);
    if (punctuated) {
      return { token: punctuated, end: offset + 1 };
    }
    word.lastIndex = offset;
    const first = word.exec(text)?.[0];
    for (const { token, pattern } of (first !== undefined && words.get(first)) || []) {
      const end = pattern ? endOf(pattern, text, offset) : offset + first!.length;
      if (end !== undefined) {
        return { token, end };
      }
    }
    for (const { token, pattern } of this.#terminals) {
      const end = endOf(pattern, text, offset);
      if (end !== undefined) {
        return { token, end };
      }
    }
    return undefined;
  }

  #punctuation(character: string): TokenType | undefined {
    return isPunctuation(character) ? this.definition[character] : undefined;
  }

  #nextReadable(text: string, offset: number, words: Map<string, Spelled[]>): number {
    let next = offset + 1;
    while (next < text.length && !this.#at(text, next, words)) {
      next++;
    }
    return next;
  }

  #unreadable(text: string, offset: number, end: number, lines: Lines): LexerResult['errors'][number] {
    const { line, column } = lines.at(offset);
    const length = end - offset;
    const { LexerErrorMessageProvider } = this.#services.parser;
    const message = LexerErrorMessageProvider.buildUnexpectedCharactersMessage(text, offset, length, line, column);
    return { offset, length, line, column, message };
  }

  /** Spellings by their first word, the longest first, so that no phrase is taken for its beginning. */
  #words(language: KeywordLanguage): Map<string, Spelled[]> {
    const known = this.#spelled.get(language);
    if (known) {
      return known;
    }
    const spellings = Object.values(this.definition)
      .flatMap((token) => spellingsOf(token, language).map((spelling) => ({ token, spelling })))
      .toSorted((a, b) => b.spelling.length - a.spelling.length);
    const words = new Map<string, Spelled[]>();
    for (const { token, spelling } of spellings) {
      word.lastIndex = 0;
      const first = word.exec(spelling)![0];
      const same = words.get(first) ?? [];
      same.push(first === spelling ? { token } : new Phrase(token, spelling));
      words.set(first, same);
    }
    this.#spelled.set(language, words);
    return words;
  }
}

/** Keyword language of the text a lexer has read last. */
export function languageReadBy(lexer: Lexer): KeywordLanguage {
  return lexer instanceof RicibaLexer ? lexer.language : 'lv';
}

/** A spelling of several words. Most are never met, so patterns are made when first needed. */
class Phrase implements Spelled {
  readonly token: TokenType;
  readonly #spelling: string;
  #pattern: RegExp | undefined;

  constructor(token: TokenType, spelling: string) {
    this.token = token;
    this.#spelling = spelling;
  }

  get pattern(): RegExp {
    return (this.#pattern ??= new RegExp(spellingPattern(this.#spelling), 'y'));
  }
}

/** A whole word, as the terminal ID has it. */
const word = /[_a-zA-Z\u00C0-\u024F][\w\u00C0-\u024F]*/y;

function spellingsOf({ name }: TokenType, language: KeywordLanguage): string[] {
  return isKeywordName(name) ? keywords[name].spellings[language] : [];
}

function isPunctuation(character: string): boolean {
  return (punctuation as readonly string[]).includes(character);
}

function endOf(pattern: RegExp, text: string, offset: number): number | undefined {
  pattern.lastIndex = offset;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

function tokenAt(text: string, start: number, end: number, tokenType: TokenType, lines: Lines): Token {
  const from = lines.at(start);
  const to = lines.at(end - 1);
  return {
    image: text.slice(start, end),
    startOffset: start,
    endOffset: end - 1,
    startLine: from.line,
    startColumn: from.column,
    endLine: to.line,
    endColumn: to.column,
    tokenTypeIdx: tokenType.tokenTypeIdx!,
    tokenType,
  };
}

/** Lines and columns of places that are asked for from the beginning of a text to its end. */
class Lines {
  readonly #text: string;
  #line = 1;
  #start = 0;
  #next: number;

  constructor(text: string) {
    this.#text = text;
    this.#next = this.#endOfLine();
  }

  at(offset: number): { line: number; column: number } {
    while (offset >= this.#next) {
      this.#line++;
      this.#start = this.#next;
      this.#next = this.#endOfLine();
    }
    return { line: this.#line, column: offset - this.#start + 1 };
  }

  #endOfLine(): number {
    lineEnd.lastIndex = this.#start;
    return lineEnd.test(this.#text) ? lineEnd.lastIndex : Number.POSITIVE_INFINITY;
  }
}

const lineEnd = /\r\n?|\n/g;
