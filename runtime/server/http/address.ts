import { isIPv6 } from 'node:net';
import type { Context } from 'hono';
import type { Env } from './context.ts';

/**
 * Where a request comes from: what the outermost proxy of ours saw. What stands before that in the header was written by
 * whoever asks. Of IPv6 the network (RFC 6177: a site has /64 at least), in which one has as many addresses as one likes.
 */
export function addressOf(c: Context<Env>): string {
  const { proxies } = c.get('services');
  const direct = c.env.incoming.socket.remoteAddress ?? '';
  const passed = (c.req.header('X-Forwarded-For') ?? '').split(',').map((part) => part.trim());
  const address = proxies > 0 ? passed.at(-proxies) || direct : direct;
  return isIPv6(address) && !address.startsWith('::ffff:') ? networkOf(address) : address.replace(/^::ffff:/, '');
}

function networkOf(address: string): string {
  const [head = '', tail = ''] = address.split('::');
  const before = head.split(':').filter(Boolean);
  const after = tail.split(':').filter(Boolean);
  const zeros = address.includes('::') ? Array.from({ length: 8 - before.length - after.length }, () => '0') : [];
  return [...before, ...zeros, ...after].slice(0, 4).join(':');
}

/** Browser and system in words, for the list of one's own sessions: enough to know one's own, no more is kept. */
export function placeOf(c: Context<Env>): string {
  const agent = c.req.header('User-Agent') ?? '';
  const browser = browsers.find(([pattern]) => pattern.test(agent))?.[1] ?? 'Cits pārlūks';
  const system = systems.find(([pattern]) => pattern.test(agent))?.[1];
  return system === undefined ? browser : `${browser}, ${system}`;
}

/** The first that fits: most call themselves by the names of others, too. */
const browsers: [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];

const systems: [RegExp, string][] = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];
