import { type AstNode, isAstNode } from 'langium';
import {
  type ActClause,
  isClose,
  isFirst,
  isToLevel,
  type Outcome,
  type OutcomeAmendment,
  type OutcomeName,
  type Recipient,
  type Referral,
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
export function amendOutcome(outcome: Outcome, { clauses, referral }: OutcomeAmendment): void {
  if (referral) {
    outcome.clauses = outcome.clauses.filter((clause) => !isEffect(clause));
    outcome.referral = outcome.referral ? withRecipients(outcome.referral, referral) : referral;
  }
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

/** Recipients that are named again take the place of what was said of them; others stand after those there are. */
function withRecipients(base: Referral, { what, channels, recipients }: Referral): Referral {
  const isNamedAgain = (each: Recipient) =>
    recipients.some(({ institution }) => institution.$refText === each.institution.$refText);
  const kept = base.recipients.filter((each) => !isNamedAgain(each));
  return Object.assign(base, { what, channels, recipients: [...kept, ...recipients] });
}

/** Takes an institution from those to whom an outcome sends something; an outcome that sends to nobody sends nothing. */
export function removeRecipient(outcome: Outcome, institution: string): void {
  const { referral } = outcome;
  if (referral) {
    referral.recipients = referral.recipients.filter((each) => each.institution.$refText !== institution);
    if (referral.recipients.length === 0) {
      delete outcome.referral;
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
