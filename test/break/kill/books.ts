/** What the clients know: everything they sent and what they were answered. */
import type { CommandRequest } from '@riciba/runtime/server/api';

export interface Sent {
  request: CommandRequest;
  post: string;
  /** The body of a 200; absent: no answer came yet. */
  acknowledged?: string;
  /** It was refused: it must never be done. */
  refused?: boolean;
  /** How often it was sent. */
  times: number;
}

/** A form that a client keeps filling. */
export interface Draft {
  post: string;
  id: string;
  command: string;
  /** The last revision of which the server said that it has it. */
  saved: number;
}

export class Books {
  readonly sent: Sent[] = [];
  readonly drafts: Draft[] = [];
  /** Two different answers to one command. */
  readonly otherAnswers: Sent[] = [];
  /** Longest wait for an answer, in milliseconds, whatever was killed meanwhile. */
  longest = 0;

  get acknowledged(): Sent[] {
    return this.sent.filter((one) => one.acknowledged !== undefined);
  }

  get open(): Sent[] {
    return this.sent.filter((one) => one.acknowledged === undefined && !one.refused);
  }

  note(one: Sent, status: number, body: string): void {
    if (status === 200) {
      if (one.acknowledged !== undefined && one.acknowledged !== body) this.otherAnswers.push(one);
      one.acknowledged = body;
    } else if (status >= 400 && status < 500 && status !== 401) one.refused = true;
  }
}
