/**
 * The packaged extension in a real VS Code, with the Aizkraukle scheme: what a methodologist does and sees.
 * The steps share one window and run in their order; each leaves the text as it found it, but for the rename at the end.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from '@playwright/test';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { browserArgs, findBrowser } from '../support/browser.ts';
import { Editor } from './editor.ts';
import { type RunningHost, startHost } from './host.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const results = `${root}test/results/extension/`;
const library = `${root}language/library/latvija.riciba`;
const scheme = 'aizkraukle.lv.riciba';

const workspace = mkdtempSync(join(tmpdir(), 'riciba-workspace-'));
const file = join(workspace, scheme);
const onDisk = (): string => readFileSync(file, 'utf8');
const original = readFileSync(`${root}examples/aizkraukle/${scheme}`, 'utf8');
let host: RunningHost;
let browser: Browser;
let editor: Editor;

/** Line and column, from 1, where `mark` stands in `sentence`, in the scheme as it is now or in another text. */
function placeOf(sentence: string, mark = sentence, text = onDisk()): { line: number; column: number } {
  const index = text.indexOf(sentence);
  if (index < 0) throw new Error(`The text has no «${sentence}»`);
  const before = text.slice(0, index + sentence.indexOf(mark)).split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
}

async function goTo(sentence: string, mark?: string): Promise<{ line: number; column: number }> {
  const place = placeOf(sentence, mark);
  await editor.goTo(place.line, place.column);
  return place;
}

const screenshot = (name: string) => editor.page.screenshot({ path: `${results}${name}.png` });
const errors = async () => (await editor.problems()).filter(({ severity }) => severity === 'Error');
const waiting = { timeout: 20_000, interval: 100 };

async function openScheme(): Promise<void> {
  await editor.open(scheme);
  await editor.command('Problems: Focus on Problems View');
}

beforeAll(async () => {
  mkdirSync(results, { recursive: true });
  const folder = `${root}vscode-extension`;
  const packed = spawnSync('npm', ['run', '--silent', 'package'], { cwd: folder, encoding: 'utf8' });
  if (packed.status !== 0) throw new Error(`The extension could not be packaged:\n${packed.stdout}${packed.stderr}`);
  const { version } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  cpSync(`${root}examples/aizkraukle`, workspace, { recursive: true, filter: (path) => !path.endsWith('/build') });
  const executablePath = await findBrowser();
  host = await startHost(`${folder}/riciba-${version}.vsix`, workspace);
  browser = await chromium.launch({ executablePath, args: browserArgs });
  editor = new Editor(await browser.newPage({ viewport: { width: 1280, height: 900 } }));
  console.log(`VS Code ${host.version.vscode} (code-server ${host.version.codeServer})`);
  await editor.page.goto(host.url);
  await openScheme();
});

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  await screenshot(`failed-${task.name.replaceAll(' ', '-')}`);
  // What follows must not fail for what this step left behind.
  writeFileSync(file, original);
  await editor.page.reload();
  await openScheme();
});

afterAll(async () => {
  await browser?.close();
  await host?.stop();
  rmSync(workspace, { recursive: true, force: true });
});

test('a keyword with Latvian letters is coloured as a keyword', async () => {
  await expect.poll(() => editor.language(), waiting).toBe('Rīcība');
  await goTo('līmenis 1');
  const { language, scopes } = await editor.scopes();
  expect(language).toBe('riciba');
  expect(scopes[0]).toBe('storage.type.riciba');
  await screenshot('scheme');
});

test('the hover says what a name is', async () => {
  await goTo('Skola.Pedagogs', 'Pedagogs');
  expect(await editor.hover()).toContain('klases audzinātājs, pedagogs vai pirmsskolas izglītības pedagogs');
  await screenshot('hover');
  await editor.page.keyboard.press('Escape');
});

test('a broken name is an error at its line, and is gone when mended', async () => {
  expect(await errors()).toEqual([]);
  const place = await goTo('veic Skola.Pedagogs', 'Pedagogs');
  await editor.type('x');
  await expect.poll(errors, waiting).toMatchObject([place]);
  await screenshot('error');
  await editor.page.keyboard.press('Backspace');
  await expect.poll(errors, waiting).toEqual([]);
});

test('a keyword is completed, also when typed without diacritics', async () => {
  const text = onDisk();
  await goTo('  iznākums atrisināts');
  await editor.page.keyboard.press('Control+Shift+Enter');
  await editor.type('iznak');
  expect(await editor.suggestions()).toContain('iznākums');
  await screenshot('completion');
  await editor.page.keyboard.press('Enter');
  await expect.poll(onDisk, waiting).toMatch(/^ {2}iznākums ?$/m);
  await editor.page.keyboard.press('Escape');
  await editor.page.keyboard.press('Control+Shift+K');
  await expect.poll(onDisk, waiting).toBe(text);
});

test('a name is completed with the names that fit', async () => {
  const text = onDisk();
  await goTo('tad līmenis Atbalsts', ' Atbalsts');
  await editor.type(' ');
  const suggestions = await editor.suggestions();
  expect(suggestions).toEqual(expect.arrayContaining(['Atbalsts', 'Grupa', 'Ģimene']));
  expect(suggestions).not.toContain('Skola');
  await editor.page.keyboard.press('Escape');
  await editor.page.keyboard.press('Backspace');
  await expect.poll(onDisk, waiting).toBe(text);
});

test('the definition of an institution opens in the library that comes with the extension', async () => {
  await goTo('papildina institūciju Skola', 'Skola');
  await editor.page.keyboard.press('F12');
  await expect.poll(() => editor.tab(), waiting).toBe('latvija.riciba');
  const { line, column } = placeOf('institūcija Skola', 'Skola', readFileSync(library, 'utf8'));
  await expect.poll(() => editor.cursor(), waiting).toBe(`Ln ${line}, Col ${column}`);
  await screenshot('library');
  await editor.command('View: Close Editor');
  await expect.poll(() => editor.tab(), waiting).toBe(scheme);
});

test('formatting puts a sentence in its place', async () => {
  const text = onDisk();
  const { line } = placeOf('  veic Skola.Pedagogs');
  await editor.goTo(line, 1);
  await editor.type('      ');
  await expect.poll(onDisk, waiting).toContain('        veic Skola.Pedagogs');
  await editor.command('Format Document');
  await expect.poll(onDisk, waiting).toBe(text);
});

test('a rename changes the name wherever it is used, and nothing else', async () => {
  const before = onDisk();
  const used = before.split('līmenis Administrācija').length - 1;
  expect(used).toBeGreaterThan(0);
  await goTo('līmenis 3 Administrācija', 'Administrācija');
  await editor.rename('SkolasVadība');
  const after = before
    .replace('līmenis 3 Administrācija', 'līmenis 3 SkolasVadība')
    .replaceAll('līmenis Administrācija', 'līmenis SkolasVadība');
  await expect.poll(onDisk, waiting).toBe(after);
  expect(after).toContain('Skola.Administrācija');
  await expect.poll(errors, waiting).toEqual([]);
  await screenshot('renamed');
});
