// Is the cabinet there? An opaque answer is answer enough.
import { $ } from "./dom.js";
import { model } from "./model.js";
import { t } from "./texts.js";

let last = null;

export async function answers() {
  try {
    await fetch(model.state.cabinet, { mode: "no-cors", cache: "no-store", signal: AbortSignal.timeout(5000) });
    last = "up";
  } catch {
    last = "down";
  }
  showHealth();
  return last === "up";
}

export function lostSandbox() {
  last = "sandbox";
  showHealth();
}

export function showHealth() {
  if (!last) return;
  const text = t(`health.${last}`);
  if ($("health").textContent === text) return;
  $("health").textContent = text;
  $("health").className = `health ${last}`;
}
