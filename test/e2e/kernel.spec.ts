import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import * as fc from 'fast-check';
import { build } from 'vite';
import { readReleased } from '../kernel/released/read.ts';
import { anyPlaces, anyWhole } from '../kernel/support/random-notions.ts';
import { anyMoves, playWhole } from '../kernel/support/whole.ts';
import { type Path, retrace } from './support/kernel-paths.ts';

const entry = fileURLToPath(new URL('support/kernel-paths.ts', import.meta.url));

/** The kernel as one script for a page, which has nothing of Node. */
async function script(): Promise<string> {
  const made = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, target: 'es2024', minify: false, lib: { entry, formats: ['iife'], name: 'kernel' } },
  });
  const [bundle] = [made].flat();
  const chunk = bundle && 'output' in bundle ? bundle.output[0] : undefined;
  if (chunk?.type !== 'chunk') throw new Error('Nothing was built');
  return chunk.code;
}

/** The cases that releases made, and random paths through random schemes. */
async function paths(): Promise<Path[]> {
  const kept = (await readReleased()).flatMap(([, { definition, cases }]) =>
    cases.map(({ setting, events }) => ({ definition, setting, events })),
  );
  const random = fc
    .sample(fc.tuple(anyWhole, anyPlaces, anyMoves), { numRuns: 60, seed: 11 })
    .map(([definition, setting, moves]) => {
      const { events } = playWhole(definition, setting, moves, () => {});
      // The calendars go by what institutions keep, not by the play.
      const institutions = definition.institutions.map((one) => ({ ...one, calendar: 'plain' as const }));
      return { definition: { ...definition, institutions }, setting, events };
    });
  return [...kept, ...random.filter(({ events }) => events.length > 0)];
}

test('the kernel says in a browser, byte for byte, what it says in Node', async ({ page }) => {
  const all = await paths();
  expect(all.length).toBeGreaterThan(60);
  await page.addScriptTag({ content: await script() });
  let said = 0;
  for (const path of all) {
    const there = await page.evaluate((one) => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the script puts it there
      const { kernel } = globalThis as unknown as { kernel: { retrace: (path: unknown) => string[] } };
      return kernel.retrace(one);
    }, path);
    const here = retrace(path);
    expect(there).toEqual(here);
    said += here.length;
  }
  expect(said).toBeGreaterThan(2_000);
});
