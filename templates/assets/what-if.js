// Lets a reader of a brief try figures of their own. The formulas come with the page; figures.js works them out.
"use strict";
(function () {
  var part = document.getElementById("what-if"), status = document.getElementById("what-if-status"), timer;
  var data = JSON.parse(document.getElementById("what-if-data").textContent);
  var ours = figures.evaluator(data.nodes);
  // Names of boxes that the reader has set. Any other says the brief's figure, or follows those set, as posts follow births.
  var edited = {};

  function all(selector) { return Array.prototype.slice.call(part.querySelectorAll(selector)); }
  var boxes = all("[data-input]"), lists = all("[data-question]"), presets = all("[data-preset]");
  boxes.forEach(function (box) { box.dataset.ours = box.value; });

  // alone is what a box says where the reader leaves it alone, with what they have given in boxes before it.
  function alone(box, given) {
    var node = data.inputs[box.dataset.input].node, value = figures.evaluator(data.nodes, given)(node);
    return value === ours(node) ? box.dataset.ours : String(figures.round(value, 0.01));
  }

  // kept is the number in a box, or the least or most of the box where that is beyond them; the box is marked then.
  function kept(box) {
    var n = Number(box.value), within = Math.min(Math.max(n, Number(box.min)), Number(box.max));
    if (box.value === "" || within === n) box.removeAttribute("aria-invalid"); else box.setAttribute("aria-invalid", "true");
    return within;
  }

  function label(field) { return field.labels[0].textContent.replace(/,\s%$/, ""); }

  // choices gathers what the reader has changed: values by node and answers by question for the workings, and the same
  // in words and for a link.
  function choices() {
    var made = { given: {}, answers: {}, said: [], link: [] };
    boxes.forEach(function (box) {
      var id = box.dataset.input, input = data.inputs[id], own = alone(box, made.given);
      // A box that is being typed into is left as it is.
      if (!edited[id] && box !== document.activeElement) box.value = own;
      var n = kept(box);
      if (!edited[id] || box.value === "" || own !== "" && Number(box.value) === Number(own)) return;
      made.given[input.node] = input.percent ? Number((n / 100).toPrecision(15)) : n;
      var sign = input.percent ? "%" : "";
      made.said.push(say(n === Number(box.value) ? "script-what-if.set" : "script-what-if.taken_as", { label: label(box), value: box.value + sign, kept: n + sign }));
      made.link.push(id + "=" + box.value);
    });
    lists.forEach(function (list) {
      if (list.value === "") return;
      made.answers[list.dataset.question] = Number(list.value);
      made.said.push(say("script-what-if.set", { label: label(list), value: list.options[list.selectedIndex].text }));
      made.link.push(list.dataset.question + "=" + list.value);
    });
    return made;
  }

  // show writes the results, each with how far it is from the brief's, and returns what has changed, in words.
  function show(value) {
    var changes = [];
    data.results.forEach(function (r) {
      var before = figures.text(ours(r.node), r.unit, r.style), after = figures.text(value(r.node), r.unit, r.style);
      var out = document.getElementById("out-" + r.id.replace(/[._]/g, "-"));
      out.textContent = after;
      out.nextElementSibling.textContent = figures.difference(after, before, r.unit);
      out.parentNode.classList.toggle("moved", after !== before);
      // A team that sees no family has no cost for each.
      if (after !== before && r.say && after !== say("script-figures.none")) changes.push(r.say.replace("{figure}", after));
    });
    return changes;
  }

  // sentence says what has changed, and which boxes were kept within their range.
  function sentence(made, changes) {
    var last = changes.pop(), text = say("script-what-if.ours");
    if (last) text = say("script-what-if.changed", { changes: changes.length ? say("script-what-if.and", { first: changes.join(", "), last: last }) : last });
    else if (made.said.length) text = say("script-what-if.same");
    boxes.forEach(function (box) {
      var ends = { label: label(box), least: box.min, most: Number(box.max).toLocaleString(say.lang) };
      if (box.hasAttribute("aria-invalid")) text += " " + say("script-what-if.kept", ends);
    });
    return text;
  }

  // pressed reports whether the assumptions are those of a preset.
  function pressed(preset) {
    return Object.keys(preset).every(function (id) {
      var field = document.getElementById("w-" + id);
      return !field || field.value === preset[id];
    });
  }

  // work works everything out again. After a change by the reader the address follows at once, the sentence after a pause.
  function work(changed) {
    var made = choices(), changes = show(figures.evaluator(data.nodes, made.given, made.answers)), text = sentence(made, changes);
    part.classList.toggle("changed", made.said.length > 0);
    document.getElementById("what-if-said").textContent = made.said.join("; ") + ".";
    presets.forEach(function (button) { button.setAttribute("aria-pressed", String(pressed(data.presets[button.dataset.preset]))); });
    clearTimeout(timer);
    timer = setTimeout(function () { status.textContent = text; }, changed ? 500 : 0);
    if (changed) history.replaceState(null, "", location.pathname + location.search + "#what-if" + made.link.map(function (l) { return "&" + l; }).join(""));
  }

  // set changes a box or list as a reader would; what a list does not offer leaves it as in the brief.
  function set(id, value) {
    var field = document.getElementById("w-" + id);
    if (!field) return;
    field.value = value;
    if (field.selectedIndex < 0) field.value = "";
    edited[id] = true;
    if (field.closest("details")) field.closest("details").open = true;
  }

  function reset() {
    edited = {};
    lists.forEach(function (list) { list.value = ""; });
  }

  // recall takes the choice from a link.
  function recall() {
    if (!/^#what-if(&|$)/.test(location.hash)) return;
    reset();
    new URLSearchParams(location.hash.slice(1)).forEach(function (value, id) { set(id, value); });
    work(false);
    part.scrollIntoView();
  }

  part.addEventListener("input", function (e) {
    if (e.target.dataset.input) edited[e.target.dataset.input] = true;
    work(true);
  });
  // A box that is left empty says again what is reckoned with.
  part.addEventListener("focusout", function (e) {
    if (!e.target.dataset.input || e.target.value !== "") return;
    delete edited[e.target.dataset.input];
    setTimeout(work, 0);
  });
  presets.forEach(function (button) {
    button.addEventListener("click", function () {
      var preset = data.presets[button.dataset.preset];
      for (var id in preset) set(id, preset[id]);
      work(true);
    });
  });
  document.getElementById("what-if-back").addEventListener("click", function () { reset(); work(true); });
  document.getElementById("what-if-link").addEventListener("click", function () { copy(location.href, status); });
  document.getElementById("what-if-print").addEventListener("click", function () { window.print(); });
  window.addEventListener("hashchange", recall);

  // The style sheet lets the rows of the results wrap, so what they are in a table is said again.
  var roles = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };
  all(".results, .results *").forEach(function (e) {
    var role = e.scope ? e.scope === "row" ? "rowheader" : "columnheader" : roles[e.tagName];
    if (role) e.setAttribute("role", role);
  });
  work(false);
  recall();
})();
