/** More would make whoever waits wait longer, and save little. */
const most = 64;
/** While one statement waits for a lock, others must not. */
const statements = 2;

interface Waiting<Asked, Answer> {
  asked: Asked;
  done: (answer: Answer) => void;
  fail: (error: unknown) => void;
}

/**
 * Asks together what is asked while an answer is awaited: on a busy server most of a statement's cost is its own, not that
 * of its rows. Nobody waits for others to come. What fails together is asked again one by one, so that each fails for
 * itself.
 */
export class Gathered<Asked, Answer> {
  private waiting: Waiting<Asked, Answer>[] = [];
  private busy = 0;
  private readonly together: (all: Asked[]) => Promise<Answer[]>;

  /** @param together gives an answer for each that is asked, in their order; harmless to repeat when it failed */
  constructor(together: (all: Asked[]) => Promise<Answer[]>) {
    this.together = together;
  }

  /** Rejects as `together` does for this one alone. */
  ask(asked: Asked): Promise<Answer> {
    return new Promise((done, fail) => {
      this.waiting.push({ asked, done, fail });
      if (this.busy < statements) void this.work();
    });
  }

  private async work(): Promise<void> {
    this.busy += 1;
    while (this.waiting.length > 0) await this.answer(this.waiting.splice(0, most));
    this.busy -= 1;
  }

  private async answer(some: Waiting<Asked, Answer>[]): Promise<void> {
    try {
      const answers = await this.together(some.map(({ asked }) => asked));
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one for each
      for (const [at, { done }] of some.entries()) done(answers[at] as Answer);
    } catch (error) {
      if (some.length === 1) some[0]?.fail(error);
      else for (const one of some) await this.answer([one]);
    }
  }
}
