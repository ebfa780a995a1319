/** From a checked scheme to a definition, and what can be proved about the scheme. */
export { generate } from './generate.ts';
export { asPublished } from './proofs/as-published.ts';
export { type Finding, findings, prove } from './proofs/findings.ts';
export { runScenarios } from './scenarios/run.ts';
