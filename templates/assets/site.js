// What a document's page can do beyond reading: figures answer on the spot, a reader tries figures of their own, and
// text can be copied. Without this script the same words stand in the notes at the end of the page.
"use strict";
(function () {
  function make(name, text, attributes) {
    var e = document.createElement(name);
    if (text) e.textContent = text;
    for (var key in attributes || {}) e.setAttribute(key, attributes[key]);
    return e;
  }

  // A page outlives its build: the reader's own clock says when its text is past review.
  document.querySelectorAll("[data-after]").forEach(function (e) {
    if (Date.now() > Date.parse(e.getAttribute("data-after")) + 864e5) e.hidden = false;
  });

  // Only a table that is wider than its frame needs to be reached by keyboard to be scrolled.
  function frames() {
    document.querySelectorAll(".scroll").forEach(function (e) {
      if (e.scrollWidth > e.clientWidth) e.tabIndex = 0; else e.removeAttribute("tabindex");
    });
  }
  frames();
  window.addEventListener("resize", frames);

  // Figures lead to notes; the note opens where the figure stands.
  var open, box;
  function note(link) {
    var row = document.getElementById(link.getAttribute("href").slice(1));
    var cells = row && row.children;
    if (!cells || cells.length < 4) return null;
    var answer = make("div", "", { "class": "answer", id: "answer", popover: "auto", role: "dialog", "aria-label": cells[0].textContent, tabindex: "-1", lang: row.closest("[lang]").lang });
    var close = make("button", "Close", { type: "button", "class": "quiet" });
    close.addEventListener("click", function () { answer.hidePopover(); });
    var value = make("p", cells[1].textContent, { "class": "value" });
    var kind = make("p");
    kind.append(make("span", cells[2].textContent, { "class": "kind" }), " " + cells[0].textContent);
    var origin = make("p");
    origin.append.apply(origin, Array.prototype.map.call(cells[3].childNodes, function (n) { return n.cloneNode(true); }));
    var all = make("p", "", { "class": "detail" });
    all.append(make("a", "All figures of this page", { href: "#" + row.id }));
    answer.append(close, value, kind, origin, all);
    return answer;
  }

  function place(answer, link) {
    var at = link.getClientRects()[0], left = Math.max(16, Math.min(at.left, document.documentElement.clientWidth - answer.offsetWidth - 16));
    var top = at.bottom + 8;
    if (top + answer.offsetHeight > window.innerHeight && at.top > answer.offsetHeight + 8) top = at.top - answer.offsetHeight - 8;
    answer.style.left = left + window.scrollX + "px";
    answer.style.top = top + window.scrollY + "px";
  }

  function toggle(link) {
    var again = open === link;
    if (box) box.hidePopover();
    if (again) return;
    var answer = note(link);
    if (!answer) { location.hash = link.getAttribute("href"); return; }
    answer.addEventListener("toggle", function (e) {
      if (e.newState !== "closed") return;
      link.setAttribute("aria-expanded", "false");
      if (answer.contains(document.activeElement) || document.activeElement === document.body) link.focus();
      answer.remove();
      if (box === answer) { box = null; open = null; }
    });
    box = answer; open = link;
    var cell = link.closest("td, th, dd, li");
    if (cell) cell.append(answer); else link.closest("p, h2, h3, figcaption, blockquote, div").after(answer);
    answer.showPopover();
    place(answer, link);
    link.setAttribute("aria-expanded", "true");
    answer.focus();
  }

  if (HTMLElement.prototype.showPopover) {
    document.querySelectorAll("a.figure").forEach(function (link) {
      link.setAttribute("role", "button");
      link.setAttribute("aria-expanded", "false");
      link.setAttribute("aria-haspopup", "dialog");
      link.addEventListener("click", function (e) { e.preventDefault(); toggle(link); });
      link.addEventListener("keydown", function (e) { if (e.key === " ") { e.preventDefault(); toggle(link); } });
    });
  }

  // Text to paste can be copied whole.
  function copy(text, said) {
    function done(ok) { said.textContent = ok ? "Copied." : "Copying is not allowed here. Select the text and copy it."; }
    if (navigator.clipboard) navigator.clipboard.writeText(text).then(function () { done(true); }, function () { done(false); });
    else done(false);
  }
  document.querySelectorAll(".section-paste blockquote").forEach(function (quote) {
    var line = make("p"), button = make("button", "Copy this paragraph", { type: "button", "class": "quiet" }), said = make("span", "", { role: "status", "class": "detail" });
    button.addEventListener("click", function () { copy(quote.innerText.trim(), said); });
    line.className = "no-print";
    line.lang = "en-GB";
    line.append(button, " ", said);
    quote.after(line);
  });

  // What if.
  var part = document.getElementById("what-if");
  if (!part) return;
  var data = JSON.parse(document.getElementById("what-if-data").textContent);
  var boxes = Array.prototype.slice.call(part.querySelectorAll("[data-input]"));
  var questions = Array.prototype.slice.call(part.querySelectorAll("[data-question]"));
  var status = document.getElementById("what-if-status"), timer, edited = {};
  boxes.forEach(function (b) { b.dataset.ours = b.value; });

  // read takes a box's number, kept between its least and most; undefined where it is the brief's own.
  function read(b) {
    var text = b.value.trim(), n = Number(text);
    b.removeAttribute("aria-invalid");
    if (text === "" || !isFinite(n)) { delete edited[b.dataset.input]; return undefined; }
    if (n < Number(b.min) || n > Number(b.max)) {
      n = n < Number(b.min) ? Number(b.min) : Number(b.max);
      b.setAttribute("aria-invalid", "true");
    }
    var input = data.inputs[b.dataset.input];
    var value = input.percent ? Number(n + "e-2") : n;
    return value === input.value || text === b.dataset.ours ? undefined : value;
  }

  function work(announce) {
    var given = {}, answers = {}, said = [], link = [];
    boxes.forEach(function (b) {
      var id = b.dataset.input;
      if (id.indexOf("post-") === 0 && !edited[id]) return;
      var v = read(b);
      if (v === undefined) return;
      given[data.inputs[id].node] = v;
      said.push(b.labels[0].textContent + ": " + b.value + (b.hasAttribute("aria-invalid") ? " (taken as " + (data.inputs[id].percent ? v * 100 : v) + ")" : ""));
      link.push(id + "=" + b.value);
    });
    questions.forEach(function (s) {
      if (s.value === "") return;
      answers[s.dataset.question] = Number(s.value);
      said.push(s.labels[0].textContent + ": " + s.options[s.selectedIndex].text);
      link.push(s.dataset.question + "=" + s.value);
    });
    var value = figures.evaluator(data.nodes, given, answers), text = {};
    data.results.forEach(function (r) {
      var out = document.getElementById("out-" + r.id.replace(/[._]/g, "-"));
      text[r.id] = figures.text(value(r.node), r.unit, r.style);
      out.textContent = text[r.id];
      out.closest("tr").classList.toggle("moved", text[r.id] !== out.closest("td").previousElementSibling.textContent);
    });
    // Posts follow births until a reader sets them.
    boxes.forEach(function (b) {
      var id = b.dataset.input;
      if (id.indexOf("post-") === 0 && !edited[id]) b.value = String(figures.round(value(data.inputs[id].node), 0.01));
    });
    part.classList.toggle("changed", said.length > 0);
    document.getElementById("what-if-said").textContent = said.join("; ") + ".";
    part.querySelector('[data-preset=""]').setAttribute("aria-pressed", String(said.length === 0));
    clearTimeout(timer);
    if (announce) {
      timer = setTimeout(function () {
        var clipped = boxes.filter(function (b) { return b.hasAttribute("aria-invalid"); }).map(function (b) { return " " + b.labels[0].textContent + " is kept between " + b.min + " and " + b.max + "."; });
        status.textContent = "A team would cost " + text["cost.recurrent"] + " a year and see " + text["capacity.families"] + " families, at " + text["cost.per_family"] + " for each." + clipped.join("");
      }, 500);
      var hash = link.length ? "#what-if&" + link.join("&") : "#what-if";
      history.replaceState(null, "", location.pathname + location.search + hash);
    }
  }

  function reset() {
    edited = {};
    boxes.forEach(function (b) { b.value = b.dataset.ours; });
    questions.forEach(function (s) { s.value = ""; });
  }

  function set(id, value) {
    var e = document.getElementById("w-" + id);
    if (!e) return;
    e.value = value;
    if (id.indexOf("post-") === 0) { edited[id] = true; part.querySelector("details").open = true; }
  }

  function recall() {
    if (location.hash.indexOf("#what-if") !== 0) return;
    reset();
    new URLSearchParams(location.hash.slice(1)).forEach(function (value, id) { if (id !== "what-if") set(id, value); });
    work(false);
    part.scrollIntoView();
  }

  part.addEventListener("input", function (e) {
    var id = e.target.dataset.input;
    if (id && id.indexOf("post-") === 0) edited[id] = e.target.value.trim() !== "";
    part.querySelectorAll("[data-preset]").forEach(function (b) { b.setAttribute("aria-pressed", "false"); });
    work(true);
  });
  part.querySelectorAll("[data-preset]").forEach(function (button) {
    button.addEventListener("click", function () {
      reset();
      var preset = data.presets[button.dataset.preset] || {};
      var choices = { point: ["entry", "midpoint", "top"], pension: ["pension", "pension_full"] };
      for (var id in preset) set(id, choices[id] ? choices[id].indexOf(preset[id]) : preset[id]);
      work(true);
      part.querySelectorAll("[data-preset]").forEach(function (b) { b.setAttribute("aria-pressed", String(b === button)); });
    });
  });
  document.getElementById("what-if-link").addEventListener("click", function () { copy(location.href, status); });
  document.getElementById("what-if-print").addEventListener("click", function () { window.print(); });
  window.addEventListener("hashchange", recall);
  work(false);
  recall();
})();
