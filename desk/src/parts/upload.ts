// A presigned form, posted to storage. XMLHttpRequest, because fetch does not tell how much has gone.
import type { Schemas } from '../api/client';

export class UploadError extends Error {
  constructor(readonly reason: 'tooLarge' | 'failed') {
    super(reason);
  }
}

interface Given {
  form: Schemas['Upload'];
  file: File;
  /** 0 … 1 */
  onProgress: (share: number) => void;
  signal: AbortSignal;
}

export function upload({ form, file, onProgress, signal }: Given): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', form.url);
    request.upload.addEventListener('progress', (event) => onProgress(event.loaded / (event.total || 1)));
    request.addEventListener('load', () => (request.status < 300 ? resolve() : reject(refused(request))));
    request.addEventListener('error', () => reject(new UploadError('failed')));
    request.addEventListener('abort', () => reject(signal.reason));
    signal.addEventListener('abort', () => request.abort());
    request.send(filled(form, file));
  });
}

function filled(form: Schemas['Upload'], file: File): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(form.fields)) data.append(name, String(value));
  // Storage ignores whatever comes after the file.
  data.append('file', file);
  return data;
}

const refused = (request: XMLHttpRequest) =>
  new UploadError(/EntityTooLarge/.test(request.responseText) ? 'tooLarge' : 'failed');
