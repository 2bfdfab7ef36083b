// What exactly was signed, with the secrets half hidden and the forged marked.
import { h } from "./dom.js";
import { t } from "./texts.js";

const SECRET = new Set(["session_key", "session_secret_key", "sig", "auth_sig"]);
const TOUCHED = {
  sig: ["sig"], auth_sig: ["auth_sig"], foreign_group: ["group_id"], resplit: ["group_id", "ip_geo_location"],
  swallowed: ["custom_args"], shortened_id: ["logged_user_id", "session_key"], duplicate: ["logged_user_id"],
  expired: ["apiconnection"], unknown_parameter: ["is_admin"],
};

export function details({ url, forge }) {
  const touched = TOUCHED[forge] ?? [];
  const rows = [...new URL(url).searchParams].map(([name, value]) =>
    h("tr", { class: touched.includes(name) ? "touched" : undefined },
      h("th", { scope: "row", text: name }), h("td", { text: SECRET.has(name) ? half(value) : value })));
  return h("details", { class: "signed" },
    h("summary", { text: t("details.title") }),
    h("p", { class: "hint", text: t("details.hint") }),
    h("table", {}, h("thead", {}, h("tr", {}, h("th", { scope: "col", text: t("details.name") }), h("th", { scope: "col", text: t("details.value") }))),
      h("tbody", {}, ...rows)));
}

const half = (value) => `${value.slice(0, 6)}…`;
