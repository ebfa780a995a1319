import { type AstNode, AstUtils, type ValidationAcceptor } from 'langium';
import {
  type ActReference,
  type DatedBy,
  type DayValue,
  type DutyBlock,
  type DutyStatement,
  type DutyTrigger,
  type Field,
  type FieldPath,
  type FirstDo,
  isDutyDebtor,
  isDutyDeed,
  isDutyTerm,
  isDutyTrigger,
  isOption,
  isOutcome,
  isParticipation,
  isRecurrence,
  isReminder,
  isTermBefore,
  type Level,
  type Participation,
  type Recipient,
  type TermBefore,
  type ToLevel,
  type Beside,
} from '../generated/ast.ts';
import { canonicalSpelling, type KeywordName } from '../keywords/table.ts';
import { messages } from '../messages/table.ts';
import { keywordLanguageOfNode } from '../parsing/keyword-language.ts';
import { actMeant, isStanding, levelAround, trackAround } from '../references/acts.ts';
import { actNamedBy, fieldOf } from '../references/fields.ts';
import { groupAround } from '../references/groups.ts';
import { report } from './report.ts';

/** A duty must say who owes what, and when it arises. */
export function dutyMustBeWhole(duty: DutyBlock, accept: ValidationAcceptor): void {
  const { statements, name } = duty;
  const isOutside = levelAround(duty) === undefined;
  const where = { property: 'name' } as const;
  const standing = isStanding(duty);
  if (!standing && !statements.some(isDutyDeed)) {
    report(accept, messages.noDeed, duty, { name }, where);
  }
  const arises = statements.some((each) => isDutyTrigger(each) || isRecurrence(each));
  if (isOutside && !arises && !standing) {
    report(accept, messages.dutyNeverArises, duty, { name }, where);
  }
  if (isOutside && !statements.some(isDutyDebtor)) {
    report(accept, messages.dutyWithoutDebtor, duty, { name }, where);
  }
}

/** A duty without a term is legal, and said aloud. */
export function dutyShouldHaveTerm(duty: DutyBlock, accept: ValidationAcceptor): void {
  const hasTerm = duty.statements.some((each) => isDutyTerm(each) || isTermBefore(each) || isRecurrence(each));
  if (!hasTerm && !isStanding(duty)) {
    report(accept, messages.dutyWithoutTerm, duty, { name: duty.name }, { property: 'name' });
  }
}

/** Sentences that a duty says once, by the keyword that names them. */
const once: Partial<Record<DutyStatement['$type'], KeywordName>> = {
  DutyDebtor: 'by',
  Recurrence: 'times_a_year',
  Consequence: 'if_late_must_inform',
  Postponement: 'may_be_extended_by',
  Reminder: 'reminds',
  TermBefore: 'before',
  DutyTerm: 'within',
  Lifetime: 'stays_after_closing',
  Citation: 'per',
};

/** What a duty says must not be said twice, and it must demand one thing. */
export function dutyMustNotRepeat(duty: DutyBlock, accept: ValidationAcceptor): void {
  const seen = new Set<string>();
  for (const statement of duty.statements) {
    const keyword = once[statement.$type];
    if (keyword && seen.has(keyword)) {
      const values = { keyword: canonicalSpelling(keyword, keywordLanguageOfNode(duty)) };
      report<DutyStatement, 'keyword'>(accept, messages.repeatedClause, statement, values);
    }
    seen.add(keyword ?? '');
  }
  const deeds = duty.statements.filter(isDutyDeed);
  const kinds = new Set(deeds.map((deed) => (deed.act ? 'act' : 'own')));
  const acts = deeds.filter((deed) => deed.act).length;
  if (kinds.size > 1 || acts > 1) {
    report(accept, messages.severalDeeds, duty, { name: duty.name }, { property: 'name' });
  }
}

/** Days are compared and counted by fields that hold dates. */
export function dayMustBeADate(node: DatedBy | DayValue | TermBefore, accept: ValidationAcceptor): void {
  const field: Field | undefined = node.$type === 'DatedBy' ? node.field.ref : fieldOf(node.field);
  if (field?.type && field.type.kind !== 'date') {
    const values = { name: field.name, kind: kindOfField(field, node) };
    report<typeof node, 'name' | 'kind'>(accept, messages.notADate, node, values, { property: 'field' });
  }
}

/** A term counted backwards must begin at a day that some act enters. */
export function termBeforeMustNameAct(node: TermBefore, accept: ValidationAcceptor): void {
  const field = fieldOf(node.field);
  if (field && !actNamedBy(node.field)) {
    report(accept, messages.beforeNothing, node, { name: field.name }, { property: 'field' });
  }
}

