import type { Attachment, Problem } from '../../../server/api.ts';
import { ApiError, OfflineError } from '../../api/client.ts';
import { connectionLost } from '../../api/connection.ts';
import { postHeader, sessionRefused } from '../../api/identity.ts';
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

/**
 * Sends one file; `progress` gets whole percents. XMLHttpRequest, because fetch does not tell how far an upload is.
 * @throws ApiError, OfflineError; an AbortError when `signal` ends it.
 */
export function upload(
  file: File,
  place: UploadPlace,
  progress: (percent: number) => void,
  signal: AbortSignal,
): Promise<Attachment> {
  const body = new FormData();
  for (const [name, value] of Object.entries(place)) if (typeof value === 'string') body.append(name, value);
  // The server reads the parts in order and must know the field, and with it the limits, before the file.
  body.append('file', file);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/attachments');
    request.setRequestHeader('X-Riciba', '1');
    for (const [name, value] of Object.entries(postHeader())) request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) progress(Math.floor((100 * event.loaded) / event.total));
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
    signal.addEventListener('abort', () => request.abort());
    request.send(body);
  });
}
