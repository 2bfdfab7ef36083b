// Plays OK's FAPI: the page of the cabinet loads it from OK and talks to the frame around it.
(function () {
  "use strict";
  const served = new URL(document.currentScript.src).origin;
  let ready = false;

  function call(method, ...args) {
    if (!ready) throw new Error("FAPI: " + method + " before FAPI.init");
    // Any target: the sandbox may be open as localhost, and nothing secret is said.
    if (window.parent !== window) window.parent.postMessage({ fapi: method, args }, "*");
    else alone(method);
  }

  function alone(method) {
    // Opened in a tab of its own, as on m.ok.ru: the page is its own frame.
    const info = { clientWidth: innerWidth, clientHeight: innerHeight, scrollTop: scrollY, offsetTop: 0 };
    setTimeout(() => answer(method, "ok", method === "getPageInfo" ? JSON.stringify(info) : ""));
  }

  function answer(method, result, data) {
    if (typeof window.API_callback === "function") window.API_callback(method, result, data);
  }

  window.addEventListener("message", (event) => {
    if (event.source !== window.parent || !event.data || !event.data.fapi) return;
    answer(String(event.data.fapi), String(event.data.result), String(event.data.data));
  });

  window.FAPI = {
    init(server, connection, ok, fail) {
      const good = String(server).startsWith(served.replace("localhost", "127.0.0.1")) && /^\d+_\d+$/.test(connection);
      ready = good;
      setTimeout(good ? ok : () => fail("FAPI: wrong api_server or apiconnection"));
    },
    invokeUIMethod: call,
    UI: {
      setWindowSize: (width, height) => call("setWindowSize", width, height),
      getPageInfo: () => call("getPageInfo"),
      scrollTo: (x, y) => call("scrollTo", x, y),
      navigateTo: (path) => call("navigateTo", path),
      joinGroup: (group, messages) => call("joinGroup", group, messages),
    },
    Util: { getRequestParameters: () => Object.fromEntries(new URLSearchParams(location.search)) },
  };
})();
