/**
 * The packaged extension in a real VS Code, with the Aizkraukle scheme: what a methodologist does and sees.
 * The steps share one window and run in their order; each leaves the text as it found it, but for the rename at the end.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Editor } from './editor.ts';
import { openWindow, type Place, placeOf, root, type TextFile, waiting, type Window } from './window.ts';

const library = `${root}language/library/latvija.riciba`;
const scheme = 'aizkraukle.lv.riciba';

let window: Window;
let editor: Editor;
let text: TextFile;
const onDisk = (): string => text.now();

async function goTo(sentence: string, mark?: string): Promise<Place> {
  const place = text.placeOf(sentence, mark);
  await editor.goTo(place.line, place.column);
  return place;
}

const screenshot = (name: string) => window.screenshot(name);
const ofSeverity = async (wanted: string) => (await editor.problems()).filter(({ severity }) => severity === wanted);
const errors = () => ofSeverity('Error');
const told = () => ofSeverity('Info');

async function openScheme(): Promise<void> {
  await editor.open(scheme);
  await editor.command('Problems: Focus on Problems View');
}

beforeAll(async () => {
  const files = readdirSync(`${root}examples/aizkraukle`).filter((name) => name.endsWith('.riciba'));
  window = await openWindow(files.map((name) => `examples/aizkraukle/${name}`));
  editor = window.editor;
  text = window.text(scheme);
  await openScheme();
});

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  await screenshot(`failed-${task.name.replaceAll(' ', '-')}`);
  // What follows must not fail for what this step left behind.
  text.restore();
  await editor.page.reload();
  await openScheme();
});

afterAll(() => window?.close());

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
  await expect
    .poll(() => editor.hover(), waiting)
    .toContain('klases audzinātājs, pedagogs vai pirmsskolas izglītības pedagogs');
  await screenshot('hover');
  await editor.page.keyboard.press('Escape');
});

test('where the published scheme leaves a case standing is told in the text', async () => {
  await expect.poll(told, waiting).toContainEqual(
    expect.objectContaining({
      message: expect.stringContaining('Publicētajā shēmā'),
      line: text.placeOf('līmenis 5').line,
    }),
  );
});

test('a broken name is an error at its line, and is gone when mended', async () => {
  expect(await errors()).toEqual([]);
  const place = await goTo('veic Skola.Pedagogs', 'Pedagogs');
  await editor.type('x');
  // The stories beside it, in which nobody may do that any more, are told of, too.
  await expect.poll(async () => (await errors()).at(0), waiting).toMatchObject(place);
  await screenshot('error');
  await editor.page.keyboard.press('Backspace');
  await expect.poll(errors, waiting).toEqual([]);
  await expect.poll(onDisk, waiting).toBe(text.original);
});

test('a keyword is completed, also when typed without diacritics', async () => {
  await goTo('  iznākums atrisināts');
  await editor.page.keyboard.press('Control+Shift+Enter');
  await editor.type('iznak');
  expect(await editor.suggestions()).toContain('iznākums');
  await screenshot('completion');
  await editor.page.keyboard.press('Enter');
  await expect.poll(onDisk, waiting).toMatch(/^ {2}iznākums ?$/m);
  await editor.page.keyboard.press('Escape');
  await editor.page.keyboard.press('Control+Shift+K');
  await expect.poll(onDisk, waiting).toBe(text.original);
});

test('a name is completed with the names that fit', async () => {
  await goTo('tad līmenis Atbalsts', ' Atbalsts');
  await editor.type(' ');
  const suggestions = await editor.suggestions();
  expect(suggestions).toEqual(expect.arrayContaining(['Atbalsts', 'Grupa', 'Ģimene']));
  expect(suggestions).not.toContain('Skola');
  await editor.page.keyboard.press('Escape');
  await editor.page.keyboard.press('Backspace');
  await expect.poll(onDisk, waiting).toBe(text.original);
});

test('a block closes and indents itself', async () => {
  await goTo('līmenis 2');
  await editor.page.keyboard.press('Control+Shift+Enter');
  await editor.type('daļa Jauna "Jauna daļa" ');
  // Letters with diacritics come as a composition, and the next key must not fall into it.
  await expect.poll(onDisk, waiting).toContain('daļa Jauna "Jauna daļa" \n');
  await editor.page.keyboard.type('{');
  await editor.page.keyboard.press('Enter');
  await editor.type('lauks');
  await expect.poll(onDisk, waiting).toContain('daļa Jauna "Jauna daļa" {\n  lauks\n}\n');
  await editor.page.keyboard.press('Shift+ArrowDown');
  await editor.page.keyboard.press('Control+Shift+K');
  await editor.page.keyboard.press('ArrowUp');
  await editor.page.keyboard.press('Control+Shift+K');
  await expect.poll(onDisk, waiting).toBe(text.original);
});

test('the outline names the levels, and a name leads to where it is used', async () => {
  await editor.focusText();
  await editor.page.keyboard.press('Control+Shift+O');
  const outline = editor.page.locator('.quick-input-list');
  await expect.poll(() => outline.innerText(), waiting).toMatch(/1 Situācija[^]*2 Atbalsts/);
  await editor.page.keyboard.press('Escape');
  await goTo('loma Administrācija', 'Administrācija');
  await editor.page.keyboard.press('Shift+F12');
  const uses = editor.page.locator('.reference-zone-widget');
  await expect.poll(() => uses.innerText(), waiting).toContain('jāinformē Skola.Administrācija');
  await screenshot('references');
  await editor.page.keyboard.press('Escape');
});

test('blocks fold', async () => {
  const line = editor.page.locator('.view-line', { hasText: 'Skola.Pedagogs' });
  await goTo('līmenis 1');
  await expect.poll(() => line.count(), waiting).toBeGreaterThan(0);
  await editor.command('Fold All');
  await expect.poll(() => line.count(), waiting).toBe(0);
  await screenshot('folded');
  await editor.command('Unfold All');
  await expect.poll(() => line.count(), waiting).toBeGreaterThan(0);
});

test('the definition of an institution opens in the library that comes with the extension', async () => {
  await goTo('papildina institūciju Skola', 'Skola');
  await editor.page.keyboard.press('F12');
  await expect.poll(() => editor.tab(), waiting).toBe('latvija.riciba');
  const { line, column } = placeOf(readFileSync(library, 'utf8'), 'institūcija Skola', 'Skola');
  await expect.poll(() => editor.cursor(), waiting).toBe(`Ln ${line}, Col ${column}`);
  await screenshot('library');
  await editor.command('View: Close Editor');
  await expect.poll(() => editor.tab(), waiting).toBe(scheme);
});

test('formatting puts a sentence in its place', async () => {
  const { line } = text.placeOf('  veic Skola.Pedagogs');
  await editor.goTo(line, 1);
  await editor.type('      ');
  await expect.poll(onDisk, waiting).toContain('        veic Skola.Pedagogs');
  await editor.command('Format Document');
  await expect.poll(onDisk, waiting).toBe(text.original);
});

test('the server starts again when asked', async () => {
  await editor.command('Rīcība: Restart Language Server');
  await editor.focusText();
  await goTo('līmenis 1');
  await expect.poll(() => editor.hover(), waiting).toContain('Lietas posms');
  await editor.page.keyboard.press('Escape');
});

test('a rename changes the name wherever it is used, and nothing else', async () => {
  const used = text.original.split('līmenis Administrācija').length - 1;
  expect(used).toBeGreaterThan(0);
  await goTo('līmenis 3 Administrācija', 'Administrācija');
  await editor.rename('SkolasVadība');
  const after = text.original
    .replace('līmenis 3 Administrācija', 'līmenis 3 SkolasVadība')
    .replaceAll('līmenis Administrācija', 'līmenis SkolasVadība');
  await expect.poll(onDisk, waiting).toBe(after);
  expect(after).toContain('Skola.Administrācija');
  await expect.poll(errors, waiting).toEqual([]);
  await screenshot('renamed');
});
