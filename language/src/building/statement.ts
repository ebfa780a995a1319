import {
  isExtension,
  isInstitution,
  isStatement,
  type SchemeText,
  type Statement as Sentence,
} from '../generated/ast.ts';
import type { Statement } from '../model.ts';
import { buildAssumption, buildCitation } from './citation.ts';
import { type FileNames, placeOf } from './place.ts';

const kinds: Record<string, Statement['kind']> = {
  purpose: 'purpose',
  task: 'task',
  observes: 'observes',
  is_guided_by: 'guidedBy',
  lays_down: 'other',
};

/** What the texts say of themselves, in the order in which it stands there. */
export function buildStatements(texts: SchemeText[], files: FileNames): Statement[] {
  return texts
    .flatMap((text) => text.sentences)
    .flatMap((sentence) => {
      if (isStatement(sentence)) {
        return [buildStatement(sentence, undefined, files)];
      }
      const owner = isExtension(sentence) ? sentence.target.ref : isInstitution(sentence) ? sentence : undefined;
      const members = isExtension(sentence) || isInstitution(sentence) ? sentence.members : [];
      return members.filter(isStatement).map((statement) => buildStatement(statement, owner?.name, files));
    });
}

function buildStatement(statement: Sentence, institution: string | undefined, files: FileNames): Statement {
  const { kind, text, between, annex, citation } = statement;
  const assumed = buildAssumption(statement.assumption, files);
  return {
    kind: kinds[kind]!,
    text,
    ...(institution !== undefined && { institution }),
    between: between.map((one) => one.ref!.name),
    ...(annex !== undefined && { annex }),
    ...(citation && { cites: buildCitation(citation) }),
    ...(assumed && { assumed }),
    at: placeOf(statement, files),
  };
}
