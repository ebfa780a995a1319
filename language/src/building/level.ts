import {
  type ActClause,
  type Entry as EntrySentence,
  isAssumption,
  isAttached,
  isCitation,
  isClose,
  isDoes,
  isEntry,
  isFirst,
  isNeeds,
  isOption,
  isOutcome,
  isParticipation,
  isPerformer,
  isSubmitter,
  isToLevel,
  type First,
  type Level as LevelSentence,
  type Option as OptionSentence,
  type Outcome as OutcomeSentence,
  type Performer as PerformerSentence,
  type Recipient as RecipientSentence,
  type Referral,
  type RoleReference,
} from '../generated/ast.ts';
import type { Channel, Effect, Entry, Level, Notice, Option, Outcome, Performer, Recipient } from '../model.ts';
import { formOfOutcome } from '../references/fields.ts';
import { buildAssumption, buildCitation } from './citation.ts';
import { buildCondition } from './condition.ts';
import { type FileNames, headOf, placeOf } from './place.ts';
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
    does: level.statements.filter(isDoes).map((does) => ({
      text: does.text,
      cites: does.citation && buildCitation(does.citation),
      at: placeOf(does, files),
    })),
    entries: level.statements.filter(isEntry).map((entry) => buildEntry(entry, by, files)),
    outcomes: level.statements.filter(isOutcome).flatMap((outcome) => buildOutcomes(outcome, files)),
    options: level.statements.filter(isOption).map((option) => buildOption(option, files)),
    reopenings: [],
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
function buildEntry(entry: EntrySentence, by: Performer, files: FileNames): Entry {
  const submitter = entry.clauses.find(isSubmitter);
  return {
    name: entry.name,
    label: entry.label,
    by: submitter ? { roles: submitter.roles.map(rolePath), substitutes: [], at: placeOf(submitter, files) } : by,
    form: formOf(entry.clauses),
    ...remarksOf(entry.clauses, files),
    at: headOf(entry, files),
  };
}

function buildOption(option: OptionSentence, files: FileNames): Option {
  return {
    name: option.name,
    label: option.label,
    form: formOf(option.clauses),
    assumed: buildAssumption(option.clauses.find(isAssumption), files),
    at: headOf(option, files),
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
  const toLevel = outcome.clauses.find(isToLevel);
  return toLevel && !outcome.clauses.some(isClose)
    ? { kind: 'level', level: toLevel.level.ref!.name }
    : { kind: 'close' };
}

function buildReferral(referral: Referral, files: FileNames): Effect {
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

export function rolePath({ institution, role }: RoleReference): string {
  return `${institution.ref!.name}.${role.ref!.name}`;
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
