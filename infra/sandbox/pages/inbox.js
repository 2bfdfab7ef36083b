// What the chosen person received from the group's bot.
import { get } from "./api.js";
import { $, h } from "./dom.js";
import { launchOrder } from "./launch.js";
import { listen, model, selected } from "./model.js";
import { language, t, time } from "./texts.js";

let messages = [];
let loaded = "";
let drawn = "";

export function setUpInbox() {
  listen(async () => {
    const user = selected();
    $("inbox-count").hidden = !user.messages;
    $("inbox-count").textContent = user.messages;
    const wanted = `${user.id} ${user.messages}`;
    if (wanted !== loaded) {
      loaded = wanted;
      const answer = await get(`inbox?user=${encodeURIComponent(user.id)}`);
      if (wanted !== loaded) return;
      ({ messages } = answer);
    }
    show();
  });
}

function show() {
  const user = selected();
  const now = JSON.stringify([messages, user, language()]);
  if (now === drawn) return;
  drawn = now;
  $("inbox").replaceChildren(...[head(user), warning(user), ...(messages.length ? messages.map(bubble) : [empty()])].filter(Boolean));
}

function head(user) {
  return h("div", { class: "inboxhead" }, h("img", { src: user.photo, alt: "", width: 36, height: 36 }),
    h("div", {}, h("h2", { text: user.name }), h("p", { text: t("inbox.title") })));
}

function warning(user) {
  if (user.status === "BLOCKED") return h("p", { class: "warning", text: t("inbox.blocked") });
  return user.allowed ? null : h("p", { class: "warning", text: t("inbox.refused") });
}

function empty() {
  return h("div", { class: "nothing" }, h("strong", { text: t("inbox.empty") }), h("p", { text: t("inbox.empty.about") }));
}

function bubble(message) {
  const parts = message.attachments.map((part) => (part.type === "INLINE_KEYBOARD" ? keyboard(part) : attachment(part)));
  return h("article", { class: "message" },
    h("header", {}, h("strong", { text: model.state.group.name }), h("time", { datetime: message.at, text: time(message.at) })),
    h("p", { class: "text" }, ...linked(message.text)), ...parts);
}

function keyboard(part) {
  const rows = part.payload.keyboard.buttons.map((row) => h("div", { class: "keys" }, ...row.map(key)));
  return h("div", { class: "keyboard" }, ...rows);
}

function key(button) {
  if (button.type === "LINK") return link(button.url, button.text);
  return h("button", { type: "button", disabled: true, title: t("inbox.callback"), text: button.text });
}

const attachment = (part) => h("p", { class: "attachment", text: t("inbox.attachment", { type: part.type }) });

function linked(text) {
  return text.split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)»])/).map((part, i) => (i % 2 ? link(part, part) : part));
}

function link(url, text) {
  let target;
  try { target = new URL(url); } catch { return h("span", { text }); }
  if (!["http:", "https:"].includes(target.protocol)) return h("span", { text });
  const order = isOurs(target) ? target.searchParams.get("order") : null;
  const anchor = h("a", { href: url, target: "_blank", rel: "noopener", text });
  if (order !== null) anchor.addEventListener("click", (event) => { event.preventDefault(); launchOrder(order); });
  return anchor;
}

const isOurs = (target) => ["127.0.0.1", "localhost"].includes(target.hostname) && target.port === location.port && target.pathname === "/";
