import { dutiesOf, withoutTerm } from '../duties.ts';
import { hasErrors, load, printed, sorted } from './load.ts';

/** `riciba check FILE… --terms`: prints which duties have no term; a scheme with errors is told of instead. */
export async function checkTerms(files: readonly string[]): Promise<number> {
  let failed = false;
  for (const file of files) {
    const { scheme, diagnostics, language } = await load(file);
    if (!scheme) {
      for (const diagnostic of sorted(diagnostics)) console.log(printed(diagnostic));
      failed ||= hasErrors(diagnostics);
      continue;
    }
    const duties = dutiesOf(scheme);
    const silent = duties.filter(({ hasTerm }) => !hasTerm);
    for (const duty of silent)
      console.log(`${duty.at.file}:${duty.at.line}:${duty.at.column} ${withoutTerm(duty, language)}`);
    const [all, none] = [duties.length, silent.length];
    console.error(
      language === 'lv' ? `Pienākumi: ${all}, bez termiņa: ${none}.` : `Duties: ${all}, without a term: ${none}.`,
    );
  }
  return failed ? 1 : 0;
}
