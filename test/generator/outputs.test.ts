import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Definition } from '@riciba/runtime/definition';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from './support.ts';

const run = promisify(execFile);

const text = `
shēma Paraugs "Paraugs"
institūcija Skola "skola", vairākas { loma Pedagogs "pedagogs" }
institūcija Dienests "dienests" { loma Darbinieks "darbinieks" }
līmenis 1 Skolā "Skolā" {
  veic Skola.Pedagogs
  sāk lietu jauna "Sākt" vajag ZiņasParBērnu
  iznākums nodots "Nodots" vajag Pamatojums nosūta vēstuli papīra formātā vai elektroniski ar drošu elektronisko parakstu
    Dienests tad līmenis Dienestā
}
līmenis 2 Dienestā "Dienestā" { veic Dienests.Darbinieks iznākums beigts "Beigts" noslēdz lietu }
saraksts Programmas "Programmas" { vispārējā "Vispārējā" cita "Cita" }
veidlapa ZiņasParBērnu "Ziņas par bērnu" {
  lapa bērns "Bērns" {
    dzimšanasDatums "Dzimšanas datums" datums, obligāts
    skola "Skola" iestāde Skola, obligāts
    programma "Programma" viena no Programmas, obligāta
    irKods "Vai ir personas kods?" jā vai nē, obligāts
    personasKods "Personas kods" personas kods, obligāts ja irKods ir jā
    citsDokuments "Cits dokuments" teksts, obligāts ja irKods ir nē
    radi "Radi" atkārtojas { vārds "Vārds" teksts, obligāts }
  }
}
veidlapa Pamatojums "Pamatojums" { lapa pamatojums "Pamatojums" { iemesls "Iemesls" garš teksts, obligāts } }
`;

