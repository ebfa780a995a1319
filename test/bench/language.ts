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
    const [cold, warm] = [ours.cold.cpu / raw.cold.cpu, ours.warm.cpu / raw.warm.cpu];
    return [
      ...[count, ours.lines].map(String),
      ...[ours.cold.cpu, ours.cold.wall, ours.warm.cpu, ours.warm.wall].map(whole),
      ...[raw.cold.cpu, raw.warm.cpu, raw.warm.wall].map(whole),
      `${cold.toFixed(2)} ${warm.toFixed(2)}`,
      bar(Math.max(cold, warm), 1.5),
      ...[ours.heap, raw.heap].map(whole),
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
      'raw',
    ],
    ...rows,
  ]);
}

function tableOfRest(counts: number[]): void {
  const copies = measured('ours', 'copies', 100);
  const check = wholeProcess();
  print([
    ['what', 'ms', 'bar'],
    ...counts.flatMap(rowsOfEditor),
    ['riciba check of Aizkraukle, whole process, wall', whole(check.wall), ''],
    ['riciba check of Aizkraukle, whole process, CPU', whole(check.cpu), ''],
  ]);
  const perSecond = (ms: number): string => whole((copies.lines / ms) * 1000);
  console.log(
    `100 copies of Aizkraukle (${copies.lines} lines): ${perSecond(copies.cold.wall)} lines a second cold, ` +
      `${perSecond(copies.warm.wall)} warm (by CPU ${perSecond(copies.warm.cpu)}).`,
  );
}

function rowsOfEditor(count: number): string[][] {
  const editor: EditorMeasured = JSON.parse(run('editor.ts', count));
  return [
    [`one edit at ${count} files, CPU`, editor.editCpu.toFixed(1), bar(editor.editCpu, 100)],
    [`one edit at ${count} files, until its messages`, editor.editWall.toFixed(1), ''],
    [`one that leaves the text unreadable, CPU`, editor.brokenCpu.toFixed(1), ''],
    [`one that leaves the text unreadable, until its messages`, editor.brokenWall.toFixed(1), ''],
    [`completion at ${count} files`, editor.completion.toFixed(1), bar(editor.completion, 50)],
    [`start over ${count} files until the open one has its messages`, whole(editor.open), ''],
  ];
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

const most = process.argv.includes('--all') ? [1000] : [];
tableOfPipelines([1, 10, 100, ...most]);
tableOfRest([100, ...most]);
