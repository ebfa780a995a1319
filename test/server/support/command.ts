import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { operate } from '@riciba/runtime/server/commands';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** What a command gave: its exit code, and all that it printed. */
export interface Ran {
  code: number | null;
  output: string;
}

const realTime = () => new Date().toISOString();

/** Runs a command of the server in this process: the same program, without what a start of Node costs. */
export async function run(args: string[], env: NodeJS.ProcessEnv = {}, now = realTime): Promise<Ran> {
  let output = '';
  const tell = (line: string) => {
    output += `${line}\n`;
  };
  const code = await operate(args, { ...process.env, ...env }, { root, say: tell, warn: tell, now });
  return { code, output };
}

/** Runs it as one types it, in a process of its own. */
export function typed(args: string[], env: NodeJS.ProcessEnv = {}): Promise<Ran> {
  return new Promise((done) => {
    const program = `${root}runtime/server/bin/riciba-server.ts`;
    const child = spawn(process.execPath, [program, ...args], { env: { ...process.env, ...env } });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString();
      });
    child.on('close', (code) => done({ code, output }));
  });
}
