import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runScenarios } from '@riciba/generator';
import { loadScheme, type Scenario } from '@riciba/language';
import { nodeFiles } from '@riciba/language/node';
import { lookup } from '@riciba/runtime/definition';
import { fold } from '@riciba/runtime/kernel';
import { Ajv } from 'ajv';
import { assert, constantFrom, property } from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from './support.ts';

type Tried = Awaited<ReturnType<typeof runScenarios>>;

const example = `${root}examples/aizkraukle/aizkraukle.scenarios.lv.riciba`;

async function loaded(text?: string, folder = 'aizkraukle') {
  const files = nodeFiles();
  const name = text === undefined ? example : `${root}examples/${folder}/test.scenarios.lv.riciba`;
  const read = async (file: string) => (file === name && text !== undefined ? text : files.read(file));
  const { scheme, scenarios, diagnostics } = await loadScheme(name, { ...files, read });
  if (!scheme) throw new Error(JSON.stringify(diagnostics));
  return { scheme, scenarios };
}

async function told(text: string, language: 'lv' | 'en' = 'lv'): Promise<Tried> {
  const head = language === 'lv' ? 'stāsti par shēmu Aizkraukle' : 'scenarios about Aizkraukle';
  const { scheme, scenarios } = await loaded(`${head}\n${text}`);
  return runScenarios(scheme, scenarios, language);
}

/** "holds", or what was found, for each line. */
function verdicts({ stories }: Tried): string[] {
  return stories.flatMap(({ lines }) => lines.map(({ verdict, found }) => found ?? verdict));
}

let source: Awaited<ReturnType<typeof loaded>>;
let whole: Tried;
beforeAll(async () => {
  source = await loaded();
  whole = await runScenarios(source.scheme, source.scenarios);
});

describe('the scenarios of Aizkraukle', () => {
  it('come out as told', () => {
    expect(whole.stories.filter((story) => !story.passed)).toEqual([]);
  });

  it('try everything that the scheme has', () => {
    const missing = Object.values(whole.coverage).flatMap((kind) => kind.missing);
    expect(missing).toEqual([]);
    const counts = Object.fromEntries(Object.entries(whole.coverage).map(([kind, { all }]) => [kind, all.length]));
    expect(counts).toEqual({
      levels: 6,
      entries: 2,
      outcomes: 10,
      notices: 2,
      options: 3,
      requests: 1,
      recipients: 7,
      duties: 17,
      conditions: 6,
      counts: 0,
      fulfilments: 0,
      consequences: 0,
      recurrences: 0,
      gates: 0,
      reopenings: 0,
    });
  });

  it('answer as the forms ask, also where the story says nothing', () => {
    const { acts, forms } = lookup(whole.definition);
    const ajv = new Ajv({ strict: false, validateFormats: false });
    let checked = 0;
    for (const event of whole.stories.flatMap(({ events }) => events)) {
      if (event.type !== 'performed' || !event.answers) continue;
      const validate = ajv.compile(forms.get(acts.get(event.act)?.form ?? '')?.schema ?? false);
      validate(event.answers);
      expect({ act: event.act, errors: validate.errors }).toEqual({ act: event.act, errors: null });
      checked += 1;
    }
    expect(checked).toBeGreaterThan(40);
  });

  it('count only what was tried', async () => {
    const { coverage } = await runScenarios(source.scheme, source.scenarios.slice(0, 1));
    expect(coverage.levels).toMatchObject({ missing: expect.not.arrayContaining(['Situacija']) });
    expect(coverage.levels.missing).toHaveLength(5);
    expect(coverage.outcomes.missing).toHaveLength(9);
    expect(coverage.conditions.missing).toHaveLength(6);
  });

  it('leave a case that is the fold of its events, wherever the story breaks off', async () => {
    const cuts = source.scenarios.flatMap((scenario) =>
      scenario.sentences.map(
        (_, index): Scenario => ({ ...scenario, sentences: scenario.sentences.slice(0, index + 1) }),
      ),
    );
    const { stories } = await runScenarios(source.scheme, cuts);
    assert(
      property(constantFrom(...stories), ({ events, state }) => {
        expect(JSON.stringify(fold(events))).toBe(JSON.stringify(state));
      }),
      { numRuns: 300 },
    );
  });

  it('are the same each time', async () => {
    expect(await runScenarios(source.scheme, source.scenarios)).toEqual(whole);
  });
});

