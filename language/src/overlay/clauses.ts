import { type AstNode, isAstNode } from 'langium';
import {
  type ActClause,
  isClose,
  isFirst,
  isToLevel,
  type Outcome,
  type OutcomeAmendment,
  type OutcomeName,
} from '../generated/ast.ts';

/**
 * One outcome of a sentence that names several gets a sentence of its own before it is changed.
 * @param copy makes another copy of the sentence as it was written
 */
export function withSentenceOfItsOwn(outcome: Outcome, name: AstNode, copy: () => Outcome): Outcome[] {
  const others = outcome.names.filter((each) => each !== name);
  if (others.length === 0) {
    return [outcome];
  }
  const one = copy();
  one.names = outcome.names.filter((each): each is OutcomeName => each === name);
  outcome.names = others;
  return [outcome, one];
}

/** Adds clauses to an outcome; of what an outcome has one, the new one holds. */
export function amendOutcome(outcome: Outcome, { clauses }: OutcomeAmendment): void {
  for (const clause of clauses) {
    if (isEffect(clause)) {
      delete outcome.referral;
    }
    const kind = kindOf(clause);
    const index = outcome.clauses.findIndex((each) => kindOf(each) === kind);
    if (kind !== undefined && index >= 0) {
      outcome.clauses.splice(index, 1, clause);
    } else {
      outcome.clauses.push(clause);
    }
  }
}

function isEffect(clause: AstNode): boolean {
  return isAstNode(clause) && (isClose(clause) || isToLevel(clause));
}

/** Clauses of the same kind cannot stand beside each other; notices can, to different people. */
function kindOf(clause: ActClause): string | undefined {
  if (isFirst(clause)) {
    return `First ${clause.target.$refText}.${clause.role?.$refText ?? ''}`;
  }
  return isEffect(clause) ? 'Effect' : clause.$type;
}
