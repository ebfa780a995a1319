import { AstUtils } from 'langium';
import {
  isDayPasses,
  isExpectation,
  isLevel,
  isReopening,
  isStoryCase,
  isStoryBody,
  isStoryStep,
  type Scenario as ScenarioNode,
  type StoryAct,
  type StoryActor,
  type StoryAddressee,
  type StoryAnswer,
  type StoryBody,
  type StoryClaim,
  type StoryRefusal,
  type StoryStep,
  type StoryRow,
  type StoryValue,
} from '../generated/ast.ts';
import type {
  Scenario,
  ScenarioAct,
  ScenarioActor,
  ScenarioAnswer,
  ScenarioBody,
  ScenarioExpectation,
  ScenarioRefusal,
  ScenarioSentence,
  ScenarioStep,
} from '../model.ts';
import { actMeant, actPath } from '../references/acts.ts';
import { fieldsOf } from '../references/fields.ts';
import { answered, meantBy, rolesOfInstitution } from '../references/stories.ts';
import { channelNames } from './level.ts';
import { groupAround } from '../references/groups.ts';
import { groupOfStep } from '../references/story-groups.ts';
import { type FileNames, headOf, placeOf } from './place.ts';

/** A story as plain data. Its text must be free of errors. */
export function buildScenario(scenario: ScenarioNode, files: FileNames): Scenario {
  return {
    title: scenario.label,
    bodies: scenario.sentences.filter(isStoryBody).map((body) => buildBody(body, files)),
    sentences: scenario.sentences.flatMap((sentence): ScenarioSentence[] => {
      const written = { text: sentence.$cstNode!.text.replaceAll(/\s+/g, ' '), at: placeOf(sentence, files) };
      if (isStoryStep(sentence)) {
        return [{ ...buildStep(sentence, files), ...written }];
      }
      if (isStoryCase(sentence)) {
        return [{ kind: 'case', name: sentence.name, ...written }];
      }
      if (isDayPasses(sentence)) {
        return [{ kind: 'passes', date: sentence.date, time: sentence.time, ...written }];
      }
      return isExpectation(sentence) ? [{ ...buildClaim(sentence.claim), ...written }] : [];
    }),
    at: headOf(scenario, files),
  };
}

function buildBody(body: StoryBody, files: FileNames): ScenarioBody {
  const institution = body.institution.ref!;
  const named = body.roles.map((role) => role.ref!);
  const held = named.length > 0 || body.empty ? named : rolesOfInstitution(institution, body);
  return {
    name: body.name,
    label: body.label ?? body.name,
    institution: institution.name,
    roles: held.map((role) => `${institution.name}.${role.name}`),
    ...(body.units.length > 0 && { units: body.units }),
    at: placeOf(body, files),
  };
}

function buildStep(step: StoryStep, files: FileNames): ScenarioStep {
  return {
    kind: 'step',
    date: step.date,
    time: step.time,
    who: buildActor(step.who),
    act: buildAct(step.act),
    channel: step.channel === undefined ? undefined : channelNames[step.channel],
    answers: step.answers.map((answer) => buildAnswer(answer, files)),
    refused: step.refusal && buildRefusal(step.refusal),
  };
}

function buildActor(actor: StoryActor): ScenarioActor {
  const { institution, bodies, roles } = meantBy(actor)!;
  return {
    institution: institution.name,
    body: bodies.length === 1 ? bodies[0]!.name : undefined,
    roles: roles.map((role) => `${institution.name}.${role.name}`),
  };
}

const referralActs = {
  acknowledges_receipt: 'acknowledge',
  gives_an_answer: 'feedback',
  declines_to_take_over: 'refuse',
} as const;

const groupSteps = {
  begins_group_work: 'begin',
  convenes_first_meeting: 'conveneFirst',
  convenes_a_meeting: 'convene',
  approves_the_agenda: 'approveAgenda',
  sends_the_invitations: 'invite',
  moves_the_meeting: 'move',
  elects_the_chair: 'elect',
  records_the_appointment: 'appoint',
  writes_the_minutes: 'hold',
  records_no_quorum: 'noQuorum',
  cancels_the_meeting: 'cancel',
  signs_the_minutes: 'sign',
  cannot_agree: 'noAgreement',
} as const;

function buildAct(act: StoryAct): ScenarioAct {
  switch (act.$type) {
    case 'OpeningAct':
      return { kind: 'open', ...namedAct(act.entry.ref!) };
    case 'JoiningAct':
      return { kind: 'join', ...namedAct(act.entry.ref!) };
    case 'FulfillingAct':
      return { kind: 'fulfil', duty: actPath(act.duty.ref!) };
    case 'FinishingAct':
      return { kind: 'finish', task: act.task };
    case 'ExtendingAct':
      return {
        kind: 'extend',
        until: act.until,
        ...(act.duty ? { duty: actPath(act.duty.ref!) } : { task: act.task }),
      };
    case 'CorrectingAct':
      return { kind: 'correct', act: actPath(actMeant(act.act)!), date: act.date };
    case 'LabelledAct':
      return { kind: 'labelled', label: act.label };
    case 'GroupAct':
      return { kind: 'group', group: groupOfStep(act.$container)!.name, does: find(groupSteps, act.kind) };
    case 'InformingAct':
      return { kind: 'notice', to: addressee(act.to), inWriting: act.how === 'has_informed_in_writing' };
    case 'RequestingAct':
      return { kind: 'request', level: act.level.ref!.name };
    case 'ReferralAct':
      return { kind: find(referralActs, act.kind) };
    case 'LevelAct':
      return { kind: isReopening(act.act.ref) ? 'reopen' : 'choice', ...namedAct(act.act.ref!) };
  }
  return act satisfies never;
}

