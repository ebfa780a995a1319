import type { ValidationAcceptor } from 'langium';
import {
  type CaseForm,
  type Emails,
  type Extension,
  type Institution,
  isEmails,
  isDutyBlock,
  isGroupRule,
  isOption,
  type InstitutionMember,
  isRole,
  isSeat,
  type Party,
  type Recipient,
  type Referral,
  type Role,
} from '../generated/ast.ts';
import { labelOf } from '../building/institution.ts';
import { canonicalSpelling } from '../keywords/table.ts';
import { proposedCase } from '../labels/declension.ts';
import { messages } from '../messages/table.ts';
import { kindOf } from '../messages/words.ts';
import { keywordLanguageOfNode } from '../parsing/keyword-language.ts';
import { areTextsEnglish, membersOf, schemeTextOf, withBases } from '../references/visible.ts';
import { report } from './report.ts';

/** Seats, a chair and a secretary must be those of a group. */
export function onlyGroupsMustHaveSeats(node: Institution | Extension, accept: ValidationAcceptor): void {
  const institution = node.$type === 'Extension' ? node.target.ref : node;
  if (!institution || institution.group) {
    return;
  }
  for (const member of node.members.filter(isOfGroup)) {
    report(accept, messages.onlyGroupsHaveSeats, member, { name: institution.name });
  }
}

function isOfGroup(member: InstitutionMember): boolean {
  const isAct = isOption(member) || isDutyBlock(member);
  return isAct || isSeat(member) || isGroupRule(member) || (isRole(member) && member.office !== undefined);
}

/** `extend institution` must name an institution, `extend group` a group. */
export function extensionMustNameItsKind(extension: Extension, accept: ValidationAcceptor): void {
  const target = extension.target.ref;
  if (target && target.group !== extension.group) {
    const language = keywordLanguageOfNode(extension);
    const values = {
      name: target.name,
      kind: target.group ? canonicalSpelling('group', language) : kindOf('Institution', language),
      proposal: canonicalSpelling(target.group ? 'extend_group' : 'extend_institution', language),
    };
    report(accept, messages.wrongExtension, extension, values, { property: 'target' });
  }
}

/** A label must have each case once. */
export function casesMustNotRepeat(node: Institution | Extension | Role | Party, accept: ValidationAcceptor): void {
  const seen = new Set<string>();
  for (const caseForm of node.cases) {
    if (seen.has(caseForm.grammaticalCase)) {
      const keyword = canonicalSpelling(caseForm.grammaticalCase, keywordLanguageOfNode(node));
      report<CaseForm, 'keyword'>(accept, messages.repeatedCase, caseForm, { keyword });
    }
    seen.add(caseForm.grammaticalCase);
  }
}

/** An address must look like one: something, @, a domain. */
export function emailMustBeAnAddress(emails: Emails, accept: ValidationAcceptor): void {
  for (const [index, address] of emails.addresses.entries()) {
    if (!/^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(address)) {
      report(accept, messages.wrongEmail, emails, { address }, { property: 'addresses', index });
    }
  }
}

/** Whoever is written to should have a dative: letters say to whom. */
export function recipientShouldHaveDative(recipient: Recipient, accept: ValidationAcceptor): void {
  const institution = recipient.institution.ref;
  if (!institution) {
    return;
  }
  const label = labelOf(institution, withBases(schemeTextOf(recipient)));
  if (label.dative === undefined && !areTextsEnglish(schemeTextOf(recipient))) {
    const values = { label: label.nominative, proposal: proposedCase(label.nominative, 'dative') };
    report(accept, messages.missingDative, recipient, values, { property: 'institution' });
  }
}

/** Whoever is written to electronically should have an e-mail address. */
export function recipientShouldHaveEmail(referral: Referral, accept: ValidationAcceptor): void {
  if (!referral.channels.includes('e_signed')) {
    return;
  }
  const told = new Set<Institution>();
  for (const recipient of referral.recipients) {
    const institution = recipient.institution.ref;
    if (institution && !told.has(institution) && !hasEmail(institution, recipient)) {
      told.add(institution);
      report(accept, messages.missingEmail, recipient, { name: institution.name }, { property: 'institution' });
    }
  }
}

function hasEmail(institution: Institution, recipient: Recipient): boolean {
  return membersOf(institution, withBases(schemeTextOf(recipient))).some(isEmails);
}
