import { spawn } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Diagnostic } from '@riciba/language';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from './support.ts';

interface Ended {
  code: number | null;
  out: string;
  err: string;
}

/** Runs the sources, so that what is tested is never an older bundle. */
function riciba(...args: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [`${root}generator/src/cli/main.ts`, ...args], { cwd: folder });
    const ended: Ended = { code: null, out: '', err: '' };
    child.stdout.on('data', (chunk: Buffer) => (ended.out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (ended.err += chunk.toString()));
    child.on('close', (code) => resolve({ ...ended, code }));
  });
}

/** Every file of a folder with its text, by path. */
async function contents(of: string): Promise<Record<string, string>> {
  const entries = await readdir(of, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const texts = files.toSorted().map(async (file) => [file.slice(of.length + 1), await readFile(file, 'utf8')]);
  return Object.fromEntries(await Promise.all(texts));
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'riciba-'));
  for (const language of ['lv', 'en']) {
    const name = `aizkraukle.${language}.riciba`;
    await cp(`${root}examples/aizkraukle/${name}`, join(folder, name));
  }
  const text = await readFile(join(folder, 'aizkraukle.lv.riciba'), 'utf8');
  const terms = await readFile(`${root}examples/termini/termini.en.riciba`, 'utf8');
  await writeFile(
    join(folder, 'termini.en.riciba'),
    terms.replace('SociālaisDienests.Darbinieks, must decide within 1 month', 'SociālaisDienests.Darbinieks'),
  );
  await writeFile(join(folder, 'broken.riciba'), text.replace('tad līmenis Atbalsts', 'tad līmenis Atbalst'));
  await writeFile(join(folder, 'open.riciba'), text.replace(/\n +SociālaisDienests citādi[^"]*"[^"]*"/, ''));
});
afterAll(() => rm(folder, { recursive: true }));

describe('riciba check', () => {
  it('prints each finding at its place, in the order and the language of the file', async () => {
    const latvian = await riciba('check', 'aizkraukle.lv.riciba');
    expect(latvian.code).toBe(0);
    const lines = latvian.out.trimEnd().split('\n');
    const citation = lines.pop();
    expect(citation).toMatch(/^aizkraukle\.lv\.riciba:72:\d+ warning RIC0110 .* Nr\. 8 nav zināms; .* Nr\. 89\./);
    expect(lines).toHaveLength(4);
    for (const line of lines)
      expect(line).toMatch(/^aizkraukle\.lv\.riciba:\d+:\d+ information RIC05\d\d Publicētajā /);
    const rows = lines.map((line) => Number(line.split(':')[1]));
    expect(rows).toEqual(rows.toSorted((a, b) => a - b));
    expect(latvian.err).toBe(
      'Kļūdas: 0, brīdinājumi: 1, norādes: 4.\nKo kods nozīmē un ko rakstīt: language/docs/diagnostics.md\n',
    );
    const english = await riciba('check', 'aizkraukle.en.riciba');
    expect(english.out).toMatch(/^aizkraukle\.en\.riciba:\d+:\d+ information RIC0501 As published, a case stops /);
  });

  it('as published: the same places are warnings', async () => {
    const { code, out } = await riciba('check', 'aizkraukle.lv.riciba', '--as-published');
    expect(code).toBe(0);
    expect(out.match(/ warning RIC05\d\d /g)).toHaveLength(4);
    expect(out).not.toContain('information');
  });

  it('lists the duties that have no term', async () => {
    const silent = await riciba('check', 'aizkraukle.lv.riciba', '--terms');
    expect(silent).toMatchObject({ code: 0, err: 'Pienākumi: 16, bez termiņa: 16.\n' });
    expect(silent.out).toMatch(
      /^aizkraukle\.lv\.riciba:\d+:\d+ 3\. līmenis «[^»]*»: sniegt atbildi – Valsts policija: termiņa nav$/m,
    );
    const partly = await riciba('check', 'termini.en.riciba', 'broken.riciba', '--terms');
    expect(partly).toMatchObject({ code: 1, err: 'Duties: 12, without a term: 1.\n' });
    expect(partly.out).toMatch(/^termini\.en\.riciba:\d+:\d+ Level 2 “Sociālais dienests”: decide: no term$/m);
    expect(partly.out).toMatch(/^broken\.riciba:\d+:\d+ error /m);
  });

  it('warns of a gap that nothing closes', async () => {
    const { code, out } = await riciba('check', 'open.riciba');
    expect(code).toBe(0);
    expect(out).toMatch(/^open\.riciba:46:\d+ warning RIC0501 3\. līmenī .* nesaņem neviens\.$/m);
  });

  it('exits with 1 when there is an error, and still checks the other files', async () => {
    const { code, out } = await riciba('check', 'broken.riciba', 'aizkraukle.lv.riciba');
    expect(code).toBe(1);
    expect(out).toMatch(/^aizkraukle\.lv\.riciba:\d+:\d+ information/);
    expect(out).toMatch(/\nbroken\.riciba:\d+:\d+ error RIC0\d\d\d .*Atbalst/);
  });

  it('gives data to programs', async () => {
    const { code, out } = await riciba('check', 'broken.riciba', '--json');
    expect(code).toBe(1);
    const [diagnostic]: Diagnostic[] = JSON.parse(out);
    expect(diagnostic).toMatchObject({ severity: 'error', at: { file: 'broken.riciba' } });
  });

  it('names a file that is not there', async () => {
    const { code, out } = await riciba('check', 'none.riciba');
    expect(code).toBe(1);
    expect(out).toMatch(/^none\.riciba:1:1 error RIC0014 /);
  });
});

