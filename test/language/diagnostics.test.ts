import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { diagnosticsPage, explanations } from '../../language/docs/diagnostics.ts';
import { messages } from '../../language/src/messages/table.ts';
import { fixtures, found, loadText } from './support/fixtures.ts';

const root = new URL('../../', import.meta.url);
const all = fixtures();

/** Where a fixture shows the wrong line of a code. */
const shown = Object.entries(explanations).flatMap(([code, { wrong, right }]) => {
  const places = all.flatMap(({ text }) =>
    text.split('\n').flatMap((line, index) => {
      const [, words, codes = ''] = /^(.*?)\s*\/\/((?: RIC\d{4})+)\s*$/.exec(line) ?? [];
      return words?.trim() === wrong && codes.includes(code) ? [{ text, index }] : [];
    }),
  );
  return places.slice(0, 1).map((place) => ({ code, right, ...place }));
});

/** Told of files, of a day, by the editor or by proofs: no text by itself shows them. */
const elsewhere = /^RIC(0014|0106|0141|09\d\d|05\d\d|0627)$/;

describe('the page about messages', () => {
  test('has every message of the language and every proof', () => {
    const proofs = globSync('generator/src/proofs/*.ts', { cwd: root }).flatMap((file) =>
      [...readFileSync(new URL(file, root), 'utf8').matchAll(/'(RIC05\d\d)'/g)].map((match) => match[1]!),
    );
    const codes = new Set([...Object.values(messages).map(({ code }) => code), ...proofs]);
    expect(Object.keys(explanations).toSorted()).toEqual([...codes].toSorted());
  });

  test('is written anew when a message changes', () => {
    expect(readFileSync(new URL('language/docs/diagnostics.md', root), 'utf8')).toBe(diagnosticsPage());
  });

  test('shows wrong lines that a fixture shows, too', () => {
    const missing = Object.keys(explanations).filter(
      (code) => !elsewhere.test(code) && !shown.some((each) => each.code === code),
    );
    expect(missing).toEqual([]);
  });

  test.each(shown)('shows how $code is mended', async ({ code, text, index, right }) => {
    const lines = text.split('\n');
    const mended = [...lines.slice(0, index), ...right.split('\n'), ...lines.slice(index + 1)].join('\n');
    const own = new Set(right.split('\n').map((_, offset) => `${index + 1 + offset} ${code}`));
    const told = found(await loadText(mended));
    expect(told.filter((each) => own.has(each))).toEqual([]);
  });
});
