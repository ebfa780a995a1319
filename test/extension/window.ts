/** A window of the run's VS Code on a folder of its own, and the texts in that folder. */
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from '@playwright/test';
import { inject } from 'vitest';
import { browserArgs, findBrowser } from '../support/browser.ts';
import { Editor } from './editor.ts';

export const root = fileURLToPath(new URL('../../', import.meta.url));
const results = `${root}test/results/extension/`;

/** For `expect.poll`: the window answers in its own time. */
export const waiting = { timeout: 20_000, interval: 100 };

export interface Place {
  /** Both from 1, as an editor counts. */
  line: number;
  column: number;
}

/** Where `mark` stands in `sentence` of a text. */
export function placeOf(text: string, sentence: string, mark = sentence): Place {
  const [index, within] = [text.indexOf(sentence), sentence.indexOf(mark)];
  if (index < 0 || within < 0) throw new Error(`The text has no «${mark}» in «${sentence}»`);
  const before = text.slice(0, index + within).split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
}

/** A file of the window's folder. */
export class TextFile {
  readonly name: string;
  readonly original: string;
  readonly #path: string;

  constructor(path: string) {
    this.name = basename(path);
    this.#path = path;
    this.original = this.now();
  }

  /** What is on the disk now; the window saves what is typed at once. */
  now(): string {
    return readFileSync(this.#path, 'utf8');
  }

  restore(): void {
    writeFileSync(this.#path, this.original);
  }

  placeOf(sentence: string, mark?: string): Place {
    return placeOf(this.original, sentence, mark);
  }
}

export class Window {
  readonly editor: Editor;
  readonly #browser: Browser;
  readonly #folder: string;

  constructor(browser: Browser, editor: Editor, folder: string) {
    this.#browser = browser;
    this.editor = editor;
    this.#folder = folder;
  }

  text(name: string): TextFile {
    return new TextFile(join(this.#folder, name));
  }

  async screenshot(name: string): Promise<void> {
    await this.editor.page.screenshot({ path: `${results}${name}.png` });
  }

  async close(): Promise<void> {
    await this.#browser.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Opens a window on a folder with copies of these files of the project, and with these texts by their names. */
export async function openWindow(files: readonly string[], texts: Record<string, string> = {}): Promise<Window> {
  mkdirSync(results, { recursive: true });
  const folder = mkdtempSync(join(tmpdir(), 'riciba-workspace-'));
  for (const file of files) copyFileSync(`${root}${file}`, join(folder, basename(file)));
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, name), text);
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: browserArgs });
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(`${inject('vscode')}?folder=${encodeURIComponent(folder)}`);
  return new Window(browser, new Editor(page), folder);
}
