/** `npm start`: see serve.ts, which is loaded once what it compiles to can be kept. */
import { runKept } from './kept.ts';

await runKept(() => import('./serve.ts'), 1);
