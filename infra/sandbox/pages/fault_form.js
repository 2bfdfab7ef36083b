// A form that tells one door to misbehave, and what it says now.
import { h } from "./dom.js";
import { t } from "./texts.js";

const TIMED = ["slow", "late", "reordered"];

export function faultForm(target, kinds, order) {
  const kind = h("select", { name: "kind" }, ...kinds.map((name) => h("option", { value: name, text: t(`faults.${name}`) })));
  const seconds = h("input", { name: "seconds", type: "number", min: 0, max: 120, step: "any", value: 3, required: true });
  const calls = h("input", { name: "calls", type: "number", min: 1, max: 1000000, value: 3, required: true });
  const forever = h("input", { name: "forever", type: "checkbox", onchange: () => { calls.disabled = forever.checked; } });
  const slow = h("label", {}, h("span", { text: t("faults.seconds") }), seconds);
  const timed = () => { slow.hidden = !TIMED.includes(kind.value); };
  kind.addEventListener("change", timed);
  timed();
  return h("form", { class: "block fault", "data-target": target, "aria-label": t(`faults.${target}`), onsubmit: (event) => {
      event.preventDefault();
      order({ target, kind: kind.value, seconds: seconds.valueAsNumber, calls: forever.checked ? null : calls.valueAsNumber });
    } },
    h("h2", {}, h("span", { text: t(`faults.${target}`) }), h("small", { text: t(`faults.${target}.about`) })),
    h("p", { class: "now", role: "status" }),
    h("label", {}, h("span", { text: t("faults.kind") }), kind),
    h("div", { class: "pair" }, slow, h("label", {}, h("span", { text: t("faults.calls") }), calls)),
    h("label", { class: "check" }, forever, h("span", { text: t("faults.forever") })),
    h("div", { class: "answers" }, h("button", { class: "quiet off", type: "button", text: t("faults.off"), onclick: () => order({ target, kind: null }) }), h("button", { class: "primary", type: "submit", text: t("faults.on") })));
}

export function showFault(target, fault) {
  const place = document.querySelector(`[data-target="${target}"]`);
  const now = place.querySelector(".now");
  const text = fault.kind ? told(fault) : t("faults.fine");
  if (now.textContent !== text) now.textContent = text;
  place.classList.toggle("active", Boolean(fault.kind));
  place.querySelector(".off").disabled = !fault.kind;
}

function told(fault) {
  const name = t(`faults.${fault.kind}`);
  const kind = TIMED.includes(fault.kind) ? t("faults.now.seconds", { kind: name, seconds: fault.seconds }) : name;
  const left = fault.left === null ? t("faults.forever") : t("faults.left", { left: fault.left });
  return `${t("faults.now", { kind })} · ${left}`;
}
