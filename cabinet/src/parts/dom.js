// The only place that makes elements. Text goes in as text nodes, never as markup, and an address
// that is neither a screen of ours nor a safe outside one is simply not set.
const SVG = 'http://www.w3.org/2000/svg';

export function h(tag, props, ...children) {
  return filled(document.createElement(tag), props, children);
}

export function svg(tag, props, ...children) {
  return filled(document.createElementNS(SVG, tag), props, children);
}

function filled(element, props, children) {
  for (const [name, value] of Object.entries(props ?? {})) setProperty(element, name, value);
  append(element, children);
  return element;
}

function setProperty(element, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name === 'on') {
    for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
  } else if (name === 'href' || name === 'src') {
    const address = safeAddress(value);
    if (address) element.setAttribute(name, address);
  } else {
    element.setAttribute(name, value === true ? '' : value);
  }
}

function append(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false || child === '') continue;
    element.append(child instanceof Node ? child : String(child));
  }
}

export function safeAddress(value) {
  const address = String(value ?? '');
  if (address.startsWith('#')) return address;
  // http only for the sandbox on the developer's own machine
  if (!/^https:\/\/|^http:\/\/127\.0\.0\.1[:/]/.test(address)) return null;
  try {
    return new URL(address).href;
  } catch {
    return null;
  }
}

// Bidirectional isolation: a hostile name must not turn the words around it.
export const bdi = (text) => h('bdi', {}, text);

let lastId = 0;
export function freshId(prefix) {
  lastId += 1;
  return `${prefix}-${lastId}`;
}
