import { civil, type DayNumber, dayNumber, isoDate, numberOf } from './dates.ts';
import type { Calendar, NotKnown, SchoolYear, TermProblem, Text } from './types.ts';
import { dateText } from './words.ts';

/** Semester dates of the class group when no other is named. */
const general = 'general';

export function notKnown(code: TermProblem['code'], text: Text): NotKnown {
  return { known: false, problem: { code, text } };
}

/** `2026/2027`: the school year of a day, from 1 September on. */
function schoolYearOf(day: DayNumber): string {
  const { year, month } = civil(day);
  const begins = month >= 9 ? year : year - 1;
  return `${begins}/${begins + 1}`;
}

const inLatvian = (schoolYear: string): string => `${schoolYear.replace('/', './')}.`;

/** The semester dates entered for a day's school year and a class group. */
export function schoolYearAt(
  calendar: Calendar,
  day: DayNumber,
  classes: string = general,
): { known: true; year: SchoolYear } | NotKnown {
  if (!calendar.schoolYears) {
    return notKnown('study-days-missing', {
      lv: `kalendārā "${calendar.label.lv}" nav mācību dienu`,
      en: `the calendar "${calendar.label.en}" has no study days`,
    });
  }
  const schoolYear = schoolYearOf(day);
  const year = calendar.schoolYears.find((entry) => entry.schoolYear === schoolYear && entry.classes === classes);
  if (year) return { known: true, year };
  const whose = classes === general ? '' : ` (${classes})`;
  return notKnown('semester-not-entered', {
    lv: `${inLatvian(schoolYear)} mācību gada semestru datumi${whose} nav ievadīti`,
    en: `semester dates of ${inLatvian(schoolYear)}${whose} are not entered`,
  });
}

/** A semester: its number within the school year (1, 2) and its first and last day. */
export interface Semester {
  number: number;
  from: DayNumber;
  to: DayNumber;
}

/** The semester in which a day lies, or the one `ahead` semesters later. */
export function semesterAt(
  calendar: Calendar,
  day: DayNumber,
  ahead = 0,
  classes: string = general,
): { known: true; semester: Semester } | NotKnown {
  const entered = schoolYearAt(calendar, day, classes);
  if (!entered.known) return entered;
  const date = isoDate(day);
  let { year } = entered;
  let index = year.semesters.findIndex(({ from, to }) => date >= from && date <= to);
  if (index < 0) {
    return notKnown('not-in-semester', {
      lv: `${dateText(date, 'lv')} nav nevienā semestrī`,
      en: `${date} lies in no semester`,
    });
  }
  for (let left = ahead; left > 0; left -= 1) {
    index += 1;
    if (index < year.semesters.length) continue;
    const following = schoolYearAt(calendar, dayNumber(Number(year.schoolYear.slice(5)), 9, 1), classes);
    if (!following.known) return following;
    year = following.year;
    index = 0;
  }
  const { from, to } = year.semesters[index] ?? { from: date, to: date };
  return { known: true, semester: { number: index + 1, from: numberOf(from), to: numberOf(to) } };
}

/** What a working day is for a school: `study`, or why there is no teaching. */
export function studyDay(
  calendar: Calendar,
  day: DayNumber,
  classes?: string,
): { known: true; is: 'study' | 'break' | 'betweenSemesters'; breaksKnown: boolean } | NotKnown {
  const entered = schoolYearAt(calendar, day, classes);
  if (!entered.known) return entered;
  const { year } = entered;
  const date = isoDate(day);
  const lies = ({ from, to }: { from: string; to: string }) => date >= from && date <= to;
  const breaksKnown = year.breaks !== 'unknown';
  if (!year.semesters.some(lies)) return { known: true, is: 'betweenSemesters', breaksKnown };
  const free = year.breaks !== 'unknown' && year.breaks.some(lies);
  return { known: true, is: free ? 'break' : 'study', breaksKnown };
}
