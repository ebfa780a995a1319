import type { Enrolment, RecoveryCodes, Session } from '@riciba/runtime/server/api';
import type { ServerOptions } from '@riciba/runtime/server';
import { codeNow } from '../../support/authenticator.ts';
import { run } from './command.ts';
import type { Site } from './site.ts';
import { Visitor } from './visitor.ts';

/** People with accounts here. */
export const localSignIn: NonNullable<ServerOptions['signIn']> = {
  local: { secondFactor: true },
  sessions: { idleMinutes: 15, longestHours: 12 },
};

export const ownPassword = 'zaļš ezis lasa karti';

export function account({ folder, options }: Site, ...args: string[]) {
  return run(['account', ...args, '--data', folder], { DATABASE_URL: options.database });
}

/** Adds an account. Gives its temporary password. */
export async function addAccount(site: Site, login: string, posts: string[]): Promise<string> {
  const { output } = await account(site, 'add', login, '--name', `Vārds ${login}`, '--post', posts.join(','));
  const [, temporary] = /password: (\S+)/.exec(output) ?? [];
  if (temporary === undefined) throw new Error(output);
  return temporary;
}

/** Adds or resets an account, at the site's time, with a link in place of a password. Gives the link's token. */
export async function link({ folder, options }: Site, ...args: string[]): Promise<string> {
  const env = { DATABASE_URL: options.database, RICIBA_SITE: 'https://riciba.piemers.lv' };
  const { output } = await run(['account', ...args, '--link', '--data', folder], env, options.now);
  const [, token] = /^Saite \/ link: https:\/\/riciba\.piemers\.lv\/#uzaicinajums=([\w-]{43})$/m.exec(output) ?? [];
  if (token === undefined) throw new Error(output);
  return token;
}

/** Somebody with an account, an authenticator app and a browser. */
export class PersonAt extends Visitor {
  readonly login: string;
  private readonly site: Site;
  secret = '';
  codes: string[] = [];

  constructor(site: Site, login: string) {
    super(site.server.url);
    this.site = site;
    this.login = login;
  }

  /** The code that the app shows; each is taken once, so the time goes on to the next. */
  code(): string {
    this.site.aheadMs += 30_000;
    return codeNow(this.secret, Date.now() + this.site.aheadMs);
  }

  /** Codes that the app shows neither now nor a little before or after. */
  wrongCodes(count: number): string[] {
    const now = Date.now() + this.site.aheadMs;
    const shown = new Set([-2, -1, 0, 1, 2].map((steps) => codeNow(this.secret, now + steps * 30_000)));
    const all = Array.from({ length: count + shown.size }, (_, n) => String(n).padStart(6, '0'));
    return all.filter((code) => !shown.has(code)).slice(0, count);
  }

  password(password: string, headers?: Record<string, string>) {
    return this.request<Session & { code?: string; message?: string }>(
      'POST',
      '/sign-in',
      { login: this.login, password },
      headers,
    );
  }

  enter(code: string) {
    return this.request<Session & { code?: string }>('POST', '/sign-in/code', { code });
  }

  /** Comes by a link. */
  accept(token: string) {
    return this.request<Session & { code?: string }>('POST', '/sign-in/invitation', { token });
  }

  /** Once let in for the first time: a password of their own, an app. Gives the session. */
  async begin(): Promise<Session> {
    await this.request('POST', '/sign-in/password', { password: ownPassword });
    this.secret = (await this.get<Enrolment>('/sign-in/app')).body.secret;
    const { body } = await this.request<RecoveryCodes>('POST', '/sign-in/app', { code: this.code() });
    this.codes = body.codes;
    this.post = body.session.post?.id ?? '';
    return body.session;
  }

  /** Any later time. */
  async again(): Promise<Session> {
    await this.password(ownPassword);
    const { body } = await this.enter(this.code());
    this.post = body.post?.id ?? '';
    return body;
  }
}

/** Somebody new, signed in for the first time: by a link, since each password that is made or tried takes its time. */
export async function person(site: Site, login: string, posts: string[]): Promise<PersonAt> {
  const who = new PersonAt(site, login);
  await who.accept(await link(site, 'add', login, '--name', `Vārds ${login}`, '--post', posts.join(',')));
  await who.begin();
  return who;
}
