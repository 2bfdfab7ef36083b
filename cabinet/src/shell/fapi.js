// OK's own script: it lets the frame take the height of what is in it, and OK ask the person. Everything works without it.
const WIDTH = 760;
const HEIGHT_MIN = 100;
const HEIGHT_MAX = 4000;
let ready = false;
let launched = '';
let connected = null;
/** @type {(method: string, result: string) => void} */
let heard = () => {};

export function connectPortal(query, content) {
  launched = query;
  const launch = new URLSearchParams(query);
  const known = pick(launch, ['api_server', 'web_server', 'apiconnection']);
  if (!isTrusted(known) || !isResizable(launch)) return;
  // FAPI answers through this global, and fails without it.
  window.API_callback = (method, result) => heard(method, result);
  connected = new Promise((/** @type {(value?: any) => void} */ resolve, reject) => fetchScript(() => attach(known, () => { follow(content); resolve(); }, reject), reject));
  connected.catch(() => { connected = null; });
}

function fetchScript(onLoad, onError) {
  const script = document.createElement('script');
  script.src = `${constant('ok-api')[0]}js/fapi5.js`;
  script.addEventListener('load', onLoad);
  script.addEventListener('error', onError);
  document.head.append(script);
}

function attach(known, onReady, onFail) {
  const portal = window.FAPI;
  if (!portal?.init) return onFail();
  try {
    // FAPI reads the address itself, where nothing is left: it gets these three and no secrets.
    if (portal.Util) portal.Util.getRequestParameters = () => known;
    portal.init(known.api_server, known.apiconnection, onReady, onFail);
  } catch {
    // an unknown version of a foreign script: the frame keeps the height it has
    onFail();
  }
}

function follow(content) {
  ready = true;
  document.documentElement.classList.add('fitted');
  new ResizeObserver(() => requestAnimationFrame(() => fit(content))).observe(content);
  fit(content);
}

function fit(content) {
  const height = Math.ceil(content.getBoundingClientRect().height);
  window.FAPI.UI.setWindowSize(WIDTH, Math.min(Math.max(height, HEIGHT_MIN), HEIGHT_MAX));
}

// In a fitted frame it is the portal's page that scrolls.
export function scrollToTop() {
  if (ready) window.FAPI.UI.scrollToTop?.();
  window.scrollTo(0, 0);
}

// Settles when FAPI can be called or surely cannot; null: there is no portal around this page.
export const connection = () => connected;

// What FAPI answers by: the last listener hears it.
export const portalListener = (listener) => { heard = listener; };

// The signed launch, in this module's memory only: by it the server asks OK about the person.
export const launchQuery = () => launched;
export const forgetLaunch = () => { launched = ''; };

function isTrusted(known) {
  return constant('ok-api-servers').includes(known.api_server) && constant('ok-web-servers').includes(known.web_server);
}

// Phones open the app as a page of its own; there the window already has the right size.
function isResizable(launch) {
  const mobile = (launch.get('mob') ?? 'false') !== 'false' || launch.has('mob_platform');
  return !mobile && window.parent !== window;
}

const pick = (launch, names) => Object.fromEntries(names.map((name) => [name, launch.get(name)]));

export function constant(name) {
  const value = (/** @type {HTMLMetaElement | null} */ (document.querySelector(`meta[name="${name}"]`)))?.content ?? '';
  return value.split(',').map((part) => part.trim()).filter(Boolean);
}
