// Template messages and imagemaps: LINE's fixed layouts.
import { el, picture } from "./dom.js";

/** A template message's body. `tap(action)` carries out what is pressed. */
export function template(spec, tap) {
  switch (spec?.type) {
    case "buttons": return card(spec, spec, tap);
    case "confirm": return el("div", { class: "template confirm" }, el("p", { class: "template-text", text: spec.text ?? "" }), buttons(spec.actions, tap));
    case "carousel": return carousel(spec.columns, (column) => card(column, spec, tap));
    case "image_carousel": return carousel(spec.columns, (column) => imageColumn(column, tap));
    default: return el("div", { class: "template" }, el("p", { class: "template-text", text: `? ${spec?.type ?? ""}` }));
  }
}

function carousel(columns, build) {
  return el("div", { class: "carousel", role: "group", "aria-label": "カルーセル Carousel", tabindex: 0 }, (columns ?? []).map(build));
}

function card(spec, shape, tap) {
  const node = el("div", { class: "template" });
  if (spec.thumbnailImageUrl) {
    const frame = el("div", { class: "template-image", style: { aspectRatio: shape.imageAspectRatio === "square" ? "1 / 1" : "1.51 / 1",
      backgroundColor: hex(spec.imageBackgroundColor) } }, picture(spec.thumbnailImageUrl, { fit: shape.imageSize === "contain" ? "contain" : "cover" }));
    node.append(spec.defaultAction ? pressed(frame, spec.defaultAction, tap) : frame);
  }
  const words = el("div", { class: "template-words" }, spec.title && el("strong", { text: spec.title }), el("p", { class: "template-text", text: spec.text ?? "" }));
  node.append(spec.defaultAction ? pressed(words, spec.defaultAction, tap) : words, buttons(spec.actions, tap));
  return node;
}

function imageColumn({ imageUrl, action }, tap) {
  return el("button", { type: "button", class: "image-column", "aria-label": action?.label ?? "画像 Image", onclick: () => tap(action) },
    picture(imageUrl), action?.label && el("span", { class: "image-label", text: action.label }));
}

function buttons(actions, tap) {
  return el("div", { class: "template-buttons" },
    (actions ?? []).map((action) => el("button", { type: "button", text: action.label ?? "", onclick: () => tap(action) })));
}

function pressed(node, action, tap) {
  return el("button", { type: "button", class: "template-press", "aria-label": action.label, onclick: () => tap(action) }, node);
}

/** An imagemap: one picture with areas to press, and at most one film in it. */
export function imagemap({ baseUrl, altText, baseSize, actions, video }, tap) {
  const { width = 1040, height = 1040 } = baseSize ?? {};
  const over = ({ x, y, width: w, height: h }) => ({ left: `${(100 * x) / width}%`, top: `${(100 * y) / height}%`, width: `${(100 * w) / width}%`, height: `${(100 * h) / height}%` });
  return el("div", { class: "imagemap", style: { aspectRatio: `${width} / ${height}` } },
    picture(`${baseUrl}/1040`, { alt: altText }),
    video && el("button", { type: "button", class: "flex-video imagemap-area", "aria-label": "動画を再生 Play video", style: over(video.area),
      onclick: () => tap({ type: "play", url: video.originalContentUrl }) }, picture(video.previewImageUrl), el("span", { class: "play-mark" })),
    (actions ?? []).map((action) => el("button", { type: "button", class: "imagemap-area", "aria-label": action.label ?? action.text ?? action.linkUri ?? "エリア Area",
      style: over(action.area), onclick: () => tap(action.type === "uri" ? { ...action, uri: action.linkUri ?? action.uri } : action) })));
}

function hex(value) {
  return /^#[0-9a-f]{6}$/i.test(value ?? "") ? value : "";
}
