import { type Definition, lookup } from '@riciba/runtime/definition';
import {
  type Accepted,
  type Actor,
  type Answers,
  type CaseEvent,
  type CaseState,
  type Command,
  fold,
  type LevelRun,
  type Message,
  type Obligation,
  type Offer,
  offers,
  type Referral,
  type Refusal,
  type Setting,
  step,
  tick,
  waiting,
} from '@riciba/runtime/kernel';

/** One case as it is played in a test. Every accepted command is replayed at once, and nothing given may be changed. */
export class Play {
  readonly definition: Definition;
  setting: Setting;
  state: CaseState | undefined;
  events: CaseEvent[] = [];
  /** Of the last accepted command. */
  messages: Message[] = [];
  /** When the command of this number is done; a minute after the one before unless a test says otherwise. */
  clock = (command: number): string => new Date(Date.UTC(2026, 8, 1, 8, command)).toISOString();
  #commands = 0;

  readonly #given: <T>(value: T) => T;

  /** @param frozen what is given to the kernel cannot be changed; false only where it is measured */
  constructor(definition: Definition, setting: Setting, frozen = true) {
    this.#given = frozen ? freeze : (value) => value;
    this.definition = this.#given(definition);
    this.setting = this.#given(setting);
  }

  /** Tries an act; without `target` on the last run or referral it can be meant for. */
  tries(actor: Actor, act: string, answers?: Answers, target = this.#target(actor, act)): Accepted | Refusal {
    this.#commands += 1;
    const command: Command = this.#given({
      id: `command-${this.#commands}`,
      actor,
      act,
      ...(this.state ? {} : { case: 'lieta-1' }),
      ...(target === undefined ? {} : { target }),
      ...(answers ? { answers } : {}),
    });
    const result = step(this.definition, this.#given(this.state), command, this.clock(this.#commands), this.setting);
    if (!result.refused) this.#take(result, act);
    return result;
  }

  /** Lets what falls due up to an instant happen. */
  pass(until: string): CaseEvent[] {
    const result = tick(this.definition, this.#given(this.case), until, this.setting);
    this.messages = [];
    if (result) this.#take(result, `tick ${until}`);
    return result?.events ?? [];
  }

  /** Goes on from what was done to the case otherwise than by an act. */
  goesOn(result: Accepted): void {
    this.#take(result, 'that');
  }

  #take(result: Accepted, after: string): void {
    this.state = result.state;
    this.events = [...this.events, ...result.events];
    this.messages = result.messages;
    const replayed = JSON.stringify(fold(this.events));
    if (replayed !== JSON.stringify(this.state)) throw new Error(`Replay differs after ${after}: ${replayed}`);
  }

  /** Does an act that must be accepted. */
  does(actor: Actor, act: string, answers: Answers = {}, target?: string): Accepted {
    const result = this.tries(actor, act, answers, target);
    if (result.refused) throw new Error(`${act} was refused: ${result.code} ${result.text}`);
    return result;
  }

  /** Tries an act that must be refused. */
  refused(actor: Actor, act: string, answers: Answers = {}, target?: string): Refusal {
    const result = this.tries(actor, act, answers, target);
    if (!result.refused) throw new Error(`${act} was accepted`);
    return result;
  }

  /** The case, which must have been opened. */
  get case(): CaseState {
    if (!this.state) throw new Error('No case was opened');
    return this.state;
  }

  /** Where the case stands: levels by status. */
  levels(status: LevelRun['status']): string[] {
    return this.case.levels.filter((run) => run.status === status).map((run) => run.level);
  }

  run(level: string): LevelRun {
    return found(this.case.levels.findLast((run) => run.level === level));
  }

  referralTo(body: string): Referral {
    return found(this.case.referrals.findLast((referral) => referral.to.body === body));
  }

  /** The obligations of a duty, in the order they opened. */
  duties(key: string): Obligation[] {
    return this.case.obligations.filter((one) => one.duty === key);
  }

  waitsFor(actor: Actor): string[] {
    return waiting(this.definition, this.case, actor, this.setting).map((obligation: Obligation) => obligation.kind);
  }

  offers(actor: Actor): Offer[] {
    return offers(this.definition, this.state, actor, this.setting, this.clock(this.#commands + 1));
  }

  /** Keys of the acts that the actor may do at once. */
  may(actor: Actor): string[] {
    return this.offers(actor)
      .filter((offer) => !offer.blocked)
      .map((offer) => offer.act);
  }

  #target(actor: Actor, key: string): string | undefined {
    const { acts, levels } = lookup(this.definition);
    const kind = acts.get(key)?.kind;
    if (!this.state || kind === undefined || kind === 'open') return undefined;
    if (kind === 'acknowledge' || kind === 'refuse' || kind === 'feedback') {
      return this.state.referrals.findLast((referral) => referral.to.body === actor.body)?.id;
    }
    if (kind === 'correct') {
      return this.state.entries.findLast((entry) => key === `entry.correct.${entry.act}`)?.id;
    }
    if (kind === 'fulfil' || kind === 'finish' || kind === 'extend') {
      const owed = this.state.obligations.filter((one) =>
        kind === 'fulfil' ? one.act === key : one.status === 'open',
      );
      const mine = owed.filter((one) => one.debtor.body === actor.body && one.status === 'open');
      return (mine.findLast(({ kind: of }) => kind !== 'finish' || of === 'task') ?? owed.at(-1))?.id;
    }
    return this.state.levels.findLast((run) => levels.get(run.level)?.acts.includes(key))?.id;
  }
}

function found<T>(thing: T | undefined): T {
  if (thing === undefined) throw new Error('Not there');
  return thing;
}

/** Deeply, so that a change of what was given fails the test. */
function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
}
