import type { SchemeText } from '../generated/ast.ts';
import type { CodeList } from '../model.ts';
import { codesOf, listsIn } from '../references/visible.ts';
import { type FileNames, headOf } from './place.ts';

export function buildLists(texts: SchemeText[], files: FileNames): CodeList[] {
  return listsIn(texts).map((list) => ({
    name: list.name,
    label: list.label,
    codes: codesOf(list, texts).map((code) => ({
      name: code.name,
      label: code.label,
      ...(code.points !== undefined && { points: code.points }),
      at: headOf(code, files),
    })),
    at: headOf(list, files),
  }));
}
