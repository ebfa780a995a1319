import type { Assumption, Citation as CitationSentence } from '../generated/ast.ts';
import type { Citation, Assumption as AssumptionData } from '../model.ts';
import { type FileNames, placeOf } from './place.ts';

export function buildCitation({ issuer, number, date, title, clause }: CitationSentence): Citation {
  return { issuer, number, date, title, clause };
}

export function buildAssumption(assumption: Assumption | undefined, files: FileNames): AssumptionData | undefined {
  return assumption && { reason: assumption.reason, at: placeOf(assumption, files) };
}
