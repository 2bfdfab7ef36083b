// What connects this marketplace to the cabinet: each field as the desk's form calls it, to be copied.
import { h, toast } from "./dom.js";
import { t } from "./texts.js";

export function drawKeys(shop, accounts) {
  return h("details", { class: "block box" }, h("summary", { text: t("keys.title") }),
    h("p", { class: "hint", text: t(shop.keysHint ?? "keys.hint") }),
    ...accounts.map((account) => h("section", { class: "access", "aria-label": account.title }, h("h3", { text: account.title }),
      h("dl", {}, ...Object.entries({ ...account.settings, ...account.secrets }).flatMap(pair)))));
}

function pair([name, value]) {
  const label = t(`key.${name}`);
  return [h("dt", { text: label }), h("dd", {}, h("code", { text: value }),
    h("button", { type: "button", class: "quiet", "aria-label": t("keys.copy.one", { name: label }), text: t("keys.copy"), onclick: (event) => copy(value, event.target) }))];
}

async function copy(value, button) {
  try {
    await navigator.clipboard.writeText(value);
    toast(t("keys.copied"));
  } catch { // a window that may not write there
    getSelection().selectAllChildren(button.previousElementSibling);
    toast(t("keys.marked"));
  }
}
