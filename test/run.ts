/**
 * `npm test`: everything that must hold, in one run. Needs only Node and the package registry: it builds what it tests
 * and finds or installs a browser. Prints `N passed, N failed` as its last line; exits 1 when anything failed.
 *
 *   node test/run.ts              all
 *   node test/run.ts lint unit    only these steps
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installHost } from './extension/install-host.ts';
import { findBrowser } from './support/browser.ts';
import { failuresOfPlaywright, failuresOfVitest } from './support/failures.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const results = `${root}test/results`;
/** All temporary files of a run: also what browsers and editors leave, which are not asked before they end. */
const temporary = await mkdtemp(join(tmpdir(), 'riciba-test-'));
// As root, PostgreSQL runs as somebody else.
await chmod(temporary, 0o1777);
process.env.TMPDIR = temporary;
/** What one process has compiled the next ones need not: hundreds load the same modules. */
process.env.NODE_COMPILE_CACHE = join(temporary, 'compiled');

const cores = availableParallelism();
/** Steps that were named; none: all. */
const wanted = process.argv.slice(2);
const isWanted = (step: string) => wanted.length === 0 || wanted.includes(step);

interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

/** What failed, in the order of the run: said once more at the end, because the end is what is kept of a long output. */
const failures: string[] = [];

/** Runs a command in the project's folder with its output shown. Gives the exit code. */
function run(command: string, args: string[], env: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: 'inherit',
      env: {
        ...process.env,
        PATH: `${root}node_modules/.bin:${process.env.PATH}`,
        ...env,
      },
    });
    child.on('error', (error) => {
      console.error(`${command}: ${error.message}`);
      resolve(1);
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** One command that holds or does not. */
async function check(command: string, args: string[]): Promise<Tally> {
  const code = await run(command, args);
  if (code !== 0) failures.push(`${[command, ...args].join(' ')}: exit code ${code}`);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

function generatedFiles(): string {
  const hash = createHash('sha256');
  const files = globSync(
    [
      'language/src/generated/**',
      'language/docs/reference/keywords.md',
      'runtime/definition/definition.ts',
      'vscode-extension/{syntaxes,language-configuration.json}/**',
    ],
    { cwd: root, withFileTypes: true },
  )
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .toSorted();
  for (const file of files) hash.update(file).update(readFileSync(file));
  return `${files.length} files ${hash.digest('hex')}`;
}

/** What is generated and committed must be what the generators make now. */
async function regenerate(): Promise<Tally> {
  const before = generatedFiles();
  const code = await run('npm', ['run', '--silent', 'generate']);
  const same = before === generatedFiles();
  if (!same)
    console.error('Generated files differ from what is committed: run `npm run generate` and commit the result.');
  return code === 0 && same ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

/** @param workers how many files at once; left to itself vitest leaves a core idle, half of a small machine */
async function vitest(project: string, workers: number): Promise<Tally> {
  const report = `${results}/vitest-${project}.json`;
  const code = await run('vitest', [
    'run',
    '--project',
    project,
    `--maxWorkers=${workers}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile=${report}`,
  ]);
  const text = await readFile(report, 'utf8').catch(() => '');
  if (!text) return { passed: 0, failed: 1, skipped: 0 };
  failures.push(...failuresOfVitest(text));
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(text);
  // A file that does not load, or an error outside a test, fails the run without a failed test.
  const failed = code !== 0 && numFailedTests === 0 ? 1 : numFailedTests;
  if (failed > numFailedTests) failures.push(`${project}: exit code ${code} with no failed test; its output says why`);
  return { passed: numPassedTests, failed, skipped: numPendingTests };
}

async function playwright(): Promise<Tally> {
  const report = `${results}/e2e.json`;
  const code = await run('playwright', ['test', '--config', 'test/e2e/playwright.config.ts', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  });
  const text = await readFile(report, 'utf8').catch(() => '');
  if (!text) return { passed: 0, failed: 1, skipped: 0 };
  failures.push(...failuresOfPlaywright(text));
  const { stats } = JSON.parse(text);
  // What held only when it was tried again did not hold.
  const unexpected = stats.unexpected + stats.flaky;
  const failed = code !== 0 && unexpected === 0 ? 1 : unexpected;
  return { passed: stats.expected, failed, skipped: stats.skipped };
}

/** Why there is no VS Code; nothing when there is one. */
let editor: Promise<string | undefined> | undefined;

async function installEditor(): Promise<string | undefined> {
  try {
    await installHost();
    return undefined;
  } catch (error) {
    return messageOf(error);
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** What is missing is said where it is noticed, and at the end. */
function missing(what: string): Tally {
  console.error(what);
  failures.push(what);
  return { passed: 0, failed: 1, skipped: 0 };
}

/** Of the server's tests each waits for other processes part of its time; so one more than there are cores. */
async function server(): Promise<Tally> {
  // What is fetched comes meanwhile.
  if (isWanted('extension')) editor = installEditor();
  return await vitest('server', cores + 1);
}

/** What could not be installed is not tried again. */
async function extension(): Promise<Tally> {
  editor ??= installEditor();
  const why = await editor;
  return why === undefined ? await inBrowser(() => vitest('extension', 1)) : missing(why);
}

/** A step that drives a browser: all drive the one that was found first. */
async function inBrowser(step: () => Promise<Tally>): Promise<Tally> {
  try {
    process.env.CHROMIUM_PATH = await findBrowser();
  } catch (error) {
    return missing(messageOf(error));
  }
  return await step();
}

const steps: [name: string, what: () => Promise<Tally>][] = [
  ['format', () => check('biome', ['format', '.'])],
  ['lint', () => check('oxlint', ['--type-aware', '--deny-warnings'])],
  ['regenerate', regenerate],
  ['typecheck', () => check('tsc', ['-b'])],
  ['unused', () => check('knip', [])],
  ['build', () => check('npm', ['run', '--silent', 'build'])],
  ['unit', () => vitest('unit', cores)],
  ['server', server],
  ['e2e', () => inBrowser(playwright)],
  ['extension', extension],
];

const unknown = wanted.filter((name) => !steps.some(([step]) => step === name));
if (unknown.length > 0) {
  console.error(`No such step: ${unknown.join(', ')}. Steps: ${steps.map(([name]) => name).join(', ')}`);
  process.exit(2);
}

await rm(results, { recursive: true, force: true });
await mkdir(results, { recursive: true });
const total: Tally = { passed: 0, failed: 0, skipped: 0 };
const lines: string[] = [];
for (const [name, what] of steps) {
  if (!isWanted(name)) continue;
  console.log(`\n── ${name}`);
  const started = performance.now();
  const tally = await what();
  total.passed += tally.passed;
  total.failed += tally.failed;
  total.skipped += tally.skipped;
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  lines.push(
    `${tally.failed ? '✗' : '✓'} ${name.padEnd(12)} ${tally.passed} passed, ${tally.failed} failed (${seconds} s)`,
  );
}
await rm(temporary, { recursive: true, force: true });
if (failures.length > 0) console.log(`\n── what failed\n\n${failures.join('\n\n')}`);
console.log(`\n${lines.join('\n')}\n`);
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 ? 1 : 0;
