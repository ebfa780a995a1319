import { type URI, UriUtils } from 'langium';

/** Diacritics folded away and lower case: how a name becomes the name of a file. */
export function folded(name: string): string {
  return foldedLetters(name).toLowerCase();
}

/** Diacritics folded away: "Bāriņtiesa" becomes "Barintiesa". */
export function foldedLetters(name: string): string {
  return /^[\w ]*$/.test(name) ? name : name.normalize('NFD').replace(/\p{M}/gu, '');
}

/** "aizkraukle.lv.riciba" ends in ".lv"; most files have no such suffix. */
export function languageSuffix(uri: URI): string {
  return /\.(lv|en)\.riciba$/.exec(uri.path)?.[1] ?? '';
}

export function isSameFolder(a: URI, b: URI): boolean {
  return UriUtils.dirname(a).toString() === UriUtils.dirname(b).toString();
}

/** File names under which a text of this name may be kept, the likeliest first. */
export function fileNamesFor(name: string, suffix: string): string[] {
  const suffixes = suffix ? [`.${suffix}`, ''] : ['', '.lv', '.en'];
  return suffixes.map((each) => `${folded(name)}${each}.riciba`);
}
