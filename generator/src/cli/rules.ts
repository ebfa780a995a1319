import { nationalFindings, type RuleFinding } from '../proofs/national.ts';
import { clauseOf, detailOf, verdictWords } from '../proofs/national-words.ts';
import { hasErrors, load, printed, sorted } from './load.ts';

/**
 * `riciba check FILE… --rules [--json]`: prints how each scheme stands to each rule of the State; a scheme with errors
 * is told of instead. Gives the exit code: 1 where a rule is violated or a text has errors.
 */
export async function checkRules(files: readonly string[], options: { json: boolean; on?: string }): Promise<number> {
  let failed = false;
  const all: { scheme: string; rules: object[] }[] = [];
  for (const file of files) {
    const { scheme, diagnostics, language } = await load(file, options);
    if (!scheme) {
      for (const diagnostic of sorted(diagnostics)) console.error(printed(diagnostic));
      failed ||= hasErrors(diagnostics);
      continue;
    }
    const findings = nationalFindings(scheme);
    failed ||= findings.some(({ verdict }) => verdict === 'violated');
    if (options.json) all.push({ scheme: scheme.name, rules: findings.map(asData) });
    else {
      console.log(scheme.label);
      for (const finding of findings) console.log(row(finding, language));
    }
  }
  if (options.json) console.log(JSON.stringify(all, undefined, 2));
  return failed ? 1 : 0;
}

function asData({ rule, verdict, at, because }: RuleFinding): object {
  const { id, lv, en, cites, source } = rule;
  return { id, verdict, lv, en, cites, source, at, because };
}

/** "  pārņemts no pamata  Sēdē piedalās … — MK … (latvija.riciba:47)" */
function row({ rule, verdict, at, because }: RuleFinding, language: 'lv' | 'en'): string {
  const place = at && verdict !== 'notStated' ? ` [${at.file.slice(at.file.lastIndexOf('/') + 1)}:${at.line}]` : '';
  const detail = because ? ` ${detailOf(because, language)}` : '';
  return `  ${verdictWords(verdict, language).padEnd(18)} ${rule[language]} (${clauseOf(rule.cites, language)}).${detail}${place}`;
}