let folder: string;
let definition: Definition;
beforeAll(async () => {
  // Within the project, so that what is built finds the packages of the tests.
  await mkdir(`${root}test/results`, { recursive: true });
  folder = await mkdtemp(`${root}test/results/outputs-`);
  const main = `${root}generator/src/cli/main.ts`;
  await writeFile(`${folder}/paraugs.riciba`, text);
  await run(process.execPath, [main, 'build', `${folder}/paraugs.riciba`, '--out', `${folder}/out`]);
  definition = JSON.parse(await readFile(`${folder}/out/definition.json`, 'utf8'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs a program where making code from text is forbidden, as it is under a strict Content-Security-Policy. */
async function withoutEval(program: string): Promise<unknown> {
  const file = join(folder, 'program.mjs');
  await writeFile(file, program);
  const { stdout } = await run(process.execPath, ['--disallow-code-generation-from-strings', file]);
  return JSON.parse(stdout);
}

async function typeCheck(program: string): Promise<string> {
  await writeFile(join(folder, 'program.ts'), program);
  const compiler = `${root}node_modules/typescript/bin/tsc`;
  const options = [
    '--noEmit',
    '--strict',
    '--ignoreConfig',
    '--types',
    '',
    '--target',
    'es2022',
    '--module',
    'nodenext',
  ];
  return run(process.execPath, [compiler, ...options, join(folder, 'program.ts')]).then(
    () => '',
    ({ stdout }: { stdout: string }) => stdout,
  );
}

describe('the validators of a form', () => {
  const start = `
    import createPrecompiledValidator from '@rjsf/validator-ajv8/lib/createPrecompiledValidator.js';
    import { createSchemaUtils } from '@rjsf/utils';
    import pages from './out/validators/ZinasParBernu.js';
    import { readFileSync } from 'node:fs';
    const definition = JSON.parse(readFileSync(new URL('out/definition.json', import.meta.url), 'utf8'));
    const form = definition.forms.find(({ key }) => key === 'ZinasParBernu');
    const schema = form.pages[0].schema;
    const validator = createPrecompiledValidator(pages.berns, schema);
    const errors = (answers) => validator.validateFormData(answers, schema).errors.map(({ property, name }) => property + ' ' + name);
    const child = { dzimsanasDatums: '2012-03-04', skola: 'ozolu', programma: 'vispareja' };
  `;

  it('work for the form renderer without eval: conditions, formats, and what is missing', async () => {
    const result = await withoutEval(`${start}
      console.log(JSON.stringify({
        right: errors({ ...child, irKods: true, personasKods: '161175-19997' }),
        other: errors({ ...child, irKods: false, citsDokuments: 'nav zināms' }),
        missing: errors({ ...child, irKods: true }),
        wrong: errors({ ...child, dzimsanasDatums: '2012-02-30', irKods: true, personasKods: '310299-10000' }),
        hidden: errors({ ...child, irKods: false, citsDokuments: 'x', personasKods: '161175-19997' }),
      }));`);
    expect(result).toMatchObject({ right: [], other: [] });
    expect(result).toMatchObject({
      missing: expect.arrayContaining(['personasKods required']) as unknown,
      wrong: expect.arrayContaining(['.dzimsanasDatums format', '.personasKods pattern']) as unknown,
      hidden: expect.arrayContaining(['.personasKods false schema']) as unknown,
    });
  });

  it('show a field when its condition holds, and answer nothing by themselves', async () => {
    const result = await withoutEval(`${start}
      // As the host sets it: nothing is answered that a person did not answer.
      const utils = createSchemaUtils(validator, schema, {
        constAsDefaults: 'never', requiredBooleanDefault: 'skip', arrayMinItems: { populate: 'never' },
      });
      const shown = (answers) => Object.entries(utils.retrieveSchema(schema, answers).properties)
        .filter(([, property]) => property !== false).map(([key]) => key);
      console.log(JSON.stringify({
        empty: utils.getDefaultFormState(schema, {}),
        before: shown({}).includes('personasKods'),
        after: shown({ irKods: true }).includes('personasKods'),
        other: shown({ irKods: true }).includes('citsDokuments'),
      }));`);
    expect(result).toEqual({ empty: {}, before: false, after: true, other: false });
  });

  it('stand for every page of every form', async () => {
    for (const form of definition.forms) {
      const module: { default: Record<string, unknown> } = await import(`${folder}/out/validators/${form.key}.js`);
      expect(Object.keys(module.default)).toEqual(form.pages.map(({ key }) => key));
    }
  });
});

describe('the types of a form', () => {
  const imports = `
    import type { PamatojumsSendingDraft, PamatojumsSendingSubmission } from './out/types/Pamatojums_sending.d.ts';
    import type { ZinasParBernuSubmission } from './out/types/ZinasParBernu.d.ts';
    const pamatojums = { iemesls: 'x' };
  `;

  it('take what may be handed in, and anything less as a draft', async () => {
    const errors = await typeCheck(`${imports}
      export const paper: PamatojumsSendingSubmission = { pamatojums, sending: { channel: 'paper' } };
      export const signed: PamatojumsSendingSubmission = {
        pamatojums, sending: { channel: 'eSigned', signedDocument: ['id'] },
      };
      export const empty: PamatojumsSendingDraft = {};
      export const begun: PamatojumsSendingDraft = { sending: { signedDocument: [] } };
      export const child: ZinasParBernuSubmission['berns'] = {
        dzimsanasDatums: '2012-03-04', skola: 'ozolu', programma: 'vispareja', irKods: false, citsDokuments: 'nav zināms',
      };`);
    expect(errors).toBe('');
  });

  it('refuse what may not be handed in', async () => {
    const wrong = {
      'a channel that is not offered': `{ pamatojums, sending: { channel: 'fax' } }`,
      'a signed letter without its container': `{ pamatojums, sending: { channel: 'eSigned' } }`,
      'a paper letter with a container': `{ pamatojums, sending: { channel: 'paper', signedDocument: ['id'] } }`,
      'a page too few': `{ pamatojums }`,
      'a field too many': `{ pamatojums: { iemesls: 'x', cits: 1 }, sending: { channel: 'paper' } }`,
    };
    const lines = Object.values(wrong).map(
      (each, index) => `export const a${index}: PamatojumsSendingSubmission = ${each};`,
    );
    const errors = await typeCheck([imports.replaceAll('\n', ' '), ...lines].join('\n'));
    const refused = [...errors.matchAll(/program\.ts\((\d+),\d+\): error/g)].map(([, line]) => Number(line) - 2);
    expect(refused.map((index) => Object.keys(wrong)[index])).toEqual(Object.keys(wrong));
  });

  it('are named by keys, so that a label may change', async () => {
    const types = await readFile(`${folder}/out/types/ZinasParBernu.d.ts`, 'utf8');
    expect(types).toMatch(/^export interface ZinasParBernuSubmission \{$/m);
    expect(types).not.toMatch(/[āčēģīķļņšūž]/i);
  });
});
