import { translateKeywords } from '@riciba/language';
import { describe, expect, test } from 'vitest';
import { fixtures, found, loadText } from './support/fixtures.ts';

describe('what is said about a text', () => {
  for (const { name, text, expected } of fixtures()) {
    test(name, async () => {
      const loaded = await loadText(text);
      expect(found(loaded)).toEqual(expected);
      expect(loaded.scheme === undefined).toBe(loaded.diagnostics.some(({ severity }) => severity === 'error'));
    });

    const readable = !expected.some((each) => / RIC(00|0105)/.test(each));
    if (!readable) continue;
    test(`${name}, in the other keyword language`, async () => {
      const { language } = await loadText(text);
      const loaded = await loadText(translateKeywords(text, language === 'lv' ? 'en' : 'lv'));
      expect(found(loaded)).toEqual(expected);
    });
  }
});
