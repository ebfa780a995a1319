/** Where the scheme gives no limit: so that nobody can fill the store by one form. */
export const most = { text: 500, longText: 20_000, attachments: 20, entries: 50 };

/** A text of blanks is no answer. */
export const notBlank = String.raw`\S`;

/**
 * Personas kods (domain.md 5.2): DDMMYY-CNNNZ with a date that exists (leap years by the century digit), or the form
 * without a birth date, 3[2-9]NNNN-NNNNN. The hyphen may be left out. The check digit is not part of it: libraries
 * disagree, so it may warn and must not refuse.
 */
export const personalCode = (() => {
  const common =
    '(?:(?:0[1-9]|1\\d|2[0-8])(?:0[1-9]|1[0-2])|(?:29|30)(?:0[13-9]|1[0-2])|31(?:0[13578]|1[02]))\\d{2}-?[0-2]';
  const leapDay = '2902(?:(?:0[48]|[2468][048]|[13579][26])-?[0-2]|00-?2)';
  return `^(?:(?:${common}|${leapDay})\\d{4}|3[2-9]\\d{4}-?\\d{5})$`;
})();

/** Latvian numbers with or without +371 (domain.md 5.4), and numbers of other countries with their code. */
export const phone = '^(?:(?:\\+371 ?)?[2678]\\d{3} ?\\d{4}|\\+(?!371)[1-9]\\d(?: ?\\d){5,12})$';
