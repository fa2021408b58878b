// Keys of the queue: each does what the button or link that shows it does.
"use strict";
(() => {
  const isTyping = (target) => target.closest("input, select, textarea") !== null;

  const press = (element) => {
    if (element.tagName === "A") {
      element.click();
      return;
    }
    const wanting = [...element.form.elements].find((field) => !field.validity.valid);
    if (wanting) wanting.focus();
    else if (element.value === "correct") element.form.querySelector(".candidates input, .parts input, .parts select").focus();
    else element.form.requestSubmit(element);
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTyping(event.target)) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    const element = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (!element) return;
    event.preventDefault();
    press(element);
  });
})();
