import { spawn } from 'node:child_process';
import { globSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from '../failure.ts';

/** What is made from sources before the first start, and again when they changed. */
interface Made {
  /** The file that is there when it is made. */
  result: string;
  sources: string[];
  /** npm workspace whose `build` makes it. */
  workspace: string;
  latvian: string;
}

export const exampleDefinition = 'examples/aizkraukle/build';
export const examplePosts = 'examples/aizkraukle/posts.json';
export const hostFolder = 'runtime/host/dist';

export const example: Made = {
  result: `${exampleDefinition}/definition.json`,
  sources: [
    'examples/aizkraukle/*.riciba',
    'language/library/**/*.riciba',
    'language/src/**/*.ts',
    'generator/{src,bin}/**/*.{ts,js}',
  ],
  workspace: 'examples',
  latvian: 'rīcības shēmu',
};

export const host: Made = {
  result: `${hostFolder}/index.html`,
  sources: [
    'runtime/host/**/*.{ts,tsx,css,html,svg}',
    'runtime/{kernel,definition}/*.ts',
    'runtime/server/contract/draft-id.ts',
  ],
  workspace: 'runtime',
  latvian: 'lietotāja saskarni',
};

/**
 * Runs the workspace's build when its result is missing or older than a source.
 * @param root the project's folder
 * @throws StartError when the build fails, or did not make what it should
 */
export async function makeIfOld(root: string, made: Made): Promise<void> {
  if (isFresh(root, made)) return;
  const began = new Date();
  console.error(`Veido ${made.latvian}…`);
  const { code, output } = await npm(root, ['run', '--silent', 'build', '-w', made.workspace]);
  const result = join(root, made.result);
  if (code === 0 && modified(result)) {
    // A build that changed nothing writes nothing: it has been looked at all the same.
    utimesSync(result, began, began);
    return;
  }
  console.error(output);
  throw new StartError(
    `Neizdevās izveidot ${made.latvian}; iemesls ir augstāk.`,
    `"npm run build -w ${made.workspace}" failed; its reason stands above.`,
  );
}

function isFresh(root: string, { result, sources }: Made): boolean {
  const made = modified(join(root, result));
  const outside = ['**/node_modules/**', '**/dist/**'];
  return (
    made > 0 && globSync(sources, { cwd: root, exclude: outside }).every((path) => modified(join(root, path)) <= made)
  );
}

/** Milliseconds since 1970; 0 when there is no such file. */
function modified(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** What a build says is of interest only when it fails. */
function npm(root: string, args: string[]): Promise<{ code: number; output: string }> {
  return new Promise((done) => {
    const path = `${join(root, 'node_modules', '.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH ?? ''}`;
    const child = spawn('npm', args, {
      cwd: root,
      env: { ...process.env, PATH: path },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString();
      });
    child.on('error', (error) => done({ code: 1, output: error.message }));
    child.on('close', (code) => done({ code: code ?? 1, output }));
  });
}
