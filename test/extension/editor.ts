/** What a person does and sees in the VS Code window, in the words of the test. Waits for what is seen, never for time. */
import type { Locator, Page } from '@playwright/test';

/** One line of the Problems panel. */
export interface Problem {
  /** As the panel names it: Error, Warning or Info. */
  severity: string;
  message: string;
  line: number;
  column: number;
}

export class Editor {
  readonly page: Page;
  readonly #quickInput: Locator;

  constructor(page: Page) {
    this.page = page;
    this.#quickInput = page.locator('.quick-input-widget input[type="text"]');
  }

  /** Opens a file of the workspace from the explorer and waits until its text is shown. */
  async open(file: string): Promise<void> {
    const item = this.page.getByRole('treeitem', { name: file, exact: true });
    await item.waitFor({ timeout: 60_000 });
    await item.dblclick();
    await this.page.locator(`.tab.active[data-resource-name="${file}"]`).waitFor();
    // The tab comes before the text: until then keys would go to the text that was shown before.
    await this.page.locator(`.editor-instance .monaco-editor[data-uri$="/${file}"] .view-line`).first().waitFor();
  }

  /** The file name on the tab of the editor shown, if any is. */
  async tab(): Promise<string | undefined> {
    const tabs = this.page.locator('.tab.active');
    return (await tabs.count()) > 0
      ? ((await tabs.first().getAttribute('data-resource-name')) ?? undefined)
      : undefined;
  }

  /** The language that VS Code takes the open file for, as its status bar says it. */
  async language(): Promise<string> {
    return (await this.page.locator('[id="status.editor.mode"]').textContent()) ?? '';
  }

  /** Runs a command by its title in the command palette. */
  async command(title: string): Promise<void> {
    await this.page.keyboard.press('F1');
    await this.#quickInput.fill(`>${title}`);
    // With the title goes its shortcut, where it has one.
    const named = [`[aria-label="${title}"]`, `[aria-label^="${title}, "]`];
    await this.page.locator(named.map((each) => `.quick-input-list .monaco-list-row${each}`).join()).click();
    await this.#quickInput.waitFor({ state: 'hidden' });
  }

  /** Puts the cursor at a place, both counted from 1. */
  async goTo(line: number, column: number): Promise<void> {
    await this.focusText();
    await this.page.keyboard.press('Control+g');
    await this.#quickInput.fill(`:${line}:${column}`);
    await this.page.keyboard.press('Enter');
    await this.page.locator('[id="status.editor.selection"]', { hasText: `Ln ${line}, Col ${column}` }).waitFor();
    await this.#hasFocus();
  }

  /** Where the cursor is, as the status bar says it: "Ln 12, Col 3". */
  async cursor(): Promise<string> {
    return (await this.page.locator('[id="status.editor.selection"]').textContent()) ?? '';
  }

  /** Gives the keyboard to the text. */
  async focusText(): Promise<void> {
    await this.page
      .locator('.editor-instance .native-edit-context, .editor-instance textarea.inputarea')
      .first()
      .focus();
    await this.#hasFocus();
  }

  /** Waits until what is pressed goes to the text. */
  async #hasFocus(): Promise<void> {
    await this.page.locator('.editor-instance .monaco-editor.focused').first().waitFor();
  }

  /** Types as a person does, without taking a suggestion. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.insertText(text);
    await this.page.keyboard.press('Escape');
  }

  /** Lists only the problems of this file, or with this text in them, in the Problems panel; the cursor stays in the text. */
  async filterProblems(text: string): Promise<void> {
    const filter = this.page.getByPlaceholder(/^Filter \(e\.g\. text/);
    if ((await filter.inputValue()) === text) return;
    await filter.fill(text);
    await this.focusText();
  }

  /** The problems of all files, as the Problems panel lists them; its lines for files are left out. */
  async problems(): Promise<Problem[]> {
    const rows = this.page.locator('.markers-panel .monaco-list-row[aria-level="2"]');
    const labels = await rows.evaluateAll((elements) => elements.map((element) => element.getAttribute('aria-label')));
    return labels.map((label) => {
      const [, severity, message, line, column] =
        /^(\w+): (.*) at line (\d+) and character (\d+)\./s.exec(label ?? '') ?? [];
      if (!severity || !message) throw new Error(`Not a line of the Problems panel: ${label}`);
      return { severity, message, line: Number(line), column: Number(column) };
    });
  }

  /** How much is wrong in the whole folder, as the status bar counts it: "No Problems", "Errors: 1, Warnings: 2". */
  async counted(): Promise<string> {
    return (await this.page.locator('[id="status.problems"] a').getAttribute('aria-label')) ?? '';
  }

  /** Takes a proposal to mend what is at the cursor, by its title. */
  async mend(title: string): Promise<void> {
    await this.page.keyboard.press('Control+.');
    await this.page.locator('.action-widget .monaco-list-row.action', { hasText: title }).first().click();
  }

  /** Opens the list of suggestions at the cursor and gives its labels when it has any. */
  async suggestions(): Promise<string[]> {
    await this.page.keyboard.press('Control+Space');
    const rows = this.page.locator('.suggest-widget.visible .monaco-list-row');
    await rows.first().waitFor();
    return rows.locator('.label-name').allTextContents();
  }

  /** What the hover at the cursor says; empty when none comes, as while the server starts. */
  async hover(): Promise<string> {
    await this.page.keyboard.press('Control+k');
    await this.page.keyboard.press('Control+i');
    const hover = this.page.locator('.monaco-hover:not(.hidden) .hover-contents').first();
    const shown = await hover.waitFor({ timeout: 2000 }).then(
      () => true,
      () => false,
    );
    return shown ? hover.innerText() : '';
  }

  /** Gives the name at the cursor another name. */
  async rename(name: string): Promise<void> {
    await this.page.keyboard.press('F2');
    const input = this.page.locator('.rename-box input');
    await input.waitFor();
    await input.fill(name);
    await this.page.keyboard.press('Enter');
    await input.waitFor({ state: 'hidden' });
  }

  /** The TextMate scopes of the character at the cursor, the innermost first, and the file's language id. */
  async scopes(): Promise<{ language: string; scopes: string[] }> {
    await this.command('Developer: Inspect Editor Tokens and Scopes');
    const widget = this.page.locator('.token-inspect-widget');
    await widget.locator('table.tiw-metadata-table').first().waitFor();
    const text = await widget.innerText();
    await this.page.keyboard.press('Escape');
    await widget.waitFor({ state: 'detached' });
    return {
      language: /^language\s+(\S+)/m.exec(text)?.[1] ?? '',
      scopes: [...text.matchAll(/\S+\.riciba\b/g)].map((match) => match[0]),
    };
  }
}
