import { type AstNode, AstUtils } from 'langium';
import {
  type ActReference,
  type DutyBlock,
  type Form,
  isAssumption,
  isCitation,
  isDutyBlock,
  isDutyDebtor,
  isDutyDeed,
  isEntry,
  isExtension,
  isInstitution,
  isLevel,
  isNeeds,
  isOption,
  isOutcome,
  isOutcomeName,
  isReopening,
  isTrack,
  type Level,
  type NamedAct,
  type Option,
  type SchemeText,
  type Track,
} from '../generated/ast.ts';
import { groupAround } from './groups.ts';

/** All levels of these texts: those that stand outside, and those of tracks. */
export function levelsIn(texts: SchemeText[]): Level[] {
  return texts.flatMap((text) =>
    text.sentences.flatMap((sentence) =>
      isLevel(sentence) ? [sentence] : isTrack(sentence) ? sentence.sentences.filter(isLevel) : [],
    ),
  );
}

/** All duties of these texts, those that levels state among them. */
export function dutiesIn(texts: SchemeText[]): DutyBlock[] {
  const outside = texts.flatMap((text) =>
    text.sentences.flatMap((sentence) =>
      isDutyBlock(sentence) ? [sentence] : isTrack(sentence) ? sentence.sentences.filter(isDutyBlock) : [],
    ),
  );
  const ofGroups = groupActsIn(texts).filter(isDutyBlock);
  return [...outside, ...ofGroups, ...levelsIn(texts).flatMap((level) => level.statements.filter(isDutyBlock))];
}

/** What groups may do and owe beside their meetings. */
function groupActsIn(texts: SchemeText[]): (Option | DutyBlock)[] {
  return texts
    .flatMap((text) => text.sentences)
    .flatMap((sentence) => (isInstitution(sentence) || isExtension(sentence) ? sentence.members : []))
    .filter((member) => isOption(member) || isDutyBlock(member));
}

/** What groups may do beside their meetings. */
export function groupOptionsIn(texts: SchemeText[]): Option[] {
  return groupActsIn(texts).filter(isOption);
}

/** What is done at a level, or owed there. */
export function actsOf(level: Level): NamedAct[] {
  return level.statements.flatMap((each): NamedAct[] =>
    isOutcome(each)
      ? each.names
      : isEntry(each) || isOption(each) || isReopening(each) || isDutyBlock(each)
        ? [each]
        : [],
  );
}

/** Everything of these texts that somebody does and that has a name. */
export function actsIn(texts: SchemeText[]): NamedAct[] {
  const inLevels = levelsIn(texts).flatMap(actsOf);
  const outside = dutiesIn(texts).filter((duty) => levelAround(duty) === undefined);
  return [...inLevels, ...groupOptionsIn(texts), ...outside];
}

export function levelAround(node: AstNode): Level | undefined {
  return AstUtils.getContainerOfType(node, isLevel);
}

export function trackAround(node: AstNode): Track | undefined {
  return AstUtils.getContainerOfType(node, isTrack);
}

/** The act a reference means; a level alone is none. */
export function actMeant(reference: ActReference | undefined): NamedAct | undefined {
  const target = reference?.act ? reference.act.ref : reference?.start.ref;
  return isLevel(target) ? undefined : target;
}

/** Whether something a name may mean is an act. */
export function isNamedAct(node: AstNode | undefined): node is NamedAct {
  return isEntry(node) || isOption(node) || isOutcomeName(node) || isReopening(node) || isDutyBlock(node);
}

/** The form an act asks for in its own sentence. */
export function formOfAct(act: NamedAct | undefined): Form | undefined {
  if (!act) {
    return undefined;
  }
  if (isDutyBlock(act)) {
    return act.statements.filter(isDutyDeed).flatMap((deed) => deed.form?.ref ?? [])[0];
  }
  const clauses = isOutcomeName(act) ? act.$container.clauses : act.clauses;
  return clauses.find(isNeeds)?.form.ref;
}

/** "Līmenis.darbība", "Grupa.darbība"; of a duty that stands outside of levels, its name. */
export function actPath(act: NamedAct): string {
  const level = levelAround(act);
  const group = isOption(act) ? groupAround(act) : undefined;
  return `${level || group ? `${(level ?? group)!.name}.` : ''}${act.name}`;
}

/** Whether a duty says nothing but who owes it: it is owed as long as the work goes on. */
export function isStanding({ statements }: DutyBlock): boolean {
  return statements.every((each) => isDutyDebtor(each) || isCitation(each) || isAssumption(each));
}
