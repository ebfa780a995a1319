import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { type Configuration, Provider } from 'oidc-provider';

const secret = 'vietnes-noslepums-tikai-testam';

const keys = generateKeyPairSync('rsa', { modulusLength: 2_048 });

/** What a provider knows of somebody. */
export interface Known {
  name: string;
  groups: string[];
}

/**
 * A real OpenID provider on this machine, with a page of its own on which one types who one is: no password, as whoever
 * tests it is nobody else. It tells the name and the groups of the person.
 */
export class OpenIdProvider {
  readonly issuer: string;
  readonly client = 'riciba';
  readonly secret = secret;
  readonly people = new Map<string, Known>();
  private readonly server: Server;

  private constructor(server: Server, issuer: string) {
    this.server = server;
    this.issuer = issuer;
  }

  static async start(): Promise<OpenIdProvider> {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    return new OpenIdProvider(server, `http://127.0.0.1:${port}`);
  }

  /**
   * Answers from now on; each knows the other's address, and neither need choose its port before it has it.
   * @param site address of the site that people come back to
   */
  serve(site: string, acr: string[] = []): void {
    const answer = new Provider(this.issuer, this.configuration(site, acr)).callback();
    this.server.on('request', (request, response) => void answer(request, response));
  }

  private configuration(site: string, acr: string[]): Configuration {
    return {
      clients: [
        {
          client_id: this.client,
          client_secret: secret,
          redirect_uris: [`${site}/api/sign-in/oidc/return`],
          post_logout_redirect_uris: [`${site}/`],
          backchannel_logout_uri: `${site}/api/sign-in/oidc/logout`,
          backchannel_logout_session_required: true,
        },
      ],
      acrValues: acr,
      claims: { acr: null, sid: null, auth_time: null, iss: null, openid: ['sub'], profile: ['name', 'groups'] },
      cookies: { keys: ['tikai testam'] },
      pkce: { required: () => true },
      features: { rpInitiatedLogout: { enabled: true }, backchannelLogout: { enabled: true } },
      jwks: { keys: [{ ...keys.privateKey.export({ format: 'jwk' }), kid: 'tests', use: 'sig', alg: 'RS256' }] },
      // It tells sites of this machine, too, which it would not by itself.
      fetch: (url, { method, headers, body, signal } = {}) => fetch(url, { method, headers, body, signal }),
      // As providers do that people sign in at once for one site.
      loadExistingGrant: async (ctx) => {
        const { client, session } = ctx.oidc;
        const grant = new ctx.oidc.provider.Grant({
          clientId: client?.clientId ?? '',
          accountId: session?.accountId ?? '',
        });
        grant.addOIDCScope('openid profile');
        await grant.save();
        return grant;
      },
      findAccount: (_ctx, sub) => {
        const known = this.people.get(sub);
        return known && { accountId: sub, claims: () => ({ sub, ...known }) };
      },
    };
  }

  /** Its word that somebody is signed out, or another one under its signature; by another key, another's word. */
  word(claims: Record<string, unknown>, { key = keys.privateKey, head = {} } = {}): string {
    const events = { 'http://schemas.openid.net/event/backchannel-logout': {} };
    const iat = Math.floor(Date.now() / 1_000);
    const usual = { iss: this.issuer, aud: this.client, iat, exp: iat + 120, jti: randomUUID(), events };
    const text = [
      { alg: 'RS256', typ: 'logout+jwt', kid: 'tests', ...head },
      { ...usual, ...claims },
    ]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    return `${text}.${sign('RSA-SHA256', Buffer.from(text), key).toString('base64url')}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }
}
