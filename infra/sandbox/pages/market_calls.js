// What this marketplace was called with, and what it pushed; the refused ones with the reason.
import { callTable } from "./call_table.js";
import { $ } from "./dom.js";

const SHOWN = 100;

export function showCalls(shop, all) {
  const calls = all.filter((call) => shop.doors.includes(call.target)).slice(-SHOWN).reverse();
  const now = `${shop.name} ${calls.length} ${calls[0]?.n}`;
  if ($("calls").dataset.drawn === now) return;
  $("calls").dataset.drawn = now;
  $("calls").replaceChildren(callTable(calls));
}
