import {
  type AstNode,
  type CstNode,
  CstUtils,
  isLeafCstNode,
  type LangiumDocument,
  type LeafCstNode,
  type ParseResult,
} from 'langium';
import type { Formatter, LangiumServices } from 'langium/lsp';
import type { DocumentRangeFormattingParams, TextEdit } from 'vscode-languageserver';
import { citationsIn } from '../citations/written.ts';
import { isAmount, isCitation, isSchemeText } from '../generated/ast.ts';
import { neededEscapes, plainName, readingOf } from '../parsing/escaped-names.ts';
import { keywordLanguageOf } from '../parsing/keyword-language.ts';
import { keywordLeaves, keywordOf, spellingOf } from '../parsing/keyword-leaves.ts';
import { withBases } from '../references/visible.ts';

const step = 2;

/**
 * Lays a text out: indents each line by the sentence it belongs to, one space between words, at most one empty line,
 * units in the form their number asks for, citations as the language cites.
 * Where a sentence breaks into lines is the author's choice and stays.
 */
export class RicibaFormatter implements Formatter {
  readonly formatOnTypeOptions = undefined;
  readonly #parse: (text: string) => ParseResult;

  constructor(services: LangiumServices) {
    this.#parse = (text) => services.parser.LangiumParser.parse(text);
  }

  /** No edits for a text that cannot be read: its layout may show the mistake. */
  formatDocument({ parseResult, textDocument }: LangiumDocument): TextEdit[] {
    const root = parseResult.value.$cstNode;
    if (!root || parseResult.lexerErrors.length > 0 || parseResult.parserErrors.length > 0) {
      return [];
    }
    const value = parseResult.value;
    const language = keywordLanguageOf(textDocument.getText());
    const citations = isSchemeText(value) ? citationsIn(value, language, { best: true, texts: withBases(value) }) : [];
    return [...gapsOf(root), ...unitsOf(root), ...this.#namesOf(root), ...citations].flatMap(({ start, end, text }) => {
      const range = { start: textDocument.positionAt(start), end: textDocument.positionAt(end) };
      return textDocument.getText(range) === text ? [] : [{ range, newText: text }];
    });
  }

  /** A name stands in «…» only where it would be read as a keyword. */
  #namesOf(root: CstNode): Gap[] {
    const escaped = leavesOf(root).filter((leaf) => leaf.tokenType.name === 'ID' && leaf.text !== plainName(leaf.text));
    const { fullText } = root.root;
    const editsWith = (needed: ReadonlySet<number>): Gap[] =>
      escaped
        .filter((_, number) => !needed.has(number))
        .map(({ offset, end, text }) => ({ start: offset, end, text: plainName(text) }));
    const reading = readingOf(root.astNode, 'with names');
    const needed = neededEscapes(
      escaped.length,
      (kept) => edited(fullText, editsWith(kept)),
      (text) => {
        const { value, lexerErrors, parserErrors } = this.#parse(text);
        return lexerErrors.length + parserErrors.length === 0 && readingOf(value, 'with names') === reading;
      },
    );
    return editsWith(needed);
  }

  formatDocumentRange(document: LangiumDocument, { range }: DocumentRangeFormattingParams): TextEdit[] {
    return this.formatDocument(document).filter(
      (edit) => edit.range.start.line >= range.start.line && edit.range.end.line <= range.end.line,
    );
  }

  formatDocumentOnType(): TextEdit[] {
    return [];
  }
}

function edited(text: string, edits: Gap[]): string {
  let result = '';
  let done = 0;
  for (const { start, end, text: written } of edits) {
    result += text.slice(done, start) + written;
    done = end;
  }
  return result + text.slice(done);
}

function leavesOf(root: CstNode): LeafCstNode[] {
  return [...CstUtils.streamCst(root)].filter(isLeafCstNode).filter((leaf) => leaf.length > 0);
}

/** What stands between two words, or a word, and what should stand there. */
interface Gap {
  start: number;
  end: number;
  text: string;
}

