/** Duties that must be done so many times in each period. */
import { type Definition, type Duty, lookup, type Recurrence } from '../definition/index.ts';
import { dueInPeriod } from './deadlines.ts';
import { owe } from './obligations.ts';
import { openOf, recurringOf } from './owed.ts';
import { hasLostReason } from './reasons.ts';
import type { Recording } from './recording.ts';
import { civil, type DayNumber, isoDate, readDate } from './time/dates.ts';
import { periodOf } from './time/recurring.ts';
import type { Calendar } from './time/types.ts';
import type { Assigned, CaseState, Cause, Entry, Obligation, Setting } from './types.ts';
import { calendarOf, localDay } from './world.ts';

interface Span {
  from: string;
  to: string;
}

/** Longer than any gap between semesters or school years. */
const longestGap = 200;

/** The period in which a day lies, or the next one to come; undefined: the calendar does not know. */
function periodFrom(per: Recurrence['per'], date: string, body: string, setting: Setting): Span | undefined {
  const first = readDate(date);
  if (first === undefined) return undefined;
  if (per === 'year') return { from: `${date.slice(0, 4)}-01-01`, to: `${date.slice(0, 4)}-12-31` };
  if (per === 'month') return monthOf(date);
  const calendar = calendarOf(setting, body);
  return calendar && (schoolPeriodAt(per, first, calendar) ?? nextSchoolPeriod(per, first, calendar));
}

function schoolPeriodAt(per: 'semester' | 'schoolYear', day: DayNumber, calendar: Calendar): Span | undefined {
  const found = periodOf(per, day, calendar);
  // Summer belongs to the school year before it; what is over is not what comes.
  return 'known' in found || found.to < day ? undefined : { from: isoDate(found.from), to: isoDate(found.to) };
}

/**
 * The first that comes within the longest gap: it begins with a semester, or on the day from which it is another school
 * year, where the first semester of that began before.
 */
function nextSchoolPeriod(per: 'semester' | 'schoolYear', day: DayNumber, calendar: Calendar): Span | undefined {
  const [last, limit] = [isoDate(day), isoDate(day + longestGap)];
  const { year } = civil(day);
  const semesters = (calendar.schoolYears ?? []).flatMap((one) => one.semesters.map(({ from }) => from));
  const begins = [...semesters, `${year}-09-01`].filter((date) => date > last && date < limit);
  for (const date of begins.toSorted()) {
    const first = readDate(date);
    const found = first === undefined ? undefined : schoolPeriodAt(per, first, calendar);
    if (found) return found;
  }
  return undefined;
}

function monthOf(date: string): Span | undefined {
  const month = date.slice(0, 7);
  const last = [31, 30, 29, 28].find((day) => readDate(`${month}-${day}`) !== undefined);
  return { from: `${month}-01`, to: `${month}-${last}` };
}

/** The period that follows one. */
export function periodAfter(per: Recurrence['per'], { to }: Span, body: string, setting: Setting): Span | undefined {
  return periodFrom(per, isoDate((readDate(to) ?? 0) + 1), body, setting);
}

/**
 * The duty is owed for a period: that of today, unless another is named. Once for each debtor, whatever else asks for it:
 * who has done enough in this period owes no more of it.
 */
export function openPeriod(
  recording: Recording,
  duty: Duty,
  owed: { debtor: Assigned; target: string; cause?: Cause | undefined },
  period?: Span,
): void {
  const { recurs } = duty;
  if (!recurs) return;
  const { debtor, target, cause } = owed;
  const span = period ?? periodFrom(recurs.per, localDay(recording.at), debtor.body, recording.setting);
  const isKnown = (one: Obligation): boolean => isSame(one, duty.key, owed) && one.period?.from === span?.from;
  const isEnough = ({ status, done = 0 }: Obligation): boolean => status === 'met' && done >= recurs.times;
  if (openOf(recording.state).some(isKnown)) return;
  if (span && recurringOf(recording.state).some((one) => isKnown(one) && isEnough(one))) return;
  owe(recording, {
    kind: 'duty',
    duty: duty.key,
    debtor,
    target,
    act: duty.act,
    sentence: duty.sentence,
    ...dueInPeriod(recurs.per, span),
    ...(cause ? { cause } : {}),
    ...(span ? { period: span } : {}),
    times: recurs.times,
    done: 0,
  });
  recount(recording);
}

function isSame(one: Obligation, duty: string, { debtor, target }: { debtor: Assigned; target: string }): boolean {
  return one.duty === duty && one.target === target && one.debtor.body === debtor.body;
}

/**
 * How often each recurring duty has been done by now; enough is enough, and a correction may make it too little again.
 * @param by only those that this act fulfils: nothing else was entered since they were counted
 */
