import type { Mark } from '../citations/matching.ts';
import type { KeywordLanguage } from '../model.ts';
import { information, warning } from './message.ts';

/** Messages about cited acts. */
export const citationMessages = {
  mismatchedAct: warning(
    'RIC0110',
    '{cited} nav zināms; {agreeing} {known}.{remark} Pārbaudiet; ja tekstā tā publicēts, atsauci var atstāt.',
    '{cited} is not known; {agreeing} {known}.{remark} Check it; if the text was published so, the citation may stay.',
  ),
  wrongTitle: warning(
    'RIC0111',
    '{known} nosaukums ir «{title}». Pārbaudiet; ja tekstā tā publicēts, atsauci var atstāt.',
    'The title of {known} is “{title}”. Check it; if the text was published so, the citation may stay.',
  ),
  unknownAct: information(
    'RIC0112',
    '{cited} aktu reģistrā nav, tāpēc atsauci pārbaudīt nevar.{proposal}',
    '{cited} is not in the registry of acts, so the citation cannot be checked.{proposal}',
  ),
  unknownActName: warning(
    'RIC0114',
    'Akts «{name}» nav zināms. Nosauciet to šajā tekstā (akts {name} "…") vai norādiet izdevēju un numuru.{proposal}',
    'The act “{name}” is not known. Name it in this text (act {name} "…"), or give issuer and number.{proposal}',
  ),
  replacedAct: warning(
    'RIC0113',
    '{cited} vairs nav spēkā: to aizstāj {known}.',
    '{cited} is no longer in force: {known} replaced it.',
  ),
};

const marks: Record<Mark, Record<KeywordLanguage, string>> = {
  number: { lv: 'numurs', en: 'number' },
  date: { lv: 'datums', en: 'date' },
  title: { lv: 'nosaukums', en: 'title' },
};

/** "nosaukums un datums atbilst", "title and date match". */
export function agreement(agreeing: readonly Mark[], language: KeywordLanguage): string {
  const [and, verb] = language === 'lv' ? ['un', 'atbilst'] : ['and', agreeing.length > 1 ? 'match' : 'matches'];
  return `${agreeing.map((mark) => marks[mark][language]).join(` ${and} `)} ${verb}`;
}

/** "01.02.2011. Nr. 89", "Nr. 89 of 01.02.2011". */
export function actName(number: string, date: string | undefined, language: KeywordLanguage): string {
  if (date === undefined) {
    return `Nr. ${number}`;
  }
  return language === 'lv' ? `${writtenDay(date)}. Nr. ${number}` : `Nr. ${number} of ${writtenDay(date)}`;
}

/** The day an act came into force is often taken for its date. */
export function dayInForce(date: string, language: KeywordLanguage): string {
  return language === 'lv'
    ? ` ${writtenDay(date)}. ir diena, kad tas stājās spēkā.`
    : ` ${writtenDay(date)} is the day it came into force.`;
}

/** "01.02.2011" */
export function writtenDay(iso: string): string {
  return iso.split('-').toReversed().join('.');
}
