import type { Problem, Session } from '@riciba/runtime/server/api';

/** What a browser does with cookies, redirects and one form; without scripts. */
export interface Page {
  url: string;
  status: number;
  text: string;
  /** Where it would have gone on to. */
  location: string;
}

const mostRedirects = 12;

export class Surfer {
  private readonly jars = new Map<string, Map<string, string>>();

  /** @param follow how many redirects are followed, at most */
  async open(url: string, follow = mostRedirects, body?: URLSearchParams): Promise<Page> {
    const response = await fetch(url, {
      method: body ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { Cookie: this.cookies(url) },
      ...(body && { body }),
    });
    this.keep(url, response.headers.getSetCookie());
    const next = response.headers.get('location');
    const location = next === null ? '' : new URL(next, url).href;
    if (location && follow > 0) return await this.open(location, follow - 1);
    return { url, status: response.status, text: await response.text(), location };
  }

  /**
   * Goes to the provider and tells it who one is.
   * @param until stops before an address with this in it is opened
   */
  async signIn(start: string, who: string, until?: string): Promise<Page> {
    const form = await this.open(start);
    const action = /action="([^"]+)"/.exec(form.text)?.[1] ?? '';
    const answers = new URLSearchParams({ prompt: 'login', login: who, password: 'x' });
    let page = await this.open(new URL(action, form.url).href, 0, answers);
    while (page.location && !isUntil(page, until)) page = await this.open(page.location, 0);
    return page;
  }

  async api(
    site: string,
    path: string,
    post?: string,
    method = 'GET',
  ): Promise<{ status: number; body: Session & Problem }> {
    const response = await fetch(`${site}/api${path}`, {
      method,
      headers: { Cookie: this.cookies(site), 'X-Riciba': '1', ...(post !== undefined && { 'X-Riciba-Post': post }) },
    });
    this.keep(site, response.headers.getSetCookie());
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the API promises is what is tested
    return { status: response.status, body: (await response.json()) as Session & Problem };
  }

  private cookies(url: string): string {
    return [...(this.jars.get(new URL(url).host) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  private keep(url: string, set: string[]): void {
    const jar = this.jars.get(new URL(url).host) ?? new Map<string, string>();
    this.jars.set(new URL(url).host, jar);
    for (const line of set) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      const gone = /max-age=0|expires=Thu, 01 Jan 1970/i.test(line);
      if (gone) jar.delete(pair.slice(0, at));
      else jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
  }
}

function isUntil({ location }: Page, until: string | undefined): boolean {
  return until !== undefined && location.includes(until);
}
