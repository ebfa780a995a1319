import type { AstNode } from 'langium';
import {
  isExtension,
  isInstitution,
  isStatement,
  isTrack,
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
        return [buildStatement(sentence, {}, files)];
      }
      const { owner, parts } = partsOf(sentence);
      return parts.filter(isStatement).map((statement) => buildStatement(statement, owner, files));
    });
}

type Owner = Pick<Statement, 'institution' | 'track'>;

/** What stands inside a sentence, and whose it is. */
function partsOf(sentence: SchemeText['sentences'][number]): { owner: Owner; parts: AstNode[] } {
  if (isTrack(sentence)) {
    return { owner: { track: sentence.name }, parts: sentence.sentences };
  }
  if (isExtension(sentence)) {
    return { owner: { institution: sentence.target.ref!.name }, parts: sentence.members };
  }
  return isInstitution(sentence)
    ? { owner: { institution: sentence.name }, parts: sentence.members }
    : { owner: {}, parts: [] };
}

function buildStatement(statement: Sentence, owner: Owner, files: FileNames): Statement {
  const { kind, text, between, annex, citation } = statement;
  const assumed = buildAssumption(statement.assumption, files);
  return {
    kind: kinds[kind]!,
    text,
    ...owner,
    between: between.map((one) => one.ref!.name),
    ...(annex !== undefined && { annex }),
    ...(citation && { cites: buildCitation(citation) }),
    ...(assumed && { assumed }),
    at: placeOf(statement, files),
  };
}
