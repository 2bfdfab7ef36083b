// OK's own script: it lets the frame take the height of what is in it. Everything works without it.
const WIDTH = 760;
const HEIGHT_MIN = 100;
const HEIGHT_MAX = 4000;
let ready = false;

export function connectPortal(query, content) {
  const launch = new URLSearchParams(query);
  const known = pick(launch, ['api_server', 'web_server', 'apiconnection']);
  if (!isTrusted(known) || !isResizable(launch)) return;
  // FAPI answers through this global, and fails without it.
  window.API_callback = () => {};
  const script = document.createElement('script');
  script.src = `${constant('ok-api')[0]}js/fapi5.js`;
  script.addEventListener('load', () => attach(known, content));
  document.head.append(script);
}

function attach(known, content) {
  const portal = window.FAPI;
  if (!portal?.init) return;
  try {
    // FAPI reads the address itself, where nothing is left: it gets these three and no secrets.
    if (portal.Util) portal.Util.getRequestParameters = () => known;
    portal.init(known.api_server, known.apiconnection, () => follow(content), () => {});
  } catch {
    // an unknown version of a foreign script: the frame keeps the height it has
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
  const value = document.querySelector(`meta[name="${name}"]`)?.content ?? '';
  return value.split(',').map((part) => part.trim()).filter(Boolean);
}
