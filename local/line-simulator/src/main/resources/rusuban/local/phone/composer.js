// The input bar: words, stickers, photos and places.
import { bilingual, el, icon } from "./dom.js";
import { attempt } from "./dialogs.js";
import { STICKERS, sticker } from "./stickers.js";

const LONGEST_SIDE = 1024;
const QUALITY = 0.85;
const PLACES = [
  ["渋谷駅前", "東京都渋谷区道玄坂2丁目", 35.6592, 139.7006],
  ["表参道ヒルズ", "東京都渋谷区神宮前4丁目12-10", 35.6672, 139.7093],
  ["京都駅", "京都府京都市下京区東塩小路町", 34.9858, 135.7588],
];

/** The field one types into. */
export const words = document.getElementById("words");
const tray = document.getElementById("tray");
const photo = document.getElementById("photo");
const plus = document.getElementById("plus");
const smile = document.getElementById("smile");
const sendButton = document.getElementById("send");

/** Wires the bar. `send(message)` gives a promise; when it fails, the words typed come back. */
export function startComposer(send) {
  const form = document.getElementById("composer");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const text = words.value;
    if (text.trim() === "") return;
    if (document.activeElement === sendButton) words.focus(); // it is about to be switched off
    setWords("");
    if (!(await attempt(() => send({ type: "text", text }))) && words.value === "") setWords(text);
  });
  // 229 is the key code of an Enter that ends a conversion in Safari, where isComposing is already false.
  words.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    form.requestSubmit();
  });
  sendButton.addEventListener("mousedown", (event) => event.preventDefault()); // keeps a phone's keyboard open
  words.addEventListener("input", fit);
  words.addEventListener("focus", closeTray);
  plus.addEventListener("click", () => toggle("plus", () => choices(send)));
  smile.addEventListener("click", () => toggle("stickers", () => stickers(send)));
  photo.addEventListener("change", () => sendPhoto(send));
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && !tray.hidden && document.querySelector("dialog[open]") === null) { closeTray(); words.focus(); } });
}

/** Puts words into the bar, as a postback's `fillInText` does. */
export function setWords(text) {
  words.value = text;
  fit();
}

export function focusWords() {
  words.focus();
}

export function closeTray() {
  tray.hidden = true;
  tray.dataset.shows = "";
  plus.setAttribute("aria-expanded", "false");
  smile.setAttribute("aria-expanded", "false");
}

export function choosePhoto() {
  photo.value = "";
  photo.click();
}

export function choosePlace(send) {
  show("place", placeForm(send));
  tray.querySelector("input")?.focus();
}

function fit() {
  words.style.height = "auto";
  words.style.height = `${Math.min(words.scrollHeight, 132)}px`;
  sendButton.disabled = words.value.trim() === "";
}

function toggle(name, build) {
  if (tray.dataset.shows === name) closeTray();
  else show(name, build());
}

function show(name, node) {
  closeTray();
  tray.dataset.shows = name;
  tray.hidden = false;
  tray.replaceChildren(node);
  (name === "stickers" ? smile : plus).setAttribute("aria-expanded", "true");
}

function choices(send) {
  const choice = (id, name, ja, en, run) => el("button", { type: "button", class: "tray-choice", "data-testid": id, onclick: run }, el("span", { class: `tray-icon ${name}` }, icon(name)), bilingual(ja, en));
  return el("div", { class: "tray-choices" },
    choice("tray-photo", "photo", "写真", "Photo", choosePhoto),
    choice("tray-location", "pin", "位置情報", "Location", () => choosePlace(send)),
    choice("tray-stickers", "smile", "スタンプ", "Stickers", () => show("stickers", stickers(send))));
}

function stickers(send) {
  return el("div", { class: "tray-stickers", role: "group", "aria-label": "スタンプ Stickers" }, STICKERS.map((one) =>
    el("button", { type: "button", "aria-label": `${one.words} (${one.packageId}-${one.stickerId})`, "data-testid": "sticker", "data-sticker": `${one.packageId}-${one.stickerId}`,
      onclick: () => attempt(() => send({ type: "sticker", packageId: one.packageId, stickerId: one.stickerId })) }, sticker(one))));
}

function placeForm(send) {
  const field = (name, ja, en, value, more = {}) => el("label", {}, bilingual(ja, en), el("input", { name, value, required: true, ...more }));
  const degrees = (limit) => ({ type: "number", step: "any", min: -limit, max: limit, inputmode: "decimal" });
  const [title, address, latitude, longitude] = PLACES[0];
  const form = el("form", { class: "place-form" },
    el("div", { class: "place-presets" }, PLACES.map((place) => el("button", { type: "button", class: "soft", text: place[0],
      onclick: () => ["title", "address", "latitude", "longitude"].forEach((name, i) => { form.elements[name].value = place[i]; }) }))),
    field("title", "名前", "Name", title, { maxlength: 100 }), field("address", "住所", "Address", address, { maxlength: 100 }),
    field("latitude", "緯度", "Latitude", latitude, degrees(90)), field("longitude", "経度", "Longitude", longitude, degrees(180)),
    el("button", { type: "submit", class: "solid", "data-testid": "place-send" }, bilingual("この場所を送る", "Send this place")));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const place = Object.fromEntries(new FormData(form));
    const sent = await attempt(() => send({ type: "location", ...place, latitude: Number(place.latitude), longitude: Number(place.longitude) }));
    if (sent && form.isConnected) closeTray();
  });
  return form;
}

/** Photos chosen together are sent together, as LINE marks them: one set, its members numbered. */
async function sendPhoto(send) {
  const files = [...photo.files];
  if (files.length === 0) return;
  closeTray(); // now: what is opened while the photo is under way stays open
  const id = Array.from(crypto.getRandomValues(new Uint8Array(32)), (byte) => (byte % 16).toString(16).toUpperCase()).join("");
  await attempt(async () => {
    const pictures = await Promise.all(files.map(shrink));
    for (const [i, data] of pictures.entries())
      await send({ type: "image", data, ...(pictures.length > 1 && { imageSet: { id, index: i + 1, total: pictures.length } }) });
  });
}

/** The photo as base64 JPEG, its longest side at most 1024 pixels, turned upright as the camera meant it. */
async function shrink(file) {
  const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" }).catch(() => {
    throw Object.assign(new Error("This file is not a picture the browser can read"), { ja: "このファイルは画像として読めません", en: "This file is not a picture the browser can read" });
  });
  const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
  const canvas = el("canvas", { width: Math.max(1, Math.round(bitmap.width * scale)), height: Math.max(1, Math.round(bitmap.height * scale)) });
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return canvas.toDataURL("image/jpeg", QUALITY).split(",")[1];
}
