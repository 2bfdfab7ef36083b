// What came to mail, phones, Telegram and webhooks, newest first; and somebody who presses Start in Telegram.
import { get, post } from "./api.js";
import { $, h, toast } from "./dom.js";
import { listen, model } from "./model.js";
import { language, t } from "./texts.js";

const BOXES = ["email", "sms", "telegram", "webhook"];
const SHOWN = 20;
let drawn = "";

export function setUpChannels() {
  $("bot-start").addEventListener("submit", start);
  $("channels-block").addEventListener("toggle", look);
  listen(look);
}

async function look() {
  if (model.tab !== "inbox" || !$("channels-block").open) return;
  const boxes = await get("channels");
  const now = JSON.stringify([boxes, language()]);
  if (now === drawn) return;
  drawn = now;
  const all = BOXES.flatMap((box) => boxes[box].map((one) => ({ ...one, box }))).sort((a, b) => b.at.localeCompare(a.at));
  $("channels").replaceChildren(...(all.length ? all.slice(0, SHOWN).map(bubble) : [h("p", { class: "hint", text: t("channels.empty") })]));
}

function bubble({ box, at, to, subject, text }) {
  const clock = new Date(at).toLocaleTimeString(language(), { hour12: false });
  const head = h("p", { class: "hint", text: t("channels.head", { box: t(`faults.${box}`), to: String(to), at: clock }) });
  return h("article", { class: "block letter" }, head, subject ? h("strong", { text: subject }) : null, h("p", { class: "said", text }));
}

async function start(event) {
  event.preventDefault();
  const link = $("bot-link").value.trim();
  const done = link && await post("telegram/start", { link }).catch(() => null);
  if (!done) return;
  $("bot-link").value = "";
  toast(t("channels.started", { status: String(done.status) }));
  await look();
}
