import type { ValidationAcceptor } from 'langium';
import {
  type ActClause,
  type Entry,
  isBeside,
  isClose,
  isEnding,
  isToLevel,
  type Option,
  type Outcome,
  type Reopening,
} from '../generated/ast.ts';
import { canonicalSpelling, type KeywordName } from '../keywords/table.ts';
import { messages } from '../messages/table.ts';
import { keywordLanguageOfNode } from '../parsing/keyword-language.ts';
import { report } from './report.ts';

/** Clauses that may stand once in a sentence, by the keyword they begin with; there may be several notices. */
const once: Partial<Record<ActClause['$type'], KeywordName>> = {
  Needs: 'needs',
  Attached: 'attached',
  Citation: 'per',
  Assumption: 'assumed',
  Submitter: 'submitted_by',
  DatedBy: 'the_day_is_in_field',
  Beside: 'then_beside_it_level',
};

/** A clause must not be said twice in one sentence. */
export function clausesMustNotRepeat(act: Entry | Option | Outcome | Reopening, accept: ValidationAcceptor): void {
  const seen = new Set<string>();
  for (const clause of act.clauses) {
    const keyword = once[clause.$type];
    if (keyword && seen.has(keyword)) {
      const values = { keyword: canonicalSpelling(keyword, keywordLanguageOfNode(act)) };
      report<ActClause, 'keyword'>(accept, messages.repeatedClause, clause, values);
    }
    seen.add(keyword ?? '');
  }
}

/** It must be said what follows an outcome, and only one thing may. */
export function outcomeMustHaveOneEffect(outcome: Outcome, accept: ValidationAcceptor): void {
  const name = outcome.names[0];
  const effects = outcome.clauses.filter((clause) => isClose(clause) || isToLevel(clause) || isEnding(clause));
  const count = effects.length + (outcome.referral ? 1 : 0);
  if (name && count === 0) {
    report(accept, messages.noEffect, name, { name: name.name });
  } else if (name && count > 1) {
    report(accept, messages.severalEffects, effects.at(-1) ?? outcome, { name: name.name });
  }
}

/** Of an option, too, only one thing may follow. */
export function optionMustHaveOneEffect(option: Option, accept: ValidationAcceptor): void {
  const beside = option.clauses.find(isBeside);
  if (beside && option.referral) {
    report<ActClause, 'name'>(accept, messages.severalEffects, beside, { name: option.name });
  }
}
