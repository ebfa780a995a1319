/** One VS Code for a run of the extension's tests, with the packaged extension in it; each test file opens its own window. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { startHost } from './host.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the VS Code; a window opens a folder of this machine in it. */
    vscode: string;
  }
}

const folder = fileURLToPath(new URL('../../vscode-extension', import.meta.url));

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const packed = spawnSync('npm', ['run', '--silent', 'package'], { cwd: folder, encoding: 'utf8' });
  if (packed.status !== 0) throw new Error(`The extension could not be packaged:\n${packed.stdout}${packed.stderr}`);
  const { version } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  const host = await startHost(`${folder}/riciba-${version}.vsix`);
  console.log(`VS Code ${host.version.vscode} (code-server ${host.version.codeServer})`);
  project.provide('vscode', host.url);
  return () => host.stop();
}
