import { AstUtils, CstUtils, GrammarUtils, type LangiumDocument } from 'langium';
import { type CodeAction, CodeActionKind, type Diagnostic, type TextEdit } from 'vscode-languageserver';
import { type Declined, labelledBy, labelOfNamed, recipientsOf } from '../documents/named.ts';
import { isTextOfDocument, meaningOf, writtenIn } from '../documents/placeholders.ts';
import { isAddressedTo, isDocument, isInstitution, isRecipient } from '../generated/ast.ts';
import { canonicalSpelling } from '../keywords/table.ts';
import { proposedCase } from '../labels/declension.ts';
import type { GrammaticalCase } from '../model.ts';
import { keywordLanguageOfNode } from '../parsing/keyword-language.ts';
import { schemeTextOf } from '../references/visible.ts';

/** A thing whose label lacks a case, seen from the sentence that needs it. */
interface Lacking {
  thing: Declined;
  case: GrammaticalCase;
  needed: Parameters<typeof schemeTextOf>[0];
}

/** Adds the proposed case forms where the label is written, or, of a library, beside it in the text itself. */
export function addedCases(document: LangiumDocument, diagnostic: Diagnostic): CodeAction[] {
  return lackingAt(document, diagnostic)
    .filter(({ thing, case: asked, needed }) => labelOfNamed(thing, needed)[asked] === undefined)
    .flatMap((lacking) => fix(lacking, diagnostic));
}

function lackingAt({ parseResult, textDocument }: LangiumDocument, { range }: Diagnostic): Lacking[] {
  const root = parseResult.value.$cstNode;
  const offset = textDocument.offsetAt(range.start);
  const node = root && CstUtils.findLeafNodeAtOffset(root, offset)?.astNode;
  if (!node) {
    return [];
  }
  const recipient = AstUtils.getContainerOfType(node, isRecipient);
  if (recipient?.institution.ref) {
    return [{ thing: recipient.institution.ref, case: 'dative', needed: recipient }];
  }
  if (isAddressedTo(node)) {
    const thing = node.role?.ref ?? node.target.ref;
    return thing ? [{ thing, case: 'dative', needed: node }] : [];
  }
  if (!isTextOfDocument(node)) {
    return [];
  }
  const pair = writtenIn(node).pairs.find(({ start, end }) => start <= offset && offset < end);
  const meaning = pair && meaningOf(pair.words, node);
  if (meaning?.kind === 'name') {
    return [{ thing: meaning.thing, case: meaning.case, needed: node }];
  }
  const made = AstUtils.getContainerOfType(node, isDocument);
  return meaning?.kind === 'known' && meaning.what === 'recipient' && made
    ? recipientsOf(made).map((thing) => ({ thing, case: meaning.case, needed: node }))
    : [];
}

function fix({ thing, case: asked, needed }: Lacking, diagnostic: Diagnostic): CodeAction[] {
  const edit = edited({ thing, case: asked, needed });
  if (!edit) {
    return [];
  }
  const { nominative } = labelOfNamed(thing, needed);
  const language = keywordLanguageOfNode(needed);
  const added = `${canonicalSpelling(asked, language)} "${proposedCase(nominative, asked)}"`;
  return [
    {
      title: language === 'lv' ? `Pierakstīt: ${added}` : `Add: ${added}`,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnostic],
      isPreferred: true,
      edit: { changes: { [edit.uri]: [edit.edit] } },
    },
  ];
}

function edited({ thing, case: asked, needed }: Lacking): { uri: string; edit: TextEdit } | undefined {
  const sentence = labelledBy(thing, needed);
  const label = labelOfNamed(thing, needed);
  const text = schemeTextOf(sentence);
  if (!text.library) {
    const language = keywordLanguageOfNode(sentence);
    const last = sentence.cases.at(-1)?.$cstNode ?? GrammarUtils.findNodeForProperty(sentence.$cstNode, 'label');
    const newText = ` ${canonicalSpelling(asked, language)} ${JSON.stringify(proposedCase(label.nominative, asked))}`;
    const at = last?.range.end;
    return at && { uri: uriOf(sentence), edit: { range: { start: at, end: at }, newText } };
  }
  // Roles and persons of a library cannot be said anew.
  return isInstitution(thing) ? extension(thing, asked, needed) : undefined;
}

/** A label that is given anew replaces its case forms, too, so those it has are said again. */
function extension(thing: Declined, asked: GrammaticalCase, needed: Lacking['needed']) {
  const language = keywordLanguageOfNode(needed);
  const { nominative, ...cases } = labelOfNamed(thing, needed);
  const forms = { ...cases, [asked]: proposedCase(nominative, asked) };
  const written = Object.entries(forms).map(
    ([name, form]) => `${canonicalSpelling(name, language)} ${JSON.stringify(form)}`,
  );
  const keyword = isInstitution(thing) && thing.group ? 'extend_group' : 'extend_institution';
  const head = `${canonicalSpelling(keyword, language)} ${thing.name} ${JSON.stringify(nominative)}`;
  const { textDocument } = AstUtils.getDocument(needed);
  const end = textDocument.positionAt(textDocument.getText().length);
  return {
    uri: uriOf(needed),
    edit: { range: { start: end, end }, newText: `${head} ${written.join(' ')} {}\n` },
  };
}

function uriOf(node: Parameters<typeof schemeTextOf>[0]): string {
  return AstUtils.getDocument(node).uri.toString();
}
