import {
  EOF,
  type ILexerErrorMessageProvider,
  type IParserErrorMessageProvider,
  type IToken,
  type TokenType,
} from 'chevrotain';
import type { LangiumCoreServices } from 'langium';
import { canonicalSpelling, isKeywordName, type KeywordName, keywordNames, keywords } from '../keywords/table.ts';
import { type Message, textOf } from '../messages/message.ts';
import { nameMessages } from '../messages/names.ts';
import { mostSimilar, type Replacement } from '../messages/similar.ts';
import { syntaxMessages } from '../messages/syntax.ts';
import { quoted, word } from '../messages/words.ts';
import type { KeywordLanguage } from '../model.ts';
import { canBeName, nameRules } from './tokens.ts';
import { languageReadBy } from './lexer.ts';

type Provided<Method extends keyof IParserErrorMessageProvider> = Parameters<IParserErrorMessageProvider[Method]>[0];

/** Chevrotain carries nothing but a text; so the code comes first in it, then a proposal; `splitCode` takes them off. */
function withCode<Values extends string>(
  message: Message<Values>,
  language: KeywordLanguage,
  values: Record<Values, string>,
  replacement?: string,
): string {
  const proposal = replacement === undefined ? '' : `<${replacement}>`;
  return `${message.code}${proposal} ${textOf(message, language, values)}`;
}

/** Takes apart what `withCode` joined. */
export function splitCode(message: string): { code: string; text: string; data?: Replacement } {
  const [, code = syntaxMessages.unexpectedWord.code, replacement, text = message] =
    /^(RIC\d{4})(?:<([^>]*)>)? ([\s\S]*)$/.exec(message) ?? [];
  return { code, text, ...(replacement !== undefined && { data: { replacement } }) };
}

/** Says what is missing or too much, in the keyword language of the text. */
export class RicibaParserMessages implements IParserErrorMessageProvider {
  readonly #services: LangiumCoreServices;

  constructor(services: LangiumCoreServices) {
    this.#services = services;
  }

  buildMismatchTokenMessage({ expected, actual, previous, ruleName }: Provided<'buildMismatchTokenMessage'>): string {
    if (expected === EOF) {
      return this.#redundant(actual);
    }
    if (expected.name === 'DATE' && ['INT', 'ID'].includes(actual.tokenType.name)) {
      return this.#say(syntaxMessages.wrongDate, {});
    }
    if (expected.name === 'STRING' && actual.image.startsWith('«')) {
      return this.#say(syntaxMessages.curvedQuote, { found: '«' });
    }
    if (expected.name === 'STRING' && actual.tokenType.name === 'ID' && isHead(previous)) {
      return this.#say(syntaxMessages.missingClosingBrace, { found: this.#quote(previous.image) });
    }
    if (expected.name === '.' && actual.tokenType !== EOF) {
      return ruleOf(ruleName) === 'RoleReference'
        ? this.#say(syntaxMessages.missingRole, { after: this.#quote(previous.image), example: exampleOfRole })
        : this.#stray(actual);
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
    return this.#unexpected(actual, [expected], previous);
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
    return this.#unexpected(actual!, firstOf(options.expectedPathsPerAlt.flat()), options.previous);
  }

  buildEarlyExitMessage({ actual, expectedIterationPaths, previous }: Provided<'buildEarlyExitMessage'>): string {
    const expected = firstOf(expectedIterationPaths);
    if (expected.length === 1) {
      return this.buildMismatchTokenMessage({ expected: expected[0]!, actual: actual[0]!, previous, ruleName: '' });
    }
    return this.#unexpected(actual[0]!, expected, previous);
  }

  #redundant(first: IToken): string {
    return first.tokenType.name === '}'
      ? this.#say(syntaxMessages.extraClosingBrace, {})
      : this.#unexpected(first, this.#tokens(beginnings));
  }

