#!/usr/bin/env node
// The bundled command where it was built; else the sources, which newer Nodes run as they are.
import { existsSync } from 'node:fs';

const bundle = new URL('../dist/riciba.js', import.meta.url);
await import(existsSync(bundle) ? bundle.href : new URL('../src/cli/main.ts', import.meta.url).href);