export function recount(recording: Recording, by?: string): void {
  const { entries, obligations } = recording.state;
  const recurring = recurringOf(recording.state);
  const isAsked = ({ act }: Obligation): boolean => by === undefined || act === by;
  if (!recurring.some(isAsked)) return;
  const places = new Map(obligations.map(({ id }, at) => [id, at]));
  const byAct = Map.groupBy(entries, ({ act }) => act);
  for (const place of recurring.keys()) {
    // What is asked again is counted at once, others with it: each as it stands by now, in the place it always has.
    const one = recurringOf(recording.state)[place];
    if (!one || !isAsked(one) || one.status === 'cancelled' || one.times === undefined) continue;
    const counted = countOf(recording.state, one, byAct.get(one.act ?? '') ?? [], places);
    // Where no calendar tells when a period ends, what is done once enough was is of another.
    const done = one.period ? counted : Math.min(counted, one.times);
    if (done === one.done) continue;
    recording.record({ type: 'obligationCounted', obligation: one.id, done });
    if (one.status === 'open' && done >= one.times) recording.record({ type: 'obligationMet', obligation: one.id });
    if (one.status === 'met' && done < one.times) openAgain(recording, one);
  }
}

/** The number that is asked for in the present periods has changed: enough is enough, too little is asked again. */
export function recountTimes(recording: Recording): void {
  for (const one of latestPeriods(recording.definition, recording.state)) {
    const { done = 0, times = 0 } = one;
    const asked = recording.definition.duties?.find(({ key }) => key === one.duty)?.recurs?.times ?? times;
    if (one.status === 'open' && done >= asked) recording.record({ type: 'obligationMet', obligation: one.id });
    if (one.status === 'met' && done < asked) openAgain(recording, one);
  }
}

function openAgain(recording: Recording, one: Obligation): void {
  const { duty: key = '', debtor, target, cause, period } = one;
  const duty = recording.definition.duties?.find((other) => other.key === key);
  if (duty && !isLongOver(recording, one) && !hasLostReason(recording, duty, one))
    openPeriod(recording, duty, { debtor, target, cause }, period);
}

/** The period that followed it is over, too: what was still open of it was given up then. */
function isLongOver({ definition, state }: Recording, one: Obligation): boolean {
  const { period: own } = one;
  const since = recurringOf(state).filter(({ period }) => own && period && period.from > own.to);
  const later = since.flatMap((other) => (isInChain(definition, other, one) ? (other.period ?? []) : []));
  return later.some(({ to }) => later.some(({ from }) => from > to));
}

/**
 * Entries that fulfil this very obligation, and those of its period that fulfil none in particular. What was done in its
 * time for one that had ended counts for that which is owed in its place.
 * @param entries those of its act
 * @param places where each obligation stands, by id
 */
function countOf(
  { obligations }: CaseState,
  one: Obligation,
  entries: readonly Entry[],
  places: ReadonlyMap<string, number>,
): number {
  const time = timeOf(one);
  return entries.filter(({ target = '', date }) => {
    if (target === one.id) return true;
    if (!isWithin(date, time)) return false;
    const place = places.get(target);
    if (place === undefined) return true;
    const other = obligations[place];
    return other?.times !== undefined && isInPlaceOf(one, other) && isWithin(date, timeOf(other));
  }).length;
}

function isInPlaceOf(one: Obligation, other: Obligation): boolean {
  return isSame(other, one.duty ?? '', one) && other.endedAt !== undefined && other.endedAt <= one.openedAt;
}

/** Of what seats owe each has its own; else one owes it now, whoever did before. */
function isInChain(definition: Definition, one: Obligation, other: Obligation): boolean {
  const { duty = '', target, debtor } = other;
  return isSame(one, duty, { target, debtor: isOfSeats(definition, duty) ? debtor : one.debtor });
}

function isOfSeats(definition: Definition, duty: string): boolean {
  return lookup(definition).duties.get(duty)?.seats !== undefined;
}

/** Of a period that no calendar tells, it is known that it has begun. */
function timeOf({ period, openedAt }: Obligation): Partial<Span> & Pick<Span, 'from'> {
  return period ?? { from: localDay(openedAt) };
}

function isWithin(date: string, { from, to }: ReturnType<typeof timeOf>): boolean {
  return date >= from && (to === undefined || date <= to);
}

/**
 * The last obligation of each recurring duty, of what seats owe for each seat: the one that the next period follows.
 * Where that is asked no more, none does.
 */
export function latestPeriods(definition: Definition, state: CaseState): Obligation[] {
  const recurring = recurringOf(state);
  if (recurring.length === 0) return [];
  const latest = new Map<string, Obligation>();
  for (const one of recurring) {
    const { duty, period, target, debtor } = one;
    if (duty === undefined || period === undefined) continue;
    // Whoever owed it before, one owes it now.
    const owed = `${duty}\n${target}\n${isOfSeats(definition, duty) ? debtor.body : ''}`;
    const before = latest.get(owed)?.period;
    if (before && before.from > period.from) continue;
    // In the order in which they were opened.
    latest.delete(owed);
    latest.set(owed, one);
  }
  return [...latest.values()].filter(({ status }) => status !== 'cancelled');
}

/** What is over for longer than a period can no longer be made good. */
export function giveUpBefore(recording: Recording, current: Obligation): void {
  const { duty, period } = current;
  if (duty === undefined || !period) return;
  for (const one of openOf(recording.state)) {
    const isPast =
      one.period !== undefined && one.period.to < period.from && isInChain(recording.definition, one, current);
    if (isPast) recording.record({ type: 'obligationCancelled', obligation: one.id });
  }
}
