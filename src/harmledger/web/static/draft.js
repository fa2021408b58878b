// What is typed on the page to add reports stays in its tab until it is recorded or left, so that going back from the preview loses
// nothing. Nothing of it is sent anywhere or kept when the tab is closed; the page to log in forgets it too.
"use strict";
(() => {
  const KEY = "harmledger-draft";
  const form = document.querySelector("form[data-keep]");
  const fields = form ? [...form.elements].filter((field) => field.name && field.type !== "hidden") : [];

  const restore = () => {
    const told = JSON.parse(sessionStorage.getItem(KEY) || "{}");
    if (fields.some((field) => field.value)) return;
    for (const field of fields) if (told[field.name]) field.value = told[field.name];
  };
  const keep = () => sessionStorage.setItem(KEY, JSON.stringify(Object.fromEntries(fields.map((field) => [field.name, field.value]))));
  const forget = () => sessionStorage.removeItem(KEY);

  if (document.querySelector("[data-forget=here]")) forget();
  for (const link of document.querySelectorAll("[data-forget=press]")) link.addEventListener("click", forget);
  if (!form) return;
  restore();
  form.addEventListener("input", keep);
  form.addEventListener("submit", keep);
})();
