/**
 * Latvian personal codes. Old form DDMMYY-CNNNZ holds the date of birth, C its century; since 01.07.2017 codes begin
 * with 32–39 and hold nothing. Sources differ on the check digit where the remainder is 10, so a check digit that does
 * not agree is a doubt to be confirmed by the person who types and never an error.
 */
export type PersonalCodeState = 'right' | 'doubtful' | 'wrong';
/** "DDMMYY-CNNNZ" where eleven digits were typed, hyphen or spaces or not; anything else as it was typed. */
export declare function normalisePersonalCode(typed: string): string;
/** `wrong`: not eleven digits, or an old code whose date does not exist. `doubtful`: the check digit does not agree. */
export declare function checkPersonalCode(code: string): PersonalCodeState;
