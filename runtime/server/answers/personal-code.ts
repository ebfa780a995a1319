/**
 * May this be a Latvian personal code? Old ones begin with a birth date that must be a real one and its century (0: 18xx,
 * 1: 19xx, 2: 20xx); since 01.07.2017 they begin with 32 to 39 and tell nothing. The hyphen may be left out. The check
 * digit is not looked at: its rule is disputed, so it can only be a warning (domain.md 5.2).
 */
export function isPersonalCode(code: string): boolean {
  const parts = /^(\d{2})(\d{2})(\d{2})-?(\d)\d{4}$/.exec(code);
  if (!parts) return false;
  if (/^3[2-9]/.test(code)) return true;
  const [day = 0, month = 0, year = 0, century = 0] = parts.slice(1).map(Number);
  if (century > 2) return false;
  const date = new Date(Date.UTC(1800 + century * 100 + year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
