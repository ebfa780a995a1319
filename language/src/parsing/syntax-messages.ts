import {
  EOF,
  type ILexerErrorMessageProvider,
  type IParserErrorMessageProvider,
  type IToken,
  type TokenType,
} from 'chevrotain';
import type { LangiumCoreServices } from 'langium';
import { canonicalSpelling, isKeywordName, keywordNames, keywords } from '../keywords/table.ts';
import { type Message, textOf } from '../messages/message.ts';
import { mostSimilar } from '../messages/similar.ts';
import { syntaxMessages } from '../messages/syntax.ts';
import { quoted, word } from '../messages/words.ts';
import type { KeywordLanguage } from '../model.ts';
import { canBeName, nameRules } from './tokens.ts';
import { languageReadBy } from './lexer.ts';

type Provided<Method extends keyof IParserErrorMessageProvider> = Parameters<IParserErrorMessageProvider[Method]>[0];

/** Chevrotain carries nothing but a text; so the code comes first in it, and `splitCode` takes it off. */
function withCode<Values extends string>(
  message: Message<Values>,
  language: KeywordLanguage,
  values: Record<Values, string>,
): string {
  return `${message.code} ${textOf(message, language, values)}`;
}

/** Takes apart what `withCode` joined. */
export function splitCode(message: string): { code: string; text: string } {
  const [, code = syntaxMessages.unexpectedWord.code, text = message] = /^(RIC\d{4}) ([\s\S]*)$/.exec(message) ?? [];
  return { code, text };
}

/** Says what is missing or too much, in the keyword language of the text. */
export class RicibaParserMessages implements IParserErrorMessageProvider {
  readonly #services: LangiumCoreServices;

  constructor(services: LangiumCoreServices) {
    this.#services = services;
  }

  buildMismatchTokenMessage({ expected, actual, previous }: Provided<'buildMismatchTokenMessage'>): string {
    if (expected === EOF) {
      return this.#redundant(actual);
    }
    if (expected.name === 'STRING' && actual.tokenType !== EOF) {
      return this.#say(syntaxMessages.missingLabel, this.#around(previous, actual));
    }
    if (expected.name === '{') {
      return this.#say(syntaxMessages.missingOpeningBrace, this.#around(previous, actual));
    }
    if (expected.name === 'ID' && actual.tokenType !== EOF) {
      return this.#say(syntaxMessages.missingName, this.#around(previous, actual));
    }
    return this.#unexpected(actual, [expected]);
  }

  buildNotAllInputParsedMessage({ firstRedundant }: Provided<'buildNotAllInputParsedMessage'>): string {
    return this.#redundant(firstRedundant);
  }

  buildNoViableAltMessage(options: Provided<'buildNoViableAltMessage'>): string {
    if (['RicibaText', 'SchemeText'].includes(ruleOf(options.ruleName))) {
      return this.#say(syntaxMessages.missingHead, {});
    }
    const [actual] = options.actual;
    if (nameRules.has(ruleOf(options.ruleName)) && actual!.tokenType !== EOF) {
      return this.#say(syntaxMessages.missingName, this.#around(options.previous, actual!));
    }
    return this.#unexpected(actual!, firstOf(options.expectedPathsPerAlt.flat()));
  }

  buildEarlyExitMessage({ actual, expectedIterationPaths, previous }: Provided<'buildEarlyExitMessage'>): string {
    const expected = firstOf(expectedIterationPaths);
    if (expected.length === 1) {
      return this.buildMismatchTokenMessage({ expected: expected[0]!, actual: actual[0]!, previous, ruleName: '' });
    }
    return this.#unexpected(actual[0]!, expected);
  }

