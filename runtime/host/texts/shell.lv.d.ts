/** What the frame around all pages says. */
export declare const shell: {
  product: string;
  tagline: string;
  skip: string;
  navigation: string;
  inbox: string;
  cases: string;
  open: string;
  signOut: string;
  signedInAs: string;
  demo: string;
  accessibility: string;
  loading: string;
  offline: string;
  online: string;
  retry: string;
  cancel: string;
  errorTitlePrefix: string;
  titleSuffix: string;
};
/** Errors that are nobody's fault at a field. */
export declare const problems: {
  title: string;
  crashed: string;
  reload: string;
  network: string;
  unexpected: string;
  notFound: string;
  notFoundText: string;
  caseNotFound: string;
  caseNotFoundText: string;
  toInbox: string;
};
/** Session and its end. */
export declare const session: {
  title: string;
  demoTitle: string;
  demoText: string;
  choose: string;
  none: string;
  failed: string;
  endingTitle: string;
  ending: (clock: string) => string;
  stay: string;
  endedTitle: string;
  ended: string;
  again: (name: string) => string;
  other: string;
};
