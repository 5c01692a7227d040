// The two side panels: columns on a wide screen, sheets from below on a phone.

const wide = matchMedia("(min-width: 1100px)");
const backdrop = document.getElementById("backdrop");
const stage = document.getElementById("stage");
const panels = ["people", "inspector"].map((id) => document.getElementById(id));
let opener = null;

export function startPanels() {
  for (const button of document.querySelectorAll(".open-people")) button.addEventListener("click", () => openPanel("people"));
  for (const button of document.querySelectorAll(".open-inspector")) button.addEventListener("click", () => openPanel("inspector"));
  for (const button of document.querySelectorAll(".close-panel")) button.addEventListener("click", closePanels);
  backdrop.addEventListener("click", closePanels);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && !backdrop.hidden && document.querySelector("dialog[open]") === null) closePanels(); });
  wide.addEventListener("change", settle);
  settle();
}

/** Opens a sheet; on a wide screen the panel is there already and only gets the focus. */
export function openPanel(id) {
  const panel = document.getElementById(id);
  if (!wide.matches) {
    opener = document.activeElement;
    panel.classList.add("open");
    settle();
  }
  panel.querySelector("button:not(.close-panel), input")?.focus({ preventScroll: true });
}

export function closePanels() {
  if (backdrop.hidden) return;
  for (const panel of panels) panel.classList.remove("open");
  settle();
  if (opener?.isConnected) opener.focus({ preventScroll: true });
}

function settle() {
  if (wide.matches) for (const panel of panels) panel.classList.remove("open");
  const anyOpen = panels.some((panel) => panel.classList.contains("open"));
  backdrop.hidden = !anyOpen;
  stage.inert = anyOpen;
  for (const panel of panels) panel.inert = !wide.matches && !panel.classList.contains("open");
}
