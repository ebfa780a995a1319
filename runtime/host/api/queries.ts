import { QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import type { CaseView, Session } from '../../server/contract/shapes/index.ts';
import type { PaperPlace } from '../paths.ts';
import { api, isDenied, OfflineError } from './client.ts';
import { loadDraft, savesSettled } from './drafts.ts';
import { currentIdentity, isFarewell, isRenewal, onIdentity, sessionChanged, sessionMet } from './identity.ts';

/** Temporary failures are tried again; an answer that the server gave on purpose is not. */
function mayRetry(count: number, error: Error): boolean {
  return error instanceof OfflineError ? count < 4 : false;
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: mayRetry, networkMode: 'always', staleTime: 5000, refetchOnReconnect: true },
    mutations: { retry: false, networkMode: 'always' },
  },
});

const forever = { staleTime: Number.POSITIVE_INFINITY, gcTime: Number.POSITIVE_INFINITY };

const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal, client }): Promise<Session> => {
    const session = await api.get('/session', { signal, post: null });
    const before = client.getQueryData<Session>(['session']);
    return sessionMet(session) ? session : (before ?? session);
  },
  staleTime: 30_000,
});

/** Somebody signed in or out in this window: from here on it is theirs. */
export async function takeSession(client: QueryClient, session: Session): Promise<void> {
  // An answer on its way tells of the session before.
  await client.cancelQueries({ queryKey: sessionQuery.queryKey });
  sessionChanged(session);
  client.setQueryData(sessionQuery.queryKey, session);
}

/**
 * Ends the session of this window's post. Nothing when the session is another post's by now: that one stays.
 * @throws OfflineError, ApiError
 */
export async function endSession(): Promise<Session | undefined> {
  const now = await api.get('/session', { post: null });
  if (now.post && now.post.id !== currentIdentity().post) {
    sessionMet(now);
    return undefined;
  }
  return await api.delete('/session', { post: null });
}

/** The same for every post. */
const common = new Set<unknown>(['session', 'definition', 'validators']);

onIdentity((now, before) => {
  if (isFarewell(now, before)) queryClient.removeQueries({ predicate: (query) => !common.has(query.queryKey[0]) });
  if (isRenewal(now, before)) void refresh(queryClient);
});

/** A query has nothing to show but its error: it gave nothing yet, or what it gave is not for this post any more. */
export function isLost(query: { isError: boolean; data: unknown; error: unknown }): boolean {
  return query.isError && (query.data === undefined || isDenied(query.error));
}

export function useSession() {
  return useQuery(sessionQuery);
}

/** @param page counted from 1 */
export function useInbox(page: number) {
  return useQuery({
    queryKey: ['inbox', page],
    queryFn: ({ signal }) => api.get('/inbox', { query: { page }, signal }),
    placeholderData: (previous) => previous,
  });
}

/** What the list of cases is asked for; `page` counts from 1. */
export interface CaseFilter {
  q: string;
  status: '' | 'open' | 'closed';
  /** Key of a kind of file; empty: of every kind. */
  track: string;
  page: number;
}

export function useCases(filter: CaseFilter) {
  const { q, status, track, page } = filter;
  const body = { q, status: status || undefined, track: track || undefined, page };
  return useQuery({
    queryKey: ['cases', filter],
    queryFn: ({ signal }) => api.post('/cases/search', { body, signal }),
    placeholderData: (previous) => previous,
  });
}

export function useCase(id: string | undefined) {
  return useQuery({
    queryKey: ['case', id],
    queryFn: ({ signal }) => api.get('/cases/{id}', { path: { id: id ?? '' }, signal }),
    enabled: id !== undefined,
    refetchOnMount: 'always',
  });
}

export const feedKey = ['calendar'] as const;

/** Whether one's due dates have an address for a calendar. */
export function useFeed() {
  return useQuery({ queryKey: feedKey, queryFn: ({ signal }) => api.get('/calendar', { signal }) });
}

export const signedKey = (paper: PaperPlace): readonly unknown[] => ['signed', paper];

/** The signed containers of a paper. */
export function useSigned(paper: PaperPlace) {
  return useQuery({
    queryKey: signedKey(paper),
    queryFn: ({ signal }) =>
      'referral' in paper
        ? api.get('/cases/{id}/letters/{referral}/signed', { path: paper, signal })
        : api.get('/cases/{id}/documents/{seq}/{document}/signed', { path: paper, signal }),
  });
}

/** What could not be sent; for an operator only. */
export function useGivenUp() {
  return useQuery({
    queryKey: ['outbox'],
    queryFn: ({ signal }) => api.get('/outbox', { signal }),
    refetchOnMount: 'always',
  });
}

/** The closed cases and until when each is kept; for whoever keeps the records. `number`: of one only. */
export function useKept(page: number, number: string) {
  return useQuery({
    queryKey: ['retention', page, number],
    queryFn: ({ signal }) => api.get('/retention', { query: { page, number: number || undefined }, signal }),
    placeholderData: (previous) => previous,
    refetchOnMount: 'always',
  });
}

export function useOpenings(enabled = true) {
  return useQuery({
    queryKey: ['openings'],
    queryFn: ({ signal }) => api.get('/openings', { signal }),
    enabled,
    refetchOnMount: 'always',
  });
}

/** The reports this post may read. */
export function useReports() {
  return useQuery({
    queryKey: ['reports'],
    queryFn: ({ signal }) => api.get('/reports', { signal }),
    staleTime: 300_000,
  });
}

/** Which report, and its first and last day. */
export interface ReportChoice {
  report: string;
  from: string;
  to: string;
}

/** Counted when it is asked for, and not again by itself: each time is logged. */
export function useReport(choice: ReportChoice | undefined) {
  const { report = '', from = '', to = '' } = choice ?? {};
  return useQuery({
    queryKey: ['report', report, from, to],
    queryFn: ({ signal }) => api.get('/reports/{key}', { path: { key: report }, query: { from, to }, signal }),
    enabled: choice !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}

/** A published definition never changes, so it is asked for once. */
export function useDefinition(hash: string | undefined) {
  return useQuery({
    queryKey: ['definition', hash],
    queryFn: ({ signal }) => api.get('/definitions/{hash}', { path: { hash: hash ?? '' }, signal }),
    enabled: hash !== undefined,
    ...forever,
  });
}

/** Hash of the definition under which an act of a case was done. */
export function definitionOf(view: CaseView | undefined, seq: number | undefined): string | undefined {
  return view?.timeline.find((entry) => entry.seq === seq)?.definition ?? view?.definition;
}

export function bodiesQuery(institution: string) {
  return queryOptions({
    queryKey: ['bodies', institution],
    queryFn: ({ signal }) => api.get('/bodies', { query: { institution }, signal }),
    staleTime: 300_000,
  });
}

export function useBodies(institution: string) {
  return useQuery(bodiesQuery(institution));
}

/** The saved draft of a form, or null when there is none. Read once, when the form opens. */
export function useDraft(id: string) {
  return useQuery({
    queryKey: ['draft', id],
    queryFn: async ({ signal }) => {
      await savesSettled(id);
      return await loadDraft(id, signal);
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnMount: 'always',
    refetchOnWindowFocus: false,
  });
}

const lasting = new Set<unknown>(['definition', 'draft', 'report', 'validators']);

/** What is on the screens may be old (the connection or the session was away, something was done): asks anew. */
export function refresh(client: QueryClient): Promise<void> {
  return client.invalidateQueries({ predicate: (query) => !lasting.has(query.queryKey[0]) });
}
