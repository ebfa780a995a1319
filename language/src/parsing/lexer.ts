import { Lexer as ChevrotainLexer, type TokenType, type TokenTypeDictionary } from 'chevrotain';
import type { LangiumCoreServices, Lexer, LexerResult } from 'langium';
import type { KeywordLanguage } from '../model.ts';
import { keywordLanguageOf } from './keyword-language.ts';
import { listOf, tokensOf } from './tokens.ts';

/** Reads a text with the keywords of its own language. */
export class RicibaLexer implements Lexer {
  readonly definition: TokenTypeDictionary;
  /** Keyword language of the text read last; parsing follows at once, so messages of the parser may ask for it. */
  language: KeywordLanguage = 'lv';
  readonly #services: LangiumCoreServices;
  readonly #base: TokenType[];
  readonly #lexers = new Map<KeywordLanguage, ChevrotainLexer>();

  constructor(services: LangiumCoreServices) {
    this.#services = services;
    this.#base = listOf(services.parser.TokenBuilder.buildTokens(services.Grammar));
    this.definition = Object.fromEntries(this.#base.map((token) => [token.name, token]));
  }

  tokenize(text: string): LexerResult {
    this.language = keywordLanguageOf(text);
    const { tokens, errors, groups } = this.#lexer(this.language).tokenize(text);
    return { tokens, errors, hidden: groups['hidden'] ?? [] };
  }

  #lexer(language: KeywordLanguage): ChevrotainLexer {
    let lexer = this.#lexers.get(language);
    if (!lexer) {
      lexer = new ChevrotainLexer(tokensOf(language, this.#base), {
        positionTracking: 'full',
        skipValidations: this.#services.LanguageMetaData.mode === 'production',
        errorMessageProvider: this.#services.parser.LexerErrorMessageProvider,
      });
      this.#lexers.set(language, lexer);
    }
    return lexer;
  }
}

/** Keyword language of the text a lexer has read last. */
export function languageReadBy(lexer: Lexer): KeywordLanguage {
  return lexer instanceof RicibaLexer ? lexer.language : 'lv';
}
