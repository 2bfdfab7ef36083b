// The chat of the chosen person with the group: the bot's messages, and what the person writes and presses.
import { get, post, refresh } from "./api.js";
import { $, h, toast } from "./dom.js";
import { launchOrder } from "./launch.js";
import { listen, model, selected } from "./model.js";
import { language, t, time } from "./texts.js";

let chat = [];
let loaded = "";
let drawn = "";

export function setUpInbox() {
  $("write").addEventListener("submit", write);
  $("written").addEventListener("keydown", (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) $("write").requestSubmit(); });
  listen(async () => {
    const user = selected();
    $("inbox-count").hidden = !user.messages;
    $("inbox-count").textContent = user.messages;
    const wanted = `${user.id} ${user.messages} ${user.written}`;
    if (wanted !== loaded) {
      loaded = wanted;
      const { messages, written } = await get(`inbox?user=${encodeURIComponent(user.id)}`);
      if (wanted !== loaded) return;
      chat = [...messages, ...written.map((one) => ({ ...one, mine: true }))].sort((a, b) => b.at.localeCompare(a.at));
    }
    show();
  });
}

async function write(event) {
  event.preventDefault();
  const text = $("written").value.trim();
  if (!text) return;
  const done = await post("write", { user: model.user, text }).catch(() => null);
  if (!done) return;
  $("written").value = "";
  await told();
}

async function press(message, button) {
  const done = await post("press", { user: model.user, message, payload: button.payload }).catch(() => null);
  if (done) await told();
}

async function told() {
  await refresh();
  if (!model.state.hooks.subscriptions.length) toast(t("inbox.unheard"));
}

function show() {
  const user = selected();
  const now = JSON.stringify([chat, user, language()]);
  if (now === drawn) return;
  drawn = now;
  $("inbox-head").replaceChildren(...[head(user), warning(user)].filter(Boolean));
  $("inbox").replaceChildren(...(chat.length ? chat.map((one) => (one.mine ? own(one) : bubble(one))) : [empty()]));
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
  const parts = message.attachments.map((part) => (part.type === "INLINE_KEYBOARD" ? keyboard(message, part) : attachment(part)));
  return h("article", { class: "message" },
    h("header", {}, h("strong", { text: model.state.group.name }), h("time", { datetime: message.at, text: time(message.at) })),
    h("p", { class: "text" }, ...linked(message.text)), ...parts);
}

function own(written) {
  const parts = (written.attachments ?? []).map(attachment);
  const text = written.under ? t("inbox.pressed", { text: written.text }) : written.text;
  return h("article", { class: `message own${written.under ? " pressed" : ""}` },
    h("header", {}, h("strong", { text: selected().name }), h("time", { datetime: written.at, text: time(written.at) })),
    h("p", { class: "text", text }), ...parts);
}

function keyboard(message, part) {
  const rows = part.payload.keyboard.buttons.map((row) => h("div", { class: "keys" }, ...row.map((button) => key(message, button))));
  return h("div", { class: "keyboard" }, ...rows);
}

function key(message, button) {
  if (button.type === "LINK") return link(button.url, button.text);
  return h("button", { type: "button", title: t("inbox.callback"), text: button.text, onclick: () => press(message.id, button) });
}

const attachment = (part) => h("p", { class: "attachment", text: t("inbox.attachment", { type: part.type ?? "?" }) });

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
