import type { KeywordLanguage } from '../model.ts';
import type { Period } from '../overlay/validity.ts';

/** "no 2026-09-01 līdz 2027-08-31", both days included. */
export function inWords({ from, until }: Period, language: KeywordLanguage): string {
  const [fromWord, untilWord, always] = language === 'lv' ? ['no', 'līdz', 'vienmēr'] : ['from', 'until', 'always'];
  const parts = [...(from ? [`${fromWord} ${from}`] : []), ...(until ? [`${untilWord} ${until}`] : [])];
  return parts.length > 0 ? parts.join(' ') : always;
}
