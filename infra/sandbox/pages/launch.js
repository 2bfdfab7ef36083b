// Opening the cabinet, truly or with a forgery.
import { post, refresh } from "./api.js";
import { $, h } from "./dom.js";
import { open } from "./stage.js";
import { change, listen, model, selected } from "./model.js";
import { language, t } from "./texts.js";

let drawn = "";

export function setUpLaunch() {
  $("launch").addEventListener("submit", (event) => { event.preventDefault(); launch(); });
  $("launch-language").addEventListener("change", (event) => change({ launchLanguage: event.target.value }));
  $("launch-group").replaceChildren(...model.state.groups.map(({ id, name }) => h("option", { value: id, text: name })));
  $("launch-group").addEventListener("change", (event) => change({ group: event.target.value }));
  for (const radio of document.getElementsByName("frame"))
    radio.addEventListener("change", () => change({ frame: radio.value }));
  listen(show);
}

export async function launch(forge = null) {
  const order = $("order").value.trim();
  const wish = { user: model.user, frame: model.frame, lang: model.launchLanguage, forge,
    group: model.group, custom_args: order ? `order=${order}` : null };
  const answer = await post("launch", wish).catch(() => null);
  if (!answer) return;
  await open({ url: answer.url, frame: model.frame, forge, user: selected(), again: () => launch(forge) });
  await refresh();
}

export function launchOrder(order) {
  $("order").value = order;
  return launch();
}

function show() {
  $("launch-language").value = model.launchLanguage;
  if (model.group) $("launch-group").value = model.group;
  for (const radio of document.getElementsByName("frame")) radio.checked = radio.value === model.frame;
  const now = JSON.stringify([language(), selected().launched]);
  if (now === drawn) return;
  drawn = now;
  $("forgeries").replaceChildren(...model.state.forgeries.map(item));
}

function item(kind) {
  const idle = kind === "replay" && !selected().launched;
  const about = idle ? t("forge.replay.none") : t(`forge.${kind}.about`);
  return h("li", {}, h("button", { type: "button", disabled: idle, "data-forge": kind, onclick: () => launch(kind) },
    h("strong", { text: t(`forge.${kind}`) }), h("span", { text: about })));
}
