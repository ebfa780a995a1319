import type { Definition } from '../definition/index.ts';

/** Words of every document, on screen and on paper the same, in the language of the scheme's texts. */
interface Words {
  number: string;
  letter: string;
  attachments: string;
  attachment: string;
  restricted: string;
  electronic: string;
  notGiven: string;
  noInformation: string;
  yes: string;
  no: string;
  invitation: string;
  minutes: string;
  decision: string;
  report: string;
  cooperation: (about: string) => string;
}

const words: Record<'lv' | 'en', Words> = {
  lv: {
    number: 'Nr.',
    letter: 'Vēstule',
    attachments: 'Pielikumā:',
    attachment: 'pielikums',
    restricted: 'Ierobežotas pieejamības informācija',
    electronic: 'Šis dokuments ir parakstīts ar drošu elektronisko parakstu un satur laika zīmogu.',
    notGiven: 'nav norādīts',
    noInformation: 'nav ziņu',
    yes: 'jā',
    no: 'nē',
    invitation: 'Uzaicinājums',
    minutes: 'Protokols',
    decision: 'Lēmums',
    report: 'Pārskats',
    cooperation: (about) => `Par starpinstitucionālo sadarbību: ${about}`,
  },
  en: {
    number: 'No.',
    letter: 'Letter',
    attachments: 'Enclosed:',
    attachment: 'attachment',
    restricted: 'Restricted information',
    electronic: 'This document is signed with a secure electronic signature and has a time stamp.',
    notGiven: 'not stated',
    noInformation: 'no information',
    yes: 'yes',
    no: 'no',
    invitation: 'Invitation',
    minutes: 'Minutes',
    decision: 'Decision',
    report: 'Report',
    cooperation: (about) => `On cooperation between institutions: ${about}`,
  },
};

/** In the place of a number, before there is one; in every language. */
export const unnumbered = '____';

/** `language` of a definition, or of a document: absent, Latvian. */
export function wordsIn({ language }: Pick<Definition['scheme'], 'language'>): Words {
  return words[language ?? 'lv'];
}
