import {
  type ActClause,
  type Entry as EntrySentence,
  isAssumption,
  isAttached,
  isBeside,
  isCitation,
  isClose,
  isDatedBy,
  isDoes,
  isEnding,
  isEntry,
  isFirst,
  isFirstDo,
  isNeeds,
  isOnlyIf,
  isOption,
  isOutcome,
  isParticipation,
  isPerformer,
  isReopening,
  isSubmitter,
  isToLevel,
  type First,
  type Level as LevelSentence,
  type Option as OptionSentence,
  type Outcome as OutcomeSentence,
  type Performer as PerformerSentence,
  type Recipient as RecipientSentence,
  type Referral,
  type Reopening as ReopeningSentence,
} from '../generated/ast.ts';
import type {
  ActPath,
  Channel,
  Effect,
  Entry,
  FieldRef,
  Gate,
  Level,
  Notice,
  Option,
  Outcome,
  Performer,
  Recipient,
  ReferEffect,
} from '../model.ts';
import { actMeant, actPath, trackAround } from '../references/acts.ts';
import { fieldsOf, formOfOutcome } from '../references/fields.ts';
import { buildAssumption, buildCitation } from './citation.ts';
import { buildCondition } from './condition.ts';
import { type FileNames, headOf, placeOf } from './place.ts';
import { rolePath } from './role.ts';
import { buildTerm, buildTerms } from './term.ts';

/** Channels by the keyword that names them. */
export const channelNames: Record<string, Channel> = {
  on_paper: 'paper',
  e_signed: 'eSigned',
  by_e_address: 'eAddress',
  handed_over: 'handed',
};

export function buildLevel(level: LevelSentence, files: FileNames): Level {
  const performer = level.statements.find(isPerformer);
  const by = performer ? buildPerformer(performer, files) : { roles: [], substitutes: [], at: headOf(level, files) };
  return {
    name: level.name,
    number: level.number,
    label: level.label,
    by,
    track: trackAround(level)?.name,
    does: level.statements.filter(isDoes).map((does) => ({
      text: does.text,
      cites: does.citation && buildCitation(does.citation),
      at: placeOf(does, files),
    })),
    entries: level.statements.filter(isEntry).map((entry) => buildEntry(entry, by, files)),
    outcomes: level.statements.filter(isOutcome).flatMap((outcome) => buildOutcomes(outcome, files)),
    options: level.statements.filter(isOption).map((option) => buildOption(option, files)),
    reopenings: level.statements.filter(isReopening).map((reopening) => buildEntry(reopening, by, files)),
    participatesFor: level.statements
      .filter(isParticipation)
      .flatMap((participation) => participation.levels.map((other) => other.ref!.name)),
    ...buildTerms(performer?.duties ?? []),
    assumed: buildAssumption(level.assumption, files),
    at: headOf(level, files),
  };
}

function buildPerformer(performer: PerformerSentence, files: FileNames): Performer {
  return {
    roles: performer.roles.map(rolePath),
    substitutes: performer.substitutes.map(rolePath),
    at: placeOf(performer, files),
  };
}

/** Who opens a case, where the sentence does not say: whoever acts at the level. */
function buildEntry(entry: EntrySentence | ReopeningSentence, by: Performer, files: FileNames): Entry {
  const submitter = entry.clauses.find(isSubmitter);
  return {
    name: entry.name,
    label: entry.label,
    by: submitter ? { roles: submitter.roles.map(rolePath), substitutes: [], at: placeOf(submitter, files) } : by,
    form: formOf(entry.clauses),
    ...conditionsOf(entry.clauses, files),
    ...remarksOf(entry.clauses, files),
    at: headOf(entry, files),
  };
}

export function buildOption(option: OptionSentence, files: FileNames): Option {
  return {
    name: option.name,
    label: option.label,
    form: formOf(option.clauses),
    ...conditionsOf(option.clauses, files),
    ...optionEffect(option, files),
    ...remarksOf(option.clauses, files),
    at: headOf(option, files),
  };
}

