import { type Browser, type BrowserContext, expect, type Locator, type Page } from '@playwright/test';
import type { App } from './app.ts';

/** The demo posts, by the words a person sees on the sign-in page. */
const posts = {
  teacher: 'Klases audzinātāja, Ozolu pamatskola',
  support: 'Sociālais pedagogs, Ozolu pamatskola',
  head: 'Direktore, Ozolu pamatskola',
  smallTeacher: 'Pirmsskolas skolotāja, Kļavu pirmsskola',
  smallHead: 'Vadītāja, Kļavu pirmsskola',
  socialWorker: 'Sociālais darbinieks, Sociālais dienests',
  statePolice: 'Inspektors, Valsts policija',
  municipalPolice: 'Inspektors, Pašvaldības policija',
  education: 'Speciāliste, Izglītības pārvalde',
  chair: 'Vadītāja, sadarbības grupa',
  orphansCourt: 'Locekle, bāriņtiesa',
  sampleHead: 'Direktore, Parauga pamatskola',
  formHead: 'Direktore, Liepu pamatskola',
  oakClerk: 'Lietvede, Ozolu pamatskola',
  lindenClerk: 'Lietvede, Liepu pamatskola',
  educationOffice: 'Izglītības pārvaldes speciālists',
  formWorker: 'Sociālais darbinieks',
  official: 'Norīkotā amatpersona',
  secretary: 'Sekretāre, sadarbības grupa',
  socialHead: 'Vadītāja, Sociālais dienests',
} as const;

export type PostName = keyof typeof posts;

/** An answer: text to type, an option to choose, several options, or files. */
export type Answer = string | string[] | { files: { name: string; mimeType: string; buffer: Buffer }[] };
export type PageAnswers = Record<string, Answer>;

/** No word of the form on the screen is unsaved: that it was saved is still said while the next save is on its way. */
export async function expectSaved(page: Page, timeout?: number): Promise<void> {
  const said = page.locator('[data-state="saved"]').filter({ hasText: /^Saglabāts/ });
  await expect(said).toBeVisible({ timeout });
}

/** The posts that have signed in to a product, each once until they leave, in a browser of its own. */
export class Crew {
  private readonly signedIn = new Map<PostName, Promise<Staff>>();

  private readonly browser: Browser;
  readonly app: App;

  constructor(browser: Browser, app: App) {
    this.browser = browser;
    this.app = app;
  }

  post(name: PostName): Promise<Staff> {
    const known = this.signedIn.get(name) ?? Staff.signIn(this.browser, this.app, name);
    this.signedIn.set(name, known);
    return known;
  }

  async leave(): Promise<void> {
    for (const staff of this.signedIn.values()) await (await staff).leave();
    this.signedIn.clear();
  }
}

/** One person at a browser of their own. */
export class Staff {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly app: App;

  private constructor(page: Page, context: BrowserContext, app: App) {
    this.page = page;
    this.context = context;
    this.app = app;
  }

  /** Somebody who has signed in by themselves. */
  static at(page: Page, app: App): Staff {
    return new Staff(page, page.context(), app);
  }

  static async signIn(browser: Browser, app: App, post: PostName): Promise<Staff> {
    const context = await browser.newContext({ locale: 'lv-LV', timezoneId: 'Europe/Riga' });
    const page = await context.newPage();
    await page.goto(app.url);
    await page.getByRole('button', { name: posts[post] }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Kas gaida mani' })).toBeVisible();
    return new Staff(page, context, app);
  }

  async leave(): Promise<void> {
    await this.context.close();
  }

  /** Opens the case from the inbox or the list, by its number. */
  async openCase(number: string): Promise<void> {
    await this.page.goto(`${this.app.url}/cases`);
    await this.page.getByRole('link', { name: number }).first().click();
    await expect(this.page.getByRole('heading', { level: 1, name: number })).toBeVisible();
  }

  /** Begins an act of the open case page, by the words on its button. */
  async begin(act: string): Promise<void> {
    await this.page.getByRole('main').getByRole('link', { name: act, exact: true }).click();
  }

  /** Fills the pages of a form one after the other, reviews and submits. */
  async submit(pages: PageAnswers[]): Promise<void> {
    for (const answers of pages) {
      await this.write(answers);
      await this.page.getByRole('button', { name: 'Turpināt' }).click();
    }
    await expect(this.page.getByRole('heading', { level: 1, name: 'Pārbaudiet pirms iesniegšanas' })).toBeVisible();
    await this.page.getByRole('button', { name: 'Iesniegt' }).click();
    await expect(this.page.getByRole('heading', { level: 1, name: 'Pārbaudiet pirms iesniegšanas' })).toBeHidden();
  }

  async act(act: string, pages: PageAnswers[]): Promise<void> {
    await this.begin(act);
    await this.submit(pages);
  }

  /** Does an act that has no form. */
  async confirm(act: string): Promise<void> {
    await this.begin(act);
    await this.page.getByRole('button', { name: 'Iesniegt' }).click();
    await expect(this.page.getByRole('heading', { level: 1, name: 'Izdarīts' })).toBeVisible();
  }

  async write(answers: PageAnswers): Promise<void> {
    for (const [label, answer] of Object.entries(answers)) await this.answer(label, answer);
  }

  private async answer(question: string, answer: Answer): Promise<void> {
    const main = this.page.getByRole('main');
    const label = named(question);
    if (typeof answer === 'object' && 'files' in answer) {
      await main.getByLabel(label).setInputFiles(answer.files);
      for (const file of answer.files)
        await expect(main.getByRole('listitem').filter({ hasText: file.name })).toBeVisible();
      return;
    }
    if (Array.isArray(answer)) {
      const group = main.getByRole('group', { name: label });
      for (const option of answer) await group.getByRole('checkbox', { name: option }).check();
      return;
    }
    const one = main.getByRole('radiogroup', { name: label });
    const choice = main.getByRole('combobox', { name: label });
    const text = main.getByRole('textbox', { name: label });
    await expect(one.or(choice).or(text).first()).toBeVisible();
    if (await present(one)) await one.getByRole('radio', { name: answer, exact: true }).check();
    else if (await present(choice)) await choice.selectOption({ label: answer });
    else await text.first().fill(answer);
  }
}

/** The whole name of a control, marked as optional or not. */
function named(question: string): RegExp {
  return new RegExp(`^${RegExp.escape(question)}( \\(nav obligāt[si]\\))?$`);
}

async function present(locator: Locator): Promise<boolean> {
  return (await locator.count()) > 0;
}
