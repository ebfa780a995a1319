/** From a checked scheme to a definition, and what can be proved about the scheme. */
export { generate } from './generate.ts';
