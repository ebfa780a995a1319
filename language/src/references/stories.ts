import { type AstNode, AstUtils } from 'langium';
import {
  type Entry,
  type Field,
  type Form,
  type Institution,
  isDefaultForm,
  isDutyDeed,
  isEntry,
  isField,
  isForm,
  isLevel,
  isNeeds,
  isOption,
  isOutcome,
  isPage,
  isPerformer,
  isReopening,
  isRole,
  isScenario,
  isScenarioText,
  isSchemeText,
  isStoryBody,
  isSubmitter,
  type Level,
  type Page,
  type Reopening,
  type Role,
  type RoleReference,
  type Scenario,
  type SchemeText,
  type StoryActor,
  type StoryAnswer,
  type StoryBody,
  type StoryChoice,
  type StoryStep,
} from '../generated/ast.ts';
import { actMeant, formOfAct, groupOptionsIn, levelsIn } from './acts.ts';
import { fieldsOf } from './fields.ts';
import { institutionsIn, membersOf, withBases } from './visible.ts';

/** The scheme that the scenarios of a text try: the text itself, or the one it names; undefined where that is unknown. */
export function triedScheme(node: AstNode): SchemeText | undefined {
  const root = AstUtils.findRootNode(node);
  return isSchemeText(root) ? root : isScenarioText(root) ? root.scheme.ref : undefined;
}

/** The scenarios that stand in a text. */
export function scenariosOf(text: AstNode): Scenario[] {
  return isSchemeText(text) ? text.sentences.filter(isScenario) : isScenarioText(text) ? text.scenarios : [];
}

export function textsAround(node: AstNode): SchemeText[] {
  const scheme = triedScheme(node);
  return scheme ? withBases(scheme) : [];
}

/** Bodies that the story around a node names. */
export function bodiesAround(node: AstNode): StoryBody[] {
  return AstUtils.getContainerOfType(node, isScenario)?.sentences.filter(isStoryBody) ?? [];
}

/** All roles of an institution, as the scheme that a story tries knows it. */
export function rolesOfInstitution(institution: Institution, story: AstNode): Role[] {
  return rolesIn(institution, textsAround(story));
}

export function rolesIn(institution: Institution | undefined, texts: SchemeText[]): Role[] {
  return institution ? membersOf(institution, texts).filter(isRole) : [];
}

/** Whom a story means: the institution, the body where it is known which, and the roles that may be meant. */
export interface Meant {
  institution: Institution;
  bodies: StoryBody[];
  roles: Role[];
  /** Other institutions have a role of this name, too. */
  ambiguous: boolean;
}

export function meantBy(actor: StoryActor): Meant | undefined {
  const texts = textsAround(actor);
  const start = actor.start.ref;
  if (isRole(start)) {
    const holders = institutionsIn(texts).filter((each) =>
      rolesIn(each, texts).some((role) => role.name === start.name),
    );
    const institution = holders.find((each) => rolesIn(each, texts).includes(start));
    return institution && meant(actor, institution, [start], holders.length > 1);
  }
  const institution = isStoryBody(start) ? start.institution.ref : start;
  if (!institution) {
    return undefined;
  }
  const roles = actor.role?.ref ? [actor.role.ref] : rolesIn(institution, texts);
  const found = meant(actor, institution, roles, false);
  return isStoryBody(start) ? { ...found, bodies: [start] } : found;
}

function meant(node: AstNode, institution: Institution, roles: Role[], ambiguous: boolean): Meant {
  const bodies = bodiesAround(node).filter((body) => body.institution?.ref === institution);
  return { institution, bodies, roles, ambiguous };
}

/** Whether somebody of these may act where the scheme names roles and substitutes. */
function mayAct(who: Meant, roles: RoleReference[], substitutes: RoleReference[]): boolean {
  const isMeant = (role: Role) => who.roles.includes(role);
  if (rolesNamed(roles).some(isMeant)) {
    return true;
  }
  // Without a body of its own the story has every role filled, and nobody needs to stand in.
  const isVacant = who.bodies.some((body) => !rolesNamed(roles).some((role) => isFilled(body, role)));
  return isVacant && rolesNamed(substitutes).some(isMeant);
}

function rolesNamed(references: RoleReference[]): Role[] {
  // Where a sentence is not complete, its reference is missing.
  return references.flatMap(({ role }) => role?.ref ?? []);
}

/** A body of which nothing is said has every role filled. */
function isFilled(body: StoryBody, role: Role): boolean {
  return !body.empty && (body.roles.length === 0 || body.roles.some(({ ref }) => ref === role));
}

/** Whether those who are meant may do what performers of the level do. */
export function performsAt(who: Meant, level: Level): boolean {
  const performer = level.statements.find(isPerformer);
  return performer !== undefined && mayAct(who, performer.roles, performer.substitutes);
}

function opens(who: Meant, entry: Entry | Reopening): boolean {
  const submitter = entry.clauses.find(isSubmitter);
  const level = AstUtils.getContainerOfType(entry, isLevel);
  return submitter ? mayAct(who, submitter.roles, []) : level !== undefined && performsAt(who, level);
}

