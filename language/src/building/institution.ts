import {
  type CaseForm,
  type Institution as InstitutionSentence,
  type InstitutionMember,
  isAlsoCalled,
  isEmails,
  isOption,
  isExtension,
  isParty,
  isRole,
  isSeat,
  isSuccession,
  type Party as PartySentence,
  type Role as RoleSentence,
  type SchemeText,
} from '../generated/ast.ts';
import type { Institution, Label, Party, Role } from '../model.ts';
import { calendarOf, institutionsIn, isSeveral, membersOf } from '../references/visible.ts';
import { rulesOf } from './group.ts';
import { buildOption } from './level.ts';
import { rolePath } from './role.ts';
import { type FileNames, headOf, placeOf } from './place.ts';

export function buildInstitutions(texts: SchemeText[], files: FileNames): Institution[] {
  return institutionsIn(texts).map((institution) => {
    const members = membersOf(institution, texts);
    return {
      name: institution.name,
      kind: institution.group ? 'group' : 'institution',
      label: labelOf(institution, texts),
      many: isSeveral(institution, texts),
      emails: members.filter(isEmails).flatMap((emails) => emails.addresses),
      roles: members.filter(isRole).map((role) => buildRole(institution, role, files)),
      seats: members.filter(isSeat).map((seat) => ({
        name: seat.name,
        from: seat.from.map((from) => from.ref!.name),
        holders: seat.holders.map(rolePath),
        deputies: seat.deputies.map(rolePath),
        at: placeOf(seat, files),
      })),
      ...(institution.group && rulesOf(institution, texts, files)),
      ...optionsOf(members, files),
      calendar: calendarOf(institution, texts),
      ...namesOf(members),
      at: headOf(institution, files),
    };
  });
}

/** What a group may do beside its meetings; nothing where it says nothing. */
function optionsOf(members: InstitutionMember[], files: FileNames): Pick<Institution, 'options'> {
  const options = members.filter(isOption).map((option) => buildOption(option, files));
  return options.length > 0 ? { options } : {};
}

/** Other names, and those that stand no more; nothing where none is given. */
function namesOf(members: InstitutionMember[]): Pick<Institution, 'alsoCalled' | 'predecessors'> {
  const alsoCalled = members.filter(isAlsoCalled).flatMap(({ names }) => names);
  const predecessors = members
    .filter(isSuccession)
    .flatMap(({ names, date }) => names.map((name) => ({ name, ...(date !== undefined && { from: date }) })));
  return { ...(alsoCalled.length > 0 && { alsoCalled }), ...(predecessors.length > 0 && { predecessors }) };
}

export function buildParties(texts: SchemeText[], files: FileNames): Party[] {
  return texts
    .flatMap((text) => text.sentences)
    .filter(isParty)
    .map((party) => ({ name: party.name, label: labelOfParty(party), at: headOf(party, files) }));
}

/** A label and its case forms, as people write them beside each other. */
function buildLabel(nominative: string, cases: CaseForm[]): Label {
  return { nominative, ...Object.fromEntries(cases.map(({ grammaticalCase, text }) => [grammaticalCase, text])) };
}

/**
 * The label of an institution: the last `extend` that gives one replaces the label with all its case forms,
 * because forms of another name would be wrong.
 */
export function labelOf(institution: InstitutionSentence, texts: SchemeText[]): Label {
  const replacement = texts
    .flatMap((text) => text.sentences)
    .filter(isExtension)
    .findLast((extension) => extension.target.ref === institution && extension.label !== undefined);
  return buildLabel(replacement?.label ?? institution.label, replacement?.cases ?? institution.cases);
}

export function labelOfRole(role: RoleSentence): Label {
  return buildLabel(role.label, role.cases);
}

export function labelOfParty(party: PartySentence): Label {
  return buildLabel(party.label, party.cases);
}

function buildRole(institution: InstitutionSentence, role: RoleSentence, files: FileNames): Role {
  return {
    name: `${institution.name}.${role.name}`,
    label: labelOfRole(role),
    office: officeOf(role),
    at: headOf(role, files),
  };
}

function officeOf({ office }: RoleSentence): Role['office'] {
  return office === 'chair' || office === 'deputy' || office === 'secretary' ? office : undefined;
}
