import { execFile } from 'node:child_process';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Definition } from '@riciba/runtime/definition';

export const root = fileURLToPath(new URL('../../../', import.meta.url));

export type Example = 'aizkraukle' | 'termini';

export interface Built {
  folder: string;
  definition: Definition;
  posts: string;
}

/** Builds an example into a new folder, as `riciba build` does. */
export async function buildOf(example: Example): Promise<Built> {
  const folder = await mkdtemp(join(tmpdir(), 'riciba-build-'));
  const scheme = `examples/${example}/${example}.lv.riciba`;
  await promisify(execFile)(process.execPath, ['generator/src/cli/main.ts', 'build', scheme, '--out', folder], {
    cwd: root,
  });
  const definition: Definition = JSON.parse(await readFile(join(folder, 'definition.json'), 'utf8'));
  return { folder, definition, posts: join(root, `examples/${example}/posts.json`) };
}

/** The same numbers from 0 to 1 at every run with the same seed. */
export function randomFrom(seed: number): () => number {
  let at = seed >>> 0;
  return () => {
    at = (Math.imul(at, 1_664_525) + 1_013_904_223) >>> 0;
    return at / 2 ** 32;
  };
}
