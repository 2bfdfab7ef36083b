// OK's question about messages from the group. "ok" comes even when the box was cleared, as from OK.
import { post, refresh } from "./api.js";
import { $, h, toast } from "./dom.js";
import { model } from "./model.js";
import { t } from "./texts.js";

export function askConsent(user, permission, group) {
  if (permission !== "MESSAGES_FROM_GROUP" || String(group) !== model.state.group.id)
    return ["error", "unknown permission or group"];
  const box = h("input", { type: "checkbox", checked: true });
  const dialog = $("consent");
  dialog.replaceChildren(
    h("h2", { id: "consent-title", text: t("consent.title") }),
    h("p", { text: t("consent.about", { group: model.state.group.name }) }),
    h("label", { class: "check" }, box, h("span", { text: t("consent.check") })),
    h("form", { method: "dialog", class: "answers" },
      h("button", { class: "quiet", value: "cancel", text: t("cancel") }),
      h("button", { class: "primary", value: "ok", text: t("consent.done") })));
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", async () => resolve(await settle(user, dialog.returnValue, box.checked)), { once: true });
  });
}

async function settle(user, answer, allowed) {
  if (answer !== "ok") return ["cancel", ""];
  await post("user", { user, allowed });
  await refresh();
  if (allowed) toast(t("toast.allowed"));
  return ["ok", ""];
}
