// Stickers and LINE emoji. LINE's pictures are LINE's own, so the simulator draws its own cat for a few of the ids that
// bots may send, and names the id of every other one.
import { el, svg } from "./dom.js";

/** The stickers a customer can choose here. Package and sticker ids are in LINE's list of stickers open to bots. */
export const STICKERS = [
  { packageId: "446", stickerId: "1988", words: "こんにちは", face: "happy", coat: "#ffd27a", extra: "wave" },
  { packageId: "446", stickerId: "1989", words: "ありがとう", face: "joy", coat: "#f9b4c3", extra: "heart" },
  { packageId: "446", stickerId: "1990", words: "OK!", face: "wink", coat: "#9fe0b0", extra: "none" },
  { packageId: "446", stickerId: "1991", words: "ごめんね", face: "sad", coat: "#b9cdf2", extra: "drop" },
  { packageId: "446", stickerId: "2003", words: "わーい", face: "joy", coat: "#ffe08a", extra: "spark" },
  { packageId: "789", stickerId: "10855", words: "了解です", face: "happy", coat: "#a9ddf0", extra: "none" },
  { packageId: "789", stickerId: "10856", words: "おねがい", face: "plead", coat: "#ffd9b0", extra: "spark" },
  { packageId: "789", stickerId: "10857", words: "びっくり", face: "wow", coat: "#d9c7f5", extra: "bang" },
  { packageId: "11537", stickerId: "52002734", words: "だいすき", face: "love", coat: "#ffc3cf", extra: "heart" },
  { packageId: "11537", stickerId: "52002735", words: "うーん?", face: "doubt", coat: "#dfe3b5", extra: "ask" },
  { packageId: "11538", stickerId: "51626494", words: "おやすみ", face: "sleep", coat: "#c3cbe8", extra: "zzz" },
  { packageId: "11538", stickerId: "51626501", words: "またね", face: "wink", coat: "#c8ecd0", extra: "wave" },
];

/** A sticker, drawn if it is one of ours, otherwise a card with its id. */
export function sticker({ packageId, stickerId, keywords }) {
  const known = STICKERS.find((one) => one.packageId === String(packageId) && one.stickerId === String(stickerId));
  const name = `スタンプ ${packageId}-${stickerId}`;
  if (known) return drawn(known, `スタンプ Sticker: ${known.words}`);
  return el("div", { class: "sticker unknown", role: "img", "aria-label": name, title: keywords?.join(", ") },
    cat("happy", "#e4e8ee"), el("span", {}, "スタンプ", el("br"), `${packageId}-${stickerId}`));
}

/** The small picture that stands for one LINE emoji within a text. */
export function emoji({ productId, emojiId }) {
  const faces = Object.keys(FACES);
  const number = [...`${productId}${emojiId}`].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 7);
  const picture = cat(faces[number % faces.length], `hsl(${number % 360} 75% 78%)`);
  picture.setAttribute("class", "line-emoji");
  picture.setAttribute("role", "img");
  picture.setAttribute("aria-label", `LINE絵文字 ${productId}/${emojiId}`);
  picture.append(svg("title", { text: `LINE絵文字 ${productId}/${emojiId}` }));
  return picture;
}

function drawn({ words, face, coat, extra }, label) {
  return svg("svg", { class: "sticker", viewBox: "0 0 120 120", role: "img", "aria-label": label },
    catParts(face, coat), EXTRAS[extra](),
    svg("text", { x: 60, y: 113, "text-anchor": "middle", "font-size": 19, "font-weight": 800, fill: "#4a3b2a", stroke: "#fff",
      "stroke-width": 5, "paint-order": "stroke", "stroke-linejoin": "round", text: words }));
}

function cat(face, coat) {
  return svg("svg", { viewBox: "14 6 92 92", "aria-hidden": "true" }, catParts(face, coat));
}

function catParts(face, coat) {
  const line = { stroke: "#4a3b2a", "stroke-width": 3, "stroke-linejoin": "round", "stroke-linecap": "round" };
  return svg("g", {},
    svg("path", { ...line, fill: coat, d: "M26 48 L27 14 L48 26 Q60 22 72 26 L93 14 L94 48 Q100 92 60 92 Q20 92 26 48Z" }),
    svg("path", { fill: "#fff", opacity: 0.75, d: "M60 60 Q88 60 84 76 Q78 90 60 90 Q42 90 36 76 Q32 60 60 60Z" }),
    svg("circle", { cx: 36, cy: 66, r: 6, fill: "#ff9d9d", opacity: 0.7 }), svg("circle", { cx: 84, cy: 66, r: 6, fill: "#ff9d9d", opacity: 0.7 }),
    svg("path", { ...line, fill: "none", d: FACES[face] }),
    svg("path", { fill: "#4a3b2a", d: "M57 62 L63 62 L60 66Z" }));
}

// Eyes and mouth of each face, as one line.
const FACES = {
  happy: "M45 50v4M75 50v4M52 69q4 5 8 0q4 5 8 0",
  joy: "M40 54q5 -8 10 0M70 54q5 -8 10 0M51 68q9 14 18 0z",
  wink: "M45 50v4M70 54q5 -8 10 0M52 69q8 8 16 0",
  sad: "M40 50l9 4M80 50l-9 4M52 76q8 -8 16 0",
  plead: "M44 49v7M47 49v7M73 49v7M76 49v7M54 72q6 -5 12 0",
  wow: "M42 52a4 4 0 1 0 8 0a4 4 0 1 0 -8 0M70 52a4 4 0 1 0 8 0a4 4 0 1 0 -8 0M55 75a5 6 0 1 0 10 0a5 6 0 1 0 -10 0",
  love: "M45 58l-5 -5a3 3 0 0 1 5 -4a3 3 0 0 1 5 4zM75 58l-5 -5a3 3 0 0 1 5 -4a3 3 0 0 1 5 4zM52 69q8 9 16 0",
  doubt: "M40 46l10 3M45 54v2M75 52v4M53 74h14",
  sleep: "M40 53q5 6 10 0M70 53q5 6 10 0M56 72q4 4 8 0",
};

const EXTRAS = {
  none: () => null,
  wave: () => stroke("#4a3b2a", "M100 34q8 4 8 14M104 26q12 6 12 20"),
  heart: () => svg("path", { fill: "#ff5c7c", d: "M103 34l-9 -9a6 6 0 0 1 9 -8a6 6 0 0 1 9 8z" }),
  drop: () => svg("path", { fill: "#6db7ff", d: "M101 22q9 12 0 15q-9 -3 0 -15z" }),
  spark: () => svg("path", { fill: "#ffb300", d: "M102 14l3 8 8 3 -8 3 -3 8 -3 -8 -8 -3 8 -3zM16 22l2 5 5 2 -5 2 -2 5 -2 -5 -5 -2 5 -2z" }),
  bang: () => stroke("#e5484d", "M104 12v16M104 36v1M112 14l-3 14"),
  ask: () => stroke("#4a3b2a", "M98 18q0 -8 8 -8q8 0 8 7q0 6 -8 9v5M106 38v1"),
  zzz: () => stroke("#5b6ea8", "M96 34h9l-9 11h9M106 14h8l-8 10h8"),
};

function stroke(colour, d) {
  return svg("path", { d, fill: "none", stroke: colour, "stroke-width": 4, "stroke-linecap": "round", "stroke-linejoin": "round" });
}
