/**
 * Latvian personal codes (domain.md 5.2), the one rule of forms, server and host. An old code DDMMYY-CNNNZ holds a date
 * of birth and its century C (0: 18xx, 1: 19xx, 2: 20xx); since 01.07.2017 codes begin with 32 to 39 and tell nothing.
 * Sources differ on the check digit where the remainder is 10, so a check digit that does not agree is a doubt to be
 * confirmed by the person who types and never an error.
 */

/** `wrong`: not eleven digits, or a date that does not exist. `doubtful`: the check digit does not agree. */
export type PersonalCodeState = 'right' | 'doubtful' | 'wrong';

/** Source of a pattern that takes what is not `wrong`; the hyphen may be left out. Made to stand in a JSON Schema. */
export const personalCodePattern = (() => {
  const common =
    '(?:(?:0[1-9]|1\\d|2[0-8])(?:0[1-9]|1[0-2])|(?:29|30)(?:0[13-9]|1[0-2])|31(?:0[13578]|1[02]))\\d{2}-?[0-2]';
  const leapDay = '2902(?:(?:0[48]|[2468][048]|[13579][26])-?[0-2]|00-?2)';
  return `^(?:(?:${common}|${leapDay})\\d{4}|3[2-9]\\d{4}-?\\d{5})$`;
})();

const pattern = new RegExp(personalCodePattern);

/** Is this a personal code, or may it be one? */
export function personalCodeState(code: string): PersonalCodeState {
  if (!pattern.test(code)) return 'wrong';
  return /^3[2-9]/.test(code) || checkDigitAgrees(code.replace('-', '')) ? 'right' : 'doubtful';
}

const weights = [1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

function checkDigitAgrees(digits: string): boolean {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return (1101 - sum) % 11 === Number(digits[10]);
}

/** "DDMMYY-CNNNZ" where eleven digits were typed, hyphen or spaces or not; anything else as it was typed. */
export function normalisePersonalCode(typed: string): string {
  const digits = typed.replaceAll(/[\s\-–]/g, '');
  return /^\d{11}$/.test(digits) ? `${digits.slice(0, 6)}-${digits.slice(6)}` : typed;
}
