// The log of calls of OK, newest first.
import { get } from "./api.js";
import { callTable } from "./call_table.js";
import { $ } from "./dom.js";
import { listen, model } from "./model.js";
import { language } from "./texts.js";

let drawn = "";

export function setUpCalls() {
  listen(async () => {
    if (model.tab !== "calls") return;
    const now = `${model.state.calls} ${language()}`;
    if (now === drawn) return;
    drawn = now;
    const { calls } = await get("calls");
    $("calls").replaceChildren(callTable(calls.filter((call) => call.target.startsWith("ok.")).reverse()));
  });
}
