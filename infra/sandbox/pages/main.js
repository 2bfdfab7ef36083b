// Puts the page together: ?order= ?user= ?frame= ?auto=1 open the cabinet at once, ?tab=group&item= something of the group.
import { get, refresh } from "./api.js";
import { setUpCalls } from "./calls.js";
import { setUpChannels } from "./channels.js";
import { $ } from "./dom.js";
import { setUpFaults } from "./faults.js";
import { openItem, setUpGroup } from "./group.js";
import { answers, lostSandbox, showHealth } from "./health.js";
import { setUpHooks } from "./hooks.js";
import { setUpHost } from "./host.js";
import { setUpInbox } from "./inbox.js";
import { launch, setUpLaunch } from "./launch.js";
import { change, model, recall } from "./model.js";
import { setUpPeople } from "./people.js";
import { setUpReset } from "./reset.js";
import { showStage } from "./stage.js";
import { setUpTabs } from "./tabs.js";
import { speak } from "./texts.js";

const asked = new URLSearchParams(location.search);

async function start() {
  const state = await get("state");
  const buyer = state.users.find((user) => user.status === "ACTIVE") ?? state.users[0];
  recall({ state, user: buyer.id, frame: innerWidth < 1269 ? "mobile" : "desktop", language: "ru" });
  if (!state.users.some((user) => user.id === model.user)) model.user = buyer.id;
  if (state.users.some((user) => user.id === asked.get("user"))) model.user = asked.get("user");
  if (state.groups.some((group) => group.id === asked.get("group"))) model.group = asked.get("group");
  if (["desktop", "mobile"].includes(asked.get("frame"))) model.frame = asked.get("frame");
  for (const setUp of [setUpTabs, setUpPeople, setUpLaunch, setUpInbox, setUpChannels, setUpGroup, setUpFaults, setUpHooks, setUpCalls, setUpReset, setUpHost]) setUp();
  for (const button of document.querySelectorAll("[data-language]"))
    button.addEventListener("click", () => turn(button.dataset.language));
  await turn(model.language);
  if (asked.get("tab") === "group") openItem(asked.get("item"));
  if (asked.get("order")) $("order").value = asked.get("order");
  if (asked.get("order") || asked.get("auto") === "1") await launch();
  else answers();
  setInterval(poll, 2000);
}

async function turn(language) {
  await speak(language);
  change({ language });
  showStage();
  showHealth();
}

let rounds = 0;

async function poll() {
  if (document.hidden) return;
  try {
    await refresh();
    if (++rounds % 5 === 0) // every ten seconds
      await answers();
  } catch {
    lostSandbox();
    rounds = -1; // once it is back, the cabinet is asked at once
  }
}

start();
