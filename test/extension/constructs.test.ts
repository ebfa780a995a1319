/**
 * What the language can say of groups, meetings, reports, dates and conditions, in a real VS Code: the examples as a
 * methodologist opens them. The steps share one window and run in their order; each leaves the texts as it found them.
 */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Editor, Problem } from './editor.ts';
import { openWindow, type TextFile, waiting, type Window } from './window.ts';

const examples = ['rezekne/rezekne.lv', 'cesis/cesis.lv', 'veidlapas/veidlapas.lv', 'kavejumi/kavejumi.lv'];
const files = [...examples, 'conference/conference.en'].map((name) => `examples/${name}.riciba`);

/** A text on top of an example, in the same folder. */
const overlay = `// Izdomāts pagasts: tā grupa strādā pēc novada nolikuma.
shēma Pagasts "Pagasta sadarbības grupas kārtība"
  pamatā Rēzekne

tikai līdz 31.12.2026.: persona Kaimiņš "kaimiņš" datīvā "kaimiņam"

papildina grupu SadarbībasGrupa {
  sēdes sasauc Vadītājs vai Sekretārs
}
papildina veidlapu GadījumaIesniegums {
  papildina lapu gadījums {
    steidzami "Vai vajadzīga ātra rīcība?" jā vai nē, obligāts
    kāpēc "Kāpēc?" garš teksts, obligāts, ja steidzami ir jā
  }
}
`;

let window: Window;
let editor: Editor;
let texts: Record<'pagasts' | 'rezekne' | 'cesis' | 'veidlapas' | 'kavejumi' | 'conference', TextFile>;

/** Shows the file and puts the cursor where `mark` stands in the sentence. */
async function goTo(text: TextFile, sentence: string, mark?: string): Promise<void> {
  if ((await editor.tab()) !== text.name) await editor.open(text.name);
  const { line, column } = text.placeOf(sentence, mark);
  await editor.goTo(line, column);
}

async function hover(): Promise<string> {
  const said = await editor.hover();
  await editor.page.keyboard.press('Escape');
  return said;
}

/** Goes to the definition; nothing happens while the server starts. */
async function definitionShown(): Promise<string | undefined> {
  await editor.page.keyboard.press('F12');
  return editor.tab();
}

/** Takes back what was typed just now. */
async function undone(text: TextFile): Promise<void> {
  await editor.page.keyboard.press('Escape');
  const after = async () => {
    if (text.now() !== text.original) await editor.page.keyboard.press('Control+z');
    return text.now();
  };
  await expect.poll(after, { timeout: 20_000, interval: 250 }).toBe(text.original);
}

/** What is wrong in a file, as the Problems panel lists it. */
async function errorsIn(text: TextFile): Promise<Problem[]> {
  await editor.filterProblems(text.name);
  return (await editor.problems()).filter(({ severity }) => severity === 'Error');
}

beforeAll(async () => {
  window = await openWindow(files, { 'pagasts.lv.riciba': overlay });
  editor = window.editor;
  const [rezekne, cesis, veidlapas, kavejumi] = examples.map((name) => window.text(`${name.split('/')[1]}.riciba`));
  const [pagasts, conference] = [window.text('pagasts.lv.riciba'), window.text('conference.en.riciba')];
  texts = { pagasts, rezekne: rezekne!, cesis: cesis!, veidlapas: veidlapas!, kavejumi: kavejumi!, conference };
});

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  await window.screenshot(`failed-constructs-${task.name.replaceAll(/\W+/g, '-')}`);
  for (const text of Object.values(texts)) text.restore();
  await editor.page.reload();
});

afterAll(() => window?.close());

test('no example has an error, and what is told of them is told', async () => {
  for (const text of Object.values(texts)) await editor.open(text.name);
  await editor.command('Problems: Focus on Problems View');
  await expect.poll(() => editor.counted(), waiting).toBe('Warnings: 1, Infos: 12');
  await window.screenshot('constructs');
});

test('keywords of groups, meetings, dates, conditions, duties and reports are coloured as keywords', async () => {
  const { pagasts, kavejumi, conference } = texts;
  const seen = [
    [pagasts, 'tikai līdz'],
    [pagasts, 'sēdes sasauc'],
    [pagasts, 'ja steidzami ir jā'],
    [kavejumi, 'pārskats ParKavējumiem'],
    [conference, 'duty firstReview'],
  ] as const;
  for (const [text, sentence] of seen) {
    await goTo(text, sentence);
    const { scopes } = await editor.scopes();
    expect(`${sentence}: ${scopes[0]}`).toMatch(/: (storage\.type|keyword)\./);
  }
});

