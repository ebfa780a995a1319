import type { GrammaticalCase } from '../model.ts';

type Oblique = Exclude<GrammaticalCase, 'nominative'>;

/** Endings of one kind of word: genitive, dative, accusative, locative. `soft`: the genitive changes the consonant. */
interface Paradigm {
  ending: RegExp;
  forms: [string, string, string, string];
  soft?: boolean;
}

const order: Oblique[] = ['genitive', 'dative', 'accusative', 'locative'];

/** Of nouns, longer endings first. A noun of the sixth declension in -s is taken for one of the first. */
const nouns: Paradigm[] = [
  { ending: /is$/, forms: ['a', 'im', 'i', 'ī'], soft: true },
  { ending: /us$/, forms: ['us', 'um', 'u', 'ū'] },
  { ending: /as$/, forms: ['u', 'ām', 'as', 'ās'] },
  { ending: /es$/, forms: ['u', 'ēm', 'es', 'ēs'], soft: true },
  { ending: /[sš]$/, forms: ['a', 'am', 'u', 'ā'] },
  { ending: /a$/, forms: ['as', 'ai', 'u', 'ā'] },
  { ending: /e$/, forms: ['es', 'ei', 'i', 'ē'] },
  { ending: /i$/, forms: ['u', 'iem', 'us', 'os'] },
];

/** Of adjectives with a definite ending. */
const adjectives: Paradigm[] = [
  { ending: /ais$/, forms: ['ā', 'ajam', 'o', 'ajā'] },
  { ending: /ie$/, forms: ['o', 'ajiem', 'os', 'ajos'] },
  { ending: /ās$/, forms: ['o', 'ajām', 'ās', 'ajās'] },
  { ending: /ā$/, forms: ['ās', 'ajai', 'o', 'ajā'] },
];

/** An adjective that stands for a noun: "izglītojamais", "izglītojamā". */
const substantives = adjectives.filter(({ ending }) => ending.test('ais') || ending.test('ā'));

/** Words that agree with the noun and are declined as one. */
const agreeing = /^(?:cits|cita|citi|citas|viss|visa|visi|visas|katrs|katra)$/i;

/**
 * A proposal for a Latvian label in a grammatical case; a person must look at it. Declines the last noun of each part
 * that "vai", "un" or a comma joins, and what agrees with it: "Sociālais dienests" → "Sociālajam dienestam". Genitives
 * before the noun stay, and so does what follows a preposition or a dash.
 */
export function proposedCase(nominative: string, wanted: GrammaticalCase): string {
  if (wanted === 'nominative') {
    return nominative;
  }
  const [, head = nominative, tail = ''] = /^(.*?)(\s(?:ar|par|no|uz|pie|pēc|[–-])\s.*)$/.exec(nominative) ?? [];
  const parts = head.split(/(\s(?:vai|un)\s|,\s)/);
  return parts.map((part, index) => (index % 2 === 1 ? part : declinePart(part, wanted))).join('') + tail;
}

function declinePart(part: string, wanted: Oblique): string {
  const words = part.split(' ');
  return words
    .map((word, index) => {
      if (index === words.length - 1) {
        return decline(word, substantives, wanted) ?? noun(word, wanted);
      }
      return agreeing.test(word) ? noun(word, wanted) : (decline(word, adjectives, wanted) ?? word);
    })
    .join(' ');
}

function noun(word: string, wanted: Oblique): string {
  return decline(word, nouns, wanted) ?? word;
}

function decline(word: string, paradigms: Paradigm[], wanted: Oblique): string | undefined {
  const paradigm = paradigms.find(({ ending }) => ending.test(word));
  if (!paradigm) {
    return undefined;
  }
  const stem = word.replace(paradigm.ending, '');
  const changed = paradigm.soft && wanted === 'genitive' ? softened(stem) : stem;
  return changed + paradigm.forms[order.indexOf(wanted)]!;
}

/** What the last consonants of a stem become before a genitive of the second or the fifth declension. */
const soft: [RegExp, string][] = [
  [/st$/, 'st'],
  [/sn$/, 'šņ'],
  [/zn$/, 'žņ'],
  [/sl$/, 'šļ'],
  [/ln$/, 'ļņ'],
  [/ll$/, 'ļļ'],
  [/dz$/, 'dž'],
  [/[bmpv]$/, '$&j'],
  [/t$/, 'š'],
  [/d$/, 'ž'],
  [/c$/, 'č'],
  [/s$/, 'š'],
  [/z$/, 'ž'],
  [/l$/, 'ļ'],
  [/n$/, 'ņ'],
];

function softened(stem: string): string {
  const change = soft.find(([pattern]) => pattern.test(stem));
  return change ? stem.replace(change[0], change[1]) : stem;
}
