/**
 * Every address of the API, under /api, with what it takes and gives. One source: requests are checked by it, the OpenAPI
 * document is made from it, and the client (runtime/client) takes its types. Errors are `Problem`, with the status that
 * the words beside an address name.
 *
 * Every state-changing request carries the header `X-Riciba: 1` (with SameSite=Strict cookies: no cross-site request).
 * Every request but those of the session carries `X-Riciba-Post: <id of the post the page was made for>`: tabs share a
 * cookie, and one that was left open must not act as the post that signed in elsewhere [401 other-post]. Without it
 * nothing is changed [403]; links to attachments cannot carry it.
 */
export * from './cases.ts';
export * from './overviews.ts';
export * from './papers.ts';
export * from './session.ts';
