/** Dates as Latvian readers write them, always in the time of Latvia. Instants are ISO 8601 UTC, dates YYYY-MM-DD. */
/** "11.05.2026." from a date or an instant; a text that is neither comes back as it is. */
export declare function formatDate(text: string): string;
/** "14:00" from an instant. */
export declare function formatClock(instant: string): string;
/** "11.05.2026. plkst. 14:00" from an instant, "11.05.2026." from a date. */
export declare function formatMoment(text: string): string;
/** "2026. gada 11. maijā", as in the head of a document. */
export declare function formatDocumentDate(text: string): string;
/** Today's date in Latvia, YYYY-MM-DD. */
export declare function localDate(instant: string): string;
/**
 * The date a person typed: day, month and a year of four digits, parted by full stops, spaces, slashes or hyphens, the
 * closing full stop optional; or ISO. Gives YYYY-MM-DD, or undefined for anything else, a day that does not exist included.
 */
export declare function parseTypedDate(text: string): string | undefined;
/** How a stored date stands in a text field: "11.05.2026"; what is no date (a draft keeps what was typed) as it is. */
export declare function dateForField(value: unknown): string;
