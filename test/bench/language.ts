/**
 * `npm run bench [-- --all]`: how long the language takes over many files. Every number comes from a fresh process.
 * CPU is of all threads; other work on the machine shows in the wall clock. Not part of the tests.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { EditorMeasured } from './editor.ts';
import type { Measured } from './pipeline.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

function run(script: string, ...args: (string | number)[]): string {
  const file = fileURLToPath(new URL(script, import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--expose-gc', file, ...args.map(String)], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

function measured(pipeline: 'ours' | 'raw', kind: 'generated' | 'copies', count: number): Measured {
  return JSON.parse(run('pipeline.ts', pipeline, kind, count));
}

const whole = (value: number): string => value.toFixed(0);
const bar = (value: number, limit: number): string => (value <= limit ? 'ok' : 'MISSED');

function tableOfPipelines(counts: number[]): void {
  const rows = counts.map((count) => {
    const [ours, raw] = [measured('ours', 'generated', count), measured('raw', 'generated', count)];
    const ratio = ours.warm.cpu / raw.warm.cpu;
    return [
      ...[count, ours.lines].map(String),
      ...[ours.cold.cpu, ours.cold.wall, ours.warm.cpu, ours.warm.wall].map(whole),
      ...[raw.cold.cpu, raw.warm.cpu, raw.warm.wall].map(whole),
      `${(ours.cold.cpu / raw.cold.cpu).toFixed(2)} ${ratio.toFixed(2)}`,
      bar(ratio, 1.5),
      whole(ours.heap),
    ];
  });
  print([
    [
      'files',
      'lines',
      'cold cpu',
      'wall',
      'warm cpu',
      'wall',
      'raw cold',
      'warm',
      'wall',
      'ratio cold warm',
      '≤1.5',
      'MB',
    ],
    ...rows,
  ]);
}

function tableOfRest(): void {
  const editor: EditorMeasured = JSON.parse(run('editor.ts', 100));
  const copies = measured('ours', 'copies', 100);
  const check = wholeProcess();
  print([
    ['what', 'ms', 'bar'],
    ['one edit at 100 files, CPU', editor.editCpu.toFixed(1), bar(editor.editCpu, 100)],
    ['one edit at 100 files, until its messages', editor.editWall.toFixed(1), ''],
    ['completion at 100 files', editor.completion.toFixed(1), bar(editor.completion, 50)],
    ['start over 100 files until the open one has its messages', whole(editor.open), ''],
    ['riciba check of Aizkraukle, whole process, wall', whole(check.wall), ''],
    ['riciba check of Aizkraukle, whole process, CPU', whole(check.cpu), ''],
  ]);
  const perSecond = (ms: number): string => whole((copies.lines / ms) * 1000);
  console.log(
    `100 copies of Aizkraukle (${copies.lines} lines): ${perSecond(copies.cold.wall)} lines a second cold, ` +
      `${perSecond(copies.warm.wall)} warm (by CPU ${perSecond(copies.warm.cpu)}).`,
  );
}

/** The command as a person runs it: the bundle where it is up to date. */
function wholeProcess(): { cpu: number; wall: number } {
  const told =
    'process.on("exit",()=>{const{user,system}=process.cpuUsage();process.stderr.write(`\\ncpu ${(user+system)/1000}`)})';
  const command = [
    '--import',
    `data:text/javascript,${told}`,
    `${root}generator/bin/riciba.js`,
    'check',
    `${root}examples/aizkraukle/aizkraukle.lv.riciba`,
  ];
  const rounds = Array.from({ length: 5 }, () => {
    const before = performance.now();
    const { stderr } = spawnSync(process.execPath, command, { encoding: 'utf8' });
    return { wall: performance.now() - before, cpu: Number(/cpu ([\d.]+)$/.exec(stderr)?.[1]) };
  });
  return rounds.toSorted((a, b) => a.wall - b.wall)[2]!;
}

function print(rows: string[][]): void {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  for (const row of rows) {
    console.log(
      row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join('  '),
    );
  }
  console.log('');
}

tableOfPipelines(process.argv.includes('--all') ? [1, 10, 100, 1000] : [1, 10, 100]);
tableOfRest();
