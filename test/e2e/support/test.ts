import { type Browser, test as base } from '@playwright/test';
import { App } from './app.ts';
import { Crew } from './staff.ts';

/** The server that the tests of a worker speak to at present, and who has signed in to it. */
class Present {
  private known: { of: string; app: App; crew: Crew } | undefined;

  /** @param of whose it is: others begin with an empty server */
  async begin(of: string, example: string | undefined, browser: Browser): Promise<{ app: App; crew: Crew }> {
    if (this.known?.of === of) return this.known;
    await this.end();
    const app = await App.start(example);
    this.known = { of, app, crew: new Crew(browser, app) };
    return this.known;
  }

  async end(): Promise<void> {
    const { known } = this;
    this.known = undefined;
    await known?.crew.leave();
    await known?.app.stop();
  }
}

interface Served {
  /** Folder in `examples/` of the scheme that is served; Aizkraukle, unless said. */
  example: string | undefined;
  /** Every test has an empty server of its own; else the tests of one file share theirs. */
  alone: boolean;
  served: { app: App; crew: Crew };
  app: App;
  crew: Crew;
}

/** A test that is served by the product, started as a person starts it, with people at browsers. */
export const test = base.extend<Served, { present: Present }>({
  example: [undefined, { option: true }],
  alone: [false, { option: true }],
  present: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads from it that nothing is needed
    async ({}, use) => {
      const present = new Present();
      await use(present);
      await present.end();
    },
    { scope: 'worker' },
  ],
  served: async ({ present, browser, example, alone }, use, { testId, file }) => {
    await use(await present.begin(alone ? testId : file, example, browser));
  },
  app: async ({ served }, use) => use(served.app),
  crew: async ({ served }, use) => use(served.crew),
});
