/**
 * Terms: how long somebody has, counted from what, by whose calendar. Plain data.
 * Sources: Administrative Procedure Law 42 and 43 (counting), Labour Law 133(4) (moved working days), bylaws.
 */

/** `YYYY-MM-DD`, a day in the calendar's zone. */
export type IsoDate = string;
/** ISO 8601 in UTC: `2026-06-18T11:00:00.000Z`. */
export type Instant = string;
/** What a term is counted from: an `IsoDate`, or an `Instant`, which counts as its day in the calendar's zone. */
export type Anchor = string;
/** `HH:MM`, 00:00 to 24:00, local. */
export type ClockTime = string;

export interface Text {
  lv: string;
  en: string;
}
export type TextLanguage = keyof Text;

export type ElapsedUnit = 'minute' | 'hour';
export type CountedUnit = 'calendarDay' | 'workingDay' | 'studyDay';
export type DateUnit = 'week' | 'month' | 'year';
export type Unit = ElapsedUnit | CountedUnit | DateUnit;
export type Period = 'day' | 'week' | 'month' | 'semester' | 'schoolYear' | 'year';
export type Roll = 'next' | 'previous' | 'none';

/** How days are counted. A municipality's bylaw may set its own (SKA-483/2022); what is absent follows the law. */
export interface Counting {
  /** The day of the event is day one. Law and default: it is not counted. */
  countEventDay?: boolean;
  /**
   * Where a last day that is off goes. Default: `next` for terms after the anchor, `previous` for terms before it (a
   * notice must not come later than promised); `none` for `end of day` and for dates, which are kept and flagged.
   */
  roll?: Roll;
  /** Key of the institution whose calendar counts, looked up in `DueOptions.calendars`. Default: the calendar given. */
  calendar?: string;
}

interface TermBase {
  /** Name of the event it is counted from, looked up in `DueOptions.anchors`. Default: the anchor given. */
  from?: string;
}

interface DayTermBase extends TermBase {
  counting?: Counting;
  /** Clock time of the last day until which it may be done. Default 24:00. */
  until?: ClockTime;
}

/** Minutes and hours that pass by the clock, through nights, week-ends and daylight saving. */
export interface ElapsedTerm extends TermBase {
  kind: 'elapsed';
  /** Whole number, at least 1. */
  amount: number;
  unit: ElapsedUnit;
  direction: 'after' | 'before';
}

interface AmountBase extends DayTermBase {
  kind: 'amount';
  /** Whole number, at least 1. */
  amount: number;
  direction: 'after' | 'before';
}

/** So many days, counted one by one. */
export interface CountedTerm extends AmountBase {
  unit: CountedUnit;
}

/** The same weekday or the same date so many weeks, months or years away. */
export interface SameDateTerm extends AmountBase {
  unit: DateUnit;
}

export type DayTerm = CountedTerm | SameDateTerm;

/** The end of the period in which the anchor lies, or of the one `ahead` periods later. */
export interface EndTerm extends DayTermBase {
  kind: 'endOf';
  period: Period;
  ahead?: number;
}

/** A date somebody wrote. Kept as written, and flagged when it is a day off. */
export interface DateTerm extends DayTermBase {
  kind: 'date';
  date: IsoDate;
}

/** "by 1 March": the first such day after the anchor. A day the month does not have is its last. */
export interface MonthDayTerm extends DayTermBase {
  kind: 'monthDay';
  month: number;
  day: number;
}

export interface EarlierOfTerm {
  kind: 'earlierOf';
  of: Term[];
}

export interface LaterOfTerm {
  kind: 'laterOf';
  of: Term[];
}

export type ChoiceTerm = EarlierOfTerm | LaterOfTerm;

export type LastDayTerm = DayTerm | EndTerm | DateTerm | MonthDayTerm;
export type Term = ElapsedTerm | LastDayTerm | ChoiceTerm;

/** "at least four times a year". A rolling year ends on the day asked about. */
export interface AtLeastDuty {
  kind: 'atLeast';
  times: number;
  per: 'month' | 'semester' | 'schoolYear' | 'year' | 'rollingYear';
}

/** "every year": from the previous actual date, with a date to aim for and one that must not be passed. */
export interface EveryDuty {
  kind: 'every';
  target?: Term;
  limit: Term;
}

/** Which sentence of which calendar says what a day is. */
export interface CalendarSentence {
  /** `calendar/rule`, e.g. `latvia-state/moved-days/2026`. */
  id: string;
  source?: string;
  /** A person has still to confirm it. */
  toConfirm?: boolean;
}

/** What a day is in a calendar. */
export interface Day {
  date: IsoDate;
  /** 1 Monday … 7 Sunday. */
  weekday: number;
  working: boolean;
  kind: 'workday' | 'weekend' | 'holiday' | 'substitute' | 'movedOff' | 'movedOn';
  /** Holiday; for a substitute, the holiday it stands for. */
  name?: Text;
  /** movedOff: the Saturday worked for it. movedOn: the day off it is worked for. substitute: the holiday's own date. */
  pair?: IsoDate;
  /** movedOff, movedOn: for whom, in the Latvian dative and in English. */
  whom?: Text;
  says?: CalendarSentence;
}