describe('a story that does not come out', () => {
  it('says what was found instead, and goes on after a wrong expectation', async () => {
    const tried = await told(`stāsts "Nepareizi" {
  11.05.2026. Pedagogs: sāk lietu jauna
  tagad lieta ir līmenī Atbalsts
  tagad lieta ir noslēgta
  tagad jāatbild: Pedagogs
  tagad nekas nav jādara: Pedagogs
  tagad Administrācija redz lietu
  tagad Pedagogs saņem ziņu
  tagad jāizlemj: Pedagogs, ne vēlāk kā 12.05.2026.
  tagad jāizlemj: Pedagogs
}`);
    expect(verdicts(tried)).toEqual([
      'holds',
      'Lieta ir līmenī Situācija.',
      'Lieta ir līmenī Situācija.',
      '«izglītības iestāde: Pedagogs»: jāizlemj.',
      '«izglītības iestāde: Pedagogs»: jāizlemj.',
      '«izglītības iestāde: Administrācija» neredz lietu.',
      '«izglītības iestāde: Pedagogs» ziņu nesaņēma; saņēma: neviens.',
      'Termiņa nav.',
      'holds',
    ]);
    expect(tried.stories[0]?.passed).toBe(false);
  });

  it('stops where an act does not go as told', async () => {
    const refused = await told(`stāsts "Atteikts" {
  11.05.2026. Pedagogs: sāk lietu jauna
  12.05.2026. Pedagogs: nodots
  13.05.2026. AtbalstaPersonāls: navRezultātu
  tagad lieta ir līmenī Administrācija
}`);
    const [, , third = '', last] = verdicts(refused);
    expect(third).toMatch(/^Darbība ir atteikta\. Vispirms jāizdara: Rakstiski informēt /);
    expect(last).toBe('not-tried');
    const accepted = await told(
      `scenario "Accepted" {
  2026-05-11 Pedagogs: opens a case jauna
  2026-05-12 Pedagogs: atrisināts, but may not, because it is for others
}`,
      'en',
    );
    expect(verdicts(accepted)).toEqual(['holds', 'The act was not refused: it is done.']);
    const otherwise = await told(
      `scenario "Otherwise" {
  2026-05-11 Pedagogs: opens a case jauna
  2026-05-12 Pedagogs: nodots, but may not, because the case is closed
}`,
      'en',
    );
    expect(verdicts(otherwise)[1]).toBe('The act was not refused: it is done.');
  });

  it('is told when it answers what the form does not ask then', async () => {
    const tried = await told(`stāsts "Lieks" {
  11.05.2026. Pedagogs: sāk lietu jauna, ar atbildēm irKods ir nē, personasKods ir "320000-12340"
  tagad lieta ir līmenī Situācija
}`);
    expect(verdicts(tried)).toEqual(['Veidlapa par to nejautā: bērns.personasKods.', 'not-tried']);
  });
});

describe('terms in a story', () => {
  it('are counted by the calendar of whoever must act, from the date of the step', async () => {
    const { scheme, scenarios } = await loaded(
      `stāsti par shēmu Termini
stāsts "Termiņi" {
  18.05.2026. Administrācija: sāk lietu jauna
  tagad jāizlemj: Administrācija, ne vēlāk kā 18.06.2026.
  tagad jāizlemj: Administrācija, ne vēlāk kā 19.06.2026.
  18.06.2026. 10:00 Administrācija: jautāts
  tagad jāapstiprina saņemšana: ValstsPolicija, ne vēlāk kā 18.06.2026.
  18.06.2026. 11:00 ValstsPolicija: apstiprina saņemšanu
  tagad jāatbild: ValstsPolicija, ne vēlāk kā 26.06.2026.
}`,
      'termini',
    );
    const tried = await runScenarios(scheme, scenarios);
    expect(verdicts(tried)).toEqual(['holds', 'holds', 'Termiņš ir 2026-06-18.', 'holds', 'holds', 'holds', 'holds']);
  });
});

