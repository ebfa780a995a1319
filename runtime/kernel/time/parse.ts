import { readDate } from './dates.ts';
import { due } from './due.ts';
import { dueText } from './explain.ts';
import { readMeanings } from './reading.ts';
import type { Anchor, Calendar, DueOptions, DueResult, Term, Text, TextLanguage } from './types.ts';
import { dayText, momentText, termText } from './words.ts';
import { instant, momentAt, readInstant } from './zone.ts';

/** One way to understand a text, with a worked date. */
export interface Reading {
  term: Term;
  /** What an author writes to mean just this. */
  write: Text;
  /** The event of the example. */
  from: Anchor;
  due: DueResult;
  /** "2 darba dienas: no 18.06.2026. (ceturtdiena) līdz 25.06.2026. (ceturtdiena)" */
  text: Text;
}

export interface UnclearTerm {
  ok: false;
  code: 'unclear-term' | 'no-amount' | 'not-a-term';
  text: Text;
  /** Two or more for `unclear-term`, else empty. */
  readings: Reading[];
}

export type Parsed = { ok: true; term: Term } | UnclearTerm;

/**
 * Reads a term written in Latvian or English. What can be understood in two ways is not accepted: both readings come
 * back with a date worked from an example, so that the author can choose.
 * @param example an event, and the calendar its dates are worked by
 */
export function parseTerm(text: string, example: { from: Anchor; calendar: Calendar; options?: DueOptions }): Parsed {
  const meanings = readMeanings(text);
  const [only] = meanings;
  if (only && meanings.length === 1) return { ok: true, term: only };
  if (only) {
    return {
      ok: false,
      code: 'unclear-term',
      text: {
        lv: `"${text}" var saprast dažādi. Izvēlieties un uzrakstiet vienu no šiem:`,
        en: `"${text}" can be understood in more than one way. Choose one of these and write it:`,
      },
      readings: meanings.map((term) => work(term, example)),
    };
  }
  if (/(nekavējoties|tūlīt|iespējami drīz|cik drīz|immediately|as soon as|without delay|promptly)/i.test(text)) {
    return {
      ok: false,
      code: 'no-amount',
      text: {
        lv: `"${text}" nav termiņš: nav pateikts, cik ilgi. Rakstiet, piemēram, "dienas beigas" vai "1 darba diena"`,
        en: `"${text}" is no term: it does not say how long. Write for example "end of day" or "1 working day"`,
      },
      readings: [],
    };
  }
  return {
    ok: false,
    code: 'not-a-term',
    text: {
      lv: `"${text}" nav termiņš. Rakstiet, piemēram, "3 darba dienas", "20 kalendāra dienas", "1 mēnesis" vai "mēneša beigas"`,
      en: `"${text}" is not a term. Write for example "3 working days", "20 calendar days", "1 month" or "end of month"`,
    },
    readings: [],
  };
}

/** When only the day of the example is known, hours are worked from nine in the morning. */
const exampleMinutes = 540;

function work(term: Term, example: { from: Anchor; calendar: Calendar; options?: DueOptions }): Reading {
  const { calendar } = example;
  const day = readDate(example.from);
  const needsTime = term.kind === 'elapsed';
  const from = needsTime && day !== undefined ? instant(momentAt(calendar.zone, day, exampleMinutes)) : example.from;
  const result = due(term, from, calendar, example.options);
  const write = { lv: termText(term, 'lv'), en: termText(term, 'en') };
  const say = (language: TextLanguage): string => {
    if (!result.known) return `${write[language]}: ${result.problem.text[language]}`;
    const begins =
      readInstant(from) === undefined ? dayText(from, language) : momentText(from, calendar.zone, language);
    const ends = dueText(result, calendar.zone, language);
    return language === 'lv'
      ? `${write.lv}: notikums ${begins}, termiņš ${ends}`
      : `${write.en}: event ${begins}, due ${ends}`;
  };
  return { term, write, from, due: result, text: { lv: say('lv'), en: say('en') } };
}
