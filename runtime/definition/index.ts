/** The contract between generator and runtime: types of the definition, and what both need to read one. */
export type * from './definition.ts';
