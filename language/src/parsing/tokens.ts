import { createToken, type TokenType, type TokenVocabulary } from 'chevrotain';
import { AstUtils, DefaultTokenBuilder, GrammarAST, isTokenTypeArray, type TokenBuilderOptions } from 'langium';
import {
  canonicalSpelling,
  isKeywordName,
  isOneWord,
  type KeywordName,
  keywords,
  spellingPattern,
} from '../keywords/table.ts';
import type { KeywordLanguage } from '../model.ts';

/** Rules whose text is what people wrote, even where it is spelled like a keyword. */
export const nameRules: ReadonlySet<string> = new Set(['Name', 'FieldName']);

/**
 * Builds the token types the parser is made of. A keyword that is one word in some language is in the category ID,
 * so that people may name things with it. Patterns here are the English ones; the lexer of each language
 * has its own (`tokensOf`).
 */
export class RicibaTokenBuilder extends DefaultTokenBuilder {
  override buildTokens(grammar: GrammarAST.Grammar, options?: TokenBuilderOptions): TokenType[] {
    const listed = keywordsOfName(grammar);
    const plain = listOf(super.buildTokens(grammar, options));
    const identifier = asToken(plain.find((token) => token.name === 'ID')!);
    return plain.map((token) => {
      if (token.name === 'ID') {
        return identifier;
      }
      const isIdentifier = canBeName(token.name) && !listed.has(token.name);
      return asToken(token, isIdentifier ? [identifier] : []);
    });
  }
}

/** Token types of one keyword language: the same kinds of token (`tokenTypeIdx`) with that language's patterns. */
export function tokensOf(language: KeywordLanguage, base: TokenType[]): TokenType[] {
  const spelled: { length: number; token: TokenType }[] = [];
  const others: TokenType[] = [];
  for (const token of base) {
    if (!isKeywordName(token.name)) {
      others.push({ ...token });
      continue;
    }
    for (const spelling of keywords[token.name].spellings[language]) {
      spelled.push({ length: spelling.length, token: { ...token, PATTERN: spellingPattern(spelling) } });
    }
  }
  spelled.sort((a, b) => b.length - a.length);
  return [...spelled.map(({ token }) => token), ...others];
}

/** The tokens of a lexer without modes, as this language has. */
export function listOf(vocabulary: TokenVocabulary): TokenType[] {
  if (!isTokenTypeArray(vocabulary)) {
    throw new TypeError('The lexer of this language has one mode.');
  }
  return vocabulary;
}

/** Whether things may be named with this keyword, in the language where it is one word. */
export function canBeName(name: string): boolean {
  return isKeywordName(name) && allSpellings(name).some(isOneWord);
}

/** Keywords the rules of names list: they are names, but no identifiers. */
function keywordsOfName(grammar: GrammarAST.Grammar): Set<string> {
  const listed = grammar.rules
    .filter(({ name }) => nameRules.has(name))
    .flatMap((rule) => AstUtils.streamAllContents(rule).filter(GrammarAST.isKeyword).toArray());
  return new Set(listed.map(({ value }) => value));
}

function allSpellings(name: KeywordName): string[] {
  return [...keywords[name].spellings.en, ...keywords[name].spellings.lv];
}

function asToken(token: TokenType, categories: TokenType[] = []): TokenType {
  return createToken({
    name: token.name,
    pattern: isKeywordName(token.name) ? spellingPattern(canonicalSpelling(token.name, 'en')) : token.PATTERN!,
    categories,
    ...(token.GROUP !== undefined && { group: token.GROUP }),
  });
}
