import type { Definition } from '../definition/index.ts';
import { apply } from './apply.ts';
import type { Assigned, CaseEvent, CaseState, Message, Setting } from './types.ts';

/** An event before it has its number and time. */
export type Happening = CaseEvent extends infer E ? (E extends CaseEvent ? Omit<E, 'seq' | 'at'> : never) : never;

function number(
  happening: Happening & { seq?: number; at?: string },
  seq: number,
  at: string,
): asserts happening is CaseEvent {
  happening.seq = seq;
  happening.at = at;
}

/** What one command makes of a case: events as they are recorded, the state after them, messages to send. */
export class Recording {
  readonly definition: Definition;
  readonly setting: Setting;
  /** The instant of what is recorded next. */
  at: string;
  readonly events: CaseEvent[] = [];
  readonly messages: Message[] = [];
  #state: CaseState | undefined;

  constructor(definition: Definition, state: CaseState | undefined, setting: Setting, at: string) {
    this.definition = definition;
    this.setting = setting;
    this.at = at;
    this.#state = state;
  }

  get state(): CaseState {
    if (this.#state === undefined) throw new RangeError('The case is not opened yet');
    return this.#state;
  }

  /** Number that the next event will have. */
  get next(): number {
    return (this.#state?.version ?? 0) + 1;
  }

  /** Id of a thing that the next event makes: from the case and that event's number, so that replay gives the same. */
  newId(kind: 'level' | 'referral' | 'obligation' | 'entry'): string {
    return `${this.state.id}.${kind}.${this.next}`;
  }

  /** @param happening made for this: it becomes the event itself, as a copy of so many kinds of thing costs too much */
  record(happening: Happening): void {
    number(happening, this.next, this.at);
    this.#state = apply(this.#state, happening);
    this.events.push(happening);
  }

  /** As `send`, to several: one message for each body. */
  sendAll(kind: Message['kind'], to: readonly Assigned[], text: string): void {
    for (const body of new Set(to.map((one) => one.body))) {
      const roles = to.filter((one) => one.body === body).flatMap((one) => one.roles);
      this.send(kind, { body, roles: [...new Set(roles)] }, text);
    }
  }

  /** Belongs to the event that was recorded last. */
  send(kind: Message['kind'], to: Assigned, text: string): void {
    const seq = this.state.version;
    this.messages.push({ id: `${this.state.id}.message.${seq}.${kind}.${to.body}`, kind, to, text, seq });
  }
}
