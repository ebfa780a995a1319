import type { ValidationAcceptor } from 'langium';
import {
  type First,
  isBeside,
  isEntry,
  isInstitution,
  isOption,
  isOutcome,
  isParticipation,
  isPerformer,
  isToLevel,
  type Level,
  type Participation,
  type Performer,
  type Recipient,
  type Referral,
  type RoleReference,
  type SchemeText,
  type Track,
} from '../generated/ast.ts';
import { canonicalSpelling } from '../keywords/table.ts';
import { messages } from '../messages/table.ts';
import { keywordLanguageOfNode } from '../parsing/keyword-language.ts';
import { levelsIn, trackAround } from '../references/acts.ts';
import { schemeTextOf, withBases } from '../references/visible.ts';
import { report } from './report.ts';

/** Levels of a track must have different numbers. */
export function levelNumbersMustDiffer(text: SchemeText, accept: ValidationAcceptor): void {
  const seen = new Map<Track | undefined, Map<number, Level>>();
  for (const level of levelsOf(text)) {
    const track = trackAround(level);
    const numbers = seen.get(track) ?? new Map<number, Level>();
    const other = numbers.get(level.number);
    if (other && schemeTextOf(level) === text) {
      const values = { number: String(level.number), other: other.name };
      report(accept, messages.duplicateNumber, level, values, { property: 'number' });
    }
    numbers.set(level.number, level);
    seen.set(track, numbers);
  }
}

/** Somebody must act at a level, and it must be said once. */
export function levelMustHavePerformer(level: Level, accept: ValidationAcceptor): void {
  const [first, ...others] = level.statements.filter(isPerformer);
  if (!first) {
    report(accept, messages.missingPerformer, level, { name: level.name }, { property: 'name' });
  }
  for (const other of others) {
    const keyword = canonicalSpelling('by', keywordLanguageOfNode(level));
    report<Performer, 'keyword'>(accept, messages.repeatedClause, other, { keyword });
  }
}

/** The roles that act at a level, and those that stand in for them, must be of one institution. */
export function performersMustBeOfOneInstitution(performer: Performer, accept: ValidationAcceptor): void {
  const [first, ...others] = [...performer.roles, ...performer.substitutes];
  for (const other of others) {
    if (first?.institution.ref && other.institution.ref && other.institution.ref !== first.institution.ref) {
      const values = { name: `${other.institution.$refText}.${other.role.$refText}` };
      report<RoleReference, 'name'>(accept, messages.severalInstitutions, other, values);
    }
  }
}

/** An institution is informed through one of its roles: that role must be named. */
export function noticeMustNameRole(first: First, accept: ValidationAcceptor): void {
  const target = first.target.ref;
  if (isInstitution(target) && !first.role) {
    report(accept, messages.noticeWithoutRole, first, { name: target.name }, { property: 'target' });
  }
}

/** A case should be able to leave a level, unless the level only takes part elsewhere. */
export function levelShouldHaveExit(level: Level, accept: ValidationAcceptor): void {
  if (!level.statements.some(isOutcome) && !participates(level)) {
    report(accept, messages.noExit, level, { name: level.name }, { property: 'name' });
  }
}

/** A level that only takes part elsewhere should have no outcomes. */
export function participantShouldHaveNoOutcomes(level: Level, accept: ValidationAcceptor): void {
  if (participates(level) && level.statements.some(isOutcome)) {
    report(accept, messages.participantWithOutcomes, level, { name: level.name }, { property: 'name' });
  }
}

/** A level must not take part in its own work. */
export function levelMustNotParticipateForItself(participation: Participation, accept: ValidationAcceptor): void {
  for (const [index, level] of participation.levels.entries()) {
    if (level.ref && level.ref === participation.$container) {
      const values = { name: level.ref.name };
      report(accept, messages.participatesForItself, participation, values, { property: 'levels', index });
    }
  }
}

/** A case should be able to come to every level, and to be opened at one of them at least. */
export function levelsShouldBeReachable(text: SchemeText, accept: ValidationAcceptor): void {
  const levels = levelsOf(text);
  if (text.library || levels.length === 0) {
    return;
  }
  if (!levels.some((level) => level.statements.some(isEntry))) {
    report(accept, messages.noEntry, text, {}, { property: 'name' });
    return;
  }
  if (levels.flatMap(nextOf).includes(undefined)) {
    // Where a name is unknown, it is not known either what can be reached.
    return;
  }
  const reached = reachedFrom(levels.filter((level) => level.statements.some(isEntry)));
  for (const level of levels.filter((each) => schemeTextOf(each) === text)) {
    if (!reached.has(level) && !participates(level)) {
      report(accept, messages.unreachable, level, { name: level.name }, { property: 'name' });
    }
  }
}

function reachedFrom(start: Level[]): Set<Level> {
  const reached = new Set(start);
  for (const level of reached) {
    for (const next of nextOf(level)) {
      if (next) {
        reached.add(next);
      }
    }
  }
  return reached;
}

/** Levels a case may go on to; undefined stands for a name that is unknown. */
function nextOf(level: Level): (Level | undefined)[] {
  const acts = level.statements.filter((each) => isOutcome(each) || isOption(each));
  return acts.flatMap(({ clauses, referral }) => [
    ...clauses.filter((clause) => isToLevel(clause) || isBeside(clause)).map((clause) => clause.level.ref),
    ...(referral?.recipients ?? []).flatMap((recipient) => (recipient.level ? [recipient.level.ref] : [])),
  ]);
}

/** `otherwise` must stand beside a condition. */
export function otherwiseMustHaveAlternative(referral: Referral, accept: ValidationAcceptor): void {
  const alone = !referral.recipients.some((recipient) => recipient.when);
  for (const recipient of referral.recipients) {
    if (recipient.otherwise && alone) {
      report(accept, messages.otherwiseAlone, recipient, {}, { property: 'otherwise' });
    }
  }
}

/** The level a recipient takes a case over to must be one at which it acts. */
export function levelMustBeTheRecipients(recipient: Recipient, accept: ValidationAcceptor): void {
  const level = recipient.level?.ref;
  const institution = recipient.institution.ref;
  const performer = level?.statements.find(isPerformer)?.roles[0]?.institution.ref;
  if (level && institution && performer && performer !== institution) {
    const values = { level: level.name, performer: performer.name, name: institution.name };
    report(accept, messages.levelOfOthers, recipient, values, { property: 'level' });
  }
}

function levelsOf(text: SchemeText): Level[] {
  return levelsIn(withBases(text));
}

function participates(level: Level): boolean {
  return level.statements.some(isParticipation);
}
