import { type Definition, type Field, isAnswer, optionsOf } from '../definition/index.ts';
import { wordsIn } from './words.ts';

/** What only the place where a document is made knows: how bodies and files are called. */
export interface Names {
  body: (institution: string, key: string) => string | undefined;
  file: (id: string) => string | undefined;
}

/** An answer as it stands in a sentence; codes and bodies by their names, dates as "11.05.2026.". */
function answerText(definition: Definition, field: Field, value: unknown, names: Names): string {
  const words = wordsIn(definition.scheme);
  if (!isAnswer(value)) return words.notGiven;
  const label = (key: unknown): string =>
    optionsOf(definition, field).find((option) => option.key === key)?.label ?? String(key);
  const all = [value].flat();
  switch (field.type) {
    case 'yesNo':
      return value === true ? words.yes : words.no;
    case 'date':
      return dateText(String(value));
    case 'choice':
      return label(value);
    case 'choices':
    case 'roles':
    case 'seats':
      return all.map(label).join(', ');
    case 'body':
      return names.body(field.institution ?? '', String(value)) ?? String(value);
    case 'attachment':
      return all.map((id) => names.file(String(id)) ?? words.attachment).join(', ');
    case 'group':
      return all.map((entry) => entryText(definition, field, entry, names)).join('; ');
    case 'text':
    case 'longText':
    case 'wholeNumber':
    case 'phone':
    case 'email':
    case 'address':
    case 'personalCode':
      return String(value);
  }
  return field.type satisfies never;
}

/** One entry of a group: "Datums: 11.05.2026., Kas: …". */
export function entryText(definition: Definition, { fields = [] }: Field, entry: unknown, names: Names): string {
  const values = isRecord(entry) ? entry : {};
  return fields
    .filter((field) => isAnswer(values[field.key]) && field.unknownOf === undefined)
    .map((field) => `${field.label}: ${answerText(definition, field, values[field.key], names)}`)
    .join(', ');
}

/** What is said in a field, of which it may be said that there is no information. */
export function saidIn(
  definition: Definition,
  field: Field,
  values: Record<string, unknown>,
  names: Names,
): string | undefined {
  if (values[`${field.key}_unknown`] === true && field.unknown) return wordsIn(definition.scheme).noInformation;
  const value = values[field.key];
  return isAnswer(value) ? answerText(definition, field, value, names) : undefined;
}

/** The parts of a sentence. An answer may end with the full stop that the text beside it brings, too. */
export function joined(parts: readonly string[]): string {
  let text = '';
  for (const part of parts) text += /[.!?…]$/.test(text) && part.startsWith('.') ? part.slice(1) : part;
  return text;
}

/** "11.05.2026." from "2026-05-11". */
export function dateText(date: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(date) ?? [];
  return day === undefined ? date : `${day}.${month}.${year}.`;
}

const months = 'janvārī februārī martā aprīlī maijā jūnijā jūlijā augustā septembrī oktobrī novembrī decembrī'.split(
  ' ',
);

const monthsInEnglish = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** "2026. gada 11. maijā", as it stands at the head of a document. */
export function headDate(date: string, { language }: Pick<Definition['scheme'], 'language'>): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(date) ?? [];
  if (day === undefined) return date;
  const index = Number(month) - 1;
  return language === 'en'
    ? `${Number(day)} ${monthsInEnglish[index]} ${year}`
    : `${year}. gada ${Number(day)}. ${months[index]}`;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