  #redundant(first: IToken): string {
    return first.tokenType.name === '}'
      ? this.#say(syntaxMessages.extraClosingBrace, {})
      : this.#unexpected(first, this.#tokens(beginnings));
  }

  #unexpected(actual: IToken, expected: TokenType[]): string {
    if (actual.tokenType === EOF) {
      return this.#say(syntaxMessages.unexpectedEnd, { expected: this.#list(expected) });
    }
    const found = actual.image;
    const isKeywordWanted = expected.some(({ name }) => isKeywordName(name) || name === '}');
    const mayBeKeyword = actual.tokenType.name === 'ID' && isKeywordWanted;
    const proposal = mayBeKeyword ? similarKeyword(found, this.#language) : undefined;
    if (proposal) {
      return this.#say(syntaxMessages.misspelledKeyword, { found, proposal });
    }
    if (expected.length === 1 && expected[0]!.name === '}') {
      return this.#say(syntaxMessages.missingClosingBrace, { found: this.#quote(found) });
    }
    return this.#say(syntaxMessages.unexpectedWord, { found: this.#quote(found), expected: this.#list(expected) });
  }

  #around(previous: IToken, actual: IToken): { after: string; found: string } {
    return { after: previous.image, found: this.#found(actual) };
  }

  #found(token: IToken): string {
    return token.tokenType === EOF ? word('end', this.#language) : this.#quote(token.image);
  }

  #list(expected: TokenType[]): string {
    const names = expected.some(({ name }) => name === 'ID')
      ? expected.filter((token) => !isNameOnly(token))
      : expected;
    const shown = [...new Set(names.map((token) => this.#name(token)))];
    return shown.slice(0, 8).join(', ') + (shown.length > 8 ? ' …' : '');
  }

  #name({ name }: TokenType): string {
    const kinds = { STRING: 'string', ID: 'name', INT: 'number', DATE: 'date', EOF: 'end' } as const;
    return isKind(name) ? word(kinds[name], this.#language) : this.#quote(canonicalSpelling(name, this.#language));
  }

  #quote(text: string): string {
    return quoted(text, this.#language);
  }

  #say<Values extends string>(message: Message<Values>, values: Record<Values, string>): string {
    return withCode(message, this.#language, values);
  }

  /** The lexer has just read the text that is being parsed. */
  get #language(): KeywordLanguage {
    return languageReadBy(this.#services.parser.Lexer);
  }

  #tokens(names: readonly string[]): TokenType[] {
    const { definition } = this.#services.parser.Lexer;
    return names.flatMap((name) => definition[name] ?? []);
  }
}

/** Says why a character cannot be read. */
export class RicibaLexerMessages implements ILexerErrorMessageProvider {
  readonly #language: () => KeywordLanguage;

  constructor(language: () => KeywordLanguage) {
    this.#language = language;
  }

  buildUnexpectedCharactersMessage(text: string, offset: number, length: number): string {
    const found = text.slice(offset, offset + length);
    const language = this.#language();
    if (found.startsWith('"')) {
      return withCode(syntaxMessages.unclosedQuote, language, {});
    }
    if (/^[„“”«»‘’'‚]/.test(found)) {
      return withCode(syntaxMessages.curvedQuote, language, { found: found[0]! });
    }
    if (/^\p{M}/u.test(found)) {
      const letter = text.slice(Math.max(0, offset - 1), offset + 1).normalize('NFC');
      return withCode(syntaxMessages.decomposedLetter, language, { found: letter });
    }
    return withCode(syntaxMessages.unexpectedCharacter, language, { found });
  }

  /* The lexer has one mode only. */
  buildUnableToPopLexerModeMessage({ image }: IToken): string {
    return withCode(syntaxMessages.unexpectedCharacter, this.#language(), { found: image });
  }
}

/** Keywords a sentence of the text may begin with. */
const beginnings = [
  'institution',
  'extend_institution',
  'group',
  'party',
  'list',
  'part',
  'form',
  'level',
  'scenario',
] as const;

/** Langium adds an invisible character to the names of rules. */
function ruleOf(name: string): string {
  return name.replace('\u200B', '');
}

function firstOf(paths: TokenType[][]): TokenType[] {
  return paths.flatMap((path) => path[0] ?? []);
}

/** Where a name is expected, keywords that could be it are not worth telling. */
function isNameOnly({ name }: TokenType): boolean {
  return canBeName(name);
}

function isKind(name: string): name is 'STRING' | 'ID' | 'INT' | 'DATE' | 'EOF' {
  return ['STRING', 'ID', 'INT', 'DATE', 'EOF'].includes(name);
}

/** The keyword somebody most likely meant by a word that is none, or that is only the first word of one. */
function similarKeyword(written: string, language: KeywordLanguage): string | undefined {
  const spellings = keywordNames.flatMap((name) => keywords[name].spellings[language]);
  const byFirstWord = new Map(spellings.toReversed().map((spelling) => [spelling.split(' ')[0]!, spelling]));
  const first = byFirstWord.has(written) || written.length < 3 ? written : mostSimilar(written, byFirstWord.keys());
  return first && byFirstWord.get(first);
}
