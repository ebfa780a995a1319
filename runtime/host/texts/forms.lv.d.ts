import type { Field } from '../../definition/index.ts';
/** What fields say around the author's own words. */
export declare const fieldTexts: {
  optional: string;
  yes: string;
  no: string;
  notAnswered: string;
  choose: string;
  errorPrefix: string;
  dateHint: string;
  phoneHint: string;
  emailHint: string;
  personalCodeHint: string;
  codeDoubt: string;
  entry: (title: string, number: number) => string;
  add: (title: string) => string;
  remove: (number: number) => string;
  removeOf: (title: string, number: number) => string;
  added: (number: number) => string;
  removed: (number: number) => string;
  noEntries: string;
  removeTitle: string;
  removeText: string;
  removeConfirm: string;
  bodiesFailed: string;
};
export declare const attachmentTexts: {
  kinds: (endings: string) => string;
  size: (size: string) => string;
  chosen: string;
  uploading: (name: string, percent: number) => string;
  uploaded: (name: string) => string;
  removed: (name: string) => string;
  remove: (name: string) => string;
  nameless: string;
  wrongKind: (name: string, endings: string) => string;
  tooLarge: (name: string, size: string) => string;
  empty: (name: string) => string;
  failed: (name: string) => string;
};
export declare const summaryTexts: {
  title: string;
  entry: (number: number) => string;
};
/** What is missing, by the kind of the field. */
export declare const requiredMessages: Record<Field['type'], string>;
/** What is wrong with an answer that was given, by the kind of the field. */
export declare const wrongMessages: Record<Field['type'], string>;
/** Limits, with the number in the right form. */
export declare const limitMessages: {
  characters: {
    zero: string;
    one: string;
    other: string;
  };
  tooLong: (characters: string) => string;
  tooShort: (characters: string) => string;
  minimum: (limit: string) => string;
  maximum: (limit: string) => string;
  entries: {
    zero: string;
    one: string;
    other: string;
  };
  files: {
    zero: string;
    one: string;
    other: string;
  };
  answers: {
    zero: string;
    one: string;
    other: string;
  };
  tooFew: (things: string) => string;
  tooMany: (things: string) => string;
  repeated: string;
};
