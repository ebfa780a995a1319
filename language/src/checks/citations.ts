import type { ValidationAcceptor } from 'langium';
import { judgeCitation, plainNumber } from '../citations/matching.ts';
import { lawNamed, ownActOf } from '../citations/own-acts.ts';
import { type Act, actRegistry } from '../citations/registry.ts';
import type { Citation } from '../generated/ast.ts';
import { actName, agreement, dayInForce } from '../messages/citations.ts';
import { mostSimilar } from '../messages/similar.ts';
import { messages } from '../messages/table.ts';
import { didYouMean } from '../messages/words.ts';
import type { KeywordLanguage } from '../model.ts';
import { keywordLanguageOfNode } from '../parsing/keyword-language.ts';
import { sentencesOfKind, textsAround } from '../references/visible.ts';
import { isDay } from './names.ts';
import { report } from './report.ts';

/** A cited act should be one that is known, and be cited with its own number, date and title. */
export function citedActShouldBeKnown(citation: Citation, accept: ValidationAcceptor): void {
  if (citation.date && !isDay(citation.date)) {
    return; // That is told already.
  }
  const language = keywordLanguageOfNode(citation);
  const { number } = citation;
  if (number === undefined) {
    citedNameShouldBeKnown(citation, accept);
    return;
  }
  const judgement = judgeCitation({ ...citation, number });
  const cited = actName(plainNumber(number), citation.date, language);
  if (judgement.kind === 'unknown') {
    const proposal = didYouMean(judgement.like && nameOf(judgement.like, language), language);
    report(accept, messages.unknownAct, citation, { cited, proposal }, { property: 'number' });
  } else if (judgement.kind === 'replaced') {
    report(accept, messages.replacedAct, citation, { cited, known: nameOf(judgement.by, language) });
  } else if (judgement.kind === 'mismatched') {
    const { act, agreeing, differing } = judgement;
    const known = nameOf(act, language);
    if (differing.every((mark) => mark === 'title')) {
      report(accept, messages.wrongTitle, citation, { known, title: act.title! }, { property: 'title' });
      return;
    }
    const property = differing.length === 1 ? differing[0] : undefined;
    const remark = citation.date && citation.date === act.inForceFrom ? dayInForce(citation.date, language) : '';
    const values = { cited, known, agreeing: agreement(agreeing.length > 0 ? agreeing : ['title'], language), remark };
    report(accept, messages.mismatchedAct, citation, values, { property });
  }
}

/** Without a number a citation names an act of the scheme itself, or a law. */
function citedNameShouldBeKnown(citation: Citation, accept: ValidationAcceptor): void {
  if (ownActOf(citation) || lawNamed(citation)) {
    return;
  }
  const names = [
    ...sentencesOfKind(textsAround(citation), 'OwnAct').map(({ name }) => name),
    ...actRegistry.acts.flatMap(({ abbreviation }) => abbreviation ?? []),
  ];
  const { issuer } = citation;
  const proposal = didYouMean(mostSimilar(issuer, names), keywordLanguageOfNode(citation));
  report(accept, messages.unknownActName, citation, { name: issuer, proposal }, { property: 'issuer' });
}

function nameOf(act: Act, language: KeywordLanguage): string {
  return actName(act.number ?? '', act.date, language);
}
