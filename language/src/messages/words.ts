import type { KeywordLanguage } from '../model.ts';

/** Words that stand in messages, in both languages; in Latvian in the nominative, what is missing in the genitive. */
const words = {
  string: { lv: 'teksts pēdiņās', en: 'a quoted text' },
  name: { lv: 'nosaukums (viens vārds)', en: 'a name (one word)' },
  number: { lv: 'skaitlis', en: 'a number' },
  date: { lv: 'datums', en: 'a date' },
  comma: { lv: 'komata', en: 'a comma' },
  fullStop: { lv: 'punkta', en: 'a full stop' },
  colon: { lv: 'kola', en: 'a colon' },
  day: { lv: 'datuma', en: 'a date' },
  end: { lv: 'teksta beigas', en: 'the end of the text' },
  SchemeText: { lv: 'shēma vai bibliotēka', en: 'scheme or library' },
  Institution: { lv: 'institūcija', en: 'institution' },
  Role: { lv: 'loma', en: 'role' },
  Addressee: { lv: 'persona vai institūcija', en: 'party or institution' },
  PathStart: { lv: 'lauks', en: 'field' },
  Party: { lv: 'persona', en: 'party' },
  CodeList: { lv: 'saraksts', en: 'list' },
  Code: { lv: 'saraksta iespēja', en: 'code of the list' },
  Form: { lv: 'veidlapa', en: 'form' },
  Document: { lv: 'dokuments', en: 'document' },
  Part: { lv: 'daļa', en: 'part' },
  Page: { lv: 'lapa', en: 'page' },
  Field: { lv: 'lauks', en: 'field' },
  RetentionClass: { lv: 'glabāšanas klase', en: 'retention class' },
  OwnAct: { lv: 'akts', en: 'act' },
  DefaultForm: { lv: 'prasība', en: 'requirement' },
  Emails: { lv: 'adrese', en: 'address' },
  Recipient: { lv: 'saņēmējs', en: 'recipient' },
  Level: { lv: 'līmenis', en: 'level' },
  Seat: { lv: 'vieta', en: 'seat' },
  OutcomeName: { lv: 'iznākums', en: 'outcome' },
  Entry: { lv: 'lietas sākšana', en: 'entry' },
  Scenario: { lv: 'stāsts', en: 'scenario' },
  StoryBody: { lv: 'stāsta iestāde', en: 'body of the story' },
  StoryParticipant: { lv: 'loma, institūcija vai stāsta iestāde', en: 'role, institution or body of the story' },
  StoryChoice: { lv: 'iznākums vai atļauta darbība', en: 'outcome or option' },
  StoryCode: { lv: 'saraksta iespēja vai stāsta iestāde', en: 'code of the list or body of the story' },
  Track: { lv: 'gaita', en: 'track' },
  Report: { lv: 'pārskats', en: 'report' },
  ReportRow: { lv: 'pārskata rinda', en: 'row of a report' },
  DutyBlock: { lv: 'pienākums', en: 'duty' },
  Reopening: { lv: 'lietas atsākšana', en: 'reopening' },
  NamedAct: { lv: 'darbība', en: 'act' },
  ActStart: { lv: 'darbība vai līmenis', en: 'act or level' },
  Option: { lv: 'atļauta darbība', en: 'option' },
} satisfies Record<string, Record<KeywordLanguage, string>>;

export type Word = keyof typeof words;

export function word(name: Word, language: KeywordLanguage): string {
  return words[name][language];
}

function isWord(name: string): name is Word {
  return Object.hasOwn(words, name);
}

/** A word as it is written in a text, in the quotes of the language of the message. */
export function quoted(text: string, language: KeywordLanguage): string {
  return language === 'lv' ? `«${text}»` : `“${text}”`;
}

/** How a kind of node is called; nodes that have no word of their own are called names. */
export function kindOf(type: string, language: KeywordLanguage): string {
  return word(isWord(type) ? type : 'name', language);
}

/** "Vai domāts «X»?", or nothing where there is no proposal. */
export function didYouMean(proposal: string | undefined, language: KeywordLanguage): string {
  if (proposal === undefined) {
    return '';
  }
  const name = quoted(proposal, language);
  return language === 'lv' ? ` Vai domāts ${name}?` : ` Did you mean ${name}?`;
}
