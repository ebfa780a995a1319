import type { ValidationAcceptor } from 'langium';
import {
  type ChairChoice,
  type DefaultForm,
  type Extension,
  type FieldType,
  type GroupAct,
  type GroupRule,
  type Institution,
  isExtension,
  isDutyBlock,
  isGroupRule,
  isInstitution,
  isOption,
  isRole,
  isSeat,
  type Meetings,
  type Quorum,
  type RoleReference,
  type SchemeText,
  type Seat,
  type StoryBody,
} from '../generated/ast.ts';
import { canonicalSpelling, type KeywordName } from '../keywords/table.ts';
import type { Message } from '../messages/message.ts';
import { messages } from '../messages/table.ts';
import { quoted } from '../messages/words.ts';
import { keywordLanguageOfNode } from '../parsing/keyword-language.ts';
import { fieldsOf } from '../references/fields.ts';
import { groupAround, ruleOfKind } from '../references/groups.ts';
import { groupOfStep, meetingGroups } from '../references/story-groups.ts';
import { bodiesAround, textsAround } from '../references/stories.ts';
import { isSeveral, membersOf, schemeTextOf, withBases } from '../references/visible.ts';
import { report } from './report.ts';

function membersAround(node: GroupRule | Seat): ReturnType<typeof membersOf> {
  const group = groupAround(node);
  return group ? membersOf(group, withBases(schemeTextOf(node))) : [];
}

/** As many seats as the quorum needs must be there. */
export function quorumMustBePossible(quorum: Quorum, accept: ValidationAcceptor): void {
  const group = groupAround(quorum);
  const seats = membersAround(quorum).filter(isSeat).length;
  if (group && quorum.number !== undefined && quorum.number > seats) {
    const values = { number: String(quorum.number), name: group.name, seats: String(seats) };
    report(accept, messages.impossibleQuorum, quorum, values, { property: 'number' });
  } else if (group && quorum.number === undefined && seats === 0) {
    report(accept, messages.impossibleQuorum, quorum, { number: '1', name: group.name, seats: '0' });
  }
}

/** None is not a number of seats, meetings or years. */
export function numberMustCount(rule: Quorum | Meetings | ChairChoice, accept: ValidationAcceptor): void {
  const number =
    'times' in rule ? rule.times : 'years' in rule ? rule.years : 'number' in rule ? rule.number : undefined;
  if (number === 0) {
    report<Quorum | Meetings | ChairChoice, 'number'>(accept, messages.notACount, rule, { number: '0' });
  }
}

/** An institution must fill a seat, with roles of its own; the secretary is no member. */
export function seatMustBeFillable(seat: Seat, accept: ValidationAcceptor): void {
  if (seat.from.length === 0) {
    report(accept, messages.seatWithoutInstitution, seat, { name: seat.name }, { property: 'name' });
    return;
  }
  const group = groupAround(seat);
  const language = keywordLanguageOfNode(seat);
  const institutions = seat.from.map((from) => quoted(from.$refText, language)).join(', ');
  for (const reference of [...seat.holders, ...seat.deputies]) {
    const role = `${reference.institution.$refText}.${reference.role.$refText}`;
    if (group && reference.institution.ref === group && reference.role.ref?.office === 'secretary') {
      report<RoleReference, 'role' | 'name'>(accept, messages.secretaryInSeat, reference, { role, name: seat.name });
    } else if (reference.institution.ref && !seat.from.some((from) => from.ref === reference.institution.ref)) {
      const values = { role, name: seat.name, institutions };
      report<RoleReference, 'role' | 'name' | 'institutions'>(accept, messages.holderOfOthers, reference, values);
    }
  }
}

/** There must be a chair to choose, and members who choose. */
export function chairMustBeChoosable(choice: ChairChoice, accept: ValidationAcceptor): void {
  const group = groupAround(choice);
  const members = membersAround(choice);
  if (!group) {
    return;
  }
  if (!members.some((member) => isRole(member) && member.office === 'chair')) {
    report(accept, messages.noChairToChoose, choice, { name: group.name });
  } else if (choice.elected && !members.some(isSeat)) {
    report(accept, messages.nobodyToElect, choice, { name: group.name });
  }
}

