import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { TimelineEntry } from '../../server/contract/shapes/index.ts';
import { address, ApiError } from '../../client/index.ts';
import { api } from '../api/client.ts';
import { formatBytes } from '../format/numbers.ts';
import { attachmentTexts } from '../texts/forms.lv.ts';

export interface AttachmentName {
  name: string;
  size?: number;
  /** Nobody could be asked whether there is a virus in it. */
  unchecked?: boolean;
  /** A virus was found in it: nobody can open it. */
  infected?: boolean;
}

/** Name, size and whether it was looked at, as the headers of the file tell them, or that nobody can open it. @throws OfflineError, ApiError */
async function attachmentName(id: string, signal: AbortSignal): Promise<AttachmentName> {
  const answer = await api.file('/attachments/{id}', { path: { id }, signal }).catch(infectedName);
  if ('infected' in answer) return answer;
  const { headers, body } = answer;
  // Only the headers are wanted: the server need not send the rest.
  void body?.cancel();
  const disposition = headers.get('Content-Disposition') ?? '';
  const coded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  const plain = /filename="?([^";]+)"?/i.exec(disposition)?.[1];
  const size = Number(headers.get('Content-Length'));
  return {
    name: coded ? decodeURIComponent(coded) : (plain ?? attachmentTexts.nameless),
    size: size > 0 ? size : undefined,
    unchecked: headers.get('X-Riciba-Unchecked') === '1',
  };
}

function infectedName(error: unknown): { name: string; infected: true } {
  if (!(error instanceof ApiError) || error.problem.code !== 'infected') throw error;
  return { name: error.problem.file ?? attachmentTexts.nameless, infected: true };
}

export const attachmentKey = (id: string): readonly string[] => ['attachment', id];

/** The name of an uploaded file, asked of the server unless `known` or just uploaded (then it is in the cache). */
export function useAttachmentName(id: string, known?: TimelineEntry['attachments']): AttachmentName {
  const told = known?.find((attachment) => attachment.id === id);
  const { data } = useQuery<AttachmentName>({
    queryKey: attachmentKey(id),
    queryFn: ({ signal }) => attachmentName(id, signal),
    enabled: told === undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return told ?? data ?? { name: attachmentTexts.nameless };
}

export function AttachmentLink({ id, known }: { id: string; known?: TimelineEntry['attachments'] }): ReactNode {
  const { name, size, unchecked, infected } = useAttachmentName(id, known);
  if (infected)
    return (
      <>
        {name} <span className="muted">{attachmentTexts.infected}</span>
      </>
    );
  return (
    <>
      <a href={address('/attachments/{id}', { path: { id } })} download>
        {name}
        {size ? ` (${formatBytes(size)})` : null}
      </a>
      {unchecked ? <span className="muted"> {attachmentTexts.unchecked}</span> : null}
    </>
  );
}
