import { createHash, createHmac } from 'node:crypto';
import { lookup } from 'node:dns';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { CaseEvent } from '../../kernel/index.ts';
import { codeOf } from '../failure.ts';
import { type Carrier, type Due, Unsent } from '../outbox/outbox.ts';
import type { Services } from '../services.ts';
import { isPublic } from './addresses.ts';
import type { Endpoint } from './endpoints.ts';

/** An endpoint that has not answered for so long is away. */
const silentMs = 15_000;

/** Webhooks, signed as Standard Webhooks 1.0 asks: id, time and body, HMAC-SHA256. */
export function webhookCarrier(services: Services, endpoints: readonly Endpoint[], patienceMs = silentMs): Carrier {
  return {
    channel: 'webhook',
    carry: async (due) => {
      const endpoint = endpoints.find(({ name }) => name === due.post);
      if (!endpoint) throw new Unsent('no-endpoint', true);
      const body = JSON.stringify(await tell(services, due));
      const id = idOf(due);
      const time = Math.floor(Date.parse(services.now()) / 1_000);
      const headers = {
        'Content-Type': 'application/json',
        'Content-Length': Buffer.byteLength(body),
        'User-Agent': 'Riciba',
        'webhook-id': id,
        'webhook-timestamp': time,
        'webhook-signature': signatureOf(endpoint, `${id}.${time}.${body}`),
      };
      const status = await post(endpoint, headers, body, patienceMs);
      // 410: it wants to hear no more. Of other answers, also of a way to elsewhere, the next may be better.
      if (status < 200 || status > 299) throw new Unsent(`HTTP ${status}`, status === 410);
    },
  };
}

/** What is told: what happened in which case, and nothing of whom the case is about. */
async function tell({ db, directory }: Services, { kind, caseId, number, seq }: Due) {
  const { municipality } = directory;
  const { data } = await db
    .selectFrom('event')
    .select('data')
    .where('municipality', '=', municipality)
    .where('caseId', '=', caseId)
    .where('seq', '=', seq)
    .executeTakeFirstOrThrow();
  return { type: kind, timestamp: data.at, data: { municipality, case: number, event: seq, ...detailOf(data) } };
}

/** Keys of the scheme. */
function detailOf(event: CaseEvent): Record<string, string> {
  if (event.type === 'performed') return { act: event.act };
  if (event.type === 'levelOpened') return { level: event.level };
  if (event.type === 'referralSent') return { recipient: event.referral.recipient };
  return {};
}

/** The same each time it is sent: whoever receives it twice can tell. */
function idOf({ municipality, id }: Due): string {
  return `msg_${createHash('sha256').update(`${municipality}\n${id}`).digest('hex').slice(0, 40)}`;
}

function signatureOf({ secret }: Endpoint, signed: string): string {
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
}

/** Gives the status; a way to elsewhere is not followed, and what else is answered is not read. */
function post(
  { url, private: own = false }: Endpoint,
  headers: Record<string, string | number>,
  body: string,
  patienceMs: number,
): Promise<number> {
  const address = new URL(url);
  const host = address.hostname.replace(/^\[|\]$/g, '');
  if (!own && isIP(host) && !isPublic(host)) throw new Unsent('private-address', true);
  const request = address.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((done, fail) => {
    const sent = request(address, {
      method: 'POST',
      headers,
      agent: false,
      signal: AbortSignal.timeout(patienceMs),
      ...(own ? {} : { lookup: publicOnly }),
    });
    sent.on('response', (response) => {
      done(response.statusCode ?? 0);
      response.destroy();
    });
    sent.on('error', (error) =>
      fail(
        error instanceof Unsent
          ? error
          : new Unsent(codeOf(error) === 'ABORT_ERR' ? 'ETIMEDOUT' : codeOf(error) || 'error'),
      ),
    );
    sent.end(body);
  });
}

/** The very addresses that were looked at are those that are used: a name cannot mean another a moment later. */
export const publicOnly: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, found) => {
    if (error) return done(error, []);
    if (!found.every(({ address }) => isPublic(address))) return done(new Unsent('private-address', true), []);
    const [first] = found;
    if (options.all) done(null, found);
    else done(null, first?.address ?? '', first?.family);
  });
};
