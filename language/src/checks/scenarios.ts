import { AstUtils, type ValidationAcceptor } from 'langium';
import {
  isFirst,
  isExpectation,
  isGroupAct,
  isLevel,
  isParticipation,
  isPerformer,
  isSubmitter,
  isStoryBody,
  isStoryCase,
  isStoryStep,
  type InformingAct,
  type LevelAct,
  type OpeningAct,
  type RequestingAct,
  type RowAnswer,
  type Scenario,
  type ScenarioSentence,
  type StoryAct,
  type StoryActor,
  type StoryAnswer,
  type StoryBody,
  type StoryStep,
  type StoryValue,
  type Field,
} from '../generated/ast.ts';
import { canonicalSpelling } from '../keywords/table.ts';
import { momentInWords } from '../messages/periods.ts';
import { messages } from '../messages/table.ts';
import { kindOf, quoted } from '../messages/words.ts';
import { escapedName } from '../parsing/escaped-names.ts';
import { keywordLanguageOfNode } from '../parsing/keyword-language.ts';
import { choicesOf, levelsAround, mayDo, meantBy, performsAt } from '../references/stories.ts';
import { beginsGroupFile, fieldOfValue } from '../references/story-groups.ts';
import { codesOf, schemeTextOf, withBases } from '../references/visible.ts';
import type { Replacement } from '../messages/similar.ts';
import { isDay } from './names.ts';
import { report } from './report.ts';

/** It must be known who acts, and in which of several bodies. */
export function actorMustBeClear(actor: StoryActor, accept: ValidationAcceptor): void {
  const who = meantBy(actor);
  if (who?.ambiguous) {
    report(accept, messages.whichRole, actor, { who: actor.start.$refText }, { property: 'start' });
  } else if (who && who.bodies.length > 1) {
    const bodies = listed(
      actor,
      who.bodies.map((body) => body.name),
    );
    report(accept, messages.whichBody, actor, { who: textOf(actor), bodies }, { property: 'start' });
  }
}

/** Whoever acts in a step must be who does it by the scheme, unless the story says that it is refused. */
export function actMustBeTheirs(act: OpeningAct | LevelAct, accept: ValidationAcceptor): void {
  const step = act.$container;
  const done = act.$type === 'OpeningAct' ? act.entry.ref : act.act.ref;
  const level = AstUtils.getContainerOfType(done, isLevel);
  if (!done || !level || step.refusal?.reason === 'it_is_for_others' || mayDo(step, done)) {
    return;
  }
  const submitter = done.$type === 'Entry' ? done.clauses.find(isSubmitter) : undefined;
  const performer = submitter ?? level.statements.find(isPerformer);
  // A role that is not known is told of where it is named.
  if (performer?.roles.some(({ role }) => role.ref === undefined)) {
    return;
  }
  const performers = listed(act, performer?.roles.map((role) => role.$cstNode?.text ?? '') ?? []);
  report<OpeningAct | LevelAct, 'who' | 'level' | 'performers'>(accept, messages.actOfOthers, act, {
    who: textOf(step.who),
    level: level.name,
    performers,
  });
}

/** Levels share names of acts: where several may be meant, the level must be said. */
export function actMustBeClear(act: LevelAct, accept: ValidationAcceptor): void {
  const name = act.act.$refText;
  const who = meantBy(act.$container.who);
  if (act.level || !who) {
    return;
  }
  const levels = levelsAround(act).filter(
    (level) => performsAt(who, level) && choicesOf(level).some((choice) => choice.name === name),
  );
  if (levels.length > 1) {
    const values = {
      name,
      who: textOf(act.$container.who),
      levels: listed(
        act,
        levels.map((level) => level.name),
      ),
    };
    report(accept, messages.whichAct, act, values, { property: 'act' });
  }
}

