/** Commands about what a server keeps: run beside it, or while it is off. */
import { fileURLToPath } from 'node:url';
import { operate } from '../commands/index.ts';

process.exitCode = await operate(process.argv.slice(2), process.env, {
  root: fileURLToPath(new URL('../../../', import.meta.url)),
  say: console.log,
  warn: console.error,
  now: () => new Date().toISOString(),
});
