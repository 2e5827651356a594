"use strict";
// Loads the page anew when the project has changed, at the place where it was, and opens files from the bar.
(() => {
  const bar = document.getElementById("casemaker-live");
  if (!bar) return;
  const said = bar.querySelector(".casemaker-said");
  const kept = "casemaker-live:" + location.pathname;
  const passages = JSON.parse(bar.dataset.passages || "[]");

  // The place is remembered as that of the last heading above it: what stands before it may grow.
  const headings = () => [...document.querySelectorAll("main [id]")];
  const keep = () => {
    let near = null;
    for (const h of headings()) {
      const top = h.getBoundingClientRect().top;
      if (top > 8) break;
      near = { id: h.id, off: top };
    }
    const open = [...document.querySelectorAll("main details")].map((d) => d.open);
    sessionStorage.setItem(kept, JSON.stringify({ y: scrollY, near, open }));
  };
  const restore = () => {
    const text = sessionStorage.getItem(kept);
    sessionStorage.removeItem(kept);
    if (!text) return;
    const was = JSON.parse(text);
    [...document.querySelectorAll("main details")].forEach((d, i) => {
      if (was.open[i] !== undefined) d.open = was.open[i];
    });
    const h = was.near && document.getElementById(was.near.id);
    const y = h ? scrollY + h.getBoundingClientRect().top - was.near.off : was.y;
    scrollTo({ top: y, behavior: "instant" });
  };
  if ("scrollRestoration" in history) history.scrollRestoration = "auto";
  restore();

  // Which file the section in view is written in.
  const page = bar.querySelector(".casemaker-page");
  const here = () => {
    let at = passages[0];
    for (const p of passages) {
      const h = p.anchor && document.getElementById(p.anchor);
      if (h && h.getBoundingClientRect().top < innerHeight / 3) at = p;
    }
    return at;
  };
  const name = () => {
    if (!page || passages.length === 0) return;
    const at = here();
    const text = at.name + (at.line > 1 ? ":" + at.line : "");
    if (page.dataset.shown === text) return;
    page.dataset.shown = text;
    const el = document.createElement(at.own ? "a" : "span");
    el.textContent = text;
    el.dataset.file = at.name;
    el.dataset.line = at.line;
    if (at.own) el.href = at.link || "#";
    page.replaceChildren(el);
    if (!at.own) {
      const small = document.createElement("small");
      small.textContent = "built in";
      page.append(" ", small);
    }
  };
  name();
  addEventListener("scroll", () => requestAnimationFrame(name), { passive: true });

  bar.addEventListener("click", async (e) => {
    const link = e.target.closest("a[data-file]");
    if (!link || link.getAttribute("href") !== "#") return;
    e.preventDefault();
    const query = new URLSearchParams({ file: link.dataset.file, line: link.dataset.line });
    try {
      const answer = await fetch("/-/open?" + query, { method: "POST", headers: { "X-Casemaker": bar.dataset.token } });
      said.textContent = answer.ok ? "opened" : await answer.text();
    } catch {
      said.textContent = "not opened: the preview has ended";
    }
    setTimeout(() => (said.textContent = ""), 4000);
  });

  const line = new EventSource("/-/changes?from=" + bar.dataset.state);
  line.onmessage = () => {
    line.close();
    keep();
    location.reload();
  };
  line.onerror = () => (said.textContent = "the preview has ended, or is starting again");
  line.onopen = () => (said.textContent = "");
  addEventListener("pagehide", () => line.close());
})();
