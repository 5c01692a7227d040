// Flex Messages, laid out by CSS flexbox as LINE does. The keywords' pixel sizes are those LINE's apps show at the
// default font size; LINE publishes the names, not the numbers.
import { el, picture } from "./dom.js";

const BUBBLE = { nano: 120, micro: 160, deca: 220, hecto: 241, kilo: 260, mega: 300, giga: 386 };
const TEXT = { xxs: 11, xs: 13, sm: 14, md: 16, lg: 19, xl: 22, xxl: 29, "3xl": 35, "4xl": 48, "5xl": 74 };
const IMAGE = { xxs: 40, xs: 60, sm: 80, md: 100, lg: 120, xl: 140, xxl: 160, "3xl": 180, "4xl": 200, "5xl": 220 };
const GAP = { none: 0, xs: 2, sm: 4, md: 8, lg: 12, xl: 16, xxl: 20 };
const BORDER = { none: 0, light: 0.5, normal: 1, "semi-bold": 2, medium: 3, bold: 4 };
const CORNER = { none: 0, xs: 2, sm: 4, md: 8, lg: 12, xl: 16, xxl: 20 };
const ALONG = { start: "flex-start", end: "flex-end", center: "center", top: "flex-start", bottom: "flex-end" };

/** A bubble or a carousel. `tap(action)` carries out what is pressed. */
export function flex(container, tap) {
  if (container?.type === "carousel") {
    return el("div", { class: "carousel", role: "group", "aria-label": "カルーセル Carousel", tabindex: 0 },
      (container.contents ?? []).map((one) => bubble(one, tap)));
  }
  return bubble(container ?? {}, tap);
}

function bubble(spec, tap) {
  const size = spec.size in BUBBLE ? spec.size : "mega";
  const node = el("div", { class: `flex-bubble ${size}`, dir: spec.direction === "rtl" ? "rtl" : "ltr", style: { width: `${BUBBLE[size]}px` } });
  for (const part of ["header", "hero", "body", "footer"]) {
    if (spec[part]) node.append(block(part, spec[part], spec.styles?.[part] ?? {}, tap));
  }
  return pressable(node, spec.action, tap);
}

function block(part, spec, style, tap) {
  const node = el("div", { class: `flex-${part}`, style: { backgroundColor: colour(style.backgroundColor) } });
  if (style.separator) node.append(el("div", { class: "flex-separator", style: { backgroundColor: colour(style.separatorColor) } }));
  const inner = component(spec, "vertical", tap);
  if (spec.type === "box" && spec.paddingAll === undefined) inner.classList.add("padded");
  node.append(inner);
  return node;
}

/** One component as the child of a box of this layout. */
function component(spec, layout, tap) {
  const build = { box, text, image, video, button, icon, separator, filler, spacer: filler }[spec?.type];
  if (!build) return el("div", { class: "flex-unknown", text: `? ${spec?.type ?? ""}` });
  const node = build(spec, tap, layout);
  place(node, spec, layout);
  return pressable(node, spec.type === "button" ? null : spec.action, tap);
}

/** Its share of the parent, its own alignment there, and its position. */
function place(node, spec, layout) {
  const horizontal = layout !== "vertical";
  const share = spec.flex ?? (horizontal && !["icon", "separator"].includes(spec.type) ? 1 : 0);
  const fixed = horizontal && spec.width !== undefined && spec.flex === undefined;
  node.style.flex ||= share > 0 && !fixed ? `${share} ${horizontal ? 1 : 0} ${horizontal ? "0" : "auto"}` : "0 0 auto";
  if (horizontal && layout !== "baseline" && spec.gravity) node.style.alignSelf = ALONG[spec.gravity] ?? "";
  if (spec.position === "absolute") node.style.position = "absolute";
  for (const [name, side] of [["offsetTop", "top"], ["offsetBottom", "bottom"], ["offsetStart", "insetInlineStart"], ["offsetEnd", "insetInlineEnd"]]) {
    if (spec[name] === undefined) continue;
    node.style[side] = length(spec[name], GAP);
    node.style.position ||= "relative";
  }
}

function box(spec, tap) {
  const horizontal = spec.layout !== "vertical";
  const node = el("div", { class: `flex-box ${horizontal ? "horizontal" : "vertical"}${spec.layout === "baseline" ? " baseline" : ""}` });
  Object.assign(node.style, {
    backgroundColor: colour(spec.backgroundColor), backgroundImage: gradient(spec.background), borderColor: colour(spec.borderColor),
    borderWidth: length(spec.borderWidth, BORDER), borderStyle: spec.borderWidth ? "solid" : "", borderRadius: length(spec.cornerRadius, CORNER),
    overflow: spec.cornerRadius ? "hidden" : "",
    width: length(spec.width, {}), height: length(spec.height, {}), maxWidth: length(spec.maxWidth, {}), maxHeight: length(spec.maxHeight, {}),
    justifyContent: ALONG[spec.justifyContent] ?? spec.justifyContent ?? "", alignItems: ALONG[spec.alignItems] ?? "",
    padding: length(spec.paddingAll, GAP),
  });
  for (const [name, side] of [["paddingTop", "paddingTop"], ["paddingBottom", "paddingBottom"], ["paddingStart", "paddingInlineStart"], ["paddingEnd", "paddingInlineEnd"]]) {
    if (spec[name] !== undefined) node.style[side] = length(spec[name], GAP);
  }
  let first = true;
  for (const child of spec.contents ?? []) {
    const inner = component(child, spec.layout ?? "vertical", tap);
    if (!first && child.position !== "absolute") {
      inner.style[horizontal ? "marginInlineStart" : "marginTop"] = length(child.margin ?? spec.spacing, GAP);
    }
    first &&= child.position === "absolute";
    node.append(inner);
  }
  return node;
}

