/** Somebody who works on cases while servers are killed, and asks again with the same id until there is an answer. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CaseView, CommandRequest, CommandResult } from '@riciba/runtime/server/api';
import { opening, reply } from '../../server/support/answers.ts';
import { Visitor } from '../../server/support/visitor.ts';
import type { Books, Draft, Sent } from './books.ts';

export interface Ground {
  /** Addresses of the servers that may be asked; one of them may be dead. */
  urls: () => string[];
  books: Books;
  random: () => number;
  goesOn: () => boolean;
}

/** One after another: opens a case, passes it on, informs the parents; between them saves a half-filled form. */
export class Client {
  private readonly ground: Ground;
  private readonly cookies = new Map<string, string>();
  private readonly draft: Draft;

  constructor(ground: Ground, number: number) {
    this.ground = ground;
    this.draft = { post: 'audzinataja', id: `new~${number}`, command: randomUUID(), saved: 0 };
    ground.books.drafts.push(this.draft);
  }

  async work(): Promise<void> {
    while (this.ground.goesOn()) {
      const opened = await this.command('audzinataja', {
        id: randomUUID(),
        act: 'Situacija.jauna',
        answers: opening(),
      });
      await this.save();
      if (!opened) continue;
      await this.act('audzinataja', opened.case, 'Situacija.nodots');
      await this.act('direktore', opened.case, 'Administracija.vecaki', reply);
    }
  }

  /** What the case's page offers; nothing when the page did not come. */
  private async act(post: string, id: string, act: string, answers?: CommandRequest['answers']): Promise<void> {
    const page = await this.request(post, 'GET', `/cases/${id}`);
    if (page?.status !== 200) return;
    const { version, offers }: CaseView = JSON.parse(page.text);
    const target = offers.find((one) => one.act === act)?.target;
    if (target) await this.command(post, { id: randomUUID(), case: id, version, act, target, answers });
  }

  /** Until it is answered, or the work ends: then it stays in the books as open. */
  async command(post: string, request: CommandRequest): Promise<CommandResult | undefined> {
    const sent: Sent = { request, post, times: 0 };
    this.ground.books.sent.push(sent);
    return await this.ask(sent);
  }

  async ask(sent: Sent, goesOn = this.ground.goesOn): Promise<CommandResult | undefined> {
    const began = performance.now();
    do {
      sent.times += 1;
      const answer = await this.request(sent.post, 'POST', '/commands', sent.request);
      if (answer) this.ground.books.note(sent, answer.status, answer.text);
      if (answer?.status === 200 || sent.refused) {
        this.ground.books.longest = Math.max(this.ground.books.longest, performance.now() - began);
        return answer?.status === 200 ? JSON.parse(answer.text) : undefined;
      }
      await sleep(20 + 80 * this.ground.random());
    } while (goesOn());
    return undefined;
  }

  private async save(): Promise<void> {
    const { post, id, command, saved } = this.draft;
    const revision = saved + 1;
    const answers = { situacija: { apraksts: `Uzrakstīts ${revision}` } };
    const answer = await this.request(post, 'PUT', `/drafts/${id}`, { answers, revision, command });
    if (answer?.status === 200) this.draft.saved = revision;
  }

  /** Nothing: no answer, or that the server cannot at the moment. */
  private async request(post: string, method: string, path: string, body?: unknown) {
    const urls = this.ground.urls();
    const url = urls[Math.floor(this.ground.random() * urls.length)] ?? '';
    const visitor = Object.assign(new Visitor(url), { post, cookie: this.cookies.get(post) ?? '' });
    try {
      if (!visitor.cookie) {
        visitor.post = '';
        await visitor.signIn(post);
        this.cookies.set(post, visitor.cookie);
      }
      const { status, body: answered } = await visitor.request<unknown>(method, path, body);
      // The session is over.
      if (status === 401) this.cookies.delete(post);
      return status >= 500 ? undefined : { status, text: JSON.stringify(answered) };
    } catch {
      return undefined;
    }
  }
}
