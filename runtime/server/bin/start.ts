/** `npm start`: see serve.ts, which is loaded once what it compiles to can be kept. */
import { keepCompiled } from './kept.ts';

keepCompiled();
await import('./serve.ts');
