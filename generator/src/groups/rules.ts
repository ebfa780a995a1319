import type { Institution as Source, Stated } from '@riciba/language';
import type { Institution } from '@riciba/runtime/definition';
import type { Making } from '../acts.ts';
import { asciiKey } from '../keys.ts';
import { capitalised } from '../words.ts';

/** What the rules of a group say beyond its work and its meetings: each a sentence, and what of it cases run by. */
export function tellRules(
  { name, label, rules }: Source,
  { sentences, labels: { say } }: Making,
): Pick<Institution, 'confidential' | 'composition' | 'territory'> {
  if (!rules) return {};
  const { confidentiality, composition, territory } = rules;
  const tell = (kind: string, text: string, rule: Stated): string =>
    sentences.tell(`${asciiKey(name)}.${kind}`, `${capitalised(label.nominative)}: ${text}.`, rule);
  if (territory)
    tell('territory', `${say('darbības teritorija', 'its territory')} — ${territory.units.join(', ')}`, territory);
  return {
    ...(confidentiality && {
      confidential: tell(
        'confidentiality',
        say(
          'locekļi un pieaicinātie uzzināto neizpauž',
          'members and whoever is invited disclose nothing of what they learn',
        ),
        confidentiality,
      ),
    }),
    ...(composition && {
      composition: tell(
        'composition',
        `${say('sastāvu apstiprina', 'its members are approved')} — ${composition.decision}`,
        composition,
      ),
    }),
    ...(territory && { territory: territory.units }),
  };
}
