import type { KeywordLanguage } from '../model.ts';
import type { Period } from '../overlay/validity.ts';

/** "11.05.2026. 14:30" of "2026-05-11 14:30", as people write it in the language. */
export function momentInWords(moment: string, language: KeywordLanguage): string {
  return language === 'lv' ? moment.replace(/^(\d+)-(\d+)-(\d+)/, '$3.$2.$1.') : moment;
}

/** "no 2026-09-01 līdz 2027-08-31", both days included. */
export function inWords({ from, until }: Period, language: KeywordLanguage): string {
  const [fromWord, untilWord, always] = language === 'lv' ? ['no', 'līdz', 'vienmēr'] : ['from', 'until', 'always'];
  const parts = [...(from ? [`${fromWord} ${from}`] : []), ...(until ? [`${untilWord} ${until}`] : [])];
  return parts.length > 0 ? parts.join(' ') : always;
}
