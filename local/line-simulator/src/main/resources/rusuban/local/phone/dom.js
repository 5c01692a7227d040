// Building the page: nodes only, never markup from a string, so nothing a customer or a shop writes can become code.

const SVG = "http://www.w3.org/2000/svg";

/** An HTML element. `props`: class, text, style (object, set through CSSOM), on* listeners, anything else an attribute. */
export function el(tag, props = {}, ...children) {
  return furnish(document.createElement(tag), props, children);
}

/** An SVG element; the same arguments as {@link el}. */
export function svg(tag, props = {}, ...children) {
  return furnish(document.createElementNS(SVG, tag), props, children);
}

function furnish(node, props, children) {
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "text") node.textContent = value;
    else if (name === "style") Object.assign(node.style, value);
    else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** Japanese with its small English beside it. */
export function bilingual(ja, en) {
  return el("span", { class: "bi" }, el("span", { text: ja }), " ", el("small", { lang: "en", text: en }));
}

/** A picture from the page's own sprite; decoration only, so the label belongs to what holds it. */
export function icon(name) {
  return svg("svg", { class: "icon", "aria-hidden": "true", focusable: "false", viewBox: "0 0 24 24" },
    svg("use", { href: `icons.svg#${name}` }));
}

/** The address if a picture, sound or film may be loaded from it (https, this server, an image as data), otherwise null. */
export function mediaUrl(address) {
  if (typeof address !== "string" || address === "") return null;
  if (/^data:image\/(png|jpeg|gif|webp);base64,/.test(address)) return address;
  return linkUrl(address);
}

/** The address if a link may lead there (https or this server), otherwise null. */
export function linkUrl(address) {
  if (typeof address !== "string" || address === "") return null;
  try {
    const url = new URL(address, document.baseURI);
    return url.protocol === "https:" || url.origin === location.origin ? url.href : null;
  } catch {
    return null;
  }
}

/**
 * A picture whose place is kept by its parent. One that may not or cannot be loaded becomes a plain drawn tile of the
 * same size that still says what should have been there.
 */
export function picture(address, { alt = "", fit = "cover", onclick } = {}) {
  const source = mediaUrl(address);
  const missing = () => el("span", { class: "picture missing", role: "img", "aria-label": alt || "画像 Image", title: String(address ?? "") },
    icon("photo"), el("span", { class: "missing-name", text: fileName(address) }));
  if (source === null) return missing();
  const image = el("img", { class: "picture", alt, decoding: "async", draggable: "false", referrerpolicy: "no-referrer",
    style: { objectFit: fit }, onclick });
  image.addEventListener("error", () => image.replaceWith(missing()), { once: true });
  image.src = source;
  return image;
}

function fileName(address) {
  const path = String(address ?? "").split(/[?#]/)[0];
  return path.startsWith("data:") ? "" : path.slice(path.lastIndexOf("/") + 1, path.lastIndexOf("/") + 33);
}
