import type { Institution as Source, Stated } from '@riciba/language';
import type { Institution } from '@riciba/runtime/definition';
import type { Making } from '../acts.ts';
import { asciiKey } from '../keys.ts';
import { capitalised } from '../words.ts';

/** What the rules of a group say beyond its work and its meetings: each a sentence, and what of it cases run by. */
export function tellRules(
  { name, label, rules }: Source,
  { sentences }: Making,
): Pick<Institution, 'confidential' | 'composition' | 'territory'> {
  if (!rules) return {};
  const { confidentiality, composition, territory } = rules;
  const tell = (kind: string, text: string, rule: Stated): string =>
    sentences.tell(`${asciiKey(name)}.${kind}`, `${capitalised(label.nominative)}: ${text}.`, rule);
  if (territory) tell('territory', `darbojas teritorijā ${territory.units.join(', ')}`, territory);
  return {
    ...(confidentiality && {
      confidential: tell('confidentiality', 'locekļi un pieaicinātie uzzināto neizpauž', confidentiality),
    }),
    ...(composition && {
      composition: tell('composition', `sastāvu apstiprina ar ${composition.decision}`, composition),
    }),
    ...(territory && { territory: territory.units }),
  };
}
