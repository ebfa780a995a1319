import { QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import type { BodyName, CaseList, CaseView, Draft, Inbox, Opening, Session } from '../../server/api.ts';
import type { Definition } from '../../definition/index.ts';
import { api, OfflineError } from './client.ts';
import { savesSettled } from './drafts.ts';

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

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => api<Session>('/session', { signal }),
  staleTime: 30_000,
});

export function useSession() {
  return useQuery(sessionQuery);
}

/** @param page counted from 1 */
export function useInbox(page: number) {
  return useQuery({
    queryKey: ['inbox', page],
    queryFn: ({ signal }) => api<Inbox>(`/inbox?page=${page}`, { signal }),
    placeholderData: (previous) => previous,
  });
}

/** What the list of cases is asked for; `page` counts from 1. */
export interface CaseFilter {
  q: string;
  status: '' | 'open' | 'closed';
  page: number;
}

export function useCases(filter: CaseFilter) {
  const { q, status, page } = filter;
  const body = { q, status: status === '' ? undefined : status, page };
  return useQuery({
    queryKey: ['cases', filter],
    queryFn: ({ signal }) => api<CaseList>('/cases/search', { method: 'POST', body, signal }),
    placeholderData: (previous) => previous,
  });
}

export function useCase(id: string | undefined) {
  return useQuery({
    queryKey: ['case', id],
    queryFn: ({ signal }) => api<CaseView>(`/cases/${encodeURIComponent(id ?? '')}`, { signal }),
    enabled: id !== undefined,
    refetchOnMount: 'always',
  });
}

export function useOpenings(enabled = true) {
  return useQuery({
    queryKey: ['openings'],
    queryFn: ({ signal }) => api<Opening[]>('/openings', { signal }),
    enabled,
    refetchOnMount: 'always',
  });
}

/** A published definition never changes, so it is asked for once. */
export function useDefinition(hash: string | undefined) {
  return useQuery({
    queryKey: ['definition', hash],
    queryFn: ({ signal }) => api<Definition>(`/definitions/${hash}`, { signal }),
    enabled: hash !== undefined,
    ...forever,
  });
}

export function useBodies(institution: string) {
  return useQuery({
    queryKey: ['bodies', institution],
    queryFn: ({ signal }) => api<BodyName[]>(`/bodies?institution=${encodeURIComponent(institution)}`, { signal }),
    staleTime: 300_000,
  });
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

/** @throws OfflineError, ApiError */
export function loadDraft(id: string, signal?: AbortSignal): Promise<Draft | null> {
  return api<Draft | null>(`/drafts/${encodeURIComponent(id)}`, { signal });
}

const lasting = new Set<unknown>(['definition', 'draft', 'validators']);

/** What is on the screens may be old (the connection or the session was away, something was done): asks anew. */
export function refresh(client: QueryClient): Promise<void> {
  return client.invalidateQueries({ predicate: (query) => !lasting.has(query.queryKey[0]) });
}
