import { isIP } from 'node:net';
import { Refused, texts } from '../contract/problem.ts';
import type { Check } from './guards.ts';

const loopback = ['localhost', '127.0.0.1', '[::1]'];
const everywhere = new Set(['0.0.0.0', '[::]']);

/** Does an address to listen on lead to this machine only? */
export function isLoopback(host: string): boolean {
  const name = written(host);
  return loopback.includes(name) || (isIP(host) === 4 && name.startsWith('127.'));
}

/**
 * Answers only under the names it is served by. A page of another site whose name was made to lead here would else be
 * of our own site for the browser (DNS rebinding). A number cannot be made to lead elsewhere.
 * @param host what the server listens on
 * @param names further names, of a proxy
 */
export function servedHere(host: string, names: string[]): Check {
  const served = new Set([...loopback, written(host), ...names.map(written)]);
  const anyNumber = everywhere.has(written(host));
  return (c) => {
    const asked = nameIn(c.req.header('Host') ?? '');
    if (!served.has(asked) && !(anyNumber && isIP(asked.replace(/^\[(.*)\]$/, '$1')) > 0))
      throw new Refused(421, { code: 'other-host', message: texts.otherHost });
  };
}

/** As a Host header has it, in small letters and without a port: IPv6 in brackets. */
function written(host: string): string {
  return isIP(host) === 6 ? `[${host}]` : host.toLowerCase();
}

function nameIn(header: string): string {
  return header.toLowerCase().replace(/:\d+$/, '');
}
