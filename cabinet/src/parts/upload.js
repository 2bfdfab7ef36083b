// A presigned form, posted to storage. XMLHttpRequest, because fetch does not tell how much has gone.
import { safeAddress } from './dom.js';

export class UploadError extends Error {
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

export function upload({ url, fields }, file, onProgress, signal) {
  return new Promise((/** @type {(value?: any) => void} */ resolve, reject) => {
    const address = safeAddress(url);
    if (!address) return reject(new UploadError('failed'));
    const request = new XMLHttpRequest();
    request.open('POST', address);
    request.upload.addEventListener('progress', (event) => onProgress(event.loaded / (event.total || 1)));
    request.addEventListener('load', () => (request.status < 300 ? resolve() : reject(new UploadError(reasonOf(request)))));
    request.addEventListener('error', () => reject(new UploadError('failed')));
    request.addEventListener('abort', () => reject(new UploadError('failed')));
    signal.addEventListener('abort', () => request.abort());
    request.send(formOf(fields, file));
  });
}

function formOf(fields, file) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  // Storage ignores whatever comes after the file.
  form.append('file', file);
  return form;
}

const reasonOf = (request) => (/EntityTooLarge/.test(request.responseText) ? 'tooLarge' : 'failed');
