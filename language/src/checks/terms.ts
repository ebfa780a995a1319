import { AstUtils, type ValidationAcceptor } from 'langium';
import {
  type Amount,
  type Calendar,
  type Duty,
  type Extension,
  type Institution,
  isCalendar,
  isLevel,
  isNoAgreement,
  isParticipation,
  isPerformer,
  isDuty,
  isDutyDebtor,
  isDutyTerm,
  isRecipient,
  isWindow,
  type Level,
  type Performer,
  type Recipient,
  type Term,
} from '../generated/ast.ts';
import { canonicalSpelling, type KeywordName, spellingBefore } from '../keywords/table.ts';
import { messages } from '../messages/table.ts';
import { quoted } from '../messages/words.ts';
import { keywordLanguageOfNode } from '../parsing/keyword-language.ts';
import { groupAround } from '../references/groups.ts';
import { calendarOf, schemeTextOf, withBases } from '../references/visible.ts';
import { workedExample } from '../terms/example.ts';
import { isInOrder } from '../terms/order.ts';
import { writtenAmount, writtenDuty, writtenTerm, writtenWithin } from '../terms/written.ts';
import { report } from './report.ts';

/** The greatest amount of each unit: about ten years for days, and a year for hours. */
const most: Record<string, number> = {
  hours: 8784,
  days: 3660,
  calendar_days: 3660,
  working_days: 2600,
  study_days: 2600,
  weeks: 520,
  months: 240,
};

/** "3 days" may be calendar days or working days: the author must say which. */
export function daysMustBeNamed(amount: Amount, accept: ValidationAcceptor): void {
  const { number } = amount;
  if (amount.unit !== 'days') {
    return;
  }
  const language = keywordLanguageOfNode(amount);
  const isBefore = amount.$type === 'AmountBefore';
  const written = (unit: 'calendar_days' | 'working_days') =>
    isBefore ? `${number} ${spellingBefore(unit, number, language)}` : writtenWithin({ number, unit }, language);
  const example = (unit: 'calendar_days' | 'working_days') =>
    isBefore ? '' : (workedExample(number, unit, language) ?? '');
  const values = {
    calendarDays: written('calendar_days'),
    calendarExample: example('calendar_days'),
    workingDays: written('working_days'),
    workingExample: example('working_days'),
  };
  report(accept, messages.whichDays, amount, values);
}

/** An amount must be one that a calendar can count. */
export function amountMustBeCountable(amount: Amount, accept: ValidationAcceptor): void {
  const limit = most[amount.unit] ?? 1;
  if (amount.number < 1 || amount.number > limit) {
    const values = { amount: String(amount.number), most: String(limit) };
    report(accept, messages.wrongAmount, amount, values, { property: 'number' });
  }
}

/** "48 hours (2 working days)" are two terms. */
export function termMustHaveOneAmount(term: Term, accept: ValidationAcceptor): void {
  if (term.amount && term.aside) {
    const language = keywordLanguageOfNode(term);
    const values = { first: writtenAmount(term.amount, language), second: writtenAmount(term.aside, language) };
    report(accept, messages.twoAmounts, term, values);
  }
}

/** A term should stand where the language puts it: before the verb in Latvian, after it in English. */
export function termShouldBeInOrder(node: Duty | Term, accept: ValidationAcceptor): void {
  const language = keywordLanguageOfNode(node);
  if (isDuty(node.$container) || isInOrder(node, language)) {
    return;
  }
  const proposal = isDuty(node) ? writtenDuty(node, language) : writtenTerm(node, language);
  report<Duty | Term, 'proposal'>(accept, messages.termOrder, node, { proposal });
}

/** A duty must be one that arises there, and be stated once. */
export function dutiesMustFit(node: Performer | Recipient, accept: ValidationAcceptor): void {
  const expected = dutiesOf(node);
  const language = keywordLanguageOfNode(node);
  const seen = new Set<string>();
  for (const duty of node.duties) {
    const keyword = canonicalSpelling(duty.kind, language);
    if (!expected.some((kind) => kind === duty.kind)) {
      const list = expected.map((kind) => quoted(canonicalSpelling(kind, language), language)).join(', ');
      report<Duty, 'found' | 'expected'>(accept, messages.wrongDuty, duty, { found: keyword, expected: list });
    } else if (seen.has(duty.kind)) {
      report<Duty, 'keyword'>(accept, messages.repeatedClause, duty, { keyword });
    }
    seen.add(duty.kind);
  }
}

/** Who takes a case over answers by deciding; only a case that returns waits for an answer. */
function dutiesOf(node: Performer | Recipient): KeywordName[] {
  if (isRecipient(node)) {
    return node.returns ? ['must_acknowledge', 'must_answer'] : ['must_acknowledge'];
  }
  const takesPart = AstUtils.getContainerOfType(node, isLevel)?.statements.some(isParticipation) ?? false;
  return takesPart ? ['must_acknowledge', 'must_answer'] : ['must_decide'];
}

/** Who must keep a term must have a calendar, and one that has such days. */
export function termMustHaveCalendar(term: Term, accept: ValidationAcceptor): void {
  const debtor = debtorOf(term);
  if (!debtor) {
    return;
  }
  const calendar = calendarOf(debtor, withBases(schemeTextOf(term)));
  if (calendar === undefined) {
    report(accept, messages.noCalendar, term, { name: debtor.name });
  } else if (term.amount?.unit === 'study_days' && calendar !== 'school') {
    report(accept, messages.noStudyDays, term, { name: debtor.name });
  }
}

/** The institution that must do it: the recipient, or whoever acts at the level. */
function debtorOf(term: Term): Institution | undefined {
  const clause = term.$container;
  if (isWindow(clause)) {
    // What is counted back is counted by whoever's level it is; a window owes nothing.
    return undefined;
  }
  if (isDuty(clause) && isNoAgreement(clause.$container)) {
    return groupAround(clause);
  }
  if (isDuty(clause) && isRecipient(clause.$container)) {
    return clause.$container.institution.ref;
  }
  const debtor = isDutyTerm(clause) ? clause.$container.statements.find(isDutyDebtor) : undefined;
  if (debtor) {
    return debtor.roles[0]?.institution.ref;
  }
  const level: Level | undefined = AstUtils.getContainerOfType(clause, isLevel);
  return level?.statements.find(isPerformer)?.roles[0]?.institution.ref;
}

/** An institution must have one calendar. */
export function calendarMustNotRepeat(node: Institution | Extension, accept: ValidationAcceptor): void {
  for (const repeated of node.members.filter(isCalendar).slice(1)) {
    const keyword = canonicalSpelling('calendar', keywordLanguageOfNode(node));
    report<Calendar, 'keyword'>(accept, messages.repeatedClause, repeated, { keyword });
  }
}
