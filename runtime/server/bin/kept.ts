import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

/**
 * Runs a program. What Node has compiled once is kept for the next start; where it cannot be written, nothing is lost.
 * Where a part is missing, such as a package or a font, two sentences say so in place of a stack trace.
 * @param load imports it
 * @param code what it ends with where it is not whole
 */
export async function runKept(load: () => Promise<unknown>, code: number): Promise<void> {
  enableCompileCache(fileURLToPath(new URL('../../dist/cache/', import.meta.url)));
  try {
    await load();
  } catch (error) {
    const missing = missingPart(error);
    if (missing === undefined) throw error;
    console.error(`Programma nav vesela: trūkst ${missing}. Palaidiet «npm ci» tās mapē.`);
    console.error(`The program is not whole: ${missing} is missing. Run "npm ci" in its folder.`);
    process.exitCode = code;
  }
}

/** The name of what could not be found, as the first line of Node's error has it. */
function missingPart(error: unknown): string | undefined {
  if (!(error instanceof Error && 'code' in error)) return undefined;
  if (!['MODULE_NOT_FOUND', 'ERR_MODULE_NOT_FOUND'].includes(String(error.code))) return undefined;
  return /'([^']+)'/.exec(error.message)?.[1];
}
