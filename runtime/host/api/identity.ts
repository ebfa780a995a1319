import { useSyncExternalStore } from 'react';
import type { Session } from '../../server/contract/shapes/index.ts';

/**
 * Whose window this is. The cookie is one for all windows of a browser and may become another post's, or nobody's,
 * at any moment; what a window shows and sends stays that of the post it was opened for.
 */
export interface Identity {
  /** The post this window shows. */
  post: string | undefined;
  /** Whether the session is that post's own, is over, or belongs to another post meanwhile. */
  standing: 'own' | 'ended' | 'other';
}

type Listener = (now: Identity, before: Identity) => void;

const listeners = new Set<Listener>();
let identity: Identity = { post: undefined, standing: 'own' };

function become(next: Identity): void {
  const before = identity;
  if (before.post === next.post && before.standing === next.standing) return;
  identity = next;
  for (const listener of listeners) listener(next, before);
}

export function currentIdentity(): Identity {
  return identity;
}

/** Calls back at each change, before anything is painted. Gives the function that stops it. */
export function onIdentity(listener: Listener): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

export function useIdentity(): Identity {
  return useSyncExternalStore(onIdentity, currentIdentity);
}

/** Somebody signed in or out in this window. */
export function sessionChanged(session: Session): void {
  become({ post: session.post?.id, standing: 'own' });
}

/**
 * The server told whose session it is now, without having been asked to change it. Gives whether it is one for this
 * window: of its own post, or the first that it meets.
 */
export function sessionMet(session: Session): boolean {
  const { post, standing } = identity;
  const met = session.post?.id;
  if (standing === 'other') return false;
  if (post === undefined || met === post) {
    become({ post: met, standing: 'own' });
    return true;
  }
  become({ post, standing: met === undefined ? 'ended' : 'other' });
  return false;
}

/** A request was refused because of who asked: `code` as the server said it. */
export function sessionRefused(code: string): void {
  if (identity.post === undefined || identity.standing === 'other') return;
  become({ ...identity, standing: code === 'other-post' ? 'other' : 'ended' });
}

/** The session's end has passed. */
export function sessionOver(): void {
  if (identity.post !== undefined && identity.standing === 'own') become({ ...identity, standing: 'ended' });
}

/** The same post is signed in again after its session had ended. */
export function isRenewal(now: Identity, before: Identity): boolean {
  return now.standing === 'own' && before.standing === 'ended' && now.post === before.post;
}

/** Nothing of the former post may be shown or saved in this window any more. */
export function isFarewell(now: Identity, before: Identity): boolean {
  return now.post !== before.post || now.standing === 'other';
}
