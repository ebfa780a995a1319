import type { IToken } from 'chevrotain';
import { type AstNode, AstUtils, CstUtils, type LangiumDocument } from 'langium';
import { isSchemeText } from '../generated/ast.ts';
import { overridable, removable } from '../overlay/changeable.ts';
import { isChange } from '../overlay/parts.ts';
import { allWaysOf } from '../overlay/removal.ts';

/** Where in a text names of its bases are asked for, and which. */
export interface OfBases {
  /** Offset at which the name begins that is being written. */
  start: number;
  names: (AstNode & { name: string })[];
}

/** The names that may stand at a place after words like "atmet lomu Skola." and "aizstāj līmeni 3". */
export function namesOfBases(document: LangiumDocument, tokens: IToken[], offset: number): OfBases | undefined {
  const text = document.parseResult.value;
  const written = tokens.filter(({ startOffset }) => startOffset < offset);
  const last = written.at(-1);
  if (!isSchemeText(text) || !last) {
    return undefined;
  }
  const isBegun = endOf(last) >= offset && /^[\p{L}_]/u.test(last.image) && !isOverlayWord(last);
  const before = isBegun ? written.slice(0, -1) : written;
  const start = isBegun ? last.startOffset : offset;
  const names = namesBeforeStop(before);
  const keyword = before.at(-1 - 2 * names.length)?.tokenType.name ?? '';
  if (keyword.startsWith('remove_')) {
    return { start, names: removable(keyword, names, text) };
  }
  const thing = /^override_(.*)$/.exec(overrideBefore(before))?.[1];
  const types = new Set(allWaysOf(`remove_${thing}`).map((way) => way.at(-1)));
  const leaf = text.$cstNode && CstUtils.findLeafNodeBeforeOffset(text.$cstNode, start);
  const amendment = AstUtils.getContainerOfType(leaf?.astNode, isChange);
  return types.size > 0
    ? { start, names: [...types].flatMap((type) => overridable(type!, amendment, text)) }
    : undefined;
}

/** Of the words on the line before the cursor, where each begins, the farthest first. */
export function wordsBefore(text: string, offset: number): number[] {
  const line = text.lastIndexOf('\n', offset - 1) + 1;
  return [...text.slice(line, offset).matchAll(/\p{L}+/gu)].map(({ index }) => line + index);
}

/** Whether what is typed ends in the first words of a phrase, the last of them perhaps in part. */
export function endsInPartOf(typed: string, phrase: string): boolean {
  const first = phrase.indexOf(' ') + 1;
  const lengths = first > 0 ? Array.from({ length: phrase.length - first }, (_, index) => first + index) : [];
  return lengths.some((length) => typed.endsWith(phrase.slice(0, length)));
}

/** "Skola" and "Pedagogs" of "Skola.Pedagogs.". */
function namesBeforeStop(tokens: IToken[]): string[] {
  const names: string[] = [];
  for (let index = tokens.length - 1; tokens[index]?.image === '.' && index > 0; index -= 2) {
    names.unshift(tokens[index - 1]!.image);
  }
  return names;
}

/** A level has its number before its name. */
function overrideBefore(tokens: IToken[]): string {
  const last = tokens.at(-1)?.tokenType.name ?? '';
  return last === 'INT' ? (tokens.at(-2)?.tokenType.name ?? '') : last;
}

function isOverlayWord({ tokenType }: IToken): boolean {
  return /^(?:remove|override)_/.test(tokenType.name);
}

function endOf({ startOffset, image }: IToken): number {
  return startOffset + image.length;
}
