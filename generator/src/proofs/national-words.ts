import { citationWords, type Citation, type KeywordLanguage } from '@riciba/language';
import type { Reason, Verdict } from './national.ts';

const verdicts: Record<Verdict, Record<KeywordLanguage, string>> = {
  met: { lv: 'izpildīts', en: 'met' },
  violated: { lv: 'noteikts citādi', en: 'violated' },
  notStated: { lv: 'nav pateikts', en: 'not stated' },
  inherited: { lv: 'pārņemts no pamata', en: 'inherited' },
  undecidable: { lv: 'nav izšķirams', en: 'not decidable' },
};

export function verdictWords(verdict: Verdict, language: KeywordLanguage): string {
  return verdicts[verdict][language];
}

const openings: Partial<Record<Verdict, Record<KeywordLanguage, string>>> = {
  violated: { lv: 'Valsts noteikumos ir citādi', en: 'The rules of the State are otherwise' },
  notStated: { lv: 'Nav pateikts, ko prasa valsts noteikumi', en: 'What the rules of the State ask is not stated' },
  undecidable: {
    lv: 'Nevar izšķirt, vai valsts noteikumi ir izpildīti',
    en: 'It cannot be told whether the rules of the State are met',
  },
};

/** How a message about a rule begins; a rule that is met is not told of. */
export function openingOf(verdict: Verdict, language: KeywordLanguage): string | undefined {
  return openings[verdict]?.[language];
}

/** "MK 12.09.2017. noteikumu Nr. 545 4. punkts"; where the clause is not known, so. */
export function clauseOf(citation: Citation, language: KeywordLanguage): string {
  const words = citationWords(citation, language);
  const isWhole = citation.article === undefined && citation.clause === undefined;
  const open = language === 'lv' ? 'punkts jāapstiprina cilvēkam' : 'clause to be confirmed';
  return isWhole ? `${words}; ${open}` : words;
}

/** Why, in a sentence. */
export function detailOf(reason: Reason, language: KeywordLanguage): string {
  const lv = language === 'lv';
  switch (reason.kind) {
    case 'noGroup':
      return lv ? `Shēmā nav grupas «${reason.group}».` : `The scheme has no group “${reason.group}”.`;
    case 'missingSeats': {
      const list = reason.institutions.map((each) => each.join(lv ? ' vai ' : ' or ')).join(', ');
      return lv ? `Nav vietas: ${list}.` : `There is no seat for ${list}.`;
    }
    case 'appointed':
      return lv ? 'Vadītāju ieceļ.' : 'The chair is appointed.';
    case 'elected':
      return lv ? 'Vadītāju ievēl.' : 'The chair is elected.';
    case 'longTerm':
      return lv ? `Pilnvaru termiņš ir ${reason.years} gadi.` : `The term of office is ${reason.years} years.`;
    case 'noTerm':
      return lv ? 'Uz cik ilgu laiku, nav pateikts.' : 'For how long is not said.';
    case 'fewMeetings':
      return lv ? `Noteikts: ${reason.times} gadā.` : `Stated: ${reason.times} in a year.`;
    case 'otherYear':
      return lv
        ? 'Sēdes skaita mācību gadā vai semestrī; kāds gads domāts noteikumos, nav zināms.'
        : 'Meetings are counted by school year or semester; which year the rule means is not known.';
    case 'lowQuorum':
      return lv
        ? `Kvorums ir ${reason.number} no ${reason.seats}.`
        : `The quorum is ${reason.number} of ${reason.seats}.`;
    case 'lateNotice':
      return lv ? 'Noteiktais termiņš var beigties vēlāk.' : 'The stated term can end later.';
    case 'otherAddressee':
      return lv ? `Informē citu: ${reason.to}.` : `Somebody else is informed: ${reason.to}.`;
    case 'unknownRule':
      return lv ? 'Ko noteikumi tieši prasa, nav zināms.' : 'What exactly the rule asks is not known.';
  }
  return reason satisfies never;
}
