#!/usr/bin/env node
/** `riciba-server`: see operate.ts, which is loaded once what it compiles to can be kept. */
import { runKept } from './kept.ts';

await runKept(() => import('./operate.ts'), 2);
