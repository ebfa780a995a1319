import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { CaseEvent } from '../../kernel/index.ts';
import { messageOf, StartError } from '../failure.ts';

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
  .regex(/^whsec_[A-Za-z0-9+/]+={0,2}$/)
  .refine((text) => isLong(Buffer.from(text.slice('whsec_'.length), 'base64')), '24 to 64 bytes');

const Endpoint = z
  .strictObject({
    name: z.string().regex(/^[a-z0-9-]+$/, 'only a-z, 0-9 and -'),
    url: z.url({ protocol: /^https?$/ }),
    secret,
    /** Absent: of everything. */
    events: z.array(z.enum(types)).optional(),
    /** It stands in a network of one's own: there an address need not be public, nor reached by https. */
    private: z.boolean().optional(),
  })
  .refine(({ url, private: own }) => own === true || url.startsWith('https:'), 'https only, unless private');

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
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) throw unfit(path, 'datnes nav vai to nevar nolasīt', 'it is missing or unreadable');
  try {
    const endpoints = z.array(Endpoint).parse(JSON.parse(text));
    if (new Set(endpoints.map(({ name }) => name)).size < endpoints.length)
      throw unfit(path, 'divi saņēmēji ar vienu nosaukumu', 'two have one name');
    return endpoints;
  } catch (error) {
    if (error instanceof StartError) throw error;
    const why = error instanceof z.ZodError ? z.prettifyError(error).replaceAll('\n', ' ') : kindOf(error);
    throw unfit(path, why, why);
  }
}

/** Where JSON breaks off, its reader quotes what stands there. */
function kindOf(error: unknown): string {
  return error instanceof SyntaxError ? 'JSON' : messageOf(error);
}

function unfit(path: string, latvian: string, english: string): StartError {
  return new StartError(
    `Paziņojumu saņēmēju saraksts ${path} neder: ${latvian}.`,
    `The list of webhook endpoints ${path} does not fit: ${english}.`,
  );
}
