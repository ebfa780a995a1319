import type { AstNode } from 'langium';
import { isCaseForm, isLevel, isRole, isSchemeText } from '../generated/ast.ts';
import { canonicalSpelling } from '../keywords/table.ts';
import { kindOf } from '../messages/words.ts';
import type { KeywordLanguage } from '../model.ts';

/** The label of a named thing, if it has one. */
export function labelOfNode(node: AstNode): string | undefined {
  return 'label' in node && typeof node.label === 'string' ? node.label : undefined;
}

/** What kind of thing it is, in the words of the language: "līmenis 3", "vadītājs", "veidlapa". */
export function kindOfNode(node: AstNode, language: KeywordLanguage): string {
  if (isLevel(node)) {
    return `${kindOf(node.$type, language)} ${node.number}`;
  }
  if (isRole(node) && node.office) {
    return canonicalSpelling(node.office, language);
  }
  if (isSchemeText(node)) {
    return canonicalSpelling(node.library ? 'library' : 'scheme', language);
  }
  if ('group' in node && node.group === true) {
    return canonicalSpelling('group', language);
  }
  return kindOf(node.$type, language);
}

/** Case forms of the label, a line each. */
export function caseFormsOf(node: AstNode, language: KeywordLanguage): string[] {
  const cases = 'cases' in node && Array.isArray(node.cases) ? node.cases.filter(isCaseForm) : [];
  return cases.map(({ grammaticalCase, text }) => `${canonicalSpelling(grammaticalCase, language)}: ${text}`);
}
