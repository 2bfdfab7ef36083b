// The group as an admin sees it: goods, topics, photos, what people wrote under them, and the token that lets the cabinet read.
import { get, post, refresh } from "./api.js";
import { $, h, toast } from "./dom.js";
import { change, listen, model, selected } from "./model.js";
import { language, t, time } from "./texts.js";

const KINDS = ["product", "topic", "photo"];
const open = new Set();
let group = null;
let drawn = "";

export function setUpGroup() {
  listen(load);
}

export function openItem(item) {
  open.add(item);
  change({ tab: "group" });
}

async function load() {
  if (model.tab !== "group") return;
  group = await get("group");
  const now = JSON.stringify([group, model.user, model.state.users, language()]);
  if (now === drawn) return;
  const first = !drawn;
  drawn = now;
  const place = document.activeElement?.closest?.("[data-item]")?.dataset.item;
  $("group").replaceChildren(tokens(), ...KINDS.map(shelf));
  if (place) $("group").querySelector(`[data-item="${place}"] textarea`)?.focus();
  if (first && open.size) $("group").querySelector(`[data-item="${[...open][0]}"]`)?.scrollIntoView({ block: "center" });
}

async function act(path, wish, said) {
  const done = await post(path, wish).catch(() => null);
  if (done && said) toast(t(said));
  if (done) await refresh();
  return done;
}

function tokens() {
  const rows = group.tokens.map(({ token, user, state }) => h("div", { class: "token" },
    h("code", { text: token }), h("span", { class: "hint", text: name(user) }),
    h("select", { "aria-label": t("token.state"), onchange: (event) => act("token", { token, state: event.target.value }) },
      ...group.states.map((one) => h("option", { value: one, selected: one === state, text: t(`token.${one}`) })))));
  return h("section", { class: "block", "aria-labelledby": "token-title" },
    h("h2", { id: "token-title", text: t("token.title") }), h("p", { class: "hint", text: t("token.about") }), ...rows,
    h("button", { type: "button", class: "quiet", text: t("token.issue"), onclick: () => act("token/issue", {}, "toast.token") }));
}

function shelf(kind) {
  const items = group.items.filter((item) => item.kind === kind);
  return h("section", { class: "block shelf", "aria-labelledby": `shelf-${kind}` },
    h("h2", { id: `shelf-${kind}`, text: t(`group.${kind}`) }), ...items.map(card));
}

function card(item) {
  const picture = item.picture ? h("img", { src: item.picture, alt: "", width: 40, height: 40 }) : null;
  const title = h("span", { class: "title", text: item.title || t("group.untitled") });
  const count = h("b", { class: item.comments.length ? "badge" : "badge none", text: item.comments.length, role: "img", "aria-label": t("group.count", { count: item.comments.length }) });
  const details = h("details", { class: "item", "data-item": item.id, open: open.has(item.id) },
    h("summary", {}, picture, title, count),
    item.text ? h("p", { class: "hint", text: item.text }) : null,
    h("ul", {}, ...item.comments.map(comment)), form(item));
  details.addEventListener("toggle", () => (details.open ? open.add(item.id) : open.delete(item.id)));
  return details;
}

function comment(one) {
  return h("li", { class: one.author ? "comment" : "comment group" },
    h("header", {}, h("strong", { text: one.author ? name(one.author) : model.state.group.name }),
      h("time", { datetime: new Date(one.at_ms).toISOString(), text: time(one.at_ms) })),
    h("p", { text: one.text }),
    h("button", { type: "button", class: "quiet danger", text: t("group.remove"), "aria-label": t("group.remove.one", { text: one.text.slice(0, 40) }),
      onclick: () => act("comment/remove", { comment: one.id }) }));
}

function form(item) {
  const user = selected();
  const text = h("textarea", { rows: 2, required: true, maxlength: 5000, placeholder: t("group.text"), "aria-label": t("group.text") });
  const who = h("select", { "aria-label": t("group.who") },
    h("option", { value: user.id, text: user.name }), h("option", { value: "", text: t("group.itself") }));
  return h("form", { class: "reply", onsubmit: async (event) => {
      event.preventDefault();
      if (await act("comment", { item: item.id, user: who.value || null, text: text.value })) text.value = "";
    } }, text, who, h("button", { class: "primary", type: "submit", text: t("group.send") }));
}

const name = (user) => model.state.users.find((one) => one.id === user)?.name ?? user;
