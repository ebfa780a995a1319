import type { Assumption, Citation as CitationSentence } from '../generated/ast.ts';
import { lawNamed, ownActOf, titleWritten } from '../citations/own-acts.ts';
import type { Citation, Assumption as AssumptionData } from '../model.ts';
import { type FileNames, placeOf } from './place.ts';

/** An act of one's own that is cited by its name is cited with what the text says of it. */
export function buildCitation(citation: CitationSentence): Citation {
  const { issuer, number, date, title, article, clause } = citation;
  const own = ownActOf(citation);
  if (own) {
    return { issuer: own.issuer ?? own.name, number: own.number, date: own.date, title: own.label, article, clause };
  }
  const law = lawNamed(citation);
  return { issuer: titleWritten(citation) ?? issuer, number, date, title: title ?? law?.title, article, clause };
}

export function buildAssumption(assumption: Assumption | undefined, files: FileNames): AssumptionData | undefined {
  return assumption && { reason: assumption.reason, at: placeOf(assumption, files) };
}
