import { codeOf } from '../failure.ts';
import { isPassing } from './database.ts';

/** More would make whoever waits wait longer, and save little. */
const most = 64;
/** A statement that takes longer waits for a lock: others must not wait with it. */
const patienceMs = 50;
/** Statements at a time at most, however many wait for locks. */
const statements = 3;
/** Where several came the last time, the next wait so long for as many. */
const momentMs = 2;
/** So many share what a statement costs by itself: nobody waits for more. */
const enough = 8;

interface Waiting<Asked, Answer> {
  asked: Asked;
  done: (answer: Answer) => void;
  fail: (error: unknown) => void;
}

/**
 * Asks together what is asked while an answer is awaited: on a busy server most of a statement's cost is its own, not that
 * of its rows. Where several asked the last time, as many are waited for, a moment at most, as they mostly come one after
 * another; whoever asks alone waits for nobody. What fails together is asked again in halves, so that each fails for itself.
 */
export class Gathered<Asked, Answer> {
  private waiting: Waiting<Asked, Answer>[] = [];
  private busy = 0;
  /** Of these, how many have been under way for so long that they are not waited for. */
  private slow = 0;
  /** How many were asked for together the last time. */
  private last = 0;
  /** Called when one more asks, where others are waited for. */
  private came: (() => void) | undefined;
  private readonly together: (all: Asked[]) => Promise<Answer[]>;

  /** @param together gives an answer for each that is asked, in their order; harmless to repeat when it failed */
  constructor(together: (all: Asked[]) => Promise<Answer[]>) {
    this.together = together;
  }

  /** Rejects as `together` does for this one alone. */
  ask(asked: Asked): Promise<Answer> {
    return new Promise((done, fail) => {
      this.waiting.push({ asked, done, fail });
      this.came?.();
      this.begin();
    });
  }

  private begin(): void {
    if (this.waiting.length > 0 && this.busy === this.slow && this.busy < statements) void this.work();
  }

  private async work(): Promise<void> {
    this.busy += 1;
    while (this.waiting.length > 0 && this.busy - this.slow <= 1) {
      if (this.last > 1) await this.others();
      const some = this.waiting.splice(0, most);
      this.last = some.length;
      await this.inTime(some);
    }
    this.busy -= 1;
  }

  private async others(): Promise<void> {
    const awaited = Math.min(this.last, enough);
    if (this.waiting.length < awaited)
      await new Promise<void>((done) => {
        const late = setTimeout(done, momentMs);
        this.came = () => {
          if (this.waiting.length < awaited) return;
          clearTimeout(late);
          done();
        };
      });
    this.came = undefined;
    await endOfTurn();
  }

  private async inTime(some: Waiting<Asked, Answer>[]): Promise<void> {
    let slow = false;
    const late = setTimeout(() => {
      slow = true;
      this.slow += 1;
      this.begin();
    }, patienceMs);
    await this.answer(some);
    clearTimeout(late);
    if (slow) this.slow -= 1;
  }

  private async answer(some: Waiting<Asked, Answer>[]): Promise<void> {
    try {
      const answers = await this.together(some.map(({ asked }) => asked));
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one for each
      for (const [at, { done }] of some.entries()) done(answers[at] as Answer);
    } catch (error) {
      if (some.length === 1 || isOfAll(error)) for (const { fail } of some) fail(error);
      else {
        const half = some.length / 2;
        await this.answer(some.slice(0, half));
        await this.answer(some.slice(half));
      }
    }
  }
}

/** When everything that has come in has been taken up. */
function endOfTurn(): Promise<void> {
  return new Promise((done) => setImmediate(done));
}

/** A lost connection, a database that ends or is full is no fault of some of them only. */
function isOfAll(error: unknown): boolean {
  return isPassing(error) || codeOf(error).startsWith('53');
}
