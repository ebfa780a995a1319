import { fileURLToPath } from 'node:url';
import { expect, type Page } from '@playwright/test';
import axe, { type RunOptions } from 'axe-core';

const screens = fileURLToPath(new URL('../../results/screens/', import.meta.url));
const widths = [1280, 360];
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What holds is not counted, only what does not. */
const options: RunOptions = { runOnly: { type: 'tag', values: standards }, resultTypes: ['violations'] };

/** Rules of axe that the page breaks as it stands, each with the HTML that breaks it. */
async function violations(page: Page): Promise<string[]> {
  // A page that has not been read anew still has it.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  return await page.evaluate(async (how) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the script puts it there
    const there = (globalThis as unknown as { axe: { run: typeof axe.run } }).axe;
    const found = await there.run(document, how);
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
  }, options);
}

/**
 * Looks at a page as it stands: axe, and no sideways scrolling, at each width. With RICIBA_PICTURES=1 each is painted,
 * too, in test/results/screens, to be looked at by people.
 */
export async function inspect(page: Page, name: string): Promise<void> {
  // A page that is still being read has no heading yet; that behind a dialog is not there for whoever is asked.
  await expect(page.getByRole('heading', { level: 1 }).or(page.getByRole('dialog'))).toBeVisible();
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    await page.evaluate(() => document.fonts.ready);
    expect.soft(await violations(page), `${name} at ${width}`).toEqual([]);
    const sideways = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect.soft(sideways, `${name} at ${width} scrolls sideways`).toBeLessThanOrEqual(0);
    if (process.env.RICIBA_PICTURES) await page.screenshot({ path: `${screens}${name}-${width}.png`, fullPage: true });
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}
