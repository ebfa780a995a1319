#!/usr/bin/env node
// The bundled command where it is up to date; else the sources, which newer Nodes run as they are.
import { readFileSync, statSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const bundle = new URL('../dist/riciba.js', import.meta.url);
const sources = new URL('../src/cli/main.ts', import.meta.url);

/** Nothing the bundle was made of has changed since. */
function isUpToDate() {
  const made = statSync(bundle, { throwIfNoEntry: false })?.mtimeMs;
  if (made === undefined) return false;
  const inputs = JSON.parse(readFileSync(new URL('inputs.json', bundle), 'utf8'));
  return inputs.every((file) => (statSync(new URL(file, bundle), { throwIfNoEntry: false })?.mtimeMs ?? 0) <= made);
}

// What Node has compiled once is kept for the next time; where it cannot be written, nothing is lost.
module.enableCompileCache?.(fileURLToPath(new URL('cache/', bundle)));

await import(isUpToDate() ? bundle.href : sources.href);
