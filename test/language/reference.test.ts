import { readdirSync, readFileSync } from 'node:fs';
import { translateKeywords } from '@riciba/language';
import { describe, expect, test } from 'vitest';
import { expectedIn, found, loadText } from './support/fixtures.ts';

const folder = new URL('../../language/docs/reference/', import.meta.url);

/** An example of a page: a whole text, or one that goes on where the page's common beginning ends. */
interface Example {
  name: string;
  text: string;
  expected: string[];
}

const pages = readdirSync(folder)
  .filter((file) => file.endsWith('.md') && !['README.md', 'keywords.md'].includes(file))
  .map((file) => ({ file, examples: examplesOf(file) }));

function examplesOf(file: string): Example[] {
  const page = readFileSync(new URL(file, folder), 'utf8');
  const blocks = [...page.matchAll(/^```riciba( kopīgs)?\n([\s\S]*?)^```$/gm)];
  const common = blocks.find(([, shared]) => shared)?.[2] ?? '';
  return blocks
    .filter(([, shared]) => !shared)
    .map(([, , block = ''], index) => {
      const text = /^(shēma|bibliotēka|stāsti)\b/.test(block) ? block : common + block;
      return { name: `${file}, example ${index + 1}`, text, expected: expectedIn(text) };
    });
}

describe('the language reference', () => {
  test.each(pages.flatMap(({ examples }) => examples))('$name', async ({ text, expected }) => {
    expect(found(await loadText(text))).toEqual(expected);
  });

  test.each(pages.flatMap(({ examples }) => examples).filter(({ expected }) => expected.length === 0))(
    '$name, in English and back',
    async ({ text }) => {
      const english = translateKeywords(text, 'en');
      expect(found(await loadText(english))).toEqual([]);
      expect(translateKeywords(english, 'lv')).toBe(text);
    },
  );

  test.each(pages)('$file has right and wrong examples', ({ examples }) => {
    expect(examples.some(({ expected }) => expected.length === 0)).toBe(true);
    expect(examples.some(({ expected }) => expected.length > 0)).toBe(true);
  });

  test('names every page', () => {
    const index = readFileSync(new URL('README.md', folder), 'utf8');
    expect(pages.filter(({ file }) => !index.includes(`(${file})`))).toEqual([]);
  });
});
