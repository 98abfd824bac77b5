// What the page of a board does by itself: filters, opens what a link leads to, copies a message. It reads no word of a report.

/** Runs in the browser as it stands; nothing is put into it. */
export const BOARD_SCRIPT = `"use strict";
(() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const one = (id) => document.getElementById(id);
  const controls = ["state", "class", "rule"].map((id) => one("by-" + id));
  const search = one("by-name");
  const rows = all("tr[data-unit]");
  const sections = all("section[data-unit]");
  const words = (element, name) => element.dataset[name].split(" ");
  function fits(element) {
    const [state, grade, rule] = controls.map((control) => control.value);
    const sought = search.value.trim();
    return (state === "" || words(element, "state").includes(state)) && (grade === "" || words(element, "classes").includes(grade)) &&
      (rule === "" || words(element, "rules").includes(rule)) && (sought === "" || element.dataset.unit.includes(sought));
  }
  function filter() {
    let shown = 0;
    for (const row of rows) { row.hidden = !fits(row); if (!row.hidden) shown += 1; }
    for (const section of sections) section.hidden = !fits(section);
    one("shown").textContent = shown === rows.length ? "共" + rows.length + "份" : "显示" + shown + "份，共" + rows.length + "份";
  }
  for (const control of [...controls, search]) control.addEventListener("input", filter);
  for (const button of all("button[data-filter]"))
    button.addEventListener("click", () => {
      const [id, value] = button.dataset.filter.split("=");
      for (const control of controls) control.value = control.id === "by-" + id ? value : "";
      search.value = "";
      filter();
      one("units").scrollIntoView();
      one("by-" + id).focus();
    });
  one("all").addEventListener("click", () => { for (const control of [...controls, search]) control.value = ""; filter(); });
  function open() {
    const target = location.hash.length > 1 ? one(decodeURIComponent(location.hash.slice(1))) : null;
    const details = target && target.querySelector("details");
    if (details) { details.open = true; details.querySelector("summary").focus(); }
  }
  addEventListener("hashchange", open);
  for (const link of all("a[href^='#']")) link.addEventListener("click", () => setTimeout(open));
  for (const button of all("button[data-copy]"))
    button.addEventListener("click", async () => {
      const text = one(button.dataset.copy).textContent;
      const range = document.createRange();
      range.selectNodeContents(one(button.dataset.copy));
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      const copied = navigator.clipboard ? await navigator.clipboard.writeText(text).then(() => true, () => false) : document.execCommand("copy");
      one("told").textContent = copied ? "已复制" : "已选中，请按 Ctrl+C 复制";
    });
  addEventListener("keydown", (event) => {
    const typing = /^(?:INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (event.key === "/" && !typing) { event.preventDefault(); search.focus(); return; }
    if (typing || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
    const links = rows.filter((row) => !row.hidden).map((row) => row.querySelector("th a"));
    const at = links.indexOf(document.activeElement);
    if (at < 0) return;
    event.preventDefault();
    const next = links[at + (event.key === "ArrowDown" ? 1 : -1)];
    if (next) next.focus();
  });
  filter();
  open();
})();
`;

/** Of the script, as a page's policy names it: no other runs. A test holds the two together. */
export const BOARD_SCRIPT_DIGEST = "sha256-hZVhTcvHT6LXojEchw3B/h8hU3BURbJR0LSx5i73yk4=";
