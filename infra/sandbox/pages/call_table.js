// Calls, newest first, as a table.
import { h } from "./dom.js";
import { language, t } from "./texts.js";

export function callTable(calls) {
  if (!calls.length) return h("div", { class: "nothing" }, h("strong", { text: t("calls.empty") }));
  const heads = ["calls.time", "calls.method", "calls.outcome"].map((key) => h("th", { scope: "col", text: t(key) }));
  return h("table", { class: "calls" }, h("thead", {}, h("tr", {}, ...heads)), h("tbody", {}, ...calls.map(row)));
}

const GOOD = ["ok", "204"];

function row(call) {
  const clock = new Date(call.at).toLocaleTimeString(language(), { hour12: false });
  return h("tr", {}, h("td", {}, h("time", { datetime: call.at, text: clock })),
    h("td", {}, h("span", { class: "method", text: call.method }), h("small", { text: t(`faults.${call.target}`) })),
    h("td", {}, h("span", { class: `outcome ${GOOD.includes(call.outcome) ? "good" : "bad"}`, text: call.outcome }), h("small", { text: t("calls.ms", { ms: call.milliseconds }) })));
}
