import type { Definition } from '../../definition/index.ts';
import {
  type CaseState,
  describeProgress,
  describeWhere,
  explainDue,
  type Obligation,
  type Setting,
} from '../../kernel/index.ts';
import { aboutOf } from './about.ts';
import type { InboxItem } from '../contract/shapes/index.ts';

/** An obligation of a case as its debtor is told of it. */
export function drawItem(
  {
    definition,
    state,
    number,
    setting,
  }: { definition: Definition; state: CaseState; number: string; setting: Setting },
  obligation: Obligation,
): InboxItem {
  return {
    obligation: obligation.id,
    case: state.id,
    number,
    about: aboutOf(definition, state, setting),
    kind: obligation.kind,
    text: describeProgress(definition, state, obligation),
    where: describeWhere(definition, state, obligation, setting),
    since: obligation.openedAt,
    lateAt: obligation.lateAt,
    nextWorkingDay: obligation.dayOff?.next,
    ...dueOf(obligation, setting),
  };
}

/** Until when, and why that date or why none; nothing where the scheme states no term. */
function dueOf(obligation: Obligation, setting: Setting): Pick<InboxItem, 'due' | 'dueWhy'> {
  const why = explainDue(obligation, setting);
  return { due: obligation.due, ...(why.length > 0 && { dueWhy: why }) };
}
