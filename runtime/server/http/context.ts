import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { Actor } from '../../kernel/types.ts';
import type { Found } from '../cases/looks.ts';
import { Refused, texts } from '../contract/problem.ts';
import type { CommandRequest } from '../contract/shapes/index.ts';
import type { Serving } from '../services.ts';
import type { Session } from '../sign-in/sessions.ts';

/** What travels with a request. */
export interface Env {
  Bindings: HttpBindings;
  Variables: {
    services: Serving;
    /** Made for the log: ties its lines together, tells nothing. */
    requestId: string;
    /** Of who is signed in, at a post. */
    session: (Session & { post: string }) | undefined;
    /** The same, and of who is signing in. */
    entry: Session | undefined;
    token: string | undefined;
    /** A command, read before all else. */
    command: CommandRequest | undefined;
    /** Of it: what it is worked out of, read together with who sends it. */
    found: Found | undefined;
  };
}

/**
 * Who asks.
 * @throws Refused 401 when nobody is signed in.
 */
export function actorOf(c: Context<Env>): Actor {
  const session = c.get('session');
  const actor = session && c.get('services').directory.actor(session.post, session.account?.id);
  if (!actor) throw new Refused(401, { code: 'sign-in', message: texts.signIn });
  return actor;
}
