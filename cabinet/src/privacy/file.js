// A file that is made in the page. Whether the browser has taken it, nobody tells.
import { h } from '../parts/dom.js';

const KEPT_MS = 60000;

export function saveFile(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = h('a', { class: 'hidden', download: name });
  link.href = address;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}
