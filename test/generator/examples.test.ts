import { readFileSync } from 'node:fs';
import { generate, runScenarios } from '@riciba/generator';
import { findings } from '../../generator/src/proofs/findings.ts';
import { loadScheme } from '@riciba/language';
import { nodeFiles } from '@riciba/language/node';
import { describe, expect, it } from 'vitest';
import { root } from './support.ts';

/**
 * What the tool says of each example that says what its source says. Warnings only: what is published wrong stays as
 * published and is reported. The README's table names the lines of the scheme.
 */
const examples: Record<string, { warnings: string[] }> = {
  aizkraukle: { warnings: ['RIC0110'] },
  rezekne: { warnings: ['RIC0150'] },
  cesis: { warnings: [] },
  ministrija: { warnings: [] },
  jekabpils: { warnings: ['RIC0150', 'RIC0231'] },
};

interface Posts {
  bodies: { key: string; institution: string }[];
  posts: { body: string; role: string }[];
}

const linesOf = (path: string) => readFileSync(path, 'utf8').split('\n');

const load = (file: string) =>
  loadScheme(file, nodeFiles(), { findings: (scheme, language) => findings(scheme, language) });

/** Schemes that nobody has published: what the language can say beside the sources, and of another country. */
const invented = ['kavejumi', 'veidlapas', 'conference'];

const folderOf = (name: string) => `${root}examples/${name}/`;
const fileOf = (name: string, ending: string) => `${folderOf(name)}${name}.${ending}.riciba`;

describe.each([...Object.entries(examples), ...invented.map((name) => [name, { warnings: [] }] as const)])(
  'the example %s',
  (name, { warnings }) => {
    const file = (ending: string) => fileOf(name, ending);

    it('is sound but for what was published so', async () => {
      const { scheme, diagnostics } = await load(file('lv'));
      expect(scheme).toBeDefined();
      const told = diagnostics.filter(({ severity }) => severity !== 'information');
      expect(told.map(({ code }) => code).toSorted()).toEqual(warnings);
    });

    it('means the same in English', async () => {
      const [latvian, english] = await Promise.all(['lv', 'en'].map((language) => load(file(language))));
      expect(await generate(english!.scheme!)).toEqual(await generate(latvian!.scheme!));
    });

    it('has stories that come out as told and try all of it', async () => {
      for (const language of ['lv', 'en'] as const) {
        const { scheme, scenarios } = await load(file(`scenarios.${language}`));
        const { stories, coverage } = await runScenarios(scheme!, scenarios, language);
        expect(stories.filter(({ passed }) => !passed)).toEqual([]);
        expect(Object.values(coverage).flatMap(({ missing }) => missing)).toEqual([]);
      }
    });

    it('has posts only in institutions and roles of its own', async () => {
      const { institutions } = await generate((await load(file('lv'))).scheme!);
      const posts: Posts = JSON.parse(readFileSync(`${folderOf(name)}posts.json`, 'utf8'));
      const known = new Set(institutions.flatMap(({ key, roles }) => [key, ...roles.map((role) => role.key)]));
      const bodies = new Set(posts.bodies.map(({ key }) => key));
      expect(posts.bodies.filter(({ institution }) => !known.has(institution))).toEqual([]);
      expect(posts.posts.filter(({ role, body }) => !known.has(role) || !bodies.has(body))).toEqual([]);
    });
  },
);

describe.each(Object.keys(examples))('the example %s', (name) => {
  it('names in its table lines that say what the table says', () => {
    const texts: Record<string, string[]> = {
      '': linesOf(fileOf(name, 'lv')),
      'stāsti ': linesOf(fileOf(name, 'scenarios.lv')),
      'pamats ': linesOf(`${root}language/library/latvija.riciba`),
    };
    const table = readFileSync(`${folderOf(name)}README.md`, 'utf8');
    const rows = table.split('\n').filter((line) => line.startsWith('| ') && !/^\| (teikums|---)/.test(line));
    expect(rows.length).toBeGreaterThan(20);
    for (const row of rows) {
      const named = [...row.matchAll(/(stāsti |pamats |)(\d+): `([^`]+)`/g)].map(([, text, line, words]) => ({
        row,
        line: texts[text ?? '']?.[Number(line) - 1],
        words,
      }));
      expect(named).not.toEqual([]);
      expect(named.filter(({ line, words }) => !line?.includes(words!))).toEqual([]);
    }
  });
});
