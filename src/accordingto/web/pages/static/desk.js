// The desk made swift: shortcuts, words selected in a report, and word of what others changed. Every page works without it.
const all = (what, from = document) => Array.from(from.querySelectorAll(what));
const made = (name, told = {}, ...inside) => {
  const one = document.createElement(name);
  Object.entries(told).forEach(([key, value]) => one.setAttribute(key, value));
  one.append(...inside);
  return one;
};

// Shortcuts: single keys, which can be switched off (WCAG 2.1.4).
const ROOMS = { i: "/", q: "/queue", r: "/reports", o: "/origins", t: "/totals", d: "/decisions" };
const OFF = "shortcuts off";
const off = () => { try { return localStorage.getItem(OFF) === "1"; } catch { return false; } };
const switched = (whether) => { try { if (whether) localStorage.removeItem(OFF); else localStorage.setItem(OFF, "1"); } catch { /* kept for this page alone */ } };

const theSwitch = () => {
  const box = made("input", { type: "checkbox" });
  box.checked = !off();
  box.addEventListener("change", () => switched(box.checked));
  return made("p", {}, made("label", {}, box, " Single keys do this"));
};
all("[data-switch]").forEach((place) => place.replaceWith(theSwitch()));

const stops = () => all(".claims .card[data-claim], ol.rows > li, ol.queue > li").filter((one) => one.offsetParent !== null);
let at = null;
const go = (step) => {
  const found = stops();
  if (!found.length) return;
  const now = found.indexOf(at && found.includes(at) ? at : document.activeElement?.closest?.(".card, li"));
  at = found[Math.max(0, Math.min(found.length - 1, now < 0 ? (step > 0 ? 0 : found.length - 1) : now + step))];
  const target = at.matches("[tabindex]") ? at : at.querySelector("a");
  target?.focus({ preventScroll: true });
  at.scrollIntoView({ block: "nearest" });
};
const act = (key) => {
  const near = at && document.contains(at) ? at : document.activeElement?.closest?.("[data-claim]");
  const link = near?.querySelector?.(`[data-key="${key}"]`) ?? document.querySelector(`.acts.whole [data-key="${key}"], .notice [data-key="${key}"]`);
  link?.click();
  return Boolean(link);
};
let going = false;
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || typing || off() || document.querySelector("dialog[open]")) return;
  const key = event.key;
  let done = true;
  if (going) {
    going = false;
    if (ROOMS[key]) location.assign(ROOMS[key]); else done = false;
  } else if (key === "g") going = true;
  else if (key === "j") go(1);
  else if (key === "k") go(-1);
  else if (key === "/") document.getElementById("seek")?.focus();
  else if (key === "?") document.querySelector("dialog.keys")?.showModal();
  else if (key === "Enter" && at && document.activeElement === at) at.querySelector("a")?.click();
  else if ("arcmsxpnu".includes(key) && key.length === 1) done = act(key);
  else done = false;
  if (done) event.preventDefault();
});
document.addEventListener("focusin", (event) => { at = event.target.closest?.(".card[data-claim], ol.rows > li, ol.queue > li") ?? at; });

// Words selected in a report fill the form. What is shown and what is kept may differ where a character can't be seen:
// there a selection takes the whole piece.
const place = (node, offset) => {
  const piece = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest("[data-start]");
  if (!piece) return null;
  const [start, end] = [Number(piece.dataset.start), Number(piece.dataset.end)];
  const before = document.createRange();
  before.selectNodeContents(piece);
  const length = Array.from(before.toString()).length;
  before.setEnd(node, offset);
  return { start, end, at: length === end - start ? start + Array.from(before.toString()).length : null };
};
const chosen = (pane) => {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  if (!pane.contains(range.startContainer) || !pane.contains(range.endContainer)) return null;
  const [from, to] = [place(range.startContainer, range.startOffset), place(range.endContainer, range.endOffset)];
  if (!from || !to) return null;
  return { start: from.at ?? from.start, end: to.at ?? to.end, words: selection.toString() };
};
all("form.decision:has([data-select])").forEach((form) => {
  const pane = form.querySelector("[data-select]");
  const { quote, start, end, low, value } = form.elements;
  all(".with-script", form).forEach((one) => { one.hidden = false; });
  document.addEventListener("selectionchange", () => {
    const words = chosen(pane);
    if (!words || words.end <= words.start) return;
    [quote.value, start.value, end.value] = [words.words, words.start, words.end];
    const figure = words.words.match(/\d[\d,]*/)?.[0].replaceAll(",", "");
    if (low && !low.dataset.typed && figure) low.value = figure;
    if (value && !value.dataset.typed) value.value = words.words.trim();
  });
  [low, value].filter(Boolean).forEach((one) => one.addEventListener("input", () => { one.dataset.typed = "yes"; }));
  quote.addEventListener("input", () => { start.value = ""; end.value = ""; });
});

// Arrow keys walk from one marked claim of a text to the next.
all(".one .words").forEach((pane) => {
  const marks = () => all(".said.is-claim", pane);
  pane.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowRight" && event.key !== "ArrowLeft") return;
    const found = marks();
    const now = found.indexOf(document.activeElement);
    found[now + (event.key === "ArrowRight" ? 1 : -1)]?.focus();
    if (now >= 0) event.preventDefault();
  });
});

// Somebody else changed what is shown here.
const page = document.querySelector("[data-incident]");
if (page && "EventSource" in window) {
  const { incident, stamp } = page.dataset;
  const source = new EventSource(`/events?incident=${encodeURIComponent(incident)}`);
  source.addEventListener("incident", (event) => {
    const told = JSON.parse(event.data);
    if (told.id !== incident || told.stamp === stamp || document.querySelector(".notice.changed")) return;
    const again = made("a", { href: location.pathname + location.search }, "Load this page again");
    const what = made("a", { href: `/incidents/${encodeURIComponent(incident)}/history` }, "what was done");
    document.getElementById("main").prepend(made("p", { class: "notice changed", role: "status" }, "Somebody changed this incident. ", again, ", or see ", what, "."));
  });
  source.addEventListener("error", () => { if (source.readyState === EventSource.CLOSED) source.close(); });
  addEventListener("pagehide", () => source.close());
}
