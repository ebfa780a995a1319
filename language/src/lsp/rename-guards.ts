import { type AstNode, AstUtils, type LangiumDocument, type ParseResult, TextDocument } from 'langium';
import type { TextEdit } from 'vscode-languageserver';
import { type Named, scopesOf } from '../checks/scopes.ts';
import { isField, isFieldPath, isInstitution, isParty, isSchemeText, type SchemeText } from '../generated/ast.ts';
import { escapedName, neededEscapes, readingOf } from '../parsing/escaped-names.ts';
import { foldedLetters } from '../references/files.ts';
import { startsInReach } from '../references/scope-provider.ts';
import { withBases } from '../references/visible.ts';

/**
 * What would already have the new name, as it is written there, in any text that sees the renamed thing.
 *
 * @param all the thing in each text that declares it or takes its place
 */
export function takenName(all: AstNode[], newName: string, texts: SchemeText[]): string | undefined {
  const isTaken = (node: Named) =>
    !all.includes(node) && node.name && foldedLetters(node.name) === foldedLetters(newName);
  for (const declared of all) {
    const home = AstUtils.findRootNode(declared);
    const seeing = texts.filter((text) => withBases(text).some((base) => base === home));
    for (const text of seeing) {
      const names = [...namesBeside(declared, text), ...namesInConditions(declared, newName, text)];
      const taken = names.find(isTaken);
      if (taken) {
        return taken.name;
      }
    }
  }
  return undefined;
}

/** The scope in which a thing is named. A notice is for a party or an institution, so these keep out of each other's way. */
function namesBeside(declared: AstNode, text: SchemeText): Named[] {
  if (isParty(declared) || isInstitution(declared)) {
    return withBases(text).flatMap((each) => each.sentences.filter((one) => isParty(one) || isInstitution(one)));
  }
  return scopesOf(text)
    .map(({ own, taken }) => [...own, ...taken])
    .filter((names) => names.some((name) => name === declared))
    .flat();
}

/** Fields of other pages that a condition means, or would mean, by the same word. */
function namesInConditions(declared: AstNode, newName: string, text: SchemeText): Named[] {
  if (!isField(declared)) {
    return [];
  }
  return [...AstUtils.streamAllContents(text)]
    .filter(isFieldPath)
    .filter((path) => !path.field && (path.start.ref === declared || path.start.$refText === newName))
    .map((path) => startsInReach(path))
    .filter((names) => names.some((name) => name === declared))
    .flat()
    .filter((node): node is Named => Boolean(node.name));
}

/** The same edits, with the new name in «…» wherever it would be read as a keyword. */
export function toldFromKeywords(
  document: LangiumDocument,
  edits: TextEdit[],
  parse: (text: string) => ParseResult,
): TextEdit[] {
  const before = document.parseResult;
  const reading = readingOf(before.value, 'without names');
  const editsWith = (escaped: ReadonlySet<number>): TextEdit[] =>
    edits.map((edit, number) => (escaped.has(number) ? { ...edit, newText: escapedName(edit.newText) } : edit));
  const needed = neededEscapes(
    edits.length,
    (escaped) => TextDocument.applyEdits(document.textDocument, editsWith(escaped)),
    (text) => {
      const after = parse(text);
      return (
        after.lexerErrors.length + after.parserErrors.length <=
          before.lexerErrors.length + before.parserErrors.length && readingOf(after.value, 'without names') === reading
      );
    },
  );
  return editsWith(needed);
}

/** The texts among these documents. */
export function textsIn(documents: Iterable<LangiumDocument>): SchemeText[] {
  return [...documents].flatMap(({ parseResult }) => (isSchemeText(parseResult.value) ? [parseResult.value] : []));
}
