/**
 * Bundles the command into dist/: `riciba check` then starts from a few files. What only a build needs is split off
 * and loaded when needed; packages that only a build needs stay packages.
 */
import { cp, readdir, rm, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { libraryFolder } from '@riciba/language/node';
import { build } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));
const dist = join(here, 'dist');

await rm(dist, { recursive: true, force: true });
await cp(libraryFolder, join(dist, 'library'), { recursive: true });
const { metafile } = await build({
  absWorkingDir: here,
  entryPoints: { riciba: 'src/cli/main.ts' },
  outdir: dist,
  bundle: true,
  splitting: true,
  metafile: true,
  chunkNames: '[name]-[hash]',
  format: 'esm',
  platform: 'node',
  target: 'node20',
  external: ['elkjs', '@rjsf/*', 'json-schema-to-typescript', 'esbuild'],
  // CommonJS parts of what is bundled ask for Node's modules by `require`.
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module';\nconst require = requireFrom(import.meta.url);",
  },
  logLevel: 'warning',
});

// bin/riciba.js looks at these: a bundle older than one of them is passed over.
const library = await readdir(libraryFolder);
const inputs = [
  ...Object.keys(metafile.inputs).filter((file) => !file.includes('node_modules')),
  ...library.map((file) => join(libraryFolder, file)),
].map((file) => relative(dist, resolve(here, file)).replaceAll('\\', '/'));
await writeFile(join(dist, 'inputs.json'), JSON.stringify(inputs.toSorted(), undefined, 2));
