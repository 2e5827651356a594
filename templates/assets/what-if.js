// Lets a reader of a brief try figures of their own. The formulas come with the page; figures.js works them out.
"use strict";
(function () {
  var part = document.getElementById("what-if");
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

  var ours = figures.evaluator(data.nodes);
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
      var moved = text[r.id] !== out.closest("td").previousElementSibling.textContent && value(r.node) - ours(r.node);
      out.closest("td").classList.toggle("up", moved > 0);
      out.closest("td").classList.toggle("down", moved < 0);
    });
    // Posts follow births until a reader sets them; a box that is being typed into is left alone.
    boxes.forEach(function (b) {
      var id = b.dataset.input;
      if (id.indexOf("post-") === 0 && !edited[id] && b !== document.activeElement) b.value = String(figures.round(value(data.inputs[id].node), 0.01));
    });
    part.classList.toggle("changed", said.length > 0);
    document.getElementById("what-if-said").textContent = said.join("; ") + ".";
    part.querySelector('[data-preset=""]').setAttribute("aria-pressed", String(said.length === 0));
    if (announce) {
      clearTimeout(timer);
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
  // A box that is left empty says again what is reckoned with.
  part.addEventListener("focusout", function (e) {
    if (!e.target.dataset.input || e.target.value.trim() !== "") return;
    e.target.value = e.target.dataset.ours;
    setTimeout(function () { work(false); }, 0);
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