  #unexpected(actual: IToken, expected: TokenType[], previous?: IToken): string {
    if (actual.tokenType === EOF) {
      return this.#say(syntaxMessages.unexpectedEnd, { expected: this.#list(expected) });
    }
    const found = actual.image;
    const isKeywordWanted = expected.some(({ name }) => isKeywordName(name) || name === '}');
    const mayBeKeyword = actual.tokenType.name === 'ID' && isKeywordWanted;
    const proposal = mayBeKeyword ? similarKeyword(found, expected, this.#language) : undefined;
    if (proposal) {
      // Where several words are meant, nobody can tell which of them are written already.
      const replacement = proposal.includes(' ') ? undefined : proposal;
      return withCode(syntaxMessages.misspelledKeyword, this.#language, { found, proposal }, replacement);
    }
    if (expected.length === 1 && expected[0]!.name === '}') {
      return canBegin(actual)
        ? this.#say(syntaxMessages.missingClosingBrace, { found: this.#quote(found) })
        : this.#stray(actual);
    }
    if (previous && expected.some(({ name }) => name === '{')) {
      return this.#say(syntaxMessages.missingOpeningBrace, this.#around(previous, actual));
    }
    // What stands on a line of its own is rarely wrong: the sentence before it lacks something.
    if (previous && previous.endLine !== actual.startLine) {
      const after = this.#quote(previous.image);
      return this.#say(syntaxMessages.unfinishedSentence, { after, expected: this.#list(expected) });
    }
    return this.#say(syntaxMessages.unexpectedWord, { found: this.#quote(found), expected: this.#list(expected) });
  }

  #stray({ image, tokenType: { name } }: IToken): string {
    const message = isKeywordName(name) ? syntaxMessages.misplacedKeyword : syntaxMessages.strayWord;
    return this.#say(message, { found: this.#quote(image) });
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

/** Signs of other languages for what this one says in words. */
const meantBySign: Partial<Record<string, KeywordName>> = {
  '=': 'is',
  '==': 'is',
  '!=': 'is_not',
  '<>': 'is_not',
  '≠': 'is_not',
  '>': 'is_more_than',
  '<': 'is_less_than',
  '>=': 'is_at_least',
  '≥': 'is_at_least',
  '<=': 'is_at_most',
  '≤': 'is_at_most',
  '&': 'and',
  '&&': 'and',
  '|': 'or',
  '||': 'or',
};

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
    const meant = meantBySign[found.trim()];
    if (meant) {
      const proposal = canonicalSpelling(meant, language);
      return withCode(syntaxMessages.misspelledKeyword, language, { found, proposal }, proposal);
    }
    const around = {
      before: /[\p{L}\p{N}_]*$/u.exec(text.slice(0, offset))![0],
      after: /^[\p{L}\p{N}_-]*/u.exec(text.slice(offset + length))![0],
    };
    if (/^[/.]$/.test(found) && /\d$/.test(around.before) && /^\d+[/.]\d/.test(text.slice(offset + 1))) {
      return withCode(syntaxMessages.wrongDate, language, {});
    }
    if (found === '-' && around.before && around.after) {
      return withCode(nameMessages.notOneWord, language, { name: `${around.before}-${around.after}` });
    }
    if (/^[\p{Cf}\p{Cc}]/u.test(found)) {
      const code = found.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
      return withCode(syntaxMessages.unexpectedCharacter, language, { found: `U+${code}` }, '');
    }
    return withCode(syntaxMessages.unexpectedCharacter, language, { found }, found === ';' ? '' : undefined);
  }

  /* The lexer has one mode only. */
  buildUnableToPopLexerModeMessage({ image }: IToken): string {
    return withCode(syntaxMessages.unexpectedCharacter, this.#language(), { found: image });
  }
}

/** Shown where the text names no institution and role to take for an example. */
const exampleOfRole = 'Skola.Pedagogs';

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

/** A keyword that begins a sentence with a name: what follows it is no label. */
function isHead({ tokenType: { name } }: IToken): boolean {
  return (beginnings as readonly string[]).includes(name) || name === 'page';
}

/** Whether a sentence outside the block may begin with a word. */
function canBegin({ tokenType: { name } }: IToken): boolean {
  return isKeywordName(name) || name === 'DATE' || name === '{';
}

/**
 * The keyword somebody most likely meant by a word that is none, or that is only one word of it. What may stand there
 * comes first.
 */
function similarKeyword(written: string, expected: TokenType[], language: KeywordLanguage): string | undefined {
  const fitting = expected.flatMap(({ name }) => (isKeywordName(name) ? keywords[name].spellings[language] : []));
  const all = keywordNames.flatMap((name) => keywords[name].spellings[language]);
  return (
    similarSpelling(written, fitting, (spelling) => spelling.split(' ')) ??
    similarSpelling(written, all, (spelling) => spelling.split(' ').slice(0, 1))
  );
}

function similarSpelling(
  written: string,
  spellings: string[],
  wordsOf: (spelling: string) => string[],
): string | undefined {
  const byWord = new Map(spellings.toReversed().flatMap((each) => wordsOf(each).map((one) => [one, each] as const)));
  const similar = byWord.has(written) || written.length < 3 ? written : mostSimilar(written, byWord.keys());
  return similar && byWord.get(similar);
}
