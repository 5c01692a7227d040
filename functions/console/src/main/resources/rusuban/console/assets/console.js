// Every page reads and every form submits without this script. It only makes them livelier.
"use strict";

// A pressed button says that it works, and a second press sends nothing.
addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  if (form.method !== "post" || form.hasAttribute("hx-post")) return;
  form.dataset.sent = "yes";
  const button = event.submitter;
  if (button) setTimeout(() => button.setAttribute("aria-busy", "true"), 1000);
});

// A page that the browser keeps for "back" can be sent again.
addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});

// A variable goes where the cursor is. Without this script the server adds it at the end.
addEventListener("click", (event) => {
  const button = event.target.closest("[data-put]");
  if (!button) return;
  const field = document.getElementById(button.dataset.into);
  event.preventDefault();
  field.setRangeText(button.dataset.put, field.selectionStart, field.selectionEnd, "end");
  field.focus();
});
