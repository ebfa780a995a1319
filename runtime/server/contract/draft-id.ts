/** Id of a draft, the same in browser and server: what is being filled, on which case. Holds no personal data. */
export function draftId(caseId: string | undefined, act: string, target?: string): string {
  return [caseId ?? 'new', act, target].filter(Boolean).join('~');
}
