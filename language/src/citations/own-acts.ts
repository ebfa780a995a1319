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

/** A law of the registry, and its abbreviation and the forms of its title as names are compared. */
interface Law {
  act: Act;
  names: Set<string>;
}

let known: Law[] | undefined;

function laws(): Law[] {
  return (known ??= actRegistry.acts
    .filter(({ kind }) => kind === 'law')
    .map((act) => ({
      act,
      names: new Set([act.abbreviation ?? '', ...formsOf(act.title ?? '')].map(plain)),
    })));
}

/** The law that a citation names by its abbreviation or its title in one word, which may be declined: "BTAL". */
export function lawNamed({ issuer, number }: Pick<Citation, 'issuer' | 'number'>): Act | undefined {
  return number === undefined ? laws().find(({ names }) => names.has(plain(issuer)))?.act : undefined;
}

/** The title of a law as a citation has it in one word, in the nominative: "DarbaLikums" where it says "DarbaLikuma". */
export function titleWritten(citation: Pick<Citation, 'issuer' | 'number'>): string | undefined {
  const { issuer } = citation;
  const { title = '' } = lawNamed(citation) ?? {};
  const form = formsOf(title).find((each) => plain(each) === plain(issuer));
  if (form === undefined) {
    return undefined;
  }
  const same = title.split('').findIndex((letter, index) => letter !== form[index]);
  return same < 0 ? issuer : issuer.slice(0, issuer.length - (form.length - same)) + title.slice(same);
}
