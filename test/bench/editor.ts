/**
 * An editor over a folder of COUNT files, in a process of its own: `node editor.ts COUNT`. One file is open; a letter
 * is typed in it, and names are completed. Prints a line of JSON: milliseconds for each, the median of many.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DocumentState } from 'langium';
import { NodeFileSystem } from 'langium/node';
import { CompletionRequest } from 'vscode-languageserver/node';
import { serverOver } from '../language/support/server.ts';
import { generated } from './texts.ts';

export interface EditorMeasured {
  /** From opening a file until its messages are there, while the folder is still being read. */
  open: number;
  editCpu: number;
  editWall: number;
  /** The same where the text cannot be read as it stands, as it mostly is while somebody types. */
  brokenCpu: number;
  brokenWall: number;
  completion: number;
}

const rounds = 30;

async function measure(count: number): Promise<EditorMeasured> {
  const folder = mkdtempSync(join(tmpdir(), 'riciba-bench-'));
  const texts = generated(count);
  for (const [index, text] of texts.entries()) writeFileSync(join(folder, `novads${index + 1}.riciba`), text);
  const { editor, shared } = serverOver(NodeFileSystem);
  const started = performance.now();
  await editor.start(pathToFileURL(folder).toString());
  const uri = pathToFileURL(join(folder, 'novads1.riciba')).toString();
  await editor.open(uri, texts[0]!);
  const open = performance.now() - started;
  await shared.workspace.DocumentBuilder.waitUntil(DocumentState.Validated);

  const typed = async (textOf: (round: number) => string) => {
    const cpu: number[] = [];
    const wall: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const [cpuBefore, before] = [process.cpuUsage(), performance.now()];
      await editor.change(uri, textOf(round));
      wall.push(performance.now() - before);
      await shared.workspace.DocumentBuilder.waitUntil(DocumentState.Validated);
      const { user, system } = process.cpuUsage(cpuBefore);
      cpu.push((user + system) / 1000);
    }
    return { cpu: median(cpu), wall: median(wall) };
  };
  const whole = texts[0]!;
  const edit = await typed((round) => whole.replace('Darbs nesasniedz', `Darbs ${'x'.repeat(round)} nesasniedz`));
  const broken = await typed((round) => unfinished(whole, round));
  await editor.change(uri, whole);

  const lines = texts[0]!.split('\n');
  const line = lines.findIndex((each) => each.includes('tad līmenis Ģimene'));
  const position = { line, character: lines[line]!.indexOf('Ģimene') };
  const completion: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const before = performance.now();
    const answer = await editor.connection.sendRequest(CompletionRequest.type, { textDocument: { uri }, position });
    if (!JSON.stringify(answer).includes('Grupa')) throw new Error('Names are not completed.');
    completion.push(performance.now() - before);
  }
  editor.connection.dispose();
  rmSync(folder, { recursive: true });
  return {
    open,
    editCpu: edit.cpu,
    editWall: edit.wall,
    brokenCpu: broken.cpu,
    brokenWall: broken.wall,
    completion: median(completion),
  };
}

/** Sentences as they stand while they are typed: a word begun, a label or a brace not yet written. */
const typing = [
  '  izn',
  '  iznākums pabeigts',
  '  iznākums pabeigts "Pabeigts',
  '  iznākums pabeigts "Pabeigts" tad',
  '  pirms tam jā',
];

/** The text with one more sentence in its level about the centre, which is not written to its end. */
function unfinished(text: string, round: number): string {
  const head = '  dara "Izvērtē bērna vajadzības un vienojas ar ģimeni par atbalsta plānu"\n';
  return text.replace(head, `${head}${typing[round % typing.length]!}\n`);
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

console.log(JSON.stringify(await measure(Number(process.argv[2]))));
process.exit();