describe('riciba test', () => {
  let folder: string;
  const failing = `stāsti par shēmu Aizkraukle

stāsts "Tas & <cits>" {
  11.05.2026. Pedagogs: sāk lietu jauna
  tagad lieta ir noslēgta
}
`;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'riciba-'));
    const scheme = await readFile(`${root}examples/aizkraukle/aizkraukle.lv.riciba`, 'utf8');
    await writeFile(join(folder, 'aizkraukle.lv.riciba'), scheme);
    await writeFile(join(folder, 'good.lv.riciba'), await readFile(example, 'utf8'));
    await writeFile(join(folder, 'bad.lv.riciba'), failing);
    await writeFile(join(folder, 'broken.lv.riciba'), failing.replace('jauna', 'veca'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  function riciba(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
    return new Promise((resolve) => {
      const child = spawn(process.execPath, [`${root}generator/src/cli/main.ts`, ...args], { cwd: folder });
      let [out, err] = ['', ''];
      child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
      child.on('close', (code) => resolve({ code, out, err }));
    });
  }

  it('prints the stories and how much of the scheme they tried', async () => {
    const { code, out, err } = await riciba('test', 'good.lv.riciba');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^✓ Pedagogs situāciju atrisina pats\n {2}✓ 11\.05\.2026\. Pedagogs: sāk lietu jauna/);
    expect(out).toContain('\nPārklājums: 100 %\n');
    expect(out).toMatch(/\nStāsti: \d+, neizdevās: 0\.\n$/);
  });

  it('exits with 1 and names the place where a story does not come out', async () => {
    const { code, out } = await riciba('test', 'bad.lv.riciba', '--junit', 'report.xml');
    expect(code).toBe(1);
    expect(out).toContain('  ✗ tagad lieta ir noslēgta\n      bad.lv.riciba:5 Lieta ir līmenī Situācija.\n');
    expect(out).toMatch(
      /nav izmēģināts: 6\. līmenis «Aizkraukles novada bāriņtiesa»: .+ \[.*aizkraukle\.lv\.riciba:\d+\]\n/,
    );
    expect(out).toMatch(/nav izmēģināts: apstiprināt saņemšanu – .+\[.*aizkraukle\.lv\.riciba:\d+\]\n/);
    const report = await readFile(join(folder, 'report.xml'), 'utf8');
    expect(report).toContain('<testsuite name="Aizkraukle" tests="1" failures="1">');
    expect(report).toContain('name="Tas &amp; &lt;cits&gt;" file="bad.lv.riciba" line="3"');
    expect(report).toContain('bad.lv.riciba:5 tagad lieta ir noslēgta\nLieta ir līmenī Situācija.</failure>');
  });

  it('adds up the stories of several files about one scheme', async () => {
    const { code, out } = await riciba('test', 'good.lv.riciba', 'bad.lv.riciba', '--json');
    expect(code).toBe(1);
    const [suite, ...others]: { passed: boolean; stories: unknown[]; coverage: { percent: number } }[] =
      JSON.parse(out);
    expect(others).toEqual([]);
    expect(suite).toMatchObject({ passed: false, coverage: { percent: 100, levels: { tried: 6, all: 6 } } });
    expect(suite?.stories).toHaveLength(source.scenarios.length + 1);
  });

  it('runs nothing when a text has errors or no story', async () => {
    const broken = await riciba('test', 'broken.lv.riciba');
    expect(broken).toMatchObject({ code: 1, out: '' });
    expect(broken.err).toMatch(/^broken\.lv\.riciba:4:\d+ error RIC0101 /);
    expect(await riciba('test', 'aizkraukle.lv.riciba')).toMatchObject({ code: 1, out: '' });
    expect((await riciba('test')).code).toBe(2);
  });
});
