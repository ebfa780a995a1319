import { AstUtils } from 'langium';
import {
  type Document,
  type Extension,
  type Institution,
  isExtension,
  isInstitution,
  isNeeds,
  isOutcome,
  isRole,
  type Party,
  type Role,
} from '../generated/ast.ts';
import { labelOf, labelOfParty, labelOfRole } from '../building/institution.ts';
import type { Label } from '../model.ts';
import { schemeTextOf, withBases } from '../references/visible.ts';

/** What has a label that can be declined. */
export type Declined = Institution | Role | Party;

/** The label of a thing as the text knows it that a node stands in. */
export function labelOfNamed(thing: Declined, node: Parameters<typeof schemeTextOf>[0]): Label {
  if (isInstitution(thing)) {
    return labelOf(thing, withBases(schemeTextOf(node)));
  }
  return isRole(thing) ? labelOfRole(thing) : labelOfParty(thing);
}

/** The sentence whose label of a thing holds in the text a node stands in: the last extension that gives one. */
export function labelledBy(thing: Declined, node: Parameters<typeof schemeTextOf>[0]): Declined | Extension {
  const extensions = withBases(schemeTextOf(node))
    .flatMap((text) => text.sentences)
    .filter(isExtension);
  return extensions.findLast(({ target, label }) => target.ref === thing && label !== undefined) ?? thing;
}

/** To whom the outcomes that make a document send something. */
export function recipientsOf(document: Document): Institution[] {
  const outcomes = withBases(schemeTextOf(document))
    .flatMap((text) => AstUtils.streamAllContents(text).filter(isOutcome).toArray())
    .filter(({ clauses }) => clauses.some((clause) => isNeeds(clause) && clause.form.ref === document.form.ref));
  const recipients = outcomes.flatMap(({ referral }) => referral?.recipients ?? []);
  return [...new Set(recipients.flatMap(({ institution }) => institution.ref ?? []))];
}
