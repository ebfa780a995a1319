import { createRemoteJWKSet, jwtVerify } from 'jose';
import * as client from 'openid-client';
import { isLoopback } from '../http/hosts.ts';
import { Refused } from '../contract/problem.ts';
import type { OidcSettings } from './settings.ts';

const timeoutSeconds = 10;

const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout';

/** Who a provider says somebody is, and what it says of them. */
export interface Claims {
  sub: string;
  acr?: string;
  /** The provider's name for the session that it began. */
  sid?: string;
  /** Of the identity token and of the user information. */
  all: Record<string, unknown>;
}

/** What is kept in the browser between leaving for the provider and coming back. */
export interface Journey {
  state: string;
  nonce: string;
  verifier: string;
}

/**
 * An OpenID provider (openid-client: certified by the OpenID Foundation, and by the author of the provider that it is
 * tested with). What it can do is asked at the first sign-in, and again when that failed: a provider that is away keeps
 * nobody from starting the server.
 */
export class Provider {
  readonly settings: OidcSettings;
  private readonly secret: string | undefined;
  private keys: ReturnType<typeof createRemoteJWKSet> | undefined;
  private known: Promise<client.Configuration> | undefined;

  constructor(settings: OidcSettings, secret: string | undefined) {
    this.settings = settings;
    this.secret = secret;
  }

  /** @throws Refused 503 when it does not answer */
  async configuration(): Promise<client.Configuration> {
    this.known ??= this.discover();
    try {
      return await this.known;
    } catch {
      this.known = undefined;
      throw away();
    }
  }

  private async discover(): Promise<client.Configuration> {
    const { issuer, client: id } = this.settings;
    const server = new URL(issuer);
    const insecure = server.protocol === 'http:' && isLoopback(server.hostname);
    return await client.discovery(server, id, this.secret, undefined, {
      timeout: timeoutSeconds,
      // Only between processes of this machine; the settings allow no other.
      ...(insecure && { execute: [client.allowInsecureRequests] }),
    });
  }

  /** Where to send the browser: authorization code with PKCE (RFC 9700, 2.1.1), state and nonce. */
  async authorization(back: string): Promise<{ url: string; journey: Journey }> {
    const configuration = await this.configuration();
    const { scopes, acr } = this.settings;
    const journey = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      verifier: client.randomPKCECodeVerifier(),
    };
    const url = client.buildAuthorizationUrl(configuration, {
      redirect_uri: back,
      scope: [...new Set(['openid', ...scopes])].join(' '),
      code_challenge: await client.calculatePKCECodeChallenge(journey.verifier),
      code_challenge_method: 'S256',
      state: journey.state,
      nonce: journey.nonce,
      ...(acr.length > 0 && { acr_values: acr.join(' ') }),
    });
    return { url: url.href, journey };
  }

  /**
   * Who came back.
   * @param address the address they came back to, whole
   * @throws when the provider refused, or what came back is not what was asked for
   */
  async claims(address: URL, { state, nonce, verifier }: Journey): Promise<Claims> {
    const configuration = await this.configuration();
    const tokens = await client.authorizationCodeGrant(configuration, address, {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (!claims) throw away();
    const { userinfo_endpoint: more } = configuration.serverMetadata();
    const told = more ? await client.fetchUserInfo(configuration, tokens.access_token, claims.sub) : {};
    return {
      sub: claims.sub,
      ...(typeof claims.acr === 'string' && { acr: claims.acr }),
      ...(typeof claims.sid === 'string' && { sid: claims.sid }),
      all: { ...told, ...claims },
    };
  }

  /**
   * Who is signed out, as the provider tells by itself (OpenID Connect Back-Channel Logout 1.0, 2.6): the session of that
   * name, or else all of the person; and when it told so.
   * @throws when it is not of this provider for us, not recent, or no such word
   */
  async signedOut(token: string): Promise<{ sub?: string; sid?: string; at: Date }> {
    const metadata = (await this.configuration()).serverMetadata();
    this.keys ??= createRemoteJWKSet(new URL(metadata.jwks_uri ?? ''), { timeoutDuration: timeoutSeconds * 1_000 });
    const { payload, protectedHeader } = await jwtVerify(token, this.keys, {
      issuer: metadata.issuer,
      audience: this.settings.client,
      algorithms: ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
      requiredClaims: ['iat', 'jti', 'events'],
      maxTokenAge: '5m',
      clockTolerance: 60,
    });
    const { sub, sid, events, nonce, iat = 0 } = payload;
    const isLogout = typeof events === 'object' && events !== null && logoutEvent in events;
    const named = typeof sid === 'string' ? { sid } : { ...(sub !== undefined && { sub }) };
    // That a token says what kind it is, is recommended (2.4), and not every provider does; one that says another is none.
    const isTyped = ['logout+jwt', 'application/logout+jwt', 'jwt'].includes(
      (protectedHeader.typ ?? 'jwt').toLowerCase(),
    );
    // One with a nonce is an identity token: it may not be taken for this.
    if (!isLogout || !isTyped || nonce !== undefined || Object.keys(named).length === 0)
      throw new Error('No logout token');
    return { ...named, at: new Date(iat * 1_000) };
  }

  /**
   * Where to send the browser so that the provider ends its own session, too (RP-initiated logout); nothing when it
   * cannot. Without the identity token, which is not kept: it may hold a personal code. So the provider asks the person.
   */
  async farewell(home: string): Promise<string | undefined> {
    const configuration = await this.configuration().catch(() => undefined);
    if (!configuration?.serverMetadata().end_session_endpoint) return undefined;
    return client.buildEndSessionUrl(configuration, { post_logout_redirect_uri: home }).href;
  }
}

function away(): Refused {
  return new Refused(503, {
    code: 'provider-away',
    message: 'Pierakstīšanās pakalpojums šobrīd neatbild. Pēc brīža mēģiniet vēlreiz.',
  });
}
