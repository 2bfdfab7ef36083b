// The window of OK with the cabinet in its frame.
import { $, h } from "./dom.js";
import { details } from "./details.js";
import { host } from "./host.js";
import { answers } from "./health.js";
import { model } from "./model.js";
import { desktopShell, phoneShell } from "./shells.js";
import { t } from "./texts.js";

let shown = null;

export function showStage() {
  if (!shown) return $("stage").replaceChildren(empty());
  // A change of language must not restart the cabinet: all but the frame is drawn anew.
  for (const [selector, draw] of [[".bar", bar], [".notice", notice], [".signed", details]])
    $("stage").querySelector(selector)?.replaceWith(draw(shown));
}

export async function open(launch) {
  shown = launch;
  const up = await answers();
  if (shown !== launch) return;
  $("stage").replaceChildren(...(up ? framed(launch) : [down(launch)]));
  if ($("stage").getBoundingClientRect().top > innerHeight / 2) $("stage").scrollIntoView();
}

function framed(launch) {
  const frame = h("iframe", { class: "cabinet", "data-label": "stage.frame", "aria-label": t("stage.frame"), src: launch.url, "data-frame": launch.frame });
  host(frame, launch.frame, launch.user.id);
  const shell = launch.frame === "mobile" ? phoneShell(frame) : desktopShell(frame, launch.user, model.state.group);
  const scene = h("div", { class: "scene", tabindex: "0", role: "region", "data-label": "stage.title", "aria-label": t("stage.title") }, shell);
  return [bar(launch), launch.forge ? notice(launch) : null, scene, details(launch)].filter(Boolean);
}

function bar(launch) {
  return h("div", { class: "bar" },
    h("img", { src: launch.user.photo, alt: "", width: 28, height: 28 }),
    h("h2", { text: launch.user.name }),
    h("span", { class: `state ${launch.user.status.toLowerCase()}`, text: t(`status.${launch.user.status}`) }),
    h("span", { class: "gap" }),
    h("button", { type: "button", class: "quiet", text: t("stage.again"), onclick: launch.again }),
    h("a", { class: "quiet", href: launch.url, target: "_blank", rel: "noopener", text: t("stage.tab") }));
}

function notice({ forge }) {
  const replay = forge === "replay";
  return h("div", { class: replay ? "notice" : "notice forged", role: "status" },
    h("strong", { text: replay ? t("stage.replayed") : t("stage.forged", { name: t(`forge.${forge}`) }) }),
    h("span", { text: t(replay ? "stage.replayed.about" : "stage.forged.about") }));
}

function empty() {
  const steps = ["stage.step1", "stage.step2", "stage.step3"].map((key) => h("li", { text: t(key) }));
  return h("div", { class: "empty" },
    h("img", { src: "/sandbox/pages/icon.svg", alt: "", width: 72, height: 72 }),
    h("h2", { text: t("stage.empty") }), h("ol", {}, ...steps));
}

function down(launch) {
  const address = model.state.cabinet;
  return h("div", { class: "empty", role: "alert" },
    h("h2", { text: t("stage.down", { address }) }),
    h("p", { text: t("stage.down.about") }),
    h("button", { type: "button", class: "primary", text: t("stage.retry"), onclick: launch.again }));
}
