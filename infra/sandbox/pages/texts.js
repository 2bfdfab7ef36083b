// The catalogues of two languages; a page says everything through them, one of several with the words of its own too.
let words = {};

export async function speak(language, ...more) {
  const files = await Promise.all(["", ...more].map((name) => fetch(`/sandbox/pages/${name}${language}.json`)));
  words = Object.assign({}, ...(await Promise.all(files.map((file) => file.json()))));
  document.documentElement.lang = language;
  document.title = t(more.length ? `${more[0]}page` : "page");
  for (const e of document.querySelectorAll("[data-text]")) e.textContent = t(e.dataset.text);
  for (const e of document.querySelectorAll("[data-label]")) e.setAttribute("aria-label", t(e.dataset.label));
  for (const e of document.querySelectorAll("[data-placeholder]")) e.placeholder = t(e.dataset.placeholder);
  for (const e of document.querySelectorAll("[data-language]"))
    e.setAttribute("aria-pressed", String(e.dataset.language === language));
}

export function t(key, values = {}) {
  return (words[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

// A text that follows the language even where its element is never redrawn.
export const said = (key) => ({ "data-text": key, text: t(key) });

export const language = () => document.documentElement.lang;

export function time(iso) {
  const moment = new Date(iso);
  const clock = { hour: "2-digit", minute: "2-digit" };
  const today = moment.toDateString() === new Date().toDateString();
  return moment.toLocaleString(language(), today ? clock : { day: "numeric", month: "short", ...clock });
}