test('the hover says what a group, a report, a row and the days of a term are', async () => {
  const { rezekne, kavejumi } = texts;
  await goTo(rezekne, 'grupā SadarbībasGrupa', 'SadarbībasGrupa');
  await expect.poll(hover, waiting).toMatch(/SadarbībasGrupa \(grupa\)[^]*tiesību aizsardzības sadarbības grupai/);
  await goTo(rezekne, '3 darba dienu laikā jāinformē', 'darba dienu');
  await expect.poll(hover, waiting).toContain('en: working days');
  await goTo(kavejumi, 'pārskats ParKavējumiem', 'ParKavējumiem');
  await expect.poll(hover, waiting).toContain('ParKavējumiem (pārskats) — Pārskats par neattaisnotiem kavējumiem');
  await goTo(kavejumi, 'rinda garie');
  await expect.poll(hover, waiting).toContain('Ko pārskats saskaita.');
});

test('completion offers inside a group what a group can say, and inside a condition what the field can be', async () => {
  const { pagasts, veidlapas } = texts;
  await goTo(pagasts, '  sēdes sasauc');
  await editor.page.keyboard.press('Control+Shift+Enter');
  await editor.type('sed');
  const inGroup = await editor.suggestions();
  expect(inGroup).toEqual(['sēdes pēc vajadzības', 'sēdes sasauc']);
  await undone(pagasts);
  await goTo(veidlapas, 'ja ne aprūpe ir vecāki', ' vecāki');
  await editor.type(' ');
  const inCondition = await editor.suggestions();
  expect(inCondition).toEqual(expect.arrayContaining(['vecāki', 'aizbildnis', 'audžuģimene']));
  expect(inCondition).not.toContain('augsta');
  await undone(veidlapas);
});

test('a name in an overlay leads to its base', async () => {
  const { pagasts, rezekne } = texts;
  await goTo(pagasts, 'papildina lapu gadījums', 'gadījums');
  await expect.poll(definitionShown, { timeout: 20_000, interval: 1000 }).toBe(rezekne.name);
  const { line, column } = rezekne.placeOf('lapa gadījums "Gadījums"', 'gadījums');
  await expect.poll(() => editor.cursor(), waiting).toBe(`Ln ${line}, Col ${column}`);
});

test('a mistake in a sentence of a meeting is told in Latvian at its line, and its proposal mends it', async () => {
  const { pagasts } = texts;
  await goTo(pagasts, 'Vadītājs vai', 's vai');
  await editor.type('a');
  const { line } = pagasts.placeOf('sēdes sasauc');
  await expect
    .poll(() => errorsIn(pagasts), waiting)
    .toMatchObject([{ message: expect.stringContaining('«Vadītājas»'), line }]);
  await window.screenshot('constructs-mistake');
  await editor.mend('Rakstīt «Vadītājs»');
  await expect.poll(() => pagasts.now(), waiting).toBe(pagasts.original);
  await expect.poll(() => errorsIn(pagasts), waiting).toEqual([]);
});

test('formatting leaves an example as it is, and puts a moved sentence back', async () => {
  const { cesis } = texts;
  await goTo(cesis, '  noteikts "Izmantot');
  await editor.type('    ');
  await expect.poll(() => cesis.now(), waiting).not.toBe(cesis.original);
  await editor.command('Format Document');
  await expect.poll(() => cesis.now(), waiting).toBe(cesis.original);
});

test('an English text is spoken of in English', async () => {
  const { conference } = texts;
  await goTo(conference, 'within 3 months must do', 'months');
  await expect.poll(hover, waiting).toContain('lv: mēnešu');
  await goTo(conference, 'then level Plan\n', '\n');
  await editor.type('x');
  const { line } = conference.placeOf('then level Plan');
  await expect
    .poll(() => errorsIn(conference), waiting)
    .toMatchObject([{ message: expect.stringMatching(/“Planx”.*“Plan”/), line }]);
  await undone(conference);
  await expect.poll(() => errorsIn(conference), waiting).toEqual([]);
});
