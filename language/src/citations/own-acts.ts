import { type Citation, isOwnAct, type OwnAct } from '../generated/ast.ts';
import { sentencesOfKind, textsAround } from '../references/visible.ts';
import { plain } from './matching.ts';
import { type Act, actRegistry } from './registry.ts';

/** The act of its own that a citation names, where it gives no number. */
export function ownActOf(citation: Citation): OwnAct | undefined {
  return citation.number === undefined
    ? sentencesOfKind(textsAround(citation), isOwnAct).findLast(({ name }) => name === citation.issuer)
    : undefined;
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