/** What a kind of field is called in the language of the text. */
function kindOfField(field: Field, node: AstNode): string {
  return canonicalSpelling(field.type.kind, keywordLanguageOfNode(node));
}

/** What must be done first must be something else, in a file of the same track. */
export function firstActMustBePossible(node: FirstDo, accept: ValidationAcceptor): void {
  const own = AstUtils.getContainerOfType(node, isActSentence);
  const names = own ? (isOutcome(own) ? own.names : [own]) : [];
  for (const reference of node.acts) {
    const act = actMeant(reference);
    if (act && names.some((each) => each === act)) {
      report<ActReference, 'name'>(accept, messages.waitsForItself, reference, { name: act.name });
    } else if (act && isOfAnotherTrack(act, node)) {
      report<ActReference, 'name'>(accept, messages.neverHappens, reference, { name: act.name });
    }
  }
}

function isActSentence(node: AstNode) {
  return isOption(node) || isOutcome(node);
}

/** What a duty arises from must happen in the files in which it may arise. */
export function triggerShouldHappen(trigger: DutyTrigger, accept: ValidationAcceptor): void {
  const cause = actMeant(trigger.act) ?? trigger.level?.ref ?? trigger.duty?.ref;
  if (cause && isOfAnotherTrack(cause, trigger)) {
    report(accept, messages.neverHappens, trigger, { name: cause.name });
  }
  if (trigger.duty?.ref === trigger.$container) {
    report(accept, messages.waitsForItself, trigger, { name: trigger.$container.name }, { property: 'duty' });
  }
}

function isOfAnotherTrack(one: AstNode, other: AstNode): boolean {
  return homeOf(one) !== homeOf(other);
}

/** The course or the group in whose files something happens; undefined: the course without a name. */
function homeOf(node: AstNode): AstNode | undefined {
  return trackAround(node) ?? groupAround(node);
}

/** A file goes on at a level of its own track. */
export function levelMustBeOfTheTrack(node: ToLevel | Beside | Recipient, accept: ValidationAcceptor): void {
  const level: Level | undefined = node.level?.ref;
  if (level && isOfAnotherTrack(level, node)) {
    report<typeof node, 'name'>(accept, messages.otherTrack, node, { name: level.name }, { property: 'level' });
  }
}

/** A level must not take part in its own work, nor through those it takes part for. */
export function levelMustNotParticipateInTurn(participation: Participation, accept: ValidationAcceptor): void {
  const own = levelAround(participation);
  for (const [index, reference] of participation.levels.entries()) {
    const asker = reference.ref;
    const way = own && asker && asker !== own ? wayTo(own, asker, [asker]) : undefined;
    if (own && way) {
      const values = { name: own.name, way: [own, ...way].map((level) => level.name).join(' → ') };
      report(accept, messages.participatesInTurn, participation, values, { property: 'levels', index });
    }
  }
}

/** Levels by which one asks for another in turn, from `at` to the goal. */
function wayTo(goal: Level, at: Level, way: Level[]): Level[] | undefined {
  for (const participation of at.statements.filter(isParticipation)) {
    for (const { ref: asker } of participation.levels) {
      if (asker === goal) {
        return [...way, goal];
      }
      const found = asker && !way.includes(asker) ? wayTo(goal, asker, [...way, asker]) : undefined;
      if (found) {
        return found;
      }
    }
  }
  return undefined;
}

/** A reminder has an amount of time before the term; without a term there is nothing to remind of. */
export function reminderShouldHaveTerm(duty: DutyBlock, accept: ValidationAcceptor): void {
  const reminder = duty.statements.find(isReminder);
  const counted = duty.statements.some((each) => isDutyTerm(each) || isTermBefore(each) || isRecurrence(each));
  if (reminder && !counted) {
    const language = keywordLanguageOfNode(duty);
    const reason =
      language === 'lv' ? 'pienākumam nav termiņa, tāpēc nav par ko atgādināt' : 'the duty has no term to remind of';
    report(accept, messages.cannotHold, reminder, { reason });
  }
}

/** Of a path: its field must be a number. */
export function pathMustBeANumber(path: FieldPath, accept: ValidationAcceptor): void {
  const field = fieldOf(path);
  if (field?.type && field.type.kind !== 'whole_number' && field.type.kind !== 'calculated') {
    report(accept, messages.notANumber, path, { name: field.name, kind: kindOfField(field, path) });
  }
}
