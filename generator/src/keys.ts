/**
 * The ASCII keys of what a scheme names. The language refuses names of one scope that differ in diacritics only, so
 * folding keeps them apart.
 */

/** Ģimene → Gimene. A letter that no diacritic was added to (ø) becomes its code: _f8. */
export function asciiKey(name: string): string {
  const folded = name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^A-Za-z0-9_]/gu, (letter) => `_${letter.codePointAt(0)?.toString(16)}`);
  return /^[A-Za-z_]/.test(folded) ? folded : `_${folded}`;
}

/** Of a role path or a party: Skola.Administrācija → Skola.Administracija. */
export function pathKey(path: string): string {
  return path.split('.').map(asciiKey).join('.');
}

/** Names that begin the keys of other acts of a level. */
const reserved = new Set(['inform', 'open', 'request']);

/** Of an outcome or an option: Atbalsts.navRezultatu. */
export function actKey(level: string, name: string): string {
  const key = asciiKey(name);
  return `${asciiKey(level)}.${key}${reserved.has(key) ? '_' : ''}`;
}

/** Of an entry: Situacija.open.jauna. */
export function entryKey(level: string, name: string): string {
  return `${asciiKey(level)}.open.${asciiKey(name)}`;
}

/** `wanted`, or `wanted_2`, `wanted_3`, … if it is taken. */
export function freeKey(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  let count = 2;
  while (taken.has(`${wanted}_${count}`)) count += 1;
  return `${wanted}_${count}`;
}
