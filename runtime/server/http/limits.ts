import type { MiddlewareHandler } from 'hono';
import { tooMany } from '../contract/problem.ts';
import { addressOf } from './address.ts';
import type { Env } from './context.ts';
import { isUpload, refused } from './guards.ts';

/** How many requests of a kind one visitor may make in a minute. */
export interface Limits {
  search: number;
  upload: number;
  change: number;
  read: number;
}

/** Far more than a person does who works fast, far less than a program that copies everything. */
export const usualLimits: Limits = { search: 60, upload: 60, change: 240, read: 600 };

/** Behind one address a whole municipality may sit. */
const perAddress = 30;
/** Visitors remembered at a time; the one that was away longest is forgotten first. */
const mostVisitors = 20_000;

interface Bucket {
  left: number;
  at: number;
}

/**
 * A bucket for each visitor that fills up again in a minute. Of this process alone, and forgotten when it ends: it keeps
 * the server usable, it guards no secret. Attempts to sign in are counted in the store.
 */
class Buckets {
  private readonly buckets = new Map<string, Bucket>();

  /** Takes one. Gives in how many seconds there is one again, or 0 when there was one. */
  take(key: string, perMinute: number, now: number): number {
    const before = this.buckets.get(key) ?? { left: perMinute, at: now };
    const left = Math.min(perMinute, before.left + ((now - before.at) / 60_000) * perMinute);
    this.buckets.delete(key);
    this.buckets.set(key, { left: left < 1 ? left : left - 1, at: now });
    if (this.buckets.size > mostVisitors) {
      const [oldest] = this.buckets.keys();
      if (oldest !== undefined) this.buckets.delete(oldest);
    }
    return left < 1 ? ((1 - left) / perMinute) * 60 : 0;
  }
}

/** Refuses with 429 whoever asks for too much in too short a time, by session and by address. */
export function limited(): MiddlewareHandler<Env> {
  const buckets = new Buckets();
  return (c, next) => {
    const { limits } = c.get('services');
    if (!limits) return next();
    const kind = kindOf(c.req.method, c.req.path);
    const now = performance.now();
    const session = c.get('entry')?.id;
    const waits = [
      buckets.take(`${kind} address ${addressOf(c)}`, limits[kind] * perAddress, now),
      session === undefined ? 0 : buckets.take(`${kind} session ${session}`, limits[kind], now),
    ];
    const seconds = Math.max(...waits);
    return seconds === 0 ? next() : refused(c, tooMany(seconds));
  };
}

function kindOf(method: string, path: string): keyof Limits {
  if (method === 'GET' || method === 'HEAD') return 'read';
  if (path === '/api/cases/search' || path === '/api/emergency') return 'search';
  return isUpload(path) ? 'upload' : 'change';
}
