// Orders OK to misbehave.
import { post, refresh } from "./api.js";
import { $ } from "./dom.js";
import { faultForm, showFault } from "./fault_form.js";
import { listen, model } from "./model.js";
import { language } from "./texts.js";

let drawn = "";

export function setUpFaults() {
  for (const setting of ["memberships", "dates", "letters"])
    $(setting).addEventListener("change", async (event) => {
      await post("settings", { [setting]: event.target.value }).catch(() => {});
      await refresh();
    });
  listen(show);
}

function show() {
  const { memberships, dates, letters } = model.state;
  const faults = Object.entries(model.state.faults).filter(([target]) => target.startsWith("ok."));
  const active = faults.filter(([, fault]) => fault.kind).length;
  $("fault-count").hidden = !active;
  $("fault-count").textContent = active;
  $("memberships").value = memberships;
  $("dates").value = dates;
  $("letters").value = letters;
  if (drawn !== language()) $("faults").replaceChildren(...faults.map(([target, { kinds }]) => faultForm(target, kinds, order))); // else the forms keep what is typed
  drawn = language();
  for (const [target, fault] of faults) showFault(target, fault);
}

async function order(wish) {
  await post("faults", wish).catch(() => {});
  await refresh();
}
