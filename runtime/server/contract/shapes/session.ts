/** What travels between server and host of who is signed in; a part of api.ts. */
import { z } from 'zod';
import { id, instant } from './papers.ts';

export const Post = z.object({
  id,
  name: z.string(),
  role: z.string(),
  roleLabel: z.string(),
  body: z.string(),
  bodyName: z.string(),
  /** Looks after what could not be sent. */
  operator: z.boolean().optional(),
  /** Looks after how long closed cases are kept. */
  recordsKeeper: z.boolean().optional(),
});
export type Post = z.infer<typeof Post>;

export const Session = z.object({
  post: Post.nullable(),
  /** The posts one may work as: of a demonstration all, else the person's own. */
  posts: z.array(Post),
  demo: z.boolean(),
  /** One may sign in by name and password. */
  local: z.boolean(),
  /** One may sign in by a provider of this name. */
  oidc: z.string().optional(),
  /** What is still asked before one is signed in. */
  stage: z.enum(['code', 'password', 'enrol', 'post']).optional(),
  /** Who is signed in; nobody by name in a demonstration. */
  person: z.object({ name: z.string(), kind: z.enum(['local', 'oidc']) }).optional(),
  /** After signing out: where the provider ends its own session. */
  leave: z.string().optional(),
  /** This post may look into files in an emergency, for so many hours. */
  emergencyHours: z.number().optional(),
  /** When the session ends unless something is done. */
  expiresAt: instant.optional(),
  /** Definition that new cases begin under. */
  definition: z.string().optional(),
});
export type Session = z.infer<typeof Session>;

export const ChoosePost = z.object({ post: id });

const typed = z.string().min(1).max(1_000);
/** `post`: the one wanted, where the person holds several. */
export const SignIn = z.object({ login: typed, password: typed, post: id.optional() });
export const Invitation = z.object({ token: z.string().max(100) });
export const EnterCode = z.object({ code: z.string().min(1).max(100), post: id.optional() });
export const NewPassword = z.object({ password: typed, post: id.optional() });
export const ChangePassword = z.object({ before: typed, after: typed });

export const Enrolment = z.object({
  /** To type into the app. */
  secret: z.string(),
  /** To open in an app of the same machine. */
  uri: z.string(),
  /** To scan: path of a drawing of `size` by `size`. */
  qr: z.object({ path: z.string(), size: z.number().int() }),
});
export type Enrolment = z.infer<typeof Enrolment>;
/** Codes that stand in for the authenticator app, each once; shown this once. */
export const RecoveryCodes = z.object({ codes: z.array(z.string()), session: Session });
export type RecoveryCodes = z.infer<typeof RecoveryCodes>;

export const OwnSession = z.object({
  id,
  /** Name of the post; none chosen yet: null. */
  post: z.string().nullable(),
  /** Browser and system. */
  place: z.string().nullable(),
  startedAt: instant,
  seenAt: instant,
  /** The one that asks. */
  own: z.boolean(),
});
export type OwnSession = z.infer<typeof OwnSession>;
