// Screens that are fetched when somebody opens them, together with the style sheet of their folder (its address).
import { NetworkError } from './api.js';

export function lazy(load, name, style) {
  return async (visit) => {
    const [module] = await Promise.all([load().catch(explained), style && dress(style)]);
    return module[name](visit);
  };
}

// A module that did not come is a lost connection, and is asked for again like any other answer.
function explained(error) {
  throw error instanceof TypeError ? new NetworkError() : error;
}

const worn = new Map();

function dress(style) {
  if (!worn.has(style)) worn.set(style, fetched(style).catch((error) => { worn.delete(style); throw error; }));
  return worn.get(style);
}

function fetched(style) {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = style;
  return new Promise((resolve, reject) => {
    link.addEventListener('load', resolve);
    link.addEventListener('error', () => { link.remove(); reject(new NetworkError()); });
    document.head.append(link);
  });
}
