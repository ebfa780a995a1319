import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Env } from './context.ts';

type Name = 'riciba_session' | 'riciba_journey';

/** How long one may be at the provider. */
const journeySeconds = 15 * 60;

/**
 * `__Host-` where the site is https: no other site under the same domain can set it, and it is of no other. The
 * session's is Strict: pages need no cookie, and what they ask for is asked from the same site, also when one comes back
 * from a provider. The journey's is Lax: it must come along when the provider sends the browser back.
 */
const optionsOf = (name: Name, secure: boolean) => ({
  httpOnly: true,
  sameSite: name === 'riciba_session' ? ('Strict' as const) : ('Lax' as const),
  path: '/',
  secure,
  ...(secure && { prefix: 'host' as const }),
  ...(name === 'riciba_journey' && { maxAge: journeySeconds }),
});

export function readCookie(c: Context<Env>, name: Name): string | undefined {
  const { secure } = c.get('services');
  return secure ? getCookie(c, name, 'host') : getCookie(c, name);
}

export function keepCookie(c: Context<Env>, name: Name, value: string): void {
  setCookie(c, name, value, optionsOf(name, c.get('services').secure));
}

export function dropCookie(c: Context<Env>, name: Name): void {
  deleteCookie(c, name, optionsOf(name, c.get('services').secure));
}
