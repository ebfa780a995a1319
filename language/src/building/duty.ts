import {
  type AddresseeReference,
  type DutyBlock,
  type DutyDeed as DeedSentence,
  type DutyTrigger,
  isAssumption,
  isCitation,
  isConsequence,
  isDutyDebtor,
  isDutyDeed,
  isDutyTerm,
  isDutyTrigger,
  isLifetime,
  isPostponement,
  isRecurrence,
  isReminder,
  isTermBefore,
  isTrack,
  type Postponement,
  type SchemeText,
  type TermBefore as TermBeforeSentence,
} from '../generated/ast.ts';
import type { Duty, DutyDeed, Performer, Period, TermBefore, Track, Trigger } from '../model.ts';
import { actMeant, actPath, dutiesIn, formOfAct, levelAround, trackAround } from '../references/acts.ts';
import { groupAround } from '../references/groups.ts';
import { buildAssumption, buildCitation } from './citation.ts';
import { buildCondition } from './condition.ts';
import { fieldRef } from './field-ref.ts';
import { type FileNames, headOf, placeOf } from './place.ts';
import { rolePath } from './role.ts';
import { buildTerm, buildTermBefore } from './term.ts';

export function buildTracks(texts: SchemeText[], files: FileNames): Track[] {
  return texts
    .flatMap((text) => text.sentences)
    .filter(isTrack)
    .map((track) => ({
      name: track.name,
      label: track.label,
      about: track.group ? 'group' : 'child',
      group: track.group?.ref?.name,
      at: headOf(track, files),
    }));
}

export function buildDuties(texts: SchemeText[], files: FileNames): Duty[] {
  return dutiesIn(texts).map((duty) => buildDuty(duty, files));
}

/** A duty as plain data. Where it says neither from what it arises nor how often, it arises with its level. */
function buildDuty(block: DutyBlock, files: FileNames): Duty {
  const { statements } = block;
  const level = levelAround(block)?.name;
  const debtor = statements.find(isDutyDebtor);
  const recurrence = statements.find(isRecurrence);
  const triggers = statements.filter(isDutyTrigger).map(buildTrigger);
  const term = statements.find(isDutyTerm)?.term;
  const before = statements.find(isTermBefore);
  const late = statements.find(isConsequence);
  const extension = statements.find(isPostponement);
  const lifetime = statements.find(isLifetime);
  const reminder = statements.find(isReminder);
  const citation = statements.find(isCitation);
  const does = buildDeed(statements.filter(isDutyDeed));
  const implies = level !== undefined && !recurrence && does.kind !== 'standing';
  const implied: Trigger[] = implies ? [{ on: 'level', level }] : [];
  return {
    name: actPath(block),
    label: block.label,
    track: (trackAround(block) ?? groupAround(block))?.name,
    level,
    ...(debtor?.roles.length && { by: performerOf(debtor, files) }),
    ...(debtor?.seats && { seats: debtor.seats.ref!.name }),
    opens: triggers.length > 0 ? triggers : implied,
    does,
    ...(term && { within: buildTerm(term) }),
    ...(before && { before: buildBefore(before) }),
    ...(recurrence && { recurs: { times: recurrence.times ?? 1, per: periods[recurrence.period]! } }),
    ...(reminder && { reminder: buildTermBefore(reminder.amount) }),
    ...(late && { late: { informs: late.roles.map(rolePath) } }),
    ...(extension && { extension: buildExtension(extension, files) }),
    ...(lifetime && { outlives: lifetime.outlives === 'stays_after_closing' }),
    ...(citation && { cites: buildCitation(citation) }),
    assumed: buildAssumption(statements.find(isAssumption), files),
    at: headOf(block, files),
  };
}

const periods: Record<string, Period> = {
  times_a_semester: 'semester',
  times_a_school_year: 'schoolYear',
  times_a_year: 'year',
  times_a_month: 'month',
};

function performerOf(
  node: Parameters<typeof placeOf>[0] & {
    roles: Parameters<typeof rolePath>[0][];
    substitutes: Parameters<typeof rolePath>[0][];
  },
  files: FileNames,
): Performer {
  return { roles: node.roles.map(rolePath), substitutes: node.substitutes.map(rolePath), at: placeOf(node, files) };
}

function buildExtension(extension: Postponement, files: FileNames): NonNullable<Duty['extension']> {
  const { when } = extension;
  return {
    by: performerOf({ ...extension, substitutes: [] }, files),
    ...(when && { when: buildCondition(when, { form: '' }) }),
  };
}

function buildTrigger({ act, level, duty, opening, when, ...trigger }: DutyTrigger): Trigger {
  const meant = actMeant(act);
  if (meant) {
    const condition = when && buildCondition(when, { form: formOfAct(meant)?.name ?? '' });
    return { on: 'act', act: actPath(meant), ...(condition && { when: condition }) };
  }
  if (level) {
    return { on: 'level', level: level.ref!.name };
  }
  if (duty) {
    return { on: 'late', duty: actPath(duty.ref!) };
  }
  if (opening) {
    return { on: 'open', track: (trackAround(trigger.$container) ?? groupAround(trigger.$container))?.name };
  }
  return { on: 'when', when: buildCondition(when!, { form: '' }) };
}

/** Who must be informed may be said in several sentences; the form, then, in any of them. */
function buildDeed(deeds: DeedSentence[]): DutyDeed {
  const act = actMeant(deeds.find((deed) => deed.act)?.act);
  if (act) {
    return { kind: 'act', act: actPath(act) };
  }
  const form = deeds.flatMap((deed) => deed.form?.ref?.name ?? [])[0];
  const to = deeds.flatMap((deed) => deed.to.map(addressee));
  if (to.length === 0) {
    return form === undefined ? { kind: 'standing' } : { kind: 'form', form };
  }
  return { kind: 'inform', to, inWriting: deeds.some((deed) => deed.inWriting), ...(form !== undefined && { form }) };
}

function addressee({ target, role }: AddresseeReference): string {
  return role ? `${target.ref!.name}.${role.ref!.name}` : target.ref!.name;
}

function buildBefore({ amount, field }: TermBeforeSentence): { term: TermBefore; of: ReturnType<typeof fieldRef> } {
  return { term: buildTermBefore(amount), of: fieldRef(field, { form: '' }) };
}
