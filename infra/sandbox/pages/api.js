// Control calls of the sandbox.
import { toast } from "./dom.js";
import { change } from "./model.js";
import { t } from "./texts.js";

export async function get(path) {
  return read(await fetch(`/sandbox/${path}`));
}

export async function post(path, body) {
  try {
    return await read(await fetch(`/sandbox/${path}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    }));
  } catch (trouble) {
    toast(t("toast.failed", { reason: trouble.message }));
    throw trouble;
  }
}

export async function refresh() {
  change({ state: await get("state") });
}

async function read(response) {
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error);
  return answer;
}
