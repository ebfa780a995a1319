/**
 * The ASCII keys of what a scheme names. The language refuses names of one scope that differ in diacritics only, so
 * folding keeps them apart.
 */

/** A `_` of the name itself that would read as the beginning of a letter's code. */
const ambiguous = /_(?=5f|[c-f][0-9a-f]|[12][0-9a-f]{2})/g;

/** Ģimene → Gimene. A letter that no diacritic was added to (ø) becomes its code: _f8. */
export function asciiKey(name: string): string {
  const folded = name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(ambiguous, '_5f')
    .replaceAll(/[^A-Za-z0-9_]/gu, (letter) => `_${letter.codePointAt(0)?.toString(16)}`);
  return /^[A-Za-z_]/.test(folded) ? folded : `_${folded}`;
}

/** Of a role path or a party: Skola.Administrācija → Skola.Administracija. */
export function pathKey(path: string): string {
  return path.split('.').map(asciiKey).join('.');
}

/** What begins the keys of acts that belong to no level. */
const reservedForLevels = /^(?:referral|duty|task|obligation|entry)_*$/;

/** What begins the keys of other acts of a level. */
const reservedForActs = /^(?:inform|open|reopen|request)_*$/;

/** One more `_` after a reserved key and after what it would become, so that keys that differ stay different. */
function unreserved(key: string, reserved: RegExp): string {
  return reserved.test(key) ? `${key}_` : key;
}

/** Of a level: Ģimene → Gimene. */
export function levelKey(name: string): string {
  return unreserved(asciiKey(name), reservedForLevels);
}

/** Of an outcome or an option: Atbalsts.navRezultatu. */
export function actKey(level: string, name: string): string {
  return `${levelKey(level)}.${unreserved(asciiKey(name), reservedForActs)}`;
}

/** Of an entry: Situacija.open.jauna. */
export function entryKey(level: string, name: string): string {
  return `${levelKey(level)}.open.${asciiKey(name)}`;
}

/** Of an act by which a closed case goes on: Situacija.reopen.atsakta. */
export function reopenKey(level: string, name: string): string {
  return `${levelKey(level)}.reopen.${asciiKey(name)}`;
}

/** Of a duty that no level states. */
export function dutyKey(name: string): string {
  return `duty.${asciiKey(name)}`;
}

/**
 * Lookups keep one thing for a key, so a second one would be lost without a word.
 * @throws Error naming the key that stands twice
 */
export function mustDiffer(kind: string, keys: readonly string[]): void {
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice !== undefined) throw new Error(`Two ${kind} of the definition have the key "${twice}".`);
}

/** `wanted`, or `wanted_2`, `wanted_3`, … if it is taken. */
export function freeKey(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  let count = 2;
  while (taken.has(`${wanted}_${count}`)) count += 1;
  return `${wanted}_${count}`;
}