/** One step of a derivation. Every step that speaks of a day carries what the calendar says of it. */
export type Step =
  /** `counted`: whether the event's own day is counted, for terms that count. */
  | { is: 'start'; date: IsoDate; at: Anchor; counted?: boolean }
  /** Day `n` of the term. */
  | { is: 'counted'; date: IsoDate; n: number; unit: CountedUnit; day: Day }
  /** `study`: a working day on which the school does not teach. */
  | { is: 'skipped'; date: IsoDate; day: Day; study?: 'break' | 'betweenSemesters' }
  /** The last day by date arithmetic. `wanted`: the day of the month that this month does not have. */
  | { is: 'reached'; date: IsoDate; from: IsoDate; term: LastDayTerm; wanted?: number; day: Day }
  /** A day off passed while rolling. */
  | { is: 'dayOff'; date: IsoDate; day: Day }
  | { is: 'rolled'; date: IsoDate; from: IsoDate; direction: 'next' | 'previous'; day: Day }
  /** A date kept as written though it is a day off. */
  | { is: 'kept'; date: IsoDate; day: Day; next: IsoDate }
  | {
      is: 'elapsed';
      date: IsoDate;
      from: Instant;
      at: Instant;
      term: ElapsedTerm;
      clockChange?: ClockChange;
      zone: Zone;
    }
  /** The term ends on this day at this clock time. */
  | { is: 'until'; date: IsoDate; clock: ClockTime }
  | { is: 'chosen'; date: IsoDate; which: 'earlierOf' | 'laterOf'; index: number; of: Due[] };

export interface ClockChange {
  date: IsoDate;
  /** Minutes: 60 when clocks went forward between the two moments, -60 when back. */
  minutes: number;
}

/** Something about a year that is not known and could change the result. */
export interface Uncertain {
  year: number;
  why: Text;
  /** Days within the term that could turn out otherwise. Empty: the law leaves none that could. */
  days: IsoDate[];
}

export interface Due {
  known: true;
  /** The last day (`IsoDate`), or for hours and clock times the moment (`Instant`). */
  at: string;
  date: IsoDate;
  /** From this instant on it is late. */
  late: Instant;
  derivation: Step[];
  uncertain: Uncertain[];
  /** A date kept as written is a day off; `next` is the next working day. */
  dayOff?: { day: Day; next: IsoDate };
  /** The moment is already past when the term begins ("by 16:00", and it is 17:00). */
  beforeStart?: true;
  /** The calendar it was counted by and its version, to be stored with the date. */
  calendar: { key: string; version: string };
}

export interface TermProblem {
  code:
    | 'bad-anchor'
    | 'bad-amount'
    | 'bad-date'
    | 'time-needed'
    | 'anchor-missing'
    | 'calendar-missing'
    | 'study-days-missing'
    | 'semester-not-entered'
    | 'not-in-semester'
    | 'target-after-limit';
  text: Text;
}

/** No date can be given, and why. */
export interface NotKnown {
  known: false;
  problem: TermProblem;
}

export type DueResult = Due | NotKnown;

export interface DueOptions {
  /** Calendars by key, for terms that name whose calendar counts. */
  calendars?: Record<string, Calendar>;
  /** Events by name, for terms that name theirs. */
  anchors?: Record<string, Anchor>;
  /** Class group whose semester dates apply. Default `general`. */
  classes?: string;
}

export type Zone = 'Europe/Riga';

export type DateRule =
  | { kind: 'fixed'; month: number; day: number }
  /** Days after Easter Sunday; negative before. */
  | { kind: 'easter'; offset: number }
  | { kind: 'nthWeekday'; month: number; weekday: number; nth: number }
  | { kind: 'once'; date: IsoDate };

export interface HolidayRule {
  id: string;
  name: Text;
  rule: DateRule;
  /** When it falls on a day of weekly rest, the next Monday that is no holiday is free. */
  substitute?: 'nextMonday';
  source?: string;
  toConfirm?: boolean;
}

/** The yearly order that moves working days. Only `order` is final; in `unknown` years no day is moved. */
export interface MovedDays {
  status: 'order' | 'draft' | 'plan' | 'unknown';
  moves: { off: IsoDate; on: IsoDate }[];
  source?: string;
  publishedOn?: IsoDate;
}

/** Semesters of one school year for one group of classes. */
export interface SchoolYear {
  /** `2025/2026` */
  schoolYear: string;
  /** Class group: `general`, or `9`, `12` where they end at other times. */
  classes: string;
  semesters: { from: IsoDate; to: IsoDate }[];
  /** School holidays within semesters, or `unknown`. */
  breaks: { from: IsoDate; to: IsoDate; name: Text }[] | 'unknown';
  /** Last day of the school year, where it is stated. */
  ends?: IsoDate;
  source?: string;
}

/** A calendar as it stands in a file (runtime/calendars, calendar.schema.json). */
export interface CalendarFile {
  key: string;
  version: string;
  label: Text;
  /** Key of the calendar it adds to. */
  extends?: string;
  zone?: Zone;
  /** Years somebody has looked after. */
  covers?: { from: number; to: number };
  /** Days of weekly rest. */
  weekend?: number[];
  holidays?: HolidayRule[];
  movedDays?: { whom: Text; years: Record<string, MovedDays> };
  schoolYears?: SchoolYear[];
}

/** A calendar with what it extends put in. Ids of sentences carry the key of the file they stand in. */
export interface Calendar {
  key: string;
  /** Versions of the files it is made of. */
  version: string;
  label: Text;
  zone: Zone;
  covers: { from: number; to: number };
  weekend: number[];
  holidays: HolidayRule[];
  /** Absent: this calendar moves no days. */
  movedDays?: { id: string; whom: Text; years: Record<string, MovedDays> };
  /** Absent: no study days here. */
  schoolYears?: SchoolYear[];
}
