// Who comes in, and what the group will answer about this person.
import { post, refresh } from "./api.js";
import { $, h } from "./dom.js";
import { change, listen, model, selected } from "./model.js";
import { language, t } from "./texts.js";

let drawn = "";

export function setUpPeople() {
  $("status").addEventListener("change", (event) => save({ status: event.target.value }));
  $("role").addEventListener("change", (event) => save({ role: event.target.value || null }));
  $("allowed").addEventListener("change", (event) => save({ allowed: event.target.checked }));
  listen(show);
}

async function save(patch) {
  await post("user", { user: model.user, ...patch }).catch(() => {});
  await refresh();
}

function show() {
  // Redrawn only when something changed: the keyboard's focus stays where it was.
  const now = JSON.stringify([model.state.users, model.user, language()]);
  if (now === drawn) return;
  drawn = now;
  const focused = document.activeElement?.name === "person";
  $("people").replaceChildren(...model.state.users.map(card));
  if (focused) $("people").querySelector("input:checked").focus();
  showRights(selected());
}

function card(user) {
  const choose = h("input", { type: "radio", name: "person", value: user.id, checked: user.id === model.user,
    onchange: () => change({ user: user.id }) });
  return h("label", { class: "person" }, choose,
    h("img", { src: user.photo, alt: "", width: 40, height: 40 }),
    h("span", { class: "who" },
      h("span", { class: "name", text: user.name }),
      h("span", { class: `state ${user.status.toLowerCase()}`, text: t(`status.${user.status}`) })),
    user.messages ? h("b", { class: "badge", "aria-label": t("people.messages", { count: user.messages }), role: "img", text: user.messages }) : null);
}

function showRights(user) {
  fill($("status"), model.state.statuses.map((name) => [name, t(`status.${name}`)]), user.status);
  const roles = model.state.roles.map((name) => [name, t(`role.${name}`)]);
  fill($("role"), [["", t("role.none")], ...roles], user.role ?? "");
  $("allowed").checked = user.allowed;
}

function fill(select, options, value) {
  select.replaceChildren(...options.map(([name, text]) => h("option", { value: name, text })));
  select.value = value;
}
