import type { ICruiseOptions, IForbiddenRuleType } from 'dependency-cruiser';

/**
 * The walls of the house: which part may import which. Checked by test/walls.
 * language → generator → (definition) → runtime; the kernel and the definition stand alone.
 */
const within = (...parts: string[]) => `^(${parts.join('|')})/`;

export const forbidden: IForbiddenRuleType[] = [
  {
    name: 'language-knows-no-other-part',
    severity: 'error',
    from: { path: within('language') },
    to: { path: within('generator', 'runtime', 'vscode-extension', 'examples', 'test') },
  },
  {
    name: 'generator-knows-of-the-runtime-only-what-is-pure',
    severity: 'error',
    from: { path: within('generator') },
    to: { path: within('runtime/server', 'runtime/host', 'vscode-extension', 'test') },
  },
  {
    name: 'runtime-never-reads-the-language',
    severity: 'error',
    from: { path: within('runtime') },
    to: { path: [within('language', 'generator', 'vscode-extension', 'test'), 'node_modules/(langium|chevrotain)'] },
  },
  {
    name: 'definition-stands-alone',
    severity: 'error',
    from: { path: within('runtime/definition'), pathNot: 'generate\\.ts$' },
    to: { pathNot: within('runtime/definition') },
  },
  {
    name: 'kernel-needs-only-the-definition',
    severity: 'error',
    from: { path: within('runtime/kernel') },
    to: { pathNot: within('runtime/kernel', 'runtime/definition') },
  },
  {
    name: 'documents-need-only-the-definition',
    severity: 'error',
    from: { path: within('runtime/documents') },
    to: { pathNot: within('runtime/documents', 'runtime/definition') },
  },
  {
    name: 'host-takes-only-types-from-the-server',
    severity: 'error',
    from: { path: within('runtime/host') },
    to: { path: within('runtime/server'), pathNot: 'draft-id\\.ts$', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'client-takes-only-types-from-the-server',
    severity: 'error',
    from: { path: within('runtime/client') },
    to: { pathNot: within('runtime/client'), dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'server-does-not-import-the-host',
    severity: 'error',
    from: { path: within('runtime/server') },
    to: { path: within('runtime/host') },
  },
  {
    name: 'only-the-grammar-side-touches-langium',
    severity: 'error',
    from: { pathNot: within('language', 'vscode-extension', 'test') },
    to: { path: 'node_modules/(langium|chevrotain)' },
  },
  {
    name: 'no-circles',
    severity: 'error',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
];

export const options: ICruiseOptions = {
  parser: 'swc',
  tsPreCompilationDeps: true,
  doNotFollow: { path: 'node_modules' },
  exclude: { path: '(^|/)(dist|build|\\.cache)/' },
  enhancedResolveOptions: {
    exportsFields: ['exports'],
    conditionNames: ['import', 'node', 'default', 'types'],
    extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
  },
};
