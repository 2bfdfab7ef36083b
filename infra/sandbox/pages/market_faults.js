// The doors of this marketplace are told to misbehave, and to be calm again.
import { post } from "./api.js";
import { $, h } from "./dom.js";
import { faultForm, showFault } from "./fault_form.js";
import { t } from "./texts.js";

export function drawFaults(shop, look) {
  return h("details", { class: "block box", id: "market-faults" },
    h("summary", {}, h("span", { text: t("market.faults") }), h("b", { class: "badge alarm", id: "fault-count", hidden: true })),
    h("p", { class: "hint", text: t("market.faults.hint") }),
    h("div", { id: "faults" }),
    h("button", { type: "button", class: "quiet", id: "calm", text: t("market.calm"), onclick: () => calm(shop, look) }));
}

export function showFaults(shop, all) {
  const faults = shop.doors.map((door) => [door, all[door]]);
  const place = $("faults");
  if (!place.childElementCount) {
    const order = async (wish) => {
      await post("faults", wish).catch(() => {});
      const told = await (await fetch("/sandbox/faults")).json();
      showFaults(shop, told.faults);
    };
    place.append(...faults.map(([door, { kinds }]) => faultForm(door, kinds, order)));
  }
  const active = faults.filter(([, fault]) => fault.kind).length;
  $("fault-count").hidden = !active;
  $("fault-count").textContent = active;
  $("calm").disabled = !active;
  for (const [door, fault] of faults) showFault(door, fault);
}

async function calm(shop, look) {
  for (const target of shop.doors) await post("faults", { target, kind: null }).catch(() => {});
  await look();
}