/** A notice must be one that the scheme asks of those who give it. */
export function noticeMustBeAsked(act: InformingAct, accept: ValidationAcceptor): void {
  const step = act.$container;
  const who = meantBy(step.who);
  const { target, role } = act.to;
  if (!who || !target.ref || step.refusal?.reason === 'it_is_for_others') {
    return;
  }
  const inWriting = act.how === 'has_informed_in_writing';
  const asked = levelsAround(act)
    .filter((level) => performsAt(who, level))
    .flatMap((level) => [...AstUtils.streamAllContents(level)].filter(isFirst));
  const isAsked = asked.some(
    (first) => first.target.ref === target.ref && first.role?.ref === role?.ref && first.inWriting === inWriting,
  );
  if (!isAsked) {
    const values = { name: act.to.$cstNode?.text ?? '', who: textOf(step.who) };
    report(accept, messages.noSuchNotice, act, values, { property: 'to' });
  }
}

/** Only a level that takes part when asked can be asked. */
export function requestMustReachParticipant(act: RequestingAct, accept: ValidationAcceptor): void {
  const level = act.level.ref;
  if (level && !level.statements.some(isParticipation)) {
    report(accept, messages.notAsked, act, { name: level.name }, { property: 'level' });
  }
}

/** A step must be sent by a channel its outcome knows. */
export function channelMustBeKnown(step: StoryStep, accept: ValidationAcceptor): void {
  const done = step.act.$type === 'LevelAct' ? step.act.act.ref : undefined;
  const sends = done?.$type === 'OutcomeName' ? done.$container : done;
  const known = (sends && 'referral' in sends && sends.referral?.channels) || [];
  if (step.channel === undefined || known.includes(step.channel) || (step.act.$type === 'LevelAct' && !done)) {
    return;
  }
  const language = keywordLanguageOfNode(step);
  const ways = listed(
    step,
    known.map((channel) => canonicalSpelling(channel, language)),
  );
  const proposal = known.length === 0 ? '' : language === 'lv' ? ` Šeit var: ${ways}.` : ` It may: ${ways}.`;
  const values = { channel: canonicalSpelling(step.channel, language), proposal };
  report(accept, messages.noSuchChannel, step, values, { property: 'channel' });
}

/** What may be written as the answer to a field of each kind. */
const literals: Record<string, 'text' | 'number' | 'truth' | 'date' | 'named'> = {
  whole_number: 'number',
  yes_or_no: 'truth',
  date: 'date',
  body_of: 'named',
  one_of: 'named',
  several_of: 'named',
  seats_of_the_group: 'named',
  seats_of: 'named',
  invitees_of_the_group: 'named',
  any_roles: 'named',
  roles_of: 'named',
};

const manyValued = new Set([
  'several_of',
  'attachment',
  'seats_of_the_group',
  'seats_of',
  'invitees_of_the_group',
  'any_roles',
  'roles_of',
]);

/** An answer must be of the kind of its field. */
export function answerMustFitTheField(answer: StoryAnswer | RowAnswer, accept: ValidationAcceptor): void {
  const field = fieldOfValue(answer);
  if (!field) {
    return;
  }
  const kind = literals[field.type.kind] ?? 'text';
  const language = keywordLanguageOfNode(answer);
  const isMany = manyValued.has(field.type.kind);
  if (answer.values.length > 1 && !isMany) {
    report<StoryAnswer | RowAnswer, 'name'>(accept, messages.oneAnswer, answer, { name: field.name });
  }
  if ('rows' in answer && answer.rows.length > 0 && field.type.kind !== 'repeating') {
    report(accept, messages.notRepeating, answer, { name: field.name });
  }
  for (const value of answer.values.filter((each) => !fits(each, kind) || field.type.kind === 'repeating')) {
    const written = value.$cstNode?.text ?? '';
    if (kind === 'named' && value.truth && codesNamed(written, field)) {
      const data: Replacement = { replacement: escapedName(written) };
      report<StoryValue, 'found' | 'name'>(
        accept,
        messages.readAsKeyword,
        value,
        { found: written, name: written },
        { data },
      );
      continue;
    }
    const values = {
      name: field.name,
      kind: canonicalSpelling(field.type.kind, language),
      value: written,
      expected: expectation(kind, language),
    };
    report<StoryValue, keyof typeof values>(accept, messages.wrongAnswer, value, values);
  }
}

