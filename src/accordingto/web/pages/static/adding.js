// Files dropped anywhere on the page, and word of how far the clerk is. The page works without it.
const form = document.querySelector("[data-adding]");
if (form) {
  const input = form.querySelector("input[type=file]");
  const chosen = form.querySelector("[data-chosen]");
  const most = 5;
  form.querySelector(".onto").hidden = false;

  const tell = () => {
    const names = Array.from(input.files, (file) => file.name);
    const more = names.length > most ? ` and ${names.length - most} more` : "";
    chosen.textContent = names.length ? `${names.length} ${names.length === 1 ? "file" : "files"} chosen: ${names.slice(0, most).join(", ")}${more}` : "";
  };
  input.addEventListener("change", tell);
  addEventListener("pageshow", tell);

  const holdsFiles = (event) => Array.from(event.dataTransfer?.types ?? []).includes("Files");
  const over = (whether) => document.documentElement.classList.toggle("dropping", whether);
  addEventListener("dragover", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    over(true);
  });
  addEventListener("dragleave", (event) => { if (!event.relatedTarget) over(false); });
  addEventListener("drop", (event) => {
    over(false);
    if (!holdsFiles(event) || !event.dataTransfer.files.length) return;
    event.preventDefault();
    const all = new DataTransfer();
    for (const file of [...input.files, ...event.dataTransfer.files]) all.items.add(file);
    input.files = all.files;
    tell();
    form.querySelector("button.main").focus();
  });
}

const work = document.querySelector("[data-addition]");
if (work && "EventSource" in window) {
  const source = new EventSource(`/add/${work.dataset.addition}/events`);
  const says = work.querySelector("[data-says]");
  const bar = work.querySelector("progress");
  source.addEventListener("progress", (event) => {
    const told = JSON.parse(event.data);
    if (says.textContent !== told.says) says.textContent = told.says;
    bar.max = told.of;
    bar.value = told.done;
  });
  source.addEventListener("finished", () => {
    source.close();
    location.reload();
  });
  addEventListener("pagehide", () => source.close());
}
