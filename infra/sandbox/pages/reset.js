// Back to the beginning, after a question.
import { post, refresh } from "./api.js";
import { $, h } from "./dom.js";
import { t } from "./texts.js";

export function setUpReset() {
  $("reset").addEventListener("click", () => {
    const dialog = $("confirm");
    dialog.replaceChildren(
      h("h2", { id: "confirm-title", text: t("reset.title") }),
      h("p", { text: t("reset.about") }),
      h("form", { method: "dialog", class: "answers" },
        h("button", { class: "quiet", value: "", text: t("cancel") }),
        h("button", { class: "primary", value: "yes", text: t("reset.yes") })));
    dialog.returnValue = "";
    dialog.showModal();
    dialog.addEventListener("close", () => dialog.returnValue === "yes" && reset(), { once: true });
  });
}

async function reset() {
  await post("reset", {}).catch(() => {});
  await refresh();
}