function codesNamed(name: string, { type }: Field): boolean {
  const list = type.list?.ref;
  return list !== undefined && codesOf(list, withBases(schemeTextOf(list))).some((code) => code.name === name);
}

function fits(value: StoryValue, kind: (typeof literals)[string]): boolean {
  return value[kind] !== undefined;
}

function expectation(kind: (typeof literals)[string], language: 'lv' | 'en'): string {
  const words = {
    text: { lv: '"teksts pēdiņās"', en: '"a quoted text"' },
    number: { lv: 'skaitlis', en: 'a number' },
    truth: { lv: 'jā vai nē', en: 'yes or no' },
    date: { lv: 'datums, piemēram, 11.05.2026.', en: 'a date such as 2026-05-11' },
    named: { lv: `nosaukums (${kindOf('Code', language)})`, en: `a name (${kindOf('Code', language)})` },
  };
  return words[kind][language];
}

/** Each case of a story begins with its opening, and time goes forward. */
export function storyMustGoForward(scenario: Scenario, accept: ValidationAcceptor): void {
  let before = '';
  for (const first of firstSentences(scenario)) {
    if (!isStoryStep(first) || !(first.act.$type === 'OpeningAct' || isFirstOfGroup(first.act))) {
      report(accept, messages.notOpened, first, {});
    }
  }
  for (const step of scenario.sentences.filter(isStoryStep)) {
    const moment = `${step.date} ${(step.time ?? '').padStart(5, '0')}`;
    if (isDay(step.date) && (step.time === undefined ? step.date < before.slice(0, 10) : moment < before)) {
      const said = (one: string) => momentInWords(one.replace(' 00000', ''), keywordLanguageOfNode(step));
      report(accept, messages.timeGoesBack, step, { date: said(moment), before: said(before) }, { property: 'date' });
    }
    before = isDay(step.date) ? moment : before;
  }
}

function isFirstOfGroup(act: StoryAct): boolean {
  return isGroupAct(act) && beginsGroupFile(act);
}

/** With what each of the cases of a story begins. */
function firstSentences(scenario: Scenario): ScenarioSentence[] {
  const begun = new Set<string>();
  let name = '';
  return scenario.sentences.flatMap((sentence) => {
    if (isStoryCase(sentence)) {
      ({ name } = sentence);
    }
    const begins = !isStoryBody(sentence) && !isStoryCase(sentence) && !begun.has(name);
    return begins && begun.add(name) ? [sentence] : [];
  });
}

/** A story should expect something. */
export function storyShouldExpectSomething(scenario: Scenario, accept: ValidationAcceptor): void {
  const expects = scenario.sentences.some((each) => isExpectation(each) || (isStoryStep(each) && each.refusal));
  if (!expects) {
    report(accept, messages.expectsNothing, scenario, { name: scenario.label }, { property: 'label' });
  }
}

/** Bodies of a story must have names of their own. */
export function bodyNamesMustDiffer(scenario: Scenario, accept: ValidationAcceptor): void {
  const seen = new Set<string>();
  for (const body of scenario.sentences.filter(isStoryBody)) {
    if (seen.has(body.name)) {
      const kind = kindOf(body.$type, keywordLanguageOfNode(body));
      report<StoryBody, 'name' | 'kind'>(accept, messages.duplicateName, body, { name: body.name, kind });
    }
    seen.add(body.name);
  }
}

/** Dates and times of a step must exist. */
export function momentMustExist(step: StoryStep, accept: ValidationAcceptor): void {
  if (!isDay(step.date)) {
    report(
      accept,
      messages.noSuchDate,
      step,
      { date: momentInWords(step.date, keywordLanguageOfNode(step)) },
      { property: 'date' },
    );
  }
}

function textOf(actor: StoryActor): string {
  return actor.$cstNode?.text ?? '';
}

function listed(node: Parameters<typeof keywordLanguageOfNode>[0], names: string[]): string {
  return names.map((name) => quoted(name, keywordLanguageOfNode(node))).join(', ');
}
