/**
 * Loaded before a server (`--import`): the clock of its process is as far ahead of the real one as the file says that
 * RICIBA_BREAK_CLOCK names, in milliseconds, as when somebody sets the clock of the machine.
 */
import { readFileSync } from 'node:fs';

const file = process.env.RICIBA_BREAK_CLOCK ?? '';
const RealDate = Date;
let ahead = 0;
let readAt = Number.NEGATIVE_INFINITY;

function now(): number {
  if (performance.now() - readAt > 20) {
    readAt = performance.now();
    ahead = Number(readFileSync(file, 'utf8'));
  }
  return RealDate.now() + ahead;
}

globalThis.Date = new Proxy(RealDate, {
  construct: (Real, given: [], as) => Reflect.construct(Real, given.length === 0 ? [now()] : given, as),
  get: (Real, key) => (key === 'now' ? now : Reflect.get(Real, key)),
});