describe('riciba build', () => {
  it('writes every output, the same from either text', async () => {
    expect(await riciba('build', 'aizkraukle.lv.riciba', '--out', 'first')).toMatchObject({ code: 0, out: 'first\n' });
    expect((await riciba('build', 'aizkraukle.en.riciba', '--out', 'deep/english')).code).toBe(0);
    const first = await contents(join(folder, 'first'));
    const { 'places.json': places, ...data } = await contents(join(folder, 'deep/english'));
    expect(places).toMatch(/"Grupa\.izskatits": "aizkraukle\.en\.riciba:\d+"/);
    expect({ ...data, 'places.json': first['places.json'] }).toEqual(first);
    expect(Object.keys(first)).toEqual(
      expect.arrayContaining([
        'definition.json',
        'places.json',
        'forms/SkolasZinojums_sending.schema.json',
        'forms/SkolasZinojums_sending.sending.schema.json',
        'forms/SkolasZinojums_sending.sending.ui.lv.json',
        'validators/SkolasZinojums_sending.js',
        'types/SkolasZinojums_sending.d.ts',
      ]),
    );
    expect(JSON.stringify(first)).not.toContain(root);
  });

  it('writes nothing when the scheme has errors, and leaves the earlier build alone', async () => {
    const before = await contents(join(folder, 'first'));
    const kept = await riciba('build', 'broken.riciba', '--out', 'first');
    expect(kept.code).toBe(1);
    expect(kept.err).toMatch(/^broken\.riciba:\d+:\d+ error /m);
    expect(await contents(join(folder, 'first'))).toEqual(before);
    expect((await riciba('build', 'broken.riciba', '--out', 'never')).code).toBe(1);
    expect(await readdir(folder)).not.toContain('never');
  });

  it('replaces an earlier build wholly, and nothing that is not a build', async () => {
    await writeFile(join(folder, 'first/stale.json'), '{}');
    expect((await riciba('build', 'aizkraukle.lv.riciba', '--out', 'first')).code).toBe(0);
    expect(await readdir(join(folder, 'first'))).not.toContain('stale.json');
    const before = await readdir(folder);
    const { code, err } = await riciba('build', 'aizkraukle.lv.riciba', '--out', '.');
    expect(code).toBe(1);
    expect(err).toContain('ir citas datnes');
    expect(await readdir(folder)).toEqual(before);
  });
});

describe('riciba translate', () => {
  it('gives the text with the other keywords, and back again the same file', async () => {
    const latvian = await readFile(join(folder, 'aizkraukle.lv.riciba'), 'utf8');
    const { code, out } = await riciba('translate', 'aizkraukle.lv.riciba', '--to', 'en');
    expect(code).toBe(0);
    expect(out).toContain('level 3 Administrācija');
    await writeFile(join(folder, 'there.riciba'), out);
    const back = await riciba('translate', 'there.riciba', '--to', 'lv', '--out', 'back.riciba');
    expect(back).toEqual({ code: 0, out: '', err: '' });
    expect(await readFile(join(folder, 'back.riciba'), 'utf8')).toBe(latvian);
  });

  it('translates a text with unknown names, and says why it does not one that it cannot read', async () => {
    expect((await riciba('translate', 'broken.riciba', '--to', 'en')).code).toBe(0);
    await writeFile(join(folder, 'unread.riciba'), 'shēma Piemērs');
    const { code, out, err } = await riciba('translate', 'unread.riciba', '--to', 'en', '--out', 'never.riciba');
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/^unread\.riciba:1:\d+ error RIC00\d\d /);
    expect(await readdir(folder)).not.toContain('never.riciba');
    expect((await riciba('translate', 'none.riciba', '--to', 'en')).err).toMatch(/RIC0014/);
    expect((await riciba('translate', 'aizkraukle.lv.riciba', '--to', 'de')).code).toBe(2);
  });
});

describe('riciba term', () => {
  it('gives the date and says why, day by day', async () => {
    const short = await riciba('term', '3 darba dienas', '--from', '2026-06-18');
    expect(short).toMatchObject({ code: 0, out: '26.06.2026. (piektdiena)\n' });
    const plain = await riciba('term', '3 working days', '--from', '2026-06-18', '--calendar', 'plain', '--json');
    expect(JSON.parse(plain.out)).toMatchObject({ date: '2026-06-25' });
    const why = await riciba('term', '3 darba dienas', '--from', '2026-06-18', '--why');
    expect(why.out).toContain('22.06.2026. (pirmdiena) – pārceltā brīvdiena valsts iestādēm');
  });

  it('gives back what can be read in two ways, with both dates', async () => {
    const { code, out } = await riciba('term', '48 hours (two working days)', '--from', '2026-06-18');
    expect(code).toBe(1);
    expect(out).toContain('20.06.2026.');
    expect(out).toContain('25.06.2026.');
  });
});

describe('riciba', () => {
  it('helps, and exits with 2 when it is used wrongly', async () => {
    const help = await riciba('help');
    expect(help).toMatchObject({ code: 0, err: '' });
    expect(help.out).toContain('riciba build FILE --out DIR');
    for (const args of [[], ['check'], ['build', 'x.riciba'], ['check', '--unknown', 'x'], ['dance']]) {
      expect(await riciba(...args)).toMatchObject({ code: 2, out: '', err: help.out });
    }
  });
});
