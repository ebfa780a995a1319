#!/usr/bin/env node
/** `riciba-server`: see operate.ts, which is loaded once what it compiles to can be kept. */
import { keepCompiled } from './kept.ts';

keepCompiled();
await import('./operate.ts');
