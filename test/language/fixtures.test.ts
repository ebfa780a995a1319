import { translateKeywords } from '@riciba/language';
import { describe, expect, test } from 'vitest';
import { fixtures, found, loadText } from './support/fixtures.ts';

const all = fixtures();
// A translation needs a text it can read, and puts terms in order.
const readable = all.filter(({ expected }) => !expected.some((each) => / RIC(00|0105|0603)/.test(each)));

describe('what is said about a text', () => {
  test.each(all)('$name', async ({ text, expected }) => {
    const loaded = await loadText(text);
    expect(found(loaded)).toEqual(expected);
    expect(loaded.scheme === undefined).toBe(loaded.diagnostics.some(({ severity }) => severity === 'error'));
  });

  test.each(readable)('$name, in the other keyword language', async ({ text, expected }) => {
    const { language } = await loadText(text);
    const loaded = await loadText(translateKeywords(text, language === 'lv' ? 'en' : 'lv'));
    expect(found(loaded)).toEqual(expected);
  });
});
