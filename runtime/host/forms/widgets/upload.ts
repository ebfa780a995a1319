import type { Attachment, Problem } from '../../../server/contract/shapes/index.ts';
import { ApiError, address } from '../../../client/index.ts';
import { api, OfflineError } from '../../api/client.ts';
import { connectionLost } from '../../api/connection.ts';
import { sessionRefused } from '../../api/identity.ts';
import { problems } from '../../texts/shell.lv.ts';

/** Where a file belongs: the act of the form, the field as "page.field" or "page.group.field", the case unless new. */
export interface UploadPlace {
  act: string;
  field: string;
  case?: string;
}

function problemIn(text: string): Problem {
  try {
    return { code: 'unexpected', message: problems.unexpected, ...JSON.parse(text) };
  } catch {
    return { code: 'unexpected', message: problems.unexpected };
  }
}

interface Sending {
  /** The other parts of the form. */
  fields?: Record<string, string | undefined>;
  /** Gets whole percents. */
  progress?: (percent: number) => void;
  signal?: AbortSignal;
}

/**
 * Sends one file for a place in a form.
 * @throws ApiError, OfflineError; an AbortError when `signal` ends it.
 */
export function upload(
  file: File,
  place: UploadPlace,
  progress: (percent: number) => void,
  signal: AbortSignal,
): Promise<Attachment> {
  return sendFile<Attachment>(address('/attachments'), file, { fields: { ...place }, progress, signal });
}

/**
 * Sends one file to an address of the API. XMLHttpRequest, because fetch does not tell how far an upload is.
 * @throws ApiError, OfflineError; an AbortError when `signal` ends it.
 */
export function sendFile<T>(place: string, file: File, { fields = {}, progress, signal }: Sending = {}): Promise<T> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) if (typeof value === 'string') body.append(name, value);
  // The server reads the parts in order and must know the field, and with it the limits, before the file.
  body.append('file', file);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', place);
    for (const [name, value] of Object.entries(api.headers('post'))) request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) progress?.(Math.floor((100 * event.loaded) / event.total));
    });
    request.addEventListener('load', () => {
      if (request.status >= 200 && request.status < 300) resolve(JSON.parse(request.responseText));
      else {
        const problem = problemIn(request.responseText);
        if (request.status === 401) sessionRefused(problem.code);
        reject(new ApiError(request.status, problem));
      }
    });
    request.addEventListener('error', () => {
      connectionLost();
      reject(new OfflineError());
    });
    request.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
    signal?.addEventListener('abort', () => request.abort());
    request.send(body);
  });
}
