import type { AstNode } from 'langium';
import { type FileNames, placeOf } from '../building/place.ts';
import type { Place } from '../model.ts';
import type { ComposedScheme } from './composed-schemes.ts';
import { namedBy, partsOf } from './parts.ts';

/** Where a sentence of an effective scheme comes from. */
export interface Origin {
  /** "level", "role", "defaultForm": the kind of sentence. */
  kind: string;
  /** "Skola.Pedagogs"; what has no name is called by what it stands in. */
  path: string;
  at: Place;
  /** The sentences whose place it took, the deepest base first. */
  overrides: Place[];
  /** The sentences that added to it or changed a part of it. */
  amendedBy: Place[];
}

/** The origin of every sentence, in the order of the effective text. */
export function originsOf({ text, history }: ComposedScheme, files: FileNames): Origin[] {
  const place = (node: AstNode) => placeOf(node, files);
  const visit = (node: AstNode, around: string): Origin[] => {
    const named = namedBy(node);
    const subjects = named.length > 0 ? named : [node];
    const own = subjects.map((subject): Origin => {
      const trace = history.traceOf(subject);
      return {
        kind: node.$type.charAt(0).toLowerCase() + node.$type.slice(1),
        path: pathOf(subject, around),
        at: place(node),
        overrides: trace.overrides.map(place),
        amendedBy: trace.amendedBy.map(place),
      };
    });
    return [...own, ...partsOf(node).flatMap((part) => visit(part, pathOf(subjects[0]!, around)))];
  };
  return text.sentences.flatMap((sentence) => visit(sentence, ''));
}

function pathOf(node: AstNode, around: string): string {
  const name = 'name' in node && typeof node.name === 'string' ? node.name : '';
  return [around, name].filter(Boolean).join('.');
}
