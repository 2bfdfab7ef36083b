// What the page knows, where it is kept between visits, and who is told when it changes.
const listeners = [];

export const model = { state: null, user: null, frame: null, launchLanguage: "ru", group: null, tab: "launch" };

export const listen = (listener) => listeners.push(listener);

export function change(patch) {
  Object.assign(model, patch);
  keep();
  for (const listener of listeners) listener(model);
}

export const selected = () => model.state.users.find((user) => user.id === model.user);

export function recall(defaults) {
  Object.assign(model, defaults, recalled());
}

function keep() {
  const { user, frame, launchLanguage, tab, language } = model;
  remember({ user, frame, launchLanguage, tab, language });
}

// Of all pages of the sandbox together.
export function recalled() {
  try { return JSON.parse(localStorage.getItem("sandbox") ?? "{}"); } catch { return {}; }
}

export function remember(patch) {
  try { localStorage.setItem("sandbox", JSON.stringify({ ...recalled(), ...patch })); } catch { /* a private window keeps nothing */ }
}
