import { readDate } from './dates.ts';
import { due } from './due.ts';
import { dayReason, dueText, explain, explainUncertain } from './explain.ts';
import { parseTerm } from './parse.ts';
import type { Anchor, Calendar, Due, TextLanguage, Zone } from './types.ts';
import { dayText, termText } from './words.ts';
import { instant, momentAt, readClock, readInstant } from './zone.ts';

export interface TermCommandOptions {
  /** Day of the event, its local time (`2026-06-18T14:00`), or a UTC instant. */
  from: string;
  /** Name of one of `calendars`. */
  calendar: string;
  calendars: Record<string, Calendar>;
  /** Class group whose semesters count. */
  classes?: string;
  why?: boolean;
  json?: boolean;
  /** Default Latvian. */
  language?: TextLanguage;
}

export interface CommandResult {
  /** 0 a date was given, 1 the term is unclear or its date is not known, 2 the command was written wrongly. */
  exitCode: 0 | 1 | 2;
  lines: string[];
}

/** `riciba term "3 working days" --from 2026-06-18 --calendar state --why --json`: what it prints and its exit code. */
export function termCommand(text: string, options: TermCommandOptions): CommandResult {
  const { calendars, json, language = 'lv' } = options;
  const lv = language === 'lv';
  const refuse = (exitCode: 1 | 2, code: string, lines: string[], more: object = {}): CommandResult => {
    const body = { known: false, term: text, problem: { code, text: lines[0] ?? '' }, ...more };
    return { exitCode, lines: json ? print(body) : lines };
  };
  const calendar = Object.hasOwn(calendars, options.calendar) ? calendars[options.calendar] : undefined;
  if (!calendar) {
    const names = Object.keys(calendars).join(', ');
    const line = lv
      ? `Nav kalendāra "${options.calendar}". Ir: ${names}`
      : `There is no calendar "${options.calendar}". There are: ${names}`;
    return refuse(2, 'calendar-missing', [line]);
  }
  const from = readFrom(options.from, calendar.zone);
  if (from === undefined) {
    const line = lv
      ? `"${options.from}" nav datums. Rakstiet, piemēram, 2026-06-18 vai 2026-06-18T14:00`
      : `"${options.from}" is not a date. Write for example 2026-06-18 or 2026-06-18T14:00`;
    return refuse(2, 'bad-anchor', [line]);
  }
  const dueOptions = { classes: options.classes, calendars };
  const parsed = parseTerm(text, { from, calendar, options: dueOptions });
  if (!parsed.ok) {
    const readings = parsed.readings.map((reading) => reading.text[language]);
    const details = parsed.readings.map(({ term, write, from: event, due: worked, text: said }) => ({
      term,
      write: write[language],
      from: event,
      ...(worked.known ? { at: worked.at } : { problem: worked.problem }),
      text: said[language],
    }));
    const lines = [parsed.text[language], ...readings.map((line) => `  ${line}`)];
    return refuse(1, parsed.code, lines, { readings: details });
  }
  const result = due(parsed.term, from, calendar, dueOptions);
  if (!result.known) return refuse(1, result.problem.code, [sentence(result.problem.text[language])]);
  if (json) {
    const { derivation, ...rest } = result;
    const why = options.why && { why: explain(derivation, language), derivation };
    return { exitCode: 0, lines: print({ term: text, reading: parsed.term, from, ...rest, ...why }) };
  }
  const head = dueText(result, calendar.zone, language);
  const derivation = options.why
    ? [
        `${termText(parsed.term, language)}. ${lv ? 'Kalendārs' : 'Calendar'}: ${calendar.label[language]}`,
        ...explain(result.derivation, language),
      ]
    : [];
  return { exitCode: 0, lines: [head, ...remarks(result, language), ...derivation] };
}

const print = (body: object): string[] => JSON.stringify(body, null, 2).split('\n');

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function readFrom(text: string, zone: Zone): Anchor | undefined {
  if (readInstant(text) !== undefined || readDate(text) !== undefined) return text;
  const [date, time] = text.split('T');
  const day = readDate(date ?? '');
  const minutes = readClock(time ?? '');
  return day === undefined || minutes === undefined ? undefined : instant(momentAt(zone, day, minutes));
}

/** What a reader must know beside the date: a day off kept, a moment already past, what is not certain. */
function remarks(result: Due, language: TextLanguage): string[] {
  const lv = language === 'lv';
  const lines: string[] = [];
  if (result.dayOff) {
    const { day, next } = result.dayOff;
    const [why, working] = [dayReason(day, language), dayText(next, language)];
    lines.push(
      lv
        ? `Tā nav darba diena: ${why}. Nākamā darba diena ir ${working}`
        : `Not a working day: ${why}. The next working day is ${working}`,
    );
  }
  if (result.beforeStart) {
    lines.push(lv ? 'Termiņš beidzas, pirms notikums ir noticis' : 'The term ends before the event happens');
  }
  return [...lines, ...explainUncertain(result.uncertain, language)];
}
