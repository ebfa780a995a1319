import { codeOf, placeOf, StartError } from '../failure.ts';
import type { Context } from './context.ts';
import { readCommand } from './read.ts';

/** Where a command stands, and to whom it speaks: `say` what was asked for, `warn` what went wrong. */
type Standing = Omit<Context, 'place' | 'env'> & { warn: (line: string) => void };

/**
 * Does what `riciba-server` is told.
 * @param args the words after the program's name
 * @returns the exit code: 0 all is well, 1 it found something, 2 it could not be done
 */
export async function operate(args: string[], env: NodeJS.ProcessEnv, { warn, ...context }: Standing): Promise<number> {
  try {
    return await readCommand(args, env)(context);
  } catch (error) {
    const parts = error instanceof Error ? [error.name, codeOf(error), placeOf(error)] : ['Error'];
    warn(error instanceof StartError ? error.message : `Neizdevās / Failed: ${parts.filter(Boolean).join(', ')}`);
    return 2;
  }
}
