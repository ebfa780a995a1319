/** Numbers and amounts in Latvian. */
/** The three forms of a Latvian noun beside a number: 0, 10–20, 30 … stundu; 1, 21 stunda; 2, 22 stundas. */
export interface PluralForms {
  zero: string;
  one: string;
  other: string;
}
/** "21 stunda", "22 stundas", "11 stundu". */
export declare function plural(count: number, forms: PluralForms): string;
/** With a decimal comma. */
export declare function formatNumber(value: number): string;
/** "2,4 MB" from bytes. */
export declare function formatBytes(bytes: number): string;
/** The whole number a person typed (spaces between digits allowed), or undefined. "1,5" is no whole number. */
export declare function parseWhole(text: string): number | undefined;
