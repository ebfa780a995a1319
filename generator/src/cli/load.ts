import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Diagnostic, type Loaded, loadScheme, type SchemeFiles } from '@riciba/language';
import { libraryFolder, nodeFiles } from '@riciba/language/node';
import { asPublished } from '../proofs/as-published.ts';
import { findings } from '../proofs/findings.ts';

/** The bundled command carries the library beside itself. */
const bundledLibrary = fileURLToPath(new URL('library/', import.meta.url));

/**
 * Reads, checks and proves one scheme. `published`: proves what its text says without our choices; `on`: only as it is
 * on this day (ISO date).
 */
export function load(file: string, options: { published?: boolean; on?: string } = {}): Promise<Loaded> {
  const { published = false, on } = options;
  return loadScheme(file, schemeFiles(), {
    ...(on !== undefined && { on }),
    findings: (scheme, language) => findings(published ? asPublished(scheme) : scheme, language),
  });
}

export function schemeFiles(): SchemeFiles {
  return nodeFiles(existsSync(bundledLibrary) ? bundledLibrary : libraryFolder);
}

/** In the order of the text: by file, line and column. */
export function sorted(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.toSorted(
    ({ at: a, code }, { at: b, code: other }) =>
      order(a.file, b.file) || a.line - b.line || a.column - b.column || order(code, other),
  );
}

function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** "scheme.riciba:45:3 information RIC0501 …" */
export function printed({ at, severity, code, message }: Diagnostic): string {
  return `${at.file}:${at.line}:${at.column} ${severity} ${code} ${message}`;
}

/** "Kļūdas: 0, brīdinājumi: 0, norādes: 4." */
export function summary(diagnostics: readonly Diagnostic[], language: Loaded['language']): string {
  const count = (severity: Diagnostic['severity']): number =>
    diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  const words = language === 'lv' ? ['Kļūdas', 'brīdinājumi', 'norādes'] : ['Errors', 'warnings', 'notes'];
  const [errors, warnings, notes] = words;
  return `${errors}: ${count('error')}, ${warnings}: ${count('warning')}, ${notes}: ${count('information')}.`;
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}
