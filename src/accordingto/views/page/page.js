"use strict";
(() => {
  const all = (from, what) => Array.from(from.querySelectorAll(what));
  const roles = { table: "table", "thead, tbody": "rowgroup", tr: "row", "thead th": "columnheader", "tbody th": "rowheader", td: "cell" };
  const narrow = matchMedia("(max-width: 44rem)");

  // An answer opens the words it rests on, beneath its row (on a phone: beneath itself).
  const ready = (incident) => all(incident, ".matrix:not([data-ready])").forEach((matrix) => {
    matrix.dataset.ready = "";
    // Stacked on a phone it is a table still.
    for (const [what, role] of Object.entries(roles)) all(matrix, what).forEach((one) => one.setAttribute("role", role));
    all(matrix, "a.chip").forEach((chip) => {
      chip.setAttribute("role", "button");
      chip.setAttribute("aria-expanded", "false");
    });
  });
  const close = (matrix) => {
    all(matrix, "[aria-expanded=true]").forEach((chip) => chip.setAttribute("aria-expanded", "false"));
    all(matrix, ".opened, .opened-body").forEach((row) => row.remove());
  };
  const cards = (chip) => {
    let card = document.getElementById(chip.getAttribute("href").slice(1));
    const found = [];
    for (let n = Number(chip.dataset.n); card && n > 0; n -= 1, card = card.nextElementSibling) found.push(card);
    return found;
  };
  const panel = (chip, matrix) => {
    const body = document.createElement("div");
    body.className = "opened-body";
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Close";
    button.addEventListener("click", () => { close(matrix); chip.focus(); });
    body.append(button);
    cards(chip).forEach((card) => {
      const copy = document.createElement("div");
      copy.className = "card";
      copy.append(...Array.from(card.cloneNode(true).childNodes));
      body.append(copy);
    });
    return body;
  };
  const toggle = (chip) => {
    const matrix = chip.closest(".matrix");
    const wasOpen = chip.getAttribute("aria-expanded") === "true";
    close(matrix);
    if (wasOpen) return;
    chip.setAttribute("aria-expanded", "true");
    const body = panel(chip, matrix);
    if (narrow.matches) {
      chip.after(body);
      return;
    }
    const row = document.createElement("tr");
    const cell = document.createElement("td");
    row.className = "opened";
    row.setAttribute("role", "row");
    cell.setAttribute("role", "cell");
    cell.colSpan = chip.closest("tr").cells.length;
    body.style.setProperty("--seen", `${matrix.clientWidth}px`);
    cell.append(body);
    row.append(cell);
    chip.closest("tr").after(row);
  };

  // Arrow keys walk the table: along a question, or down an origin.
  const neighbour = (chip, key) => {
    const cell = chip.closest("td");
    const row = chip.closest("tr");
    const beside = (one, step) => { do one = one[step]; while (one && !one.querySelector("a.chip")); return one; };
    if (key === "ArrowRight") return beside(cell, "nextElementSibling")?.querySelector("a.chip");
    if (key === "ArrowLeft") return beside(cell, "previousElementSibling")?.querySelector("a.chip");
    const step = key === "ArrowDown" ? "nextElementSibling" : "previousElementSibling";
    const inside = chip[step];
    if (inside?.matches("a.chip")) return inside;
    for (let other = row[step]; other; other = other[step]) {
      const chips = other.cells[cell.cellIndex] ? all(other.cells[cell.cellIndex], "a.chip") : [];
      if (chips.length) return key === "ArrowDown" ? chips[0] : chips[chips.length - 1];
    }
    return null;
  };
  document.addEventListener("click", (event) => {
    const chip = event.target.closest?.("a.chip");
    if (!chip || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    toggle(chip);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      const opened = event.target.closest?.(".matrix")?.querySelector("[aria-expanded=true]");
      if (opened) { close(opened.closest(".matrix")); opened.focus(); }
      return;
    }
    const chip = event.target.closest?.("a.chip");
    if (!chip || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === " ") { event.preventDefault(); toggle(chip); }
    if (!event.key.startsWith("Arrow")) return;
    const next = neighbour(chip, event.key);
    if (next) { event.preventDefault(); next.focus(); }
  });

  // What an address points at is unfolded.
  const reveal = () => {
    const found = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!found) return;
    if (found.matches(".incident")) found.hidden = false;
    for (let one = found; one; one = one.parentElement) if (one.matches("details")) one.open = true;
    found.querySelector(":scope > details")?.setAttribute("open", "");
    found.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  document.addEventListener("toggle", (event) => {
    if (event.target.open) all(event.target.parentElement, ".matrix").forEach((m) => ready(m.parentElement));
  }, true);
  all(document, ".incident > details[open], .accounts").forEach(ready);
  if (location.hash) reveal();

  // On paper everything is unfolded; afterwards it is as it was.
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = all(document, "details:not([open])");
    folded.forEach((one) => { one.open = true; });
  });
  addEventListener("afterprint", () => { folded.forEach((one) => { one.open = false; }); folded = []; });

  // Finding incidents by their words.
  const form = document.getElementById("filter");
  const incidents = all(document, ".incident");
  if (incidents.length < 2) return;
  const find = document.getElementById("find");
  const only = document.getElementById("only");
  const words = new Map();
  const textOf = (one) => {
    if (!words.has(one)) words.set(one, one.textContent.toLocaleLowerCase().replace(/\s+/g, " "));
    return words.get(one);
  };
  let waiting;
  const sift = () => {
    clearTimeout(waiting);
    const asked = find.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    incidents.forEach((one) => {
      const fits = (!only.value || one.dataset.has.split(" ").includes(only.value)) && asked.every((word) => textOf(one).includes(word));
      one.hidden = !fits;
      shown += fits;
    });
    document.getElementById("found").textContent = shown === incidents.length ? "" : `${shown} of ${incidents.length} incidents`;
  };
  const later = () => { clearTimeout(waiting); waiting = setTimeout(sift, 150); };
  form.hidden = false;
  form.addEventListener("submit", (event) => { event.preventDefault(); sift(); });
  find.addEventListener("input", later);
  only.addEventListener("change", sift);
})();
