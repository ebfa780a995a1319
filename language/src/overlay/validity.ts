import type { AstNode } from 'langium';
import {
  isCode,
  isDatedMember,
  isDatedSentence,
  isDatedStatement,
  isDayPasses,
  isField,
  isPage,
  isStoryStep,
  isValidFrom,
  type Scenario,
  type SchemeText,
  type Validity,
} from '../generated/ast.ts';
import { nodesIn } from '../references/nodes.ts';

/** Days from the first to the last, both in force; an end that is not there is open. */
export interface Period {
  from?: string;
  until?: string;
}

/** From when until when a sentence holds, where it says so. */
export function validityOf(node: AstNode): Validity | undefined {
  return isDatedSentence(node) ||
    isDatedMember(node) ||
    isDatedStatement(node) ||
    isCode(node) ||
    isField(node) ||
    isPage(node)
    ? node.validity
    : undefined;
}

/** Whether something holds on a day; where no day is asked about, everything without an end does. */
export function holdsOn({ from, until }: Period, on: string | undefined): boolean {
  return on === undefined ? until === undefined : (from ?? '') <= on && (until === undefined || on <= until);
}

const datesOf = new WeakMap<SchemeText, Period[]>();

/** The periods that sentences of a text are limited to. */
export function validitiesIn(text: SchemeText): Period[] {
  let found = datesOf.get(text);
  if (!found) {
    found = nodesIn(text).flatMap((node) => validityOf(node) ?? []);
    datesOf.set(text, found);
  }
  return found;
}

/** When a text as a whole is in force. */
export function headPeriod(text: SchemeText): Period {
  const head = text.header.find(isValidFrom);
  return { ...(head?.date && { from: head.date }), ...(head?.until && { until: head.until }) };
}

/** The stretches of time within which these texts mean the same, as far as the last of them is in force. */
export function periodsOf(texts: SchemeText[]): Period[] {
  const whole = headPeriod(texts.at(-1)!);
  const starts = texts
    .flatMap(validitiesIn)
    .flatMap(({ from, until }) => [...(from ? [from] : []), ...(until ? [dayAfter(until)] : [])])
    .filter((day) => day > (whole.from ?? '') && (whole.until === undefined || day <= whole.until));
  const bounds = [...new Set(starts)].toSorted();
  return [whole.from, ...bounds].map((from, index) => {
    const next = bounds[index];
    const until = next === undefined ? whole.until : dayBefore(next);
    return { ...(from && { from }), ...(until && { until }) };
  });
}

/** Which of these stretches of time a day is in; before the first it is the first, after the last the last. */
export function periodOf(day: string | undefined, periods: Period[]): number {
  const index = day === undefined ? -1 : periods.findIndex(({ until }) => until === undefined || day <= until);
  return index < 0 ? periods.length - 1 : index;
}

/** The day on which a story begins: a case goes on under the scheme it was opened under. */
export function dayOfStory({ sentences }: Scenario): string | undefined {
  return sentences.find((each) => isStoryStep(each) || isDayPasses(each))?.date;
}

/** A day within a period. */
export function dayIn({ from, until }: Period): string | undefined {
  return from ?? until;
}

function dayAfter(day: string): string {
  return shifted(day, 1);
}

function dayBefore(day: string): string {
  return shifted(day, -1);
}

function shifted(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return Number.isNaN(date.getTime()) ? day : date.toISOString().slice(0, 10);
}