export function levelsAround(node: AstNode): Level[] {
  return levelsIn(textsAround(node));
}

/** Outcomes and options of a level. */
export function choicesOf(level: Level): StoryChoice[] {
  return level.statements.flatMap((each): StoryChoice[] =>
    isOutcome(each) ? each.names : isOption(each) || isReopening(each) ? [each] : [],
  );
}

/** Whether those who act in a step may do this, by what the scheme says. */
export function mayDo(step: StoryStep, act: Entry | StoryChoice): boolean {
  const who = meantBy(step.who);
  const level = AstUtils.getContainerOfType(act, isLevel);
  if (!who || !level) {
    return true;
  }
  return isEntry(act) || isReopening(act) ? opens(who, act) : performsAt(who, level);
}

/** The default form that is filled in with a step of a group; steps that are not here ask nothing. */
const formsOfSteps: Record<string, string> = {
  convenes_first_meeting: 'every_agenda_needs',
  convenes_a_meeting: 'every_agenda_needs',
  sends_the_invitations: 'every_invitation_needs',
  moves_the_meeting: 'every_moved_meeting_needs',
  elects_the_chair: 'every_election_needs',
  records_the_appointment: 'every_appointment_needs',
  writes_the_minutes: 'all_minutes_need',
  records_no_quorum: 'every_meeting_without_quorum_needs',
  cancels_the_meeting: 'every_outcome_needs',
  signs_the_minutes: 'every_signature_needs',
  cannot_agree: 'every_disagreement_needs',
};

/** The forms that are filled in with a step: that of the act itself, and the one every act of its kind asks for. */
export function formsOf(step: StoryStep): Form[] {
  const { act } = step;
  switch (act.$type) {
    case 'OpeningAct':
    case 'JoiningAct':
      return [...needed(act.entry.ref)];
    case 'FulfillingAct': {
      const duty = act.duty.ref;
      const own = formOfAct(duty);
      const inWriting = duty?.statements.some((each) => isDutyDeed(each) && each.inWriting);
      const written = inWriting ? byDefault(step, 'every_written_notice_needs') : [];
      return [...(own ? [own] : []), ...(written.length > 0 ? written : byDefault(step, 'every_notice_needs'))];
    }
    case 'CorrectingAct': {
      const own = formOfAct(actMeant(act.act));
      return own ? [own] : [];
    }
    case 'LabelledAct':
      // Which form the tool gives such an act is not known here.
      return formsAround(step);
    case 'FinishingAct':
    case 'ExtendingAct':
      return [];
    case 'LevelAct': {
      const choice = act.act.ref;
      if (choice?.$type === 'OutcomeName') {
        return [...needed(choice.$container), ...byDefault(step, 'every_outcome_needs')];
      }
      return needed(choice);
    }
    case 'GroupAct':
      return byDefault(step, formsOfSteps[act.kind] ?? '');
    case 'InformingAct':
      return byDefault(step, 'every_notice_needs');
    case 'RequestingAct':
      return byDefault(step, 'every_request_needs');
    case 'ReferralAct':
      return act.kind === 'gives_an_answer'
        ? [...answerForms(step), ...byDefault(step, 'every_feedback_needs')]
        : act.kind === 'declines_to_take_over'
          ? byDefault(step, 'every_refusal_needs')
          : [];
  }
  return act satisfies never;
}

function needed(act: { clauses: Entry['clauses'] } | undefined): Form[] {
  return act?.clauses.filter(isNeeds).flatMap(({ form }) => form.ref ?? []) ?? [];
}

/** Forms with which those answer whom the scheme asks for more than the usual answer. */
function answerForms(node: AstNode): Form[] {
  const inLevels = levelsAround(node).flatMap((level) => level.statements);
  return [...inLevels, ...groupOptionsIn(textsAround(node))]
    .flatMap((each) => (isOutcome(each) || isOption(each) ? (each.referral?.recipients ?? []) : []))
    .flatMap(({ form }) => form?.ref ?? []);
}

function formsAround(node: AstNode): Form[] {
  return textsAround(node)
    .flatMap((text) => text.sentences)
    .filter(isForm);
}

/** The last text that says it counts. */
function byDefault(node: AstNode, kind: string): Form[] {
  const last = textsAround(node)
    .flatMap((text) => text.sentences)
    .filter(isDefaultForm)
    .findLast((each) => each.kind === kind);
  return last?.form.ref ? [last.form.ref] : [];
}

/** The field an answer is about, with the page and the form it stands in. */
export function answered(answer: StoryAnswer): { form: Form; page: Page; field: Field } | undefined {
  const field = answer.field ? answer.field.ref : answer.start.ref;
  const forms = formsOf(answer.$container);
  const named = isPage(answer.start.ref) ? answer.start.ref : undefined;
  for (const form of forms) {
    const page = form.pages.find((each) => (named ? each === named : isField(field) && fieldsOf(each).includes(field)));
    if (page && isField(field)) {
      return { form, page, field };
    }
  }
  return undefined;
}