function gapsOf(root: CstNode): Gap[] {
  const leaves = leavesOf(root);
  const indents = new Indents();
  const gaps: Gap[] = [];
  for (const [index, leaf] of leaves.entries()) {
    const before = leaves[index - 1];
    const written = root.root.fullText.slice(before?.end ?? 0, leaf.offset);
    const text = before ? gapBetween(before, leaf, written, () => indents.of(leaves, index)) : '';
    gaps.push({ start: before?.end ?? 0, end: leaf.offset, text });
    indents.note(leaf, text);
  }
  const last = leaves.at(-1);
  return last ? [...gaps, { start: last.end, end: root.root.fullText.length, text: '\n' }] : [];
}

/** Units stand after their number in its form: "1 darba dienas", "5 darba dienu". */
function unitsOf(root: CstNode): Gap[] {
  const language = keywordLanguageOf(root.root.fullText);
  return keywordLeaves(root)
    .filter(({ leaf }) => isAmount(leaf.astNode))
    .map(({ keyword, leaf }) => ({ start: leaf.offset, end: leaf.end, text: spellingOf(leaf, keyword, language) }));
}

function gapBetween(before: LeafCstNode, leaf: LeafCstNode, written: string, indent: () => number): string {
  const lines = written.split('\n').length - 1;
  if (lines === 0 || (leaf.text === ',' && !before.hidden)) {
    return isJoined(before, leaf) && !endsNumber(before, leaf) ? '' : ' ';
  }
  const atEdge = before.text === '{' || leaf.text === '}';
  return '\n'.repeat(atEdge ? 1 : Math.min(lines, 2)) + ' '.repeat(indent());
}

/** "7. punktu" is two words, "Skola.Pedagogs" is one. */
function endsNumber(before: LeafCstNode, leaf: LeafCstNode): boolean {
  return before.text === '.' && isCitation(leaf.astNode) && keywordOf(leaf) !== undefined;
}

function isJoined(before: LeafCstNode, leaf: LeafCstNode): boolean {
  const { text } = leaf;
  return (
    [',', '.', ':', ')'].includes(text) || ['.', '('].includes(before.text) || (before.text === '{' && text === '}')
  );
}

/** How far lines are indented: one step more than the line on which the sentence around them begins. */
class Indents {
  /** Indent of the line a word stands on, by the offset of the word. */
  readonly #lines = new Map<number, number>();
  #current = 0;

  of(leaves: LeafCstNode[], index: number): number {
    const leaf = leaves[index]!;
    if (leaf.hidden) {
      return this.#ofComment(leaves, index);
    }
    const { node, inside } = sentenceAround(leaf);
    if (leaf.text === '}') {
      return this.#line(leaf.astNode);
    }
    // The head and the sentences of a text are not indented, what else belongs to the head is.
    const isOutermost =
      node.$container === undefined &&
      (inside === 'sentences' || inside === 'scenarios' || node.$cstNode?.offset === leaf.offset);
    return isOutermost ? 0 : this.#line(node) + step;
  }

  /** A comment is indented as what it stands before. */
  #ofComment(leaves: LeafCstNode[], index: number): number {
    const next = leaves.slice(index).find((leaf) => !leaf.hidden);
    if (!next) {
      return 0;
    }
    return this.of(leaves, leaves.indexOf(next)) + (next.text === '}' ? step : 0);
  }

  note(leaf: LeafCstNode, gap: string): void {
    if (gap.includes('\n')) {
      this.#current = gap.length - gap.lastIndexOf('\n') - 1;
    }
    this.#lines.set(leaf.offset, this.#current);
  }

  #line(node: AstNode): number {
    return this.#lines.get(node.$cstNode?.offset ?? 0) ?? 0;
  }
}

/** The innermost sentence that begins before a word, and the part of it the word begins. */
function sentenceAround(leaf: LeafCstNode): { node: AstNode; inside: string | undefined } {
  let node = leaf.astNode;
  let inside: string | undefined;
  while (node.$container && node.$cstNode?.offset === leaf.offset) {
    inside = node.$containerProperty;
    node = node.$container;
  }
  return { node, inside };
}
