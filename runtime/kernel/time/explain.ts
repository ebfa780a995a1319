import type { Day, Due, Step, TextLanguage, Uncertain, Zone } from './types.ts';
import { amountText, clockText, dateText, dayText, momentText, noSuchDay, ordinalText, termText } from './words.ts';

/** What a day is and why, as the calendar says it: "svētku diena: Līgo diena". */
export function dayReason(day: Day, language: TextLanguage): string {
  const lv = language === 'lv';
  const name = day.name?.[language] ?? '';
  const pair = day.pair ? dateText(day.pair, language) : '';
  const whom = day.whom?.[language] ?? '';
  const doubt = day.says?.toConfirm ? (lv ? ' (vēl jāapstiprina)' : ' (to be confirmed)') : '';
  switch (day.kind) {
    case 'workday':
      return lv ? 'darba diena' : 'working day';
    case 'weekend':
      return lv ? 'nedēļas nogale' : 'week-end';
    case 'holiday':
      return (lv ? `svētku diena: ${name}` : `holiday: ${name}`) + doubt;
    case 'substitute':
      return (
        (lv ? `brīvdiena par svētku dienu ${pair} (${name})` : `day off for the holiday of ${pair} (${name})`) + doubt
      );
    case 'movedOff':
      return (
        (lv
          ? `pārceltā brīvdiena ${whom} (darba diena pārcelta uz ${pair})`
          : `moved day off for ${whom} (the working day is moved to ${pair})`) + doubt
      );
    case 'movedOn':
      return (
        (lv
          ? `pārceltā darba diena ${whom} (par brīvdienu ${pair})`
          : `moved working day for ${whom} (for the day off on ${pair})`) + doubt
      );
  }
  return day.kind satisfies never;
}

const noTeaching: Record<'break' | 'betweenSemesters', Record<TextLanguage, string>> = {
  break: { lv: 'skolēnu brīvlaiks', en: 'school holidays' },
  betweenSemesters: { lv: 'ārpus semestra', en: 'outside semesters' },
};

function elapsedLine(step: Step & { is: 'elapsed' }, language: TextLanguage): string {
  const lv = language === 'lv';
  const sign = step.term.direction === 'after' ? '+' : '−';
  const amount = amountText(step.term.amount, step.term.unit, language);
  const fromDate = momentText(step.from, step.zone, language);
  const line = `${fromDate} ${sign} ${amount} = ${momentText(step.at, step.zone, language)}`;
  if (!step.clockChange) return line;
  const { date, minutes } = step.clockChange;
  const forward = minutes > 0;
  const how = lv
    ? `pulksteņi pagriezti stundu ${forward ? 'uz priekšu' : 'atpakaļ'}`
    : `clocks went ${forward ? 'forward' : 'back'} one hour`;
  return `${line}; ${dateText(date, language)} ${how}`;
}

function reachedLine(step: Step & { is: 'reached' }, language: TextLanguage): string {
  const { term } = step;
  const day = dayText(step.date, language);
  const clamped = step.wanted === undefined ? '' : `, ${noSuchDay(step.date, step.wanted, language)}`;
  if (term.kind === 'date' || term.kind === 'monthDay') {
    return `${day} – ${language === 'lv' ? 'rakstītais datums' : 'the date written'}${clamped}`;
  }
  if (term.kind !== 'amount') return `${day} – ${termText({ ...term, until: undefined }, language)}${clamped}`;
  const sign = term.direction === 'after' ? '+' : '−';
  const amount = amountText(term.amount, term.unit, language);
  return `${dateText(step.from, language)} ${sign} ${amount} = ${day}${clamped}`;
}

function linesOf(step: Step, language: TextLanguage): string[] {
  const lv = language === 'lv';
  const day = dayText(step.date, language);
  switch (step.is) {
    case 'start':
      if (step.counted === undefined) return [`${day} – ${lv ? 'notikuma diena' : 'day of the event'}`];
      if (step.counted) return [`${day} – ${lv ? 'notikuma diena, to skaita' : 'day of the event, counted'}`];
      return [`${day} – ${lv ? 'notikuma diena, to neskaita' : 'day of the event, not counted'}`];
    case 'counted': {
      const nth = ordinalText(step.n, step.unit, language);
      return [`${day} – ${nth}${step.day.kind === 'movedOn' ? `: ${dayReason(step.day, language)}` : ''}`];
    }
    case 'skipped':
      return [`${day} – ${step.study ? noTeaching[step.study][language] : dayReason(step.day, language)}`];
    case 'dayOff':
      return [`${day} – ${dayReason(step.day, language)}`];
    case 'reached':
      return [reachedLine(step, language)];
    case 'rolled': {
      if (step.direction === 'next') {
        return [
          lv ? `${day} – nākamā darba diena, uz to termiņš pāriet` : `${day} – next working day, the term rolls to it`,
        ];
      }
      return [
        lv
          ? `${day} – iepriekšējā darba diena, uz to termiņš atkāpjas`
          : `${day} – previous working day, the term rolls back to it`,
      ];
    }
    case 'kept': {
      const next = dayText(step.next, language);
      const why = dayReason(step.day, language);
      return [
        lv
          ? `${day} – ${why}; datums paliek, kā rakstīts, nākamā darba diena ir ${next}`
          : `${day} – ${why}; the date is kept as written, the next working day is ${next}`,
      ];
    }
    case 'elapsed':
      return [elapsedLine(step, language)];
    case 'until':
      return [
        lv
          ? `Termiņš beidzas ${day} ${clockText(step.clock, language)}`
          : `The term ends on ${day} at ${clockText(step.clock, language)}`,
      ];
    case 'chosen':
      return chosenLines(step, language);
  }
  return step satisfies never;
}

function chosenLines(step: Step & { is: 'chosen' }, language: TextLanguage): string[] {
  const lv = language === 'lv';
  const which = step.which === 'earlierOf' ? (lv ? 'agrākais' : 'the earlier') : lv ? 'vēlākais' : 'the later';
  const each = step.of.flatMap((one, index) => [
    lv ? `${index + 1}. iespēja:` : `Possibility ${index + 1}:`,
    ...explain(one.derivation, language),
  ]);
  const number = step.index + 1;
  return [...each, lv ? `Spēkā ir ${which}: ${number}. iespēja` : `What holds is ${which}: possibility ${number}`];
}

/** A derivation as sentences, one for each step, in Latvian unless asked otherwise. */
export function explain(derivation: readonly Step[], language: TextLanguage = 'lv'): string[] {
  return derivation.flatMap((step) => linesOf(step, language));
}

/** What is not known and which days could turn out otherwise, one sentence each. */
export function explainUncertain(uncertain: readonly Uncertain[], language: TextLanguage = 'lv'): string[] {
  const lv = language === 'lv';
  return uncertain.map(({ why, days }) => {
    const reason = `${lv ? 'Nav droši' : 'Not certain'}: ${why[language]}`;
    if (days.length === 0) return reason;
    const list = days.map((day) => dayText(day, language)).join(', ');
    return `${reason} – ${lv ? 'citādi varētu būt' : 'could turn out otherwise'}: ${list}`;
  });
}

/** The result in one line: "26.06.2026. (piektdiena)", with the clock time where the term has one. */
export function dueText(due: Due, zone: Zone, language: TextLanguage = 'lv'): string {
  return due.at === due.date ? dayText(due.date, language) : momentText(due.at, zone, language);
}
