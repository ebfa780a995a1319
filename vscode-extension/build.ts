/**
 * Bundles the extension and its language server, each into one file, with what must go with them: the library of
 * `.riciba` texts, and the licences of the packages inside.
 */
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build, type Metafile } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));
const dist = `${here}dist/`;

await rm(dist, { recursive: true, force: true });
await mkdir(dist);
const { metafile } = await build({
  absWorkingDir: here,
  entryPoints: ['src/extension.ts', 'src/server.ts'],
  outdir: dist,
  // VS Code reads package.json's "type": "module", so CommonJS must say that it is.
  outExtension: { '.js': '.cjs' },
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node22',
  external: ['vscode'],
  minify: true,
  // For traces that a person sends us.
  keepNames: true,
  legalComments: 'none',
  // CommonJS has no import.meta.url, and the server finds its library by it.
  define: { 'import.meta.url': 'bundleUrl' },
  banner: { js: "const bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
  logLevel: 'info',
  metafile: true,
});
await cp(fileURLToPath(new URL('../language/library/', import.meta.url)), `${dist}library`, { recursive: true });
await writeFile(`${dist}ThirdPartyNotices.txt`, await notices(metafile));

/** The licence texts of the packages whose code is in the bundles, as those licences ask. */
async function notices({ inputs }: Metafile): Promise<string> {
  const packages = new Map<string, string>();
  for (const input of Object.keys(inputs)) {
    const found = /^(.*node_modules\/((?:@[^/]+\/)?[^/]+))\//.exec(input);
    if (found) packages.set(found[2]!, here + found[1]!);
  }
  const parts = [...packages].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, folder]) => notice(name, folder));
  return (await Promise.all(parts)).join(`\n${'-'.repeat(80)}\n\n`);
}

async function notice(name: string, folder: string): Promise<string> {
  const { version, license } = JSON.parse(await readFile(`${folder}/package.json`, 'utf8'));
  const file = (await readdir(folder)).find((each) => /^licen[cs]e/i.test(each));
  const text = file ? await readFile(`${folder}/${file}`, 'utf8') : `Licence: ${license}\n`;
  return `${name} ${version}\n\n${text}`;
}
