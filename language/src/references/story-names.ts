import { type AstNode, AstUtils, type ReferenceInfo } from 'langium';
import {
  type Entry,
  type Field,
  type Institution,
  isActReference,
  isCounting,
  isEntry,
  isFieldSight,
  isInstitution,
  isLevel,
  isPage,
  isRowAnswer,
  isSeat,
  isStoryActor,
  isStoryAddressee,
  isStoryAnswer,
  isStoryBody,
  isStoryStep,
  isStoryValue,
  type SchemeText,
  type StoryChoice,
  type StoryStep,
} from '../generated/ast.ts';
import { actsIn, actsOf, dutiesIn, groupOptionsIn, levelsIn } from './acts.ts';
import { fieldsOf } from './fields.ts';
import { rowsIn } from './reports.ts';
import { bodiesAround, choicesOf, formsOf, levelsAround, mayDo, rolesIn, textsAround } from './stories.ts';
import { fieldOfValue, fieldsOfRow, groupOfSeats } from './story-groups.ts';
import { codesOf, institutionsIn, membersOf } from './visible.ts';

type Named = AstNode & { name?: string };

/** What a name in a story may mean; undefined: whatever the scheme names so. */
export function namesInStory({ container }: ReferenceInfo, type: string): Named[] | undefined {
  const texts = textsAround(container);
  const step = AstUtils.getContainerOfType(container, isStoryStep);
  switch (type) {
    case 'StoryParticipant': {
      const places = [...bodiesAround(container), ...institutionsIn(texts)];
      const isPath = isStoryActor(container) && container.role !== undefined;
      return isPath ? places : [...places, ...institutionsIn(texts).flatMap((each) => rolesIn(each, texts))];
    }
    case 'Role':
      return rolesIn(institutionBefore(container), texts);
    case 'Entry':
      return byPerformer(
        step,
        levelsAround(container).flatMap((level) => level.statements.filter(isEntry)),
      );
    case 'StoryChoice':
      return container.$type === 'LevelAct' && step?.act.$type === 'LevelAct' && step.act.level
        ? step.act.level.ref
          ? choicesOf(step.act.level.ref)
          : []
        : byPerformer(step, [...levelsAround(container).flatMap(choicesOf), ...groupOptionsIn(texts)]);
    case 'DutyBlock':
      return dutiesIn(texts);
    case 'ReportRow':
      return isCounting(container) ? rowsIn(container.report.ref, texts) : [];
    case 'ActStart':
      return isActReference(container) && container.act ? levelsIn(texts) : actsIn(texts);
    case 'NamedAct':
      return isActReference(container) && isLevel(container.start.ref) ? actsOf(container.start.ref) : [];
    case 'PathStart': {
      const pages = step ? formsOf(step).flatMap((form) => form.pages) : [];
      return isStoryAnswer(container) && container.field ? pages : pages.flatMap(fieldsOf);
    }
    case 'Field':
      if (isFieldSight(container)) {
        return container.form.ref?.pages.flatMap(fieldsOf) ?? [];
      }
      if (isRowAnswer(container)) {
        const answer = AstUtils.getContainerOfType(container, isStoryAnswer);
        return answer ? fieldsOfRow(answer) : [];
      }
      return isStoryAnswer(container) && isPage(container.start.ref) ? fieldsOf(container.start.ref) : [];
    case 'StoryCode': {
      const field = fieldOfValue(container);
      const list = field?.type.list?.ref;
      return list ? codesOf(list, texts) : field ? namedInField(field, container, texts) : [];
    }
    default:
      return undefined;
  }
}

/** Seats, institutions whose roles are meant, or bodies of the story. */
function namedInField(field: Field, container: AstNode, texts: SchemeText[]): Named[] {
  if (field.type.kind === 'seats_of_the_group' || field.type.kind === 'seats_of') {
    const group = groupOfSeats(field, container);
    return group ? membersOf(group, texts).filter(isSeat) : [];
  }
  return ['any_roles', 'roles_of', 'invitees_of_the_group'].includes(field.type.kind)
    ? institutionsIn(texts)
    : bodiesAround(container);
}

function institutionBefore(container: AstNode): Institution | undefined {
  if (isStoryBody(container)) {
    return container.institution?.ref;
  }
  if (isStoryValue(container)) {
    return isInstitution(container.named?.ref) ? container.named.ref : undefined;
  }
  const start = isStoryActor(container)
    ? container.start?.ref
    : isStoryAddressee(container)
      ? container.target?.ref
      : undefined;
  return isStoryBody(start) ? start.institution?.ref : isInstitution(start) ? start : undefined;
}

/** Levels share names of acts; what those who act may do comes first. */
function byPerformer<Act extends Entry | StoryChoice>(step: StoryStep | undefined, acts: Act[]): Act[] {
  return step ? acts.toSorted((a, b) => Number(mayDo(step, b)) - Number(mayDo(step, a))) : acts;
}
