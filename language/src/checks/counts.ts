import { CstUtils, isLeafCstNode, type ValidationAcceptor } from 'langium';
import {
  type BinaryCondition,
  type Comparison,
  type Condition,
  type Happening,
  isBinaryCondition,
  type QuantityComparison,
  type SomeOf,
  type Total,
  type Window,
} from '../generated/ast.ts';
import { canonicalSpelling } from '../keywords/table.ts';
import { messages } from '../messages/table.ts';
import { keywordLanguageOfNode } from '../parsing/keyword-language.ts';
import { fieldOf, isAnswered } from '../references/fields.ts';
import { writtenAmount } from '../terms/written.ts';
import { pathMustBeANumber } from './duties.ts';
import { report } from './report.ts';

/** A count should begin anew some time: "more than 20 lessons" of what? */
export function countShouldHaveWindow(count: Total | Happening, accept: ValidationAcceptor): void {
  const isAtAll = count.$type === 'Happening' && count.relation === undefined;
  if (!count.window && !isAtAll) {
    const example = canonicalSpelling('in_a_semester', keywordLanguageOfNode(count));
    report<Total | Happening, 'example'>(accept, messages.countWithoutWindow, count, { example });
  }
}

/** Only numbers can be added up, and they should always be there. */
export function totalMustBeOfNumbers(total: Total, accept: ValidationAcceptor): void {
  pathMustBeANumber(total.field, accept);
  const field = fieldOf(total.field);
  if (field && !isAnswered(field)) {
    report(accept, messages.optionalInCondition, total, { name: field.name }, { property: 'field' });
  }
}

const countedBack = new Set(['calendar_days', 'weeks', 'months', 'years']);

/** A window that ends today must be an amount of time that every calendar has. */
export function windowMustBeCountable({ term, $container: count }: Window, accept: ValidationAcceptor): void {
  // Whether something happened at all so lately may be counted in any days.
  const isAtAll = count.$type === 'Happening' && count.relation === undefined && !count.where;
  if (!term || isAtAll || (term.amount && countedBack.has(term.amount.unit))) {
    return;
  }
  const language = keywordLanguageOfNode(term);
  const found = term.amount ? writtenAmount(term.amount, language) : (term.$cstNode?.text ?? '');
  report(accept, messages.wrongWindow, term, { found });
}

/** What is compared with a number must be one. */
export function comparedMustBeANumber(comparison: Comparison | QuantityComparison, accept: ValidationAcceptor): void {
  if (comparison.other) {
    pathMustBeANumber(comparison.other, accept);
  }
  if (comparison.$type === 'Comparison' && comparison.operator === 'is_exactly') {
    pathMustBeANumber(comparison.field, accept);
  }
}

/** A comparison with a number beyond what the field takes never holds. */
export function numberShouldBePossible(comparison: Comparison, accept: ValidationAcceptor): void {
  const { operator, number } = comparison;
  const type = fieldOf(comparison.field)?.type;
  if (number === undefined || type?.kind !== 'whole_number') {
    return;
  }
  const { min = 0, max = Number.POSITIVE_INFINITY } = type;
  const least = operator === 'is_more_than' ? number + 1 : operator === 'is_at_least' ? number : min;
  const most = operator === 'is_less_than' ? number - 1 : operator === 'is_at_most' ? number : max;
  if (least > max || most < min) {
    const bounds = `${min}–${max === Number.POSITIVE_INFINITY ? '…' : max}`;
    const reason = keywordLanguageOfNode(comparison) === 'lv' ? `atbilde ir ${bounds}` : `the answer is ${bounds}`;
    report(accept, messages.cannotHold, comparison, { reason });
  }
}

/** Of two conditions three cannot hold. */
export function enoughMustBeThere(some: SomeOf, accept: ValidationAcceptor): void {
  if (some.number > some.conditions.length) {
    const [lv, en] = [`nosacījumu ir tikai ${some.conditions.length}`, `there are only ${some.conditions.length}`];
    report(accept, messages.cannotHold, some, { reason: keywordLanguageOfNode(some) === 'lv' ? lv : en });
  }
}

/** "a and b or c" goes back to the author: each reading is written out. */
export function andOrShouldHaveBrackets(condition: BinaryCondition, accept: ValidationAcceptor): void {
  const inner = [condition.left, condition.right].find(
    (side) => isBinaryCondition(side) && side.operator !== condition.operator && !isInBrackets(side),
  );
  // "or when" says by itself what belongs together.
  if (!isBinaryCondition(inner) || condition.operator === 'or_when') {
    return;
  }
  const [or, and] = [word(condition, condition.operator), word(condition, inner.operator)];
  const isLeft = inner === condition.left;
  const [first, second] = isLeft
    ? [
        `(${written(inner)}) ${or} ${written(condition.right)}`,
        `${written(inner.left)} ${and} (${written(inner.right)} ${or} ${written(condition.right)})`,
      ]
    : [
        `${written(condition.left)} ${or} (${written(inner)})`,
        `(${written(condition.left)} ${or} ${written(inner.left)}) ${and} ${written(inner.right)}`,
      ];
  report(accept, messages.andOr, condition, { first, second });
}

/** A chain of conditions has one place in the text, whatever is read first; its parts have their own. */
function written(condition: Condition): string {
  if (isBinaryCondition(condition) && !isInBrackets(condition)) {
    return `${written(condition.left)} ${word(condition, condition.operator)} ${written(condition.right)}`;
  }
  return (condition.$cstNode?.text ?? '').replaceAll(/\s+/g, ' ');
}

function word(node: BinaryCondition, operator: string): string {
  return canonicalSpelling(operator, keywordLanguageOfNode(node));
}

/** Whether the condition itself is written in brackets. */
function isInBrackets({ $cstNode: node }: BinaryCondition): boolean {
  const leaves = node ? [...CstUtils.streamCst(node)].filter(isLeafCstNode) : [];
  if (leaves[0]?.text === '(' && leaves.at(-1)?.text === ')') {
    return true;
  }
  const around = node?.root.fullText ?? '';
  return around.slice(0, node?.offset).trimEnd().endsWith('(') && around.slice(node?.end).trimStart().startsWith(')');
}
