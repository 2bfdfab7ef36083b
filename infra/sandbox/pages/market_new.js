// An order is made: by one press, or field by field.
import { h, toast } from "./dom.js";
import { t } from "./texts.js";

export function drawNew(shop, { accounts }, look) {
  const account = accounts.length > 1 ? select(accounts) : null;
  const make = async (wish) => {
    const done = await shop.make(wish, account ? own(accounts, account.value) : undefined).catch(() => null);
    if (done) toast(t("new.made"));
    await look();
    return done;
  };
  const buttons = Object.entries(shop.presets).map(([name, wish]) =>
    h("button", { type: "button", class: name === "ordinary" ? "primary" : "quiet", title: t(`preset.${name}.about`), text: t(`preset.${name}`), onclick: () => make(wish) }));
  return h("section", { class: "block box", "aria-labelledby": "new-title" },
    h("h2", { id: "new-title", text: t("new.title") }),
    account ? h("label", {}, h("span", { text: t(`account.${shop.name}`) }), account) : null,
    h("div", { class: "presets", role: "group", "aria-label": t("new.presets") }, ...buttons),
    h("details", {}, h("summary", { text: t("new.fields") }), form(shop, make)));
}

const select = (accounts) => h("select", {}, ...accounts.map(({ id, title }) => h("option", { value: id, text: title })));

// The id as the marketplace has it: a select knows texts only.
const own = (accounts, value) => accounts.find(({ id }) => String(id) === value)?.id;

function form(shop, make) {
  const inputs = Object.fromEntries(shop.fields.map((name) => [name, h("input", { name, autocomplete: "off", maxlength: 200, placeholder: t("new.usual") })]));
  return h("form", { class: "fields", "aria-label": t("new.fields"), onsubmit: async (event) => {
      event.preventDefault();
      const values = Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, input.value.trim()]));
      await make(shop.wish(values));
    } },
    ...shop.fields.map((name) => h("label", {}, h("span", { text: t(`field.${name}`) }), inputs[name])),
    h("div", { class: "answers" }, h("button", { class: "primary", type: "submit", text: t("new.make") })));
}
