import { createToken, Lexer as ChevrotainLexer, type TokenType } from 'chevrotain';
import { GrammarAST, GrammarUtils, RegExpUtils, type TokenBuilder } from 'langium';
import { isKeywordName, isOneWord, keywordNames, keywords, punctuation } from '../keywords/table.ts';

/** Rules whose text is what people wrote, even where it is spelled like a keyword. */
export const nameRules: ReadonlySet<string> = new Set(['Name']);

/**
 * Token types the parser is made of. A keyword that is one word in some language is in the category ID, so that people
 * may name things with it. How keywords are written is the business of the lexer.
 */
export class RicibaTokenBuilder implements TokenBuilder {
  buildTokens(grammar: GrammarAST.Grammar): TokenType[] {
    const terminals = grammar.rules.filter(GrammarAST.isTerminalRule).map(tokenOf);
    const identifier = terminals.find(({ name }) => name === 'ID')!;
    return [
      ...keywordNames.map((name) => unspelled(name, canBeName(name) ? [identifier] : [])),
      ...punctuation.map((name) => unspelled(name, [])),
      ...terminals,
    ];
  }
}

/** Whether things may be named with this keyword, in the language where it is one word. */
export function canBeName(name: string): boolean {
  return isKeywordName(name) && Object.values(keywords[name].spellings).flat().some(isOneWord);
}

function unspelled(name: string, categories: TokenType[]): TokenType {
  return createToken({ name, pattern: ChevrotainLexer.NA, categories });
}

function tokenOf(terminal: GrammarAST.TerminalRule): TokenType {
  const pattern = GrammarUtils.terminalRegex(terminal);
  const group = RegExpUtils.isWhitespace(pattern) ? ChevrotainLexer.SKIPPED : 'hidden';
  return createToken({ name: terminal.name, pattern, ...(terminal.hidden && { group }) });
}
