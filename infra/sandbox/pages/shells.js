// What OK draws around an app: its header and the group's on a computer, a bare screen on a phone.
import { h } from "./dom.js";
import { said } from "./texts.js";

export function desktopShell(frame, user, group) {
  return h("div", { class: "desktop" },
    h("div", { class: "okbar", "aria-hidden": "true" },
      h("span", { class: "oklogo", text: "ок" }),
      h("span", { class: "oksearch", ...said("stage.search") }),
      h("span", { class: "okuser" }, h("img", { src: user.photo, alt: "" }), h("span", { text: user.name.split(" ")[0] }))),
    h("div", { class: "okgroup" },
      h("span", { class: "okmark", "aria-hidden": "true", text: group.name.slice(0, 1) }),
      h("div", {}, h("strong", { text: group.name }), h("span", { ...said("stage.group") }))),
    h("div", { class: "okmenu", "aria-hidden": "true" },
      ...["feed", "topics", "photos", "goods"].map((name) => h("span", said(`stage.${name}`))),
      h("span", { class: "here", ...said("stage.cabinet") })),
    frame);
}

export function phoneShell(frame) {
  const clock = new Date().toLocaleTimeString("ru", { hour: "2-digit", minute: "2-digit" });
  return h("div", { class: "phone" },
    h("div", { class: "phonebar", "aria-hidden": "true" },
      h("span", { text: clock }), h("span", { class: "island" }), h("span", { class: "battery" })),
    frame,
    h("div", { class: "homebar", "aria-hidden": "true" }));
}
