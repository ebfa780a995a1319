import type { ValidationAcceptor } from 'langium';
import { isSchemeText, type Removal, type SchemeText, type ValidFrom, type Validity } from '../generated/ast.ts';
import { canonicalSpelling } from '../keywords/table.ts';
import { messages } from '../messages/table.ts';
import { kindOf } from '../messages/words.ts';
import { isChange, isNamed, isOverride } from '../overlay/parts.ts';
import { allWaysOf, waysOf } from '../overlay/removal.ts';
import { keywordLanguageOfNode } from '../parsing/keyword-language.ts';
import { nodesIn } from '../references/nodes.ts';
import { isDay } from './names.ts';
import { report } from './report.ts';

/** What overrides must stand beside what it overrides: in the text itself, or in a sentence that amends a base. */
export function overridesMustStandInAmendments(text: SchemeText, accept: ValidationAcceptor): void {
  for (const node of nodesIn(text).filter((each) => isOverride(each))) {
    const within = outermost(node.$container);
    if (isNamed(node) && within && !isSchemeText(within) && !isChange(within)) {
      report(accept, messages.overrideOutside, node, { name: node.name });
    }
  }
}

/** What a sentence stands in, seen through the days it is in force. */
function outermost(node: SchemeText['$container']): SchemeText['$container'] {
  return node && 'content' in node ? outermost(node.$container) : node;
}

/** A role is removed with its institution, a field with its form and page. */
export function removalMustNameItsWay(removal: Removal, accept: ValidationAcceptor): void {
  if (waysOf(removal).length === 0) {
    const language = keywordLanguageOfNode(removal);
    const way = allWaysOf(removal.kind)[0] ?? [];
    const path = way.map((type) => kindOf(type, language).replace(/ .*/, '')).join('.');
    const example = `${canonicalSpelling(removal.kind, language)} ${path}`;
    report(accept, messages.wrongPath, removal, { example });
  }
}

/** The last day in force must not be before the first. */
export function periodMustNotBeEmpty(node: Validity | ValidFrom, accept: ValidationAcceptor): void {
  const from = node.$type === 'Validity' ? node.from : node.date;
  const { until } = node;
  if (from && until && until < from) {
    report(accept, messages.emptyPeriod, node, { from, until });
  }
}

/** Days in force must be in the calendar. */
export function daysMustExist(node: Validity, accept: ValidationAcceptor): void {
  for (const property of ['from', 'until'] as const) {
    const date = node[property];
    if (date && !isDay(date)) {
      report(accept, messages.noSuchDate, node, { date }, { property });
    }
  }
}
