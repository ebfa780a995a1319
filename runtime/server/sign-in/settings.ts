import { z } from 'zod';
import type { DirectoryData } from '../municipality/directory.ts';
import { isLoopback } from '../http/hosts.ts';
import { readSettings, saying, unfit } from '../settings-file.ts';

const name = z.string().min(1).max(200);

const Local = z.strictObject({
  /** A code of an authenticator app, beside the password. */
  secondFactor: z.boolean().default(true),
});

const Oidc = z.strictObject({
  /** The provider's address; what it can do is read from `/.well-known/openid-configuration` there. */
  issuer: z.url(),
  client: name,
  /** On the button: "Pierakstīties ar …". */
  label: name,
  scopes: z.array(name).default(['openid', 'profile']),
  /** Accepted ways of proving who somebody is, e.g. eIDAS levels: the provider must say that it was one of them. */
  acr: z.array(name).default([]),
  /** Who holds which post: by what the provider says of them. All that fit are theirs. */
  posts: z.array(z.strictObject({ claim: name, value: name, post: name })).min(1),
});

const Sessions = z.strictObject({
  idleMinutes: z.number().int().min(3).max(240).default(15),
  longestHours: z.number().int().min(1).max(24).default(12),
});

const Settings = z
  .strictObject({
    local: Local.optional(),
    oidc: Oidc.optional(),
    sessions: Sessions.prefault({}),
  })
  .refine(({ local, oidc }) => local ?? oidc, saying('vajag «local» vai «oidc»', '"local" or "oidc" is needed'));

/** How people sign in where it is no demonstration. */
export type SignInSettings = z.infer<typeof Settings> & {
  /** Of the client at the provider; from the environment, not from the file. */
  secret?: string;
};
export type SessionLimits = z.infer<typeof Sessions>;
export type OidcSettings = z.infer<typeof Oidc>;

export const usualSessions: SessionLimits = Sessions.parse({});

/**
 * Reads how people sign in.
 * @param secret of the client at the OpenID provider
 * @throws StartError when it cannot be read or has another shape
 */
export async function readSignIn(path: string, secret?: string): Promise<SignInSettings> {
  const settings = await readSettings(path, Settings, called);
  const { oidc } = settings;
  if (oidc) mustBeSafe(path, oidc.issuer);
  return { ...settings, ...(secret !== undefined && { secret }) };
}

const called = { latvian: 'Pierakstīšanās iestatījumi', english: 'The file of sign-in settings' };

/** Whoever sits on the way could else say who somebody is. */
function mustBeSafe(path: string, issuer: string): void {
  const { protocol, hostname } = new URL(issuer);
  if (protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname.replaceAll(/[[\]]/g, '')))) return;
  throw unfit(called, path, [['«oidc.issuer»: jāsākas ar https://', '"oidc.issuer": must begin with https://']]);
}

/**
 * Everything that the settings name must be there.
 * @throws StartError naming what is not
 */
export function mustKnow(settings: SignInSettings, data: DirectoryData, path: string): void {
  const posts = new Set(data.posts.map(({ id }) => id));
  const noPosts = (settings.oidc?.posts ?? []).map(({ post }) => post).filter((post) => !posts.has(post));
  if (noPosts.length === 0) return;
  throw unfit(
    called,
    path,
    noPosts.map((post) => [`amata vietas «${post}» sarakstā nav`, `no post "${post}"`] as const),
  );
}
