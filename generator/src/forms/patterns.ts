/** Where the scheme gives no limit: so that nobody can fill the store by one form. */
export const most = { text: 500, longText: 20_000, attachments: 20, entries: 50 };

/** A text of blanks is no answer. */
export const notBlank = String.raw`\S`;

/** Latvian numbers with or without +371 (domain.md 5.4), and numbers of other countries with their code. */
export const phone = '^(?:(?:\\+371 ?)?[2678]\\d{3} ?\\d{4}|\\+(?!371)[1-9]\\d(?: ?\\d){5,12})$';