/** A group of a scheme should say, itself or in its base, how it decides and how often it meets. */
export function groupShouldSayHowItWorks(node: Institution | Extension, accept: ValidationAcceptor): void {
  const group = node.$type === 'Extension' ? node.target.ref : node;
  const text = schemeTextOf(node);
  if (text.library || !group?.group || !node.group || node !== firstAbout(group, text)) {
    return;
  }
  const members = membersOf(group, withBases(text));
  const hasChair = members.some((member) => isRole(member) && member.office === 'chair');
  const tell = (message: Message<'name'>) =>
    report<Institution | Extension, 'name'>(accept, message, node, { name: group.name }, nameOf(node));
  if (hasChair && !ruleOfKind('ChairChoice', members)) {
    tell(messages.chairNotChosen);
  }
  if (!members.some(isSeat)) {
    return;
  }
  if (!ruleOfKind('Quorum', members)) {
    tell(messages.noQuorum);
  }
  const meetings = ruleOfKind('Meetings', members);
  if (meetings?.frequency === undefined) {
    tell(messages.noFrequency);
  }
  if (meetings && !hasChair && !ruleOfKind('Convening', members)) {
    tell(messages.nobodyConvenes);
  }
}

/** What a group does stands in its work book, and only a group that meets has one. */
export function groupThatActsMustMeet(node: Institution | Extension, accept: ValidationAcceptor): void {
  const group = node.$type === 'Extension' ? node.target.ref : node;
  const members = group?.group ? membersOf(group, withBases(schemeTextOf(node))) : [];
  if (!group?.group || (ruleOfKind('Meetings', members) ?? ruleOfKind('Quorum', members))) {
    return;
  }
  for (const act of node.members.filter((member) => isOption(member) || isDutyBlock(member))) {
    report<typeof act, 'name'>(accept, messages.noMeetings, act, { name: group.name }, { property: 'name' });
  }
}

/** Of several groups it must be known which one takes a case. */
export function severalGroupsMustBeToldApart(node: Institution | Extension, accept: ValidationAcceptor): void {
  const group = node.$type === 'Extension' ? node.target.ref : node;
  if (!group?.group || !node.several) {
    return;
  }
  const territory = ruleOfKind('GroupTerritory', membersOf(group, withBases(schemeTextOf(node))));
  if ((territory?.units.length ?? 0) < 2) {
    report<Institution | Extension, 'name'>(
      accept,
      messages.groupsNotToldApart,
      node,
      { name: group.name },
      nameOf(node),
    );
  }
}

/** In a story each of several groups works for territories of its own. */
export function groupOfStoryMustHaveTerritory(body: StoryBody, accept: ValidationAcceptor): void {
  const group = body.institution.ref;
  const texts = textsAround(body);
  if (!group?.group || !isSeveral(group, texts)) {
    return;
  }
  const units = ruleOfKind('GroupTerritory', membersOf(group, texts))?.units ?? [];
  const language = keywordLanguageOfNode(body);
  const names = units.map((unit) => quoted(unit, language)).join(', ');
  const proposal = names && (language === 'lv' ? ` Var: ${names}.` : ` It may be: ${names}.`);
  if (body.units.length === 0) {
    const values = { group: group.name, name: body.name, proposal };
    report(accept, messages.groupWithoutTerritory, body, values, { property: 'name' });
  }
  const others = bodiesAround(body).filter((other) => other !== body && other.institution.ref === group);
  for (const [index, unit] of body.units.entries()) {
    if (!units.includes(unit) || others.some((other) => other.units.includes(unit))) {
      report(
        accept,
        messages.notItsTerritory,
        body,
        { unit, group: group.name, proposal },
        { property: 'units', index },
      );
    }
  }
}

/** What a text says of a group first: its declaration, or what it adds to that of its base. */
function firstAbout(group: Institution, text: SchemeText): Institution | Extension | undefined {
  return text.sentences
    .filter((sentence) => isInstitution(sentence) || isExtension(sentence))
    .find((sentence) => sentence === group || (isExtension(sentence) && sentence.target.ref === group));
}

function nameOf(node: Institution | Extension): object {
  return { property: node.$type === 'Extension' ? 'target' : 'name' };
}

