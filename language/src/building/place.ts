import { type AstNode, type CstNode, GrammarUtils } from 'langium';
import type { Place } from '../model.ts';
import { documentOf } from '../overlay/clone.ts';

type Range = CstNode['range'];

/** Gives the name under which the loader knows the file of a document, by its address. */
export type FileNames = (uri: string) => string;

/** The place of a whole sentence. */
export function placeOf(node: AstNode, files: FileNames): Place {
  return place(fileOf(node, files), node.$cstNode!.range);
}

/** The place of the head of a sentence: from its first word to the end of its label, without what is in the braces. */
export function headOf(node: AstNode, files: FileNames, lastProperty = 'label'): Place {
  const whole = node.$cstNode!;
  const last: CstNode =
    GrammarUtils.findNodeForProperty(whole, lastProperty) ?? GrammarUtils.findNodeForProperty(whole, 'name') ?? whole;
  return place(fileOf(node, files), { start: whole.range.start, end: last.range.end });
}

/** Positions of the editor protocol count from 0 and end after the last character; places count from 1 and end on it. */
export function place(file: string, { start, end }: Range): Place {
  return {
    file,
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: Math.max(end.character, end.line === start.line ? start.character + 1 : 1),
  };
}

function fileOf(node: AstNode, files: FileNames): string {
  return files(documentOf(node).uri.toString());
}
