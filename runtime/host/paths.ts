/** Addresses of pages, made in one place, and of what the server gives as files. */
import { address } from '../client/index.ts';

export function casePath(id: string): string {
  return `/cases/${encodeURIComponent(id)}`;
}

export function letterPath(id: string, referral: string): string {
  return `${casePath(id)}/letters/${encodeURIComponent(referral)}`;
}

/** A document that the act with this number made. */
export function documentPath(id: string, seq: number, document: string): string {
  return `${casePath(id)}/documents/${seq}/${encodeURIComponent(document)}`;
}

/** `target`: the level run or the referral the act is done on. Without a case, the act opens one. */
export function actPath(caseId: string | undefined, act: string, target?: string): string {
  const path = caseId ? `${casePath(caseId)}/acts/${encodeURIComponent(act)}` : `/open/${encodeURIComponent(act)}`;
  return target ? `${path}?${new URLSearchParams({ target })}` : path;
}

export function donePath(id: string, seq: number): string {
  return `${casePath(id)}/done/${seq}`;
}

/** Which paper of a case: the letter of a referral, or a document of an act. */
export type PaperPlace = { id: string; referral: string } | { id: string; seq: number; document: string };

/** The file of a paper. */
export function paperFile(paper: PaperPlace, format: 'pdf' | 'docx'): string {
  return 'referral' in paper
    ? address('/cases/{id}/letters/{referral}/{format}', { path: { ...paper, format } })
    : address('/cases/{id}/documents/{seq}/{document}/{format}', { path: { ...paper, format } });
}

/** Where the signed containers of a paper are. */
export function signedPlace(paper: PaperPlace): string {
  return 'referral' in paper
    ? address('/cases/{id}/letters/{referral}/signed', { path: paper })
    : address('/cases/{id}/documents/{seq}/{document}/signed', { path: paper });
}

/** Where one asks to read a file in an emergency. */
export const emergencyPath = '/emergency';

/** Leads to the OpenID provider and from there back to a page. `post`: the one wanted, where it is known. */
export function providerPath(to: string, post?: string): string {
  return address('/sign-in/oidc', { query: { to, post } });
}
