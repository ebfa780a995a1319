import type { Label, Place } from '../model.ts';
import type { Condition, FieldRef } from './condition.ts';

export type GrammaticalCase = keyof Label;

/** A paper made of the answers of a form, by every act that asks for that form. */
export interface Document {
  name: string;
  label: string;
  kind: 'letter' | 'invitation' | 'minutes' | 'decision' | 'report' | 'other';
  form: string;
  /** Role path, institution or party. Absent: the recipient, where the act sends something. */
  to?: string;
  subject?: TextPart[];
  /** The place at its head. */
  place?: string;
  restricted?: boolean;
  blocks: DocumentBlock[];
  /** Role paths. Absent: whoever does the act. */
  signs: string[];
  retention?: string;
  at: Place;
}

export type DocumentBlock =
  | { kind: 'heading' | 'paragraph'; text: TextPart[]; when?: Condition }
  /** Questions with their answers. */
  | { kind: 'fields'; fields: FieldRef[]; when?: Condition }
  | { kind: 'page'; page: string }
  /** A numbered item for each entry of the repeating part. */
  | { kind: 'each'; group: FieldRef; text: TextPart[] };

export type TextPart =
  | { text: string }
  | { field: FieldRef }
  /** A field of the entry. */
  | { entry: string }
  /** Role path, institution or party, in a grammatical case. */
  | { name: string; case: GrammaticalCase }
  /** What is known when the document is made. */
  | { known: 'recipient' | 'sender' | 'caseNumber' | 'today'; case: GrammaticalCase };