function namedAct(act: NonNullable<Parameters<typeof AstUtils.getContainerOfType>[0]> & { name: string }) {
  return { level: (AstUtils.getContainerOfType(act, isLevel) ?? groupAround(act))!.name, name: act.name };
}

function addressee({ target, role }: StoryAddressee): string {
  return role ? `${target.ref!.name}.${role.ref!.name}` : target.ref!.name;
}

function buildAnswer(answer: StoryAnswer, files: FileNames): ScenarioAnswer {
  const { form, page, field } = answered(answer)!;
  return {
    field: { form: form.name, page: page.name, field: field.name },
    values: answer.rows.length > 0 ? answer.rows.map(buildRow) : answer.values.map(buildValue),
    at: placeOf(answer, files),
  };
}

function buildRow({ answers }: StoryRow): ScenarioAnswer['values'][number] {
  return { row: answers.map(({ field, values }) => ({ field: field.ref!.name, values: values.map(buildValue) })) };
}

function buildValue({ text, date, number, truth, named, role }: StoryValue): ScenarioAnswer['values'][number] {
  if (truth !== undefined) {
    return truth === 'yes';
  }
  const thing = named?.ref;
  if (role?.ref && thing) {
    return `${thing.name}.${role.ref.name}`;
  }
  return isStoryBody(thing) ? { body: thing.name } : (thing?.name ?? text ?? date ?? number ?? '');
}

const reasons = {
  it_is_for_others: 'for-others',
  it_is_not_the_time: 'not-the-time',
  there_is_nobody_to_receive: 'nobody',
  case_is_closed: 'closed',
  the_condition_does_not_hold: 'only-if',
} as const;

function buildRefusal({ reason, missing, acts, message }: StoryRefusal): ScenarioRefusal {
  if (message !== undefined) {
    return { why: 'rule', message };
  }
  if (acts.length > 0) {
    return { why: 'must-do', acts: acts.map((act) => actPath(actMeant(act)!)) };
  }
  if (missing.length === 0) {
    return { why: find(reasons, reason) };
  }
  const inWriting = reason === 'first_must_inform_in_writing';
  return { why: 'must-first', missing: missing.map((each) => ({ to: addressee(each), inWriting })) };
}

const duties = {
  must_decide: 'decide',
  must_acknowledge: 'acknowledge',
  must_answer: 'answer',
  must_do_nothing: 'none',
} as const;

const sights = {
  sees_the_case: { kind: 'sees', expected: true },
  does_not_see_the_case: { kind: 'sees', expected: false },
  receives_a_message: { kind: 'receives', expected: true },
  receives_no_message: { kind: 'receives', expected: false },
  receives_a_reminder: { kind: 'receives', expected: true, message: 'reminder' },
  learns_that_it_is_late: { kind: 'receives', expected: true, message: 'late' },
  receives_a_task: { kind: 'receives', expected: true, message: 'task' },
} as const;

function buildClaim(claim: StoryClaim): ScenarioExpectation {
  switch (claim.$type) {
    case 'AtLevels':
      return { kind: 'levels', levels: claim.levels.map((level) => level.ref!.name), labels: claim.labels };
    case 'Standing':
      return { kind: 'closed' };
    case 'OnAgenda':
      return { kind: 'agenda', item: claim.item, expected: claim.verb === 'the_agenda_has' };
    case 'Counting': {
      const { report, row, part, count, text } = claim;
      const says = text ?? String(count);
      return {
        kind: 'counts',
        report: report.ref!.name,
        row: row.ref!.name,
        ...(part !== undefined && { part }),
        says,
      };
    }
    case 'Saying':
      return { kind: 'document', document: claim.document.ref!.name, says: claim.text };
    case 'StoryDuty': {
      const who = claim.debtors.map(buildActor);
      const { due, time, to, duty, label, kind } = claim;
      if (duty || label !== undefined) {
        const owed = { expected: kind !== 'need_not_fulfil', late: kind === 'is_late_with', who, due, time };
        return { kind: 'owes', ...(duty ? { duty: actPath(duty.ref!) } : { label }), ...owed };
      }
      return to
        ? { kind: 'inform', to: addressee(to), expected: kind === 'must_inform', who, due }
        : { kind: 'duty', duty: find(duties, kind), who, due };
    }
    case 'FieldSight': {
      const [form, field] = [claim.form.ref!, claim.field.ref!];
      const page = form.pages.find((each) => fieldsOf(each).includes(field))?.name ?? '';
      const expected = claim.verb === 'reads_the_field';
      const asked = { form: form.name, page, field: field.name };
      return { kind: 'reads', expected, who: claim.who.map(buildActor), field: asked };
    }
    case 'Sight':
      return { ...find(sights, claim.verb), who: claim.who.map(buildActor) };
  }
  return claim satisfies never;
}

/** The grammar lets in no other word than those of the table. */
function find<Meaning>(table: Record<string, Meaning>, word: string): Meaning {
  return table[word]!;
}
