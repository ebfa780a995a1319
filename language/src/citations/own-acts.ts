import type { Citation, OwnAct, SchemeText } from '../generated/ast.ts';
import { proposedCase } from '../labels/declension.ts';
import type { GrammaticalCase } from '../model.ts';
import { sentencesOfKind, textsAround } from '../references/visible.ts';
import { plain } from './matching.ts';
import { type Act, actRegistry } from './registry.ts';

const cases: GrammaticalCase[] = ['nominative', 'genitive', 'dative', 'accusative'];

/** The act of its own that a citation names, where it gives no number; a citation may decline the name. */
export function ownActOf(citation: Citation): OwnAct | undefined {
  return ownActAmong(citation, textsAround(citation));
}

/** The same, looked for in these texts only. */
export function ownActAmong({ issuer, number }: Citation, texts: SchemeText[]): OwnAct | undefined {
  const acts = number === undefined ? sentencesOfKind(texts, 'OwnAct') : [];
  return acts.findLast(({ name }) => name === issuer) ?? acts.findLast(({ name }) => formsOf(name).includes(issuer));
}

function formsOf(name: string): string[] {
  return cases.map((each) => proposedCase(name, each));
}

/** Ends like a noun in the plural: "Noteikumi", "Vadlīnijas". */
const plural = /(?:i|as|es)$/;

/** A name as it stands after "saskaņā ar", which takes the dative in the plural; before a clause, in the genitive. */
export function asCited(name: string, { article, clause }: Pick<Citation, 'article' | 'clause'>): string {
  const isWhole = article === undefined && clause === undefined;
  return proposedCase(name, isWhole ? (plural.test(name) ? 'dative' : 'accusative') : 'genitive');
}

/** The law that a citation names by its abbreviation or its title in one word: "BTAL". */
export function lawNamed({ issuer, number }: Pick<Citation, 'issuer' | 'number'>): Act | undefined {
  return number === undefined
    ? actRegistry.acts.find(
        ({ kind, abbreviation = '', title = '' }) =>
          kind === 'law' && [abbreviation, title].map(plain).includes(plain(issuer)),
      )
    : undefined;
}
