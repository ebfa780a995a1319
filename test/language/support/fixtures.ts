import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type Diagnostic, type Loaded, loadScheme, type SchemeFiles } from '@riciba/language';
import { nodeFiles } from '@riciba/language/node';

const folder = new URL('../fixtures/', import.meta.url);

/** A text with what should be said about it: `// RIC0103 RIC0404` at the end of a line. */
export interface Fixture {
  name: string;
  text: string;
  expected: string[];
}

export function fixtures(): Fixture[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.riciba'))
    .toSorted()
    .map((file) => {
      const text = readFileSync(new URL(file, folder), 'utf8');
      return { name: basename(file, '.riciba').replaceAll('-', ' '), text, expected: expectedIn(text) };
    });
}

/** Loads a text that stands in no file; the library is there. */
export function loadText(text: string, others: Record<string, string> = {}, on?: string): Promise<Loaded> {
  return loadScheme('test/text.riciba', filesWith(text, others), on === undefined ? {} : { on });
}

/** Files for a text that stands in none: beside it lie the texts of `fixtures/bases/` and those given. */
export function filesWith(text: string, others: Record<string, string> = {}): SchemeFiles {
  const texts: Record<string, string> = { ...bases(), ...others, 'test/text.riciba': text };
  return { ...nodeFiles(), read: async (file) => texts[file] };
}

function bases(): Record<string, string> {
  const names = readdirSync(new URL('bases/', folder));
  return Object.fromEntries(
    names.map((name) => [`test/${name}`, readFileSync(new URL(`bases/${name}`, folder), 'utf8')]),
  );
}

/** "3 RIC0103" for each diagnostic of the text, in order. */
export function found({ diagnostics }: Loaded, file = 'test/text.riciba'): string[] {
  return diagnostics
    .filter(({ at }) => at.file === file)
    .map(lineAndCode)
    .toSorted(byLine);
}

/** "3 RIC0103" for each `// RIC0103` at the end of a line. */
export function expectedIn(text: string): string[] {
  return text
    .split('\n')
    .flatMap((line, index) => {
      const codes = /\/\/((?: RIC\d{4})+)\s*$/.exec(line)?.[1]?.trim().split(' ') ?? [];
      return codes.map((code) => `${index + 1} ${code}`);
    })
    .toSorted(byLine);
}

function lineAndCode({ at, code }: Diagnostic): string {
  return `${at.line} ${code}`;
}

function byLine(a: string, b: string): number {
  return Number.parseInt(a, 10) - Number.parseInt(b, 10) || (a < b ? -1 : 1);
}
