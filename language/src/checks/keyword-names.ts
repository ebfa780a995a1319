import { type AstNode, AstUtils, type LangiumCoreServices, type LangiumDocument, type ParseResult } from 'langium';
import type { Diagnostic } from 'vscode-languageserver';
import { escapedName } from '../parsing/escaped-names.ts';
import type { Replacement } from '../messages/similar.ts';

/** A name that was read as a part of a keyword of several words, and where it stands. */
export interface HiddenName extends Pick<Diagnostic, 'range'> {
  /** The keyword, as it is written. */
  found: string;
  name: string;
  data: Replacement;
}

/** The mistake shows some words after the keyword: "ir vismaz" takes the next word for a number's field. */
const wordsBefore = 3;

/**
 * Whether a text cannot be read only because a word that names something in it makes a keyword with the word beside
 * it: "ir vismaz", where `vismaz` is a code.
 */
export function nameWithinKeyword(
  { parseResult, textDocument }: LangiumDocument,
  error: ParseResult['parserErrors'][number],
  { LangiumParser, Lexer }: Pick<LangiumCoreServices['parser'], 'LangiumParser' | 'Lexer'>,
): HiddenName | undefined {
  const text = textDocument.getText();
  const { tokens } = Lexer.tokenize(text);
  const at = tokens.findIndex(({ startOffset }) => startOffset === error.token.startOffset);
  for (const { image, startOffset } of tokens.slice(Math.max(0, at - wordsBefore), at < 0 ? undefined : at + 1)) {
    for (const { 0: name, index } of image.matchAll(/[^\s,]+/g)) {
      const [start, end] = [startOffset + index, startOffset + index + name.length];
      const escaped = text.slice(0, start) + escapedName(name) + text.slice(end);
      const isPart = name !== image && isNamed(name, parseResult.value);
      if (isPart && faults(LangiumParser.parse(escaped)) < faults(parseResult)) {
        const range = { start: textDocument.positionAt(start), end: textDocument.positionAt(end) };
        return { found: image, name, range, data: { replacement: escapedName(name) } };
      }
    }
  }
  return undefined;
}

function isNamed(name: string, root: AstNode): boolean {
  return AstUtils.streamAst(root).some((node) => 'name' in node && node.name === name);
}

function faults({ lexerErrors, parserErrors }: ParseResult): number {
  return lexerErrors.length + parserErrors.length;
}
