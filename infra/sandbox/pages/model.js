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
  let kept = {};
  try { kept = JSON.parse(localStorage.getItem("sandbox") ?? "{}"); } catch { /* a private window keeps nothing */ }
  Object.assign(model, defaults, kept);
}

function keep() {
  const { user, frame, launchLanguage, tab, language } = model;
  try { localStorage.setItem("sandbox", JSON.stringify({ user, frame, launchLanguage, tab, language })); } catch { /* the same */ }
}
