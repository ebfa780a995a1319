import { z } from 'zod';
import type { CaseEvent } from '../../kernel/index.ts';
import { key, readSettings, saying, unfit } from '../settings-file.ts';

/** What an endpoint may be told of: the kind of event, by the name it goes out under. */
export const eventTypes = {
  opened: 'case.opened',
  performed: 'case.acted',
  levelOpened: 'case.level-opened',
  referralSent: 'case.referred',
  obligationLate: 'case.late',
  closed: 'case.closed',
  reopened: 'case.reopened',
} as const satisfies Partial<Record<CaseEvent['type'], string>>;

const types = Object.values(eventTypes);

/** The secret of an endpoint, as the specification of Standard Webhooks writes it: 24 to 64 bytes. */
const secret = z
  .string()
  .refine(
    (text) => /^whsec_[A-Za-z0-9+/]+={0,2}$/.test(text) && isLong(Buffer.from(text.slice('whsec_'.length), 'base64')),
    saying('jābūt whsec_ un 24 līdz 64 baitiem Base64', 'must be whsec_ and 24 to 64 bytes in Base64'),
  );

const Endpoint = z
  .strictObject({
    name: key,
    url: z.url({ protocol: /^https?$/ }),
    secret,
    /** Absent: of everything. */
    events: z.array(z.enum(types)).optional(),
    /** It stands in a network of one's own: there an address need not be public, nor reached by https. */
    private: z.boolean().optional(),
  })
  .refine(({ url, private: own }) => own === true || url.startsWith('https:'), {
    ...saying('jāsākas ar https://, ja vien nav "private": true', 'must begin with https://, unless "private" is true'),
    path: ['url'],
  });

/** Somebody else's server that is told what happens. */
export type Endpoint = z.infer<typeof Endpoint>;

function isLong({ length }: Buffer): boolean {
  return length >= 24 && length <= 64;
}

/**
 * Reads the file of endpoints: JSON, a list.
 * @throws StartError when it cannot be read or has another shape; secrets are not repeated
 */
export async function readEndpoints(path: string): Promise<Endpoint[]> {
  const called = { latvian: 'Paziņojumu saņēmēju saraksts', english: 'The list of webhook endpoints' };
  const endpoints = await readSettings(path, z.array(Endpoint), called);
  if (new Set(endpoints.map(({ name }) => name)).size < endpoints.length)
    throw unfit(called, path, [['divi saņēmēji ar vienu nosaukumu', 'two have one name']]);
  return endpoints;
}
