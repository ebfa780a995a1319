/** Numbers and amounts in Latvian. */

const rules = new Intl.PluralRules('lv');

/** The three forms of a Latvian noun beside a number: 0, 10–20, 30 … stundu; 1, 21 stunda; 2, 22 stundas. */
export interface PluralForms {
  zero: string;
  one: string;
  other: string;
}

/** "21 stunda", "22 stundas", "11 stundu". */
export function plural(count: number, forms: PluralForms): string {
  const rule = rules.select(count);
  const form = rule === 'zero' || rule === 'one' ? forms[rule] : forms.other;
  return `${formatNumber(count)} ${form}`;
}

const decimal = new Intl.NumberFormat('lv', { maximumFractionDigits: 1 });

/** With a decimal comma. */
export function formatNumber(value: number): string {
  return decimal.format(value);
}

/** "2,4 MB" from bytes, 1024 to the kilobyte, as limits are given. */
export function formatBytes(bytes: number): string {
  if (bytes >= 1024 ** 2) return `${formatNumber(bytes / 1024 ** 2)} MB`;
  if (bytes >= 1024) return `${formatNumber(bytes / 1024)} kB`;
  return `${formatNumber(bytes)} B`;
}

/** The whole number a person typed (spaces between digits allowed), or undefined. "1,5" is no whole number. */
export function parseWhole(text: string): number | undefined {
  const typed = text.replaceAll(/\s/g, '');
  if (!/^[+-]?\d{1,15}$/.test(typed)) return undefined;
  return Number(typed);
}
