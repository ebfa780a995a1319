/** Addresses of pages, made in one place. */

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

/** The table of a report, as the server gives it. */
export function reportCsvPath({ report, from, to }: { report: string; from: string; to: string }): string {
  return `/api/reports/${encodeURIComponent(report)}/csv?${new URLSearchParams({ from, to })}`;
}

export function donePath(id: string, seq: number): string {
  return `${casePath(id)}/done/${seq}`;
}

/** The file of a letter or a document, by the address of its page. */
export function paperFile(page: string, format: 'pdf' | 'docx'): string {
  return `/api${page}/${format}`;
}

/** A meeting of a case, for a calendar. */
export function meetingFile(id: string, run: string): string {
  return `/api${casePath(id)}/meetings/${encodeURIComponent(run)}`;
}

/** Where one asks to read a file in an emergency. */
export const emergencyPath = '/emergency';

/** Leads to the OpenID provider and from there back to a page. `post`: the one wanted, where it is known. */
export function providerPath(to: string, post?: string): string {
  return `/api/sign-in/oidc?${new URLSearchParams(post === undefined ? { to } : { to, post })}`;
}
