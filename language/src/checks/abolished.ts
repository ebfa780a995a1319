import { CstUtils, isLeafCstNode, type LeafCstNode, type ValidationAcceptor } from 'langium';
import { labelOf } from '../building/institution.ts';
import { isAlsoCalled, isSuccession, type SchemeText } from '../generated/ast.ts';
import { type AbolishedName, abolishedNames, inTheSameForm, usesOf } from '../labels/abolished.ts';
import { textOf } from '../messages/message.ts';
import { replacedBy } from '../messages/similar.ts';
import { messages } from '../messages/table.ts';
import { keywordLanguageOfNode } from '../parsing/keyword-language.ts';
import { withBases } from '../references/visible.ts';

/** Labels, citations and letters should name institutions as they are called now. */
export function institutionsShouldExist(text: SchemeText, accept: ValidationAcceptor): void {
  const whole = text.$cstNode;
  const texts = withBases(text);
  const names = whole ? abolishedNames(texts) : [];
  if (!whole || names.length === 0 || usesOf(names, whole.text).length === 0) {
    return;
  }
  const words = CstUtils.streamCst(whole).filter(isLeafCstNode);
  for (const leaf of words.filter(({ tokenType, hidden }) => tokenType.name === 'STRING' && !hidden)) {
    if (!isSuccession(leaf.astNode) && !isAlsoCalled(leaf.astNode)) {
      checkWord(text, texts, names, leaf, accept);
    }
  }
}

function checkWord(
  text: SchemeText,
  texts: SchemeText[],
  names: AbolishedName[],
  leaf: LeafCstNode,
  accept: ValidationAcceptor,
): void {
  const language = keywordLanguageOfNode(text);
  for (const { name, successor, date, start, end } of usesOf(names, leaf.text)) {
    const label = labelOf(successor, texts);
    const used = leaf.text.slice(start, end);
    const when = date === undefined ? '' : ` (${date})`;
    const message = textOf(messages.abolishedInstitution, language, { name: used, successor: label.nominative, when });
    const { line, character } = leaf.range.start;
    const range = {
      start: { line, character: character + start },
      end: { line, character: character + end },
    };
    const { code } = messages.abolishedInstitution;
    accept('warning', message, { node: text, code, range, ...replacedBy(inTheSameForm(used, name, label)) });
  }
}
