import { randomUUID } from 'node:crypto';
import type {
  Attachment,
  CaseList,
  CaseSearch,
  CaseView,
  CommandRequest,
  CommandResult,
  Inbox,
  Problem,
} from '@riciba/runtime/server/api';

export interface Reply<T> {
  status: number;
  body: T;
  headers: Headers;
}

/** Somebody with a browser's cookie. */
export class Visitor {
  readonly url: string;
  cookie = '';
  /** Whom its page was made for. */
  post = '';

  constructor(url: string) {
    this.url = url;
  }

  async request<T>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Reply<T>> {
    const asForm = body instanceof FormData;
    const response = await fetch(`${this.url}/api${path}`, {
      method,
      headers: {
        'X-Riciba': '1',
        ...(this.cookie && { Cookie: this.cookie }),
        ...(this.post && { 'X-Riciba-Post': this.post }),
        ...(body !== undefined && !asForm && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      body: body === undefined || asForm ? body : typeof body === 'string' ? body : JSON.stringify(body),
    });
    const [set] = response.headers.getSetCookie();
    if (set !== undefined) this.cookie = set.split(';')[0] ?? '';
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('application/json');
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the API promises is what is tested
    return { status: response.status, body: (isJson ? JSON.parse(text) : text) as T, headers: response.headers };
  }

  get<T>(path: string): Promise<Reply<T>> {
    return this.request<T>('GET', path);
  }

  async signIn(post: string): Promise<void> {
    const { status } = await this.request('POST', '/session', { post });
    if (status !== 200) throw new Error(`No sign-in as ${post}: ${status}`);
    this.post = post;
  }

  /** A command that may be refused. */
  try(request: Partial<CommandRequest> & { act: string }): Promise<Reply<CommandResult & Problem>> {
    return this.request('POST', '/commands', { id: randomUUID(), ...request });
  }

  /** A command that must be accepted. */
  async do(request: Partial<CommandRequest> & { act: string }): Promise<CommandResult> {
    const { status, body } = await this.try(request);
    if (status !== 200) throw new Error(`${request.act}: ${status} ${JSON.stringify(body)}`);
    return body;
  }

  async case(id: string): Promise<CaseView> {
    const { status, body } = await this.get<CaseView>(`/cases/${id}`);
    if (status !== 200) throw new Error(`case: ${status}`);
    return body;
  }

  /** Does the act that the case's page offers, on what it offers it: on this target, where one is named. */
  async act(id: string, act: string, answers?: CommandRequest['answers'], target?: string): Promise<CommandResult> {
    const { version, offers } = await this.case(id);
    const on = offers.filter((one) => target === undefined || one.target === target);
    const offer = on.find((one) => one.act === act && !one.blocked);
    if (!offer) throw new Error(`${act} is not offered; ${offers.map((one) => one.act).join(', ') || 'nothing'} is`);
    return await this.do({ case: id, version, act, target: offer.target, answers });
  }

  /** What the list of cases holds. */
  async cases(search: Partial<CaseSearch> = {}): Promise<CaseList> {
    const { status, body } = await this.request<CaseList>('POST', '/cases/search', search);
    if (status !== 200) throw new Error(`cases: ${status}`);
    return body;
  }

  inbox(): Promise<Reply<Inbox>> {
    return this.get<Inbox>('/inbox');
  }

  upload(content: Uint8Array, name: string, fields: Record<string, string>): Promise<Reply<Attachment & Problem>> {
    const form = new FormData();
    for (const [key, value] of Object.entries(fields)) form.set(key, value);
    form.set('file', new Blob([Uint8Array.from(content)]), name);
    return this.request('POST', '/attachments', form);
  }
}
