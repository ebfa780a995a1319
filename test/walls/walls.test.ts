import { globSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { cruise } from 'dependency-cruiser';
import { describe, expect, test } from 'vitest';
import { forbidden, options } from './rules.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const parts = ['language/src', 'generator/src', 'runtime', 'vscode-extension/src'];

async function violations(folders: string[]): Promise<{ modules: number; found: string[] }> {
  const { output } = await cruise(folders, { ...options, ruleSet: { forbidden }, validate: true, baseDir: root });
  if (typeof output === 'string') throw new Error(output);
  const { summary } = output;
  return {
    modules: summary.totalCruised,
    found: summary.violations.map((violation) => `${violation.rule.name}: ${violation.from} → ${violation.to}`),
  };
}

test('no address of a file is taken for its path: one is not the other in a folder with a space or an ā', async () => {
  const files = globSync('{language,generator,runtime,vscode-extension,test}/**/*.{ts,tsx,js}', {
    cwd: root,
    exclude: ['**/node_modules/**', '**/dist/**', '**/generated/**', 'test/results/**'],
  });
  expect(files.length).toBeGreaterThan(100);
  const taken = await Promise.all(
    files.map(async (file) =>
      /new URL\([^()]*,[^()]*\)\.pathname/.test(await readFile(root + file, 'utf8')) ? [file] : [],
    ),
  );
  expect(taken.flat()).toEqual([]);
});

describe('walls between the parts', () => {
  test('no import crosses a wall', async () => {
    const { modules, found } = await violations(parts);
    // A cruiser that cannot parse reports no violation in no modules.
    expect(modules).toBeGreaterThan(100);
    expect(found).toEqual([]);
  });

  test('an import that crosses a wall is seen', async () => {
    const folder = await mkdtemp(`${root}runtime/kernel/planted-`);
    try {
      await writeFile(`${folder}/planted.ts`, "import '../../server/contract/shapes/index.ts';\n");
      const { found } = await violations([folder.slice(root.length)]);
      expect(found.map((line) => line.split(':')[0])).toContain('kernel-needs-only-the-definition');
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
