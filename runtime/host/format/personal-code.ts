/**
 * Latvian personal codes. Old form DDMMYY-CNNNZ holds the date of birth, C its century; since 01.07.2017 codes begin
 * with 32–39 and hold nothing. Sources differ on the check digit where the remainder is 10, so a check digit that does
 * not agree is a doubt to be confirmed by the person who types and never an error.
 */

export type PersonalCodeState = 'right' | 'doubtful' | 'wrong';

/** "DDMMYY-CNNNZ" where eleven digits were typed, hyphen or spaces or not; anything else as it was typed. */
export function normalisePersonalCode(typed: string): string {
  const digits = typed.replaceAll(/[\s\-–]/g, '');
  return /^\d{11}$/.test(digits) ? `${digits.slice(0, 6)}-${digits.slice(6)}` : typed;
}

const weights = [1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

function checkDigitAgrees(digits: string): boolean {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return (1101 - sum) % 11 === Number(digits[10]);
}

function birthDateExists(digits: string): boolean {
  const century = { '0': 1800, '1': 1900, '2': 2000 }[digits.charAt(6)];
  if (century === undefined) return false;
  const [day, month, year] = [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4, 6)].map(Number);
  const date = new Date(Date.UTC(century + (year ?? 0), (month ?? 0) - 1, day));
  return date.getUTCDate() === day && date.getUTCMonth() + 1 === month;
}

/** `wrong`: not eleven digits, or an old code whose date does not exist. `doubtful`: the check digit does not agree. */
export function checkPersonalCode(code: string): PersonalCodeState {
  const digits = code.replace('-', '');
  if (!/^\d{11}$/.test(digits)) return 'wrong';
  if (/^3[2-9]/.test(digits)) return 'right';
  if (!birthDateExists(digits)) return 'wrong';
  return checkDigitAgrees(digits) ? 'right' : 'doubtful';
}