function text(spec) {
  const node = el("div", { class: `flex-text${spec.wrap ? " wrap" : ""}` });
  letters(node, spec);
  Object.assign(node.style, { textAlign: { start: "start", center: "center", end: "end" }[spec.align] ?? "" });
  if (spec.lineSpacing) node.style.lineHeight = `calc(1.3em + ${length(spec.lineSpacing, {})})`;
  if (spec.maxLines > 0) Object.assign(node.style, { display: "-webkit-box", webkitBoxOrient: "vertical", webkitLineClamp: String(spec.maxLines) });
  if (spec.contents?.length) node.append(...spec.contents.map((span) => letters(el("span", { text: span.text ?? "" }), span)));
  else node.textContent = spec.text ?? "";
  return node;
}

function letters(node, spec) {
  Object.assign(node.style, { fontSize: length(spec.size, TEXT), color: colour(spec.color), fontWeight: spec.weight === "bold" ? "700" : "",
    fontStyle: spec.style === "italic" ? "italic" : "", textDecoration: { underline: "underline", "line-through": "line-through" }[spec.decoration] ?? "" });
  return node;
}

function image(spec, _tap, layout) {
  const hero = spec.size === "full";
  const width = hero ? "100%" : length(spec.size ?? "md", IMAGE);
  const frame = el("div", { class: "flex-frame", style: { width, maxWidth: "100%", aspectRatio: ratio(spec.aspectRatio, "1 / 1"), backgroundColor: colour(spec.backgroundColor) } },
    picture(spec.url, { fit: spec.aspectMode === "cover" ? "cover" : "contain" }));
  const node = el("div", { class: "flex-image" }, frame);
  node.style.justifyContent = ALONG[spec.align] ?? "center";
  if (layout === "horizontal") node.style.alignSelf = ALONG[spec.gravity] ?? "flex-start";
  return node;
}

function video(spec, tap) {
  return el("button", { type: "button", class: "flex-video", "aria-label": "動画を再生 Play video", style: { aspectRatio: ratio(spec.aspectRatio, "1 / 1") },
    onclick: () => tap({ type: "play", url: spec.url }) }, picture(spec.previewUrl), el("span", { class: "play-mark" }));
}

function button(spec, tap) {
  const style = ["primary", "secondary"].includes(spec.style) ? spec.style : "link";
  const node = el("button", { type: "button", class: `flex-button ${style} ${spec.height === "sm" ? "sm" : "md"}`, text: spec.action?.label ?? "",
    onclick: (press) => { press.stopPropagation(); tap(spec.action); } });
  const own = colour(spec.color);
  if (own) node.style[style === "link" ? "color" : "backgroundColor"] = own;
  return node;
}

function icon(spec) {
  const size = length(spec.size ?? "md", TEXT);
  const node = el("span", { class: "flex-icon" }, picture(spec.url, { fit: "contain" }));
  Object.assign(node.style, { height: size, aspectRatio: ratio(spec.aspectRatio, "1 / 1") });
  return node;
}

function separator(spec, _tap, layout) {
  return el("div", { class: layout === "vertical" ? "flex-separator" : "flex-separator upright", style: { backgroundColor: colour(spec.color) } });
}

function filler() {
  return el("div", { style: { flex: "1 0 0" } });
}

function pressable(node, action, tap) {
  if (!action) return node;
  node.classList.add("pressable");
  node.setAttribute("role", "button");
  node.setAttribute("tabindex", "0");
  if (action.label) node.setAttribute("aria-label", action.label);
  const press = (event) => { event.stopPropagation(); event.preventDefault(); tap(action); };
  node.addEventListener("click", press);
  node.addEventListener("keydown", (event) => { if (event.target === node && ["Enter", " "].includes(event.key)) press(event); });
  return node;
}

/** A keyword's pixels, or a length in px or percent; anything else is ignored as LINE would have refused it. */
function length(value, keywords) {
  if (value === undefined || value === null) return "";
  if (value in keywords) return `${keywords[value]}px`;
  return /^\d+(\.\d+)?(px|%)$/.test(value) ? value : "";
}

function colour(value) {
  return /^#([0-9a-f]{6}|[0-9a-f]{8})$/i.test(value ?? "") ? value : "";
}

function ratio(value, otherwise) {
  const [, width, height] = /^(\d+(?:\.\d+)?):(\d+(?:\.\d+)?)$/.exec(value ?? "") ?? [];
  return width > 0 && height > 0 ? `${width} / ${height}` : otherwise;
}

function gradient(background) {
  if (background?.type !== "linearGradient" || !/^\d+(\.\d+)?deg$/.test(background.angle ?? "")) return "";
  const middle = colour(background.centerColor) ? `, ${background.centerColor} ${length(background.centerPosition, {}) || "50%"}` : "";
  return colour(background.startColor) && colour(background.endColor)
    ? `linear-gradient(${background.angle}, ${background.startColor}${middle}, ${background.endColor})` : "";
}
