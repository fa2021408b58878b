// Two small things for every page: what an address points into is opened, and an empty filter is left out of an address.
"use strict";
(() => {
  const open = () => {
    const target = document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
    for (let part = target; part; part = part.parentElement) if (part.tagName === "DETAILS") part.open = true;
    if (target) target.scrollIntoView();
  };
  window.addEventListener("hashchange", open);
  open();

  document.addEventListener("htmx:config:request", (event) => {
    const body = event.detail.ctx.request.body;
    if (event.detail.ctx.request.method !== "GET" || !body) return;
    for (const [name, value] of [...body]) if (value === "") body.delete(name);
  });
})();
