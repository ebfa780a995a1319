import { proposedCase } from '../labels/declension.ts';
import { writtenDay } from '../messages/citations.ts';
import type { Citation, KeywordLanguage } from '../model.ts';
import { judgeCitation, plainNumber } from './matching.ts';

/**
 * A citation as it is read: "MK 12.09.2017. noteikumu Nr. 545 14. punkts", "BTAL 71. pants", "Nolikuma 9.4. punkts";
 * "clause 14 of MK regulations No. 545 of 12.09.2017".
 */
export function citationWords(citation: Citation, language: KeywordLanguage): string {
  return language === 'lv' ? inLatvian(citation) : inEnglish(citation);
}

function inLatvian(citation: Citation): string {
  const { article, clause } = citation;
  const parts = [
    ...(article === undefined ? [] : [`${article}. ${clause === undefined ? 'pants' : 'panta'}`]),
    ...(clause === undefined ? [] : [isNumber(clause) ? `${clause}. punkts` : clause]),
  ];
  const { issuer, number, date } = citation;
  const day = date === undefined ? [] : [`${writtenDay(date)}.`];
  if (number !== undefined) {
    const kind = isRegulation(citation) ? [parts.length > 0 ? 'noteikumu' : 'noteikumi'] : [];
    return [issuer, ...day, ...kind, `Nr. ${plainNumber(number)}`, ...parts].join(' ');
  }
  return [parts.length > 0 ? declined(issuer) : issuer, ...day, ...parts].join(' ');
}

function inEnglish(citation: Citation): string {
  const { issuer, number, date, article, clause } = citation;
  const parts = [
    ...(clause === undefined ? [] : [isNumber(clause) ? `clause ${clause}` : clause]),
    ...(article === undefined ? [] : [`article ${article}`]),
  ];
  const kind = isRegulation(citation) ? ['regulations'] : [];
  const act = [issuer, ...(number === undefined ? [] : [...kind, `No. ${plainNumber(number)}`])].join(' ');
  return [...parts, date === undefined ? act : `${act} of ${writtenDay(date)}`].join(' of ');
}

/** Names are declined, abbreviations are not. */
function declined(name: string): string {
  return name === name.toUpperCase() ? name : proposedCase(name, 'genitive');
}

function isNumber(clause: string): boolean {
  return /^\d+(?:\.\d+)*$/.test(clause);
}

function isRegulation({ number, ...cited }: Citation): boolean {
  const judgement = number === undefined ? undefined : judgeCitation({ ...cited, number });
  return judgement?.kind === 'known' && judgement.act.kind === 'regulation';
}
