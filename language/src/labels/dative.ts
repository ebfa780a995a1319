/**
 * A proposal for the dative of a Latvian label; a person must look at it. Declines the last word, and an adjective
 * with a definite ending before it: "Sociālais dienests" → "Sociālajam dienestam". Genitives before it stay.
 */
export function proposedDative(nominative: string): string {
  const words = nominative.split(' ');
  const last = words.length - 1;
  return words
    .map((each, index) => (index === last ? decline(each, nounEndings) : decline(each, adjectiveEndings)))
    .join(' ');
}

/** Longer endings first. */
const nounEndings: [RegExp, string][] = [
  [/ais$/, 'ajam'],
  [/is$/, 'im'],
  [/us$/, 'um'],
  [/as$/, 'ām'],
  [/es$/, 'ēm'],
  [/[sš]$/, 'am'],
  [/ā$/, 'ajai'],
  [/a$/, 'ai'],
  [/e$/, 'ei'],
  [/i$/, 'iem'],
];

const adjectiveEndings: [RegExp, string][] = [
  [/ais$/, 'ajam'],
  [/ā$/, 'ajai'],
];

function decline(text: string, endings: [RegExp, string][]): string {
  const ending = endings.find(([pattern]) => pattern.test(text));
  return ending ? text.replace(ending[0], ending[1]) : text;
}
