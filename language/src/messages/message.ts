import type { Diagnostic, KeywordLanguage } from '../model.ts';

/** A message to the author: what is wrong, why, and what to write. `{name}` stands for a value. */
export interface Message<Values extends string> {
  code: string;
  severity: Diagnostic['severity'];
  texts: Record<KeywordLanguage, string>;
  /** Only for the type checker: which values the texts need. */
  values?: Values;
}

type ValuesIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ValuesIn<Rest>
  : never;

export function error<const Lv extends string>(code: string, lv: Lv, en: string): Message<ValuesIn<Lv>> {
  return { code, severity: 'error', texts: { lv, en } };
}

export function warning<const Lv extends string>(code: string, lv: Lv, en: string): Message<ValuesIn<Lv>> {
  return { code, severity: 'warning', texts: { lv, en } };
}

export function information<const Lv extends string>(code: string, lv: Lv, en: string): Message<ValuesIn<Lv>> {
  return { code, severity: 'information', texts: { lv, en } };
}

/** The text of a message in a language, with its values filled in. */
export function textOf<Values extends string>(
  message: Message<Values>,
  language: KeywordLanguage,
  values: Record<Values, string>,
): string {
  const known: Record<string, string> = values;
  return message.texts[language].replace(/\{(\w+)\}/g, (_, name: string) => known[name] ?? '');
}
