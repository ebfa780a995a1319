/** Commands about what a server keeps: run beside it, or while it is off. */
import { fileURLToPath } from 'node:url';
import { readCommand } from '../commands/read.ts';
import { codeOf, placeOf, StartError } from '../failure.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

try {
  const command = readCommand(process.argv.slice(2), process.env);
  process.exitCode = await command({ root, say: console.log, now: () => new Date().toISOString() });
} catch (error) {
  const parts = error instanceof Error ? [error.name, codeOf(error), placeOf(error)] : ['Error'];
  console.error(
    error instanceof StartError ? error.message : `Neizdevās / Failed: ${parts.filter(Boolean).join(', ')}`,
  );
  process.exitCode = 2;
}