/** Each rule of a group must be said once; that of the base may be said anew. */
export function groupRulesMustNotRepeat(node: Institution | Extension, accept: ValidationAcceptor): void {
  const seen = new Set<string>();
  for (const rule of node.members.filter(isGroupRule)) {
    if (seen.has(rule.$type)) {
      const keyword = canonicalSpelling(keywordOfRule[rule.$type], keywordLanguageOfNode(node));
      report<GroupRule, 'keyword'>(accept, messages.repeatedClause, rule, { keyword });
    }
    seen.add(rule.$type);
  }
}

const keywordOfRule: Record<GroupRule['$type'], KeywordName> = {
  ChairChoice: 'chair_is_elected',
  Quorum: 'quorum',
  Meetings: 'meets_when_needed',
  FirstMeeting: 'first_meeting_is_convened_by',
  Convening: 'meetings_are_convened_by',
  Agenda: 'agenda_is_approved_by',
  Invitations: 'invitations_are_sent_by',
  MinutesWriter: 'minutes_are_written_by',
  MinutesSigners: 'minutes_are_signed_by',
  NoAgreement: 'if_no_agreement',
  Confidentiality: 'keeps_confidentiality',
  Composition: 'members_are_approved_by',
  GroupTerritory: 'territory',
  Invitees: 'may_invite',
};

/** Only a group has seats to choose from. */
export function seatsMustBeOfGroup(type: FieldType, accept: ValidationAcceptor): void {
  const institution = type.institution?.ref;
  if (type.kind === 'seats_of' && institution && !institution.group) {
    report(accept, messages.notAGroup, type, { name: institution.name }, { property: 'institution' });
  }
}

/** It must be known which group acts in a story, and that it meets. */
export function groupMustBeClear(act: GroupAct, accept: ValidationAcceptor): void {
  if (act.group && !act.group.ref) {
    return;
  }
  const group = groupOfStep(act.$container);
  const groups = meetingGroups(act);
  if (!group) {
    const language = keywordLanguageOfNode(act);
    const names = groups.map(({ name }) => quoted(name, language)).join(', ');
    const proposal = names && (language === 'lv' ? ` Grupas: ${names}.` : ` Groups: ${names}.`);
    report(accept, messages.whichGroup, act, { proposal });
  } else if (!groups.includes(group)) {
    report(accept, messages.noMeetings, act, { name: group.name });
  }
}

/** What the forms of a meeting must ask, so that its rules can be kept, and what follows where they do not. */
const asked: Record<string, [kind: KeywordName, lv: string, en: string][]> = {
  every_agenda_needs: [['date', 'sēdes diena nav zināma', 'the day of the meeting is not known']],
  every_moved_meeting_needs: [['date', 'sēdes jaunā diena nav zināma', 'the new day of the meeting is not known']],
  all_minutes_need: [
    ['seats_of_the_group', 'kvorumu nevar pārbaudīt', 'the quorum cannot be checked'],
    ['date', 'sēdi skaita tajā dienā, kad ieraksta protokolu', 'the meeting counts on the day the minutes are entered'],
  ],
  every_meeting_without_quorum_needs: [
    ['seats_of_the_group', 'nevar pārbaudīt, ka kvoruma nav', 'it cannot be checked that there is no quorum'],
  ],
  every_election_needs: [
    ['date', 'pilnvaras skaita no ierakstīšanas dienas', 'the term of office counts from the day of entering'],
  ],
};

/** A form of a meeting should ask what the rules of the group are about. */
export function meetingFormShouldAsk(sentence: DefaultForm, accept: ValidationAcceptor): void {
  const form = sentence.form.ref;
  const language = keywordLanguageOfNode(sentence);
  const kinds = form?.pages.flatMap(fieldsOf).map((field) => field.type?.kind) ?? [];
  for (const [kind, lv, en] of form ? (asked[sentence.kind] ?? []) : []) {
    if (!kinds.includes(kind) && !(kind === 'seats_of_the_group' && kinds.includes('seats_of'))) {
      const values = {
        name: sentence.form.$refText,
        kind: canonicalSpelling(kind, language),
        consequence: language === 'lv' ? lv : en,
      };
      report(accept, messages.meetingFormLacks, sentence, values, { property: 'form' });
    }
  }
}