/** What an option brings about beside being recorded. */
function optionEffect({ clauses, referral }: OptionSentence, files: FileNames): Pick<Option, 'effect'> {
  if (referral) {
    return { effect: buildReferral(referral, files) };
  }
  const beside = clauses.find(isBeside);
  return beside ? { effect: { kind: 'beside', level: beside.level.ref!.name } } : {};
}

/** What must be so before an act, and of which day it tells; nothing where nothing is said. */
function conditionsOf(
  clauses: ActClause[],
  files: FileNames,
): { gates?: Gate[]; needs?: ActPath[]; dateField?: FieldRef } {
  const form = clauses.find(isNeeds)?.form.ref;
  const gates = clauses
    .filter(isOnlyIf)
    .map((gate) => ({ when: buildCondition(gate.when, { form: form?.name ?? '' }), at: placeOf(gate, files) }));
  const needs = clauses.filter(isFirstDo).flatMap(({ acts }) => acts.map((act) => actPath(actMeant(act)!)));
  const dated = clauses.find(isDatedBy)?.field.ref;
  const page = dated && form?.pages.find((each) => fieldsOf(each).includes(dated));
  return {
    ...(gates.length > 0 && { gates }),
    ...(needs.length > 0 && { needs }),
    ...(dated && form && page && { dateField: { form: form.name, page: page.name, field: dated.name } }),
  };
}

/** One sentence may name several outcomes of the same effect. */
function buildOutcomes(outcome: OutcomeSentence, files: FileNames): Outcome[] {
  return outcome.names.map((name) => ({
    name: name.name,
    label: name.label,
    form: formOf(outcome.clauses),
    attached: outcome.clauses.find(isAttached)?.label,
    first: outcome.clauses.filter(isFirst).map((first) => buildNotice(first, files)),
    ...conditionsOf(outcome.clauses, files),
    effect: buildEffect(outcome, files),
    ...remarksOf(outcome.clauses, files),
    at: headOf(name, files),
  }));
}

function buildNotice(first: First, files: FileNames): Notice {
  return {
    to: first.role ? `${first.target.ref!.name}.${first.role.ref!.name}` : first.target.ref!.name,
    inWriting: first.inWriting,
    form: first.form?.ref?.name,
    ...(first.term && { terms: { inform: buildTerm(first.term) } }),
    at: placeOf(first, files),
  };
}

function buildEffect(outcome: OutcomeSentence, files: FileNames): Effect {
  if (outcome.referral) {
    return buildReferral(outcome.referral, files);
  }
  if (outcome.clauses.some(isEnding)) {
    return { kind: 'end' };
  }
  const toLevel = outcome.clauses.find(isToLevel);
  return toLevel && !outcome.clauses.some(isClose)
    ? { kind: 'level', level: toLevel.level.ref!.name }
    : { kind: 'close' };
}

function buildReferral(referral: Referral, files: FileNames): ReferEffect {
  return {
    kind: 'refer',
    what: referral.what === 'sends_a_letter' ? 'letter' : 'information',
    channels: referral.channels.map((channel) => channelNames[channel]!),
    to: referral.recipients.map((recipient) => buildRecipient(recipient, files)),
  };
}

function buildRecipient(recipient: RecipientSentence, files: FileNames): Recipient {
  const form = formOfOutcome(recipient)?.name ?? '';
  return {
    institution: recipient.institution.ref!.name,
    ...(recipient.each && { each: true }),
    ...(recipient.form && { answerForm: recipient.form.ref!.name }),
    when: recipient.when && buildCondition(recipient.when, { form }),
    otherwise: recipient.otherwise,
    then: recipient.level
      ? { kind: 'level', level: recipient.level.ref!.name }
      : { kind: recipient.returns ? 'return' : 'none' },
    ...buildTerms(recipient.duties),
    assumed: buildAssumption(recipient.assumption, files),
    at: headOf(recipient, files, 'institution'),
  };
}

function formOf(clauses: ActClause[]): string | undefined {
  return clauses.find(isNeeds)?.form.ref?.name;
}

function remarksOf(clauses: ActClause[], files: FileNames) {
  const citation = clauses.find(isCitation);
  return {
    cites: citation && buildCitation(citation),
    assumed: buildAssumption(clauses.find(isAssumption), files),
  };
}
