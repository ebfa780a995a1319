/**
 * Bundles the command into dist/: `riciba check` then starts from a few files. What only a build needs is split off
 * and loaded when needed; packages that only a build needs stay packages.
 */
import { cp, rm } from 'node:fs/promises';
import { libraryFolder } from '@riciba/language/node';
import { build } from 'esbuild';

const dist = new URL('dist/', import.meta.url).pathname;
await rm(dist, { recursive: true, force: true });
await build({
  entryPoints: { riciba: new URL('src/cli/main.ts', import.meta.url).pathname },
  outdir: dist,
  bundle: true,
  splitting: true,
  chunkNames: '[name]-[hash]',
  format: 'esm',
  platform: 'node',
  target: 'node20',
  external: ['elkjs', '@rjsf/*', 'json-schema-to-typescript', 'esbuild'],
  // Parts of the language server that are CommonJS ask for Node's modules by `require`.
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module';\nconst require = requireFrom(import.meta.url);",
  },
  logLevel: 'warning',
});
await cp(libraryFolder, `${dist}library`, { recursive: true });
