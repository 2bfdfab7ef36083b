// Where this marketplace pushes to: the address from the account's card of the desk.
import { h, toast } from "./dom.js";
import { t } from "./texts.js";

export function drawHook(shop, now, look) {
  if (!shop.hook) return h("p", { class: "hint box", text: t("hook.never") });
  const url = h("input", { name: "url", type: "url", autocomplete: "off", maxlength: 1000, placeholder: "http://…/hooks/…" });
  const secret = shop.hook.secret ? h("input", { name: "secret", autocomplete: "off", maxlength: 200, placeholder: "whsec_…" }) : null;
  // Last, so that an address pasted without a choice is one of a shop.
  const everybody = shop.hook.everybody ? [h("option", { value: "", text: t("hook.everybody") })] : [];
  const account = shop.hook.account
    ? h("select", { name: "account" }, ...now.accounts.map(({ id, title }) => h("option", { value: id, text: title })), ...everybody) : null;
  const state = h("p", { role: "status" });
  const show = ({ connected }) => {
    state.textContent = told(connected, shop);
    state.className = connected.length ? "now" : "now none";
  };
  show(now);
  const send = async (wanted) => {
    const chosen = now.accounts.find(({ id }) => String(id) === account?.value)?.id;
    try {
      await shop.connect({ url: wanted, secret: secret?.value.trim() ?? "", account: chosen });
      toast(t(wanted ? "hook.set" : "hook.unset"));
    } catch (trouble) {
      toast(t("hook.failed", { reason: trouble.message }));
    }
    show(await shop.load());
    await look();
  };
  return h("details", { class: "block box" }, h("summary", { text: t("hook.title") }), h("p", { class: "hint", text: t("hook.hint") }), state,
    h("form", { class: "fields", "aria-label": t("hook.title"), onsubmit: (event) => { event.preventDefault(); send(url.value.trim()); } },
      account ? h("label", {}, h("span", { text: t("hook.account") }), account) : null,
      h("label", {}, h("span", { text: t("hook.url") }), url),
      secret ? h("label", {}, h("span", { text: t("hook.secret") }), secret) : null,
      h("div", { class: "answers" }, h("button", { type: "button", class: "quiet danger", text: t("hook.drop"), onclick: () => send("") }),
        h("button", { class: "primary", type: "submit", text: t("save") }))));
}

function told(connected, shop) {
  if (!connected.length) return t("hook.none");
  const names = connected.map((each) => each || (shop.hook.everybody ? t("hook.everybody") : "")).filter(Boolean).join(", ");
  return names ? t("hook.some", { names }) : t("hook.one");
}
