// Searches, filters, sorts and compares the areas of the index. The areas stand in the page as rows, once; without
// this script the page's lists are all there.
"use strict";
var areas = (function () {
  // fold makes names comparable: accents, case, "St" and "Saint", "&" and "and", apostrophes and hyphens do not matter.
  function fold(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase()
      .replace(/&/g, " and ").replace(/['’.]/g, "").replace(/[^a-z0-9]+/g, " ")
      .replace(/\bsaint\b/g, "st").trim();
  }

  // matcher returns a function that tells whether a folded text has every word of a query as the beginning of a word.
  function matcher(query) {
    var words = fold(query).split(" ").filter(function (w) { return w && w !== "and"; });
    return function (folded) {
      return words.every(function (w) { return (" " + folded).indexOf(" " + w) >= 0; });
    };
  }

  // sorted returns the numbers of rows with the greatest value first; rows without one come last, by name.
  function sorted(rows, chosen, column) {
    return chosen.slice().sort(function (a, b) {
      var x = rows[a][column], y = rows[b][column];
      if (column === 1) return fold(x) < fold(y) ? -1 : fold(x) > fold(y) ? 1 : 0;
      if (x === null || y === null) return (x === null) - (y === null) || a - b;
      return y - x || a - b;
    });
  }

  return { fold: fold, matcher: matcher, sorted: sorted };
})();

if (typeof document !== "undefined") (function () {
  var data = JSON.parse(document.getElementById("rows").textContent);
  var rows = data.rows, most = 4, first = 5; // figures begin at the sixth entry of a row
  var folded = rows.map(function (r) { return areas.fold([r[1], r[3], r[4]].join(" ")); });
  var number = {};
  rows.forEach(function (r, i) { number[r[0]] = i; });
  var column = { name: 1, births: first, need: first + 2, gap: first + 5, cost: first + 7 };
  var short = ["Births a year", "Babies in need", "Gap", "Cost a year"];
  var q = document.getElementById("q"), where = document.getElementById("where"), sort = document.getElementById("sort");
  var found = document.getElementById("found"), lists = document.getElementById("lists"), table = document.getElementById("table");
  var items = Array.prototype.slice.call(lists.querySelectorAll(".areas li"));
  var picked = [], shown = 100, timer;

  function make(name, text, attributes) {
    var e = document.createElement(name);
    if (text) e.textContent = text;
    for (var key in attributes || {}) e.setAttribute(key, attributes[key]);
    return e;
  }

  function figure(row, at) {
    var c = data.columns[at - first];
    return row[at] === null ? "not known" : figures.text(row[at], c.unit, c.style);
  }

  function chosen() {
    var match = areas.matcher(q.value), place = where.value, all = [];
    rows.forEach(function (r, i) {
      var here = data.places[r[2]];
      if (match(folded[i]) && (!place || here === place || here.indexOf(place + "-") === 0)) all.push(i);
    });
    return all;
  }

  function link(row) { return make("a", row[1], { href: "areas/" + row[0] + "/index.html" }); }

  function showLists(all) {
    var show = new Set(all);
    items.forEach(function (li, i) { li.hidden = !show.has(i); });
    lists.querySelectorAll(".region, .nation").forEach(function (group) {
      group.hidden = !group.querySelector(".areas li:not([hidden])");
    });
    lists.querySelector(".overview").hidden = all.length < rows.length;
  }

  function showTable(all) {
    table.textContent = "";
    if (!all.length) return;
    var t = make("table"), head = make("tr"), body = make("tbody"), heading = make("thead");
    t.append(make("caption", "Areas, with a box to set up to " + most + " side by side"), heading, body);
    heading.append(head);
    ["Compare", "Area"].concat(short).forEach(function (text, i) {
      head.append(make("th", text, i > 1 ? { scope: "col", "class": "number" } : { scope: "col" }));
    });
    all.slice(0, shown).forEach(function (i) {
      var tr = make("tr"), box = make("td"), name = make("th", "", { scope: "row" });
      var check = make("input", "", { type: "checkbox", id: "c-" + rows[i][0], value: rows[i][0], "aria-label": "Compare " + rows[i][1] });
      check.checked = picked.indexOf(rows[i][0]) >= 0;
      check.disabled = !check.checked && picked.length >= most;
      box.append(check);
      name.append(link(rows[i]));
      tr.append(box, name);
      [column.births, column.need, column.gap, column.cost].forEach(function (at) {
        tr.append(make("td", figure(rows[i], at), { "class": "number" }));
      });
      body.append(tr);
    });
    var scroll = make("div", "", { "class": "scroll", role: "region", "aria-label": "Areas", tabindex: "0" });
    scroll.append(t);
    table.append(scroll);
    if (all.length > shown) {
      var more = make("button", "Show all " + all.length + " areas", { type: "button", "class": "quiet" });
      more.addEventListener("click", function () { shown = rows.length; show(); });
      table.append(more);
    }
  }

  function showCompared() {
    var section = document.getElementById("compare"), place = document.getElementById("compare-table");
    section.hidden = !picked.length;
    place.textContent = "";
    if (!picked.length) return;
    var t = make("table", "", { "class": "side-by-side" }), head = make("tr"), heading = make("thead"), body = make("tbody");
    t.append(make("caption", "The same figures for each area"), heading, body);
    heading.append(head);
    head.append(make("th", "Figure", { scope: "col" }));
    picked.forEach(function (slug) {
      var th = make("th", "", { scope: "col", "class": "number" }), row = rows[number[slug]];
      var away = make("button", "Remove", { type: "button", "class": "quiet", "aria-label": "Remove " + row[1] });
      away.addEventListener("click", function () { pick(slug, false); q.focus(); });
      th.append(link(row), make("br"), away);
      head.append(th);
    });
    data.columns.forEach(function (c, i) {
      var tr = make("tr");
      tr.append(make("th", c.label, { scope: "row" }));
      picked.forEach(function (slug) { tr.append(make("td", figure(rows[number[slug]], first + i), { "class": "number" })); });
      body.append(tr);
    });
    var scroll = make("div", "", { "class": "scroll", role: "region", "aria-label": "Figures side by side", tabindex: "0" });
    scroll.append(t);
    place.append(scroll, make("p", "Need is modelled; cost rests on stated assumptions.", { "class": "table-note" }));
  }

  function pick(slug, on) {
    picked = picked.filter(function (s) { return s !== slug; });
    if (on && picked.length < most) picked.push(slug);
    showCompared();
    document.getElementById("compare-status").textContent = picked.length === most
      ? "Four areas are the most that fit side by side. Remove one to add another."
      : "The address of this page carries the choice: copy it to share.";
    table.querySelectorAll("input").forEach(function (box) {
      box.checked = picked.indexOf(box.value) >= 0;
      box.disabled = !box.checked && picked.length >= most;
    });
    remember();
  }

  function show() {
    var all = chosen();
    var tabled = sort.value !== "" || picked.length > 0;
    lists.hidden = tabled;
    table.hidden = !tabled;
    if (tabled) showTable(areas.sorted(rows, all, column[sort.value || "name"])); else showLists(all);
    clearTimeout(timer);
    timer = setTimeout(function () {
      found.textContent = all.length === rows.length ? rows.length + " areas"
        : all.length === 0 ? "No area fits. Try part of the name, an older name, or choose all of the United Kingdom."
        : all.length + " of " + rows.length + " areas";
    }, 20);
    remember();
  }

  function remember() {
    var parts = [];
    if (q.value) parts.push("q=" + encodeURIComponent(q.value));
    if (where.value) parts.push("in=" + where.value);
    if (sort.value) parts.push("sort=" + sort.value);
    if (picked.length) parts.push("compare=" + picked.join(","));
    var hash = parts.length ? "#" + parts.join("&") : "";
    if (hash || /=/.test(location.hash)) history.replaceState(null, "", location.pathname + location.search + hash);
  }

  function recall() {
    var said = new URLSearchParams(location.hash.slice(1));
    var query = said.get("q") || new URLSearchParams(location.search).get("q");
    if (query) q.value = query;
    if (said.get("in") && data.places.indexOf(said.get("in")) >= 0) where.value = said.get("in");
    if (column[said.get("sort")]) sort.value = said.get("sort");
    picked = (said.get("compare") || "").split(",").filter(function (s) { return number[s] !== undefined; }).slice(0, most);
    showCompared();
    if (q.value || where.value || sort.value || picked.length) show();
  }

  q.addEventListener("input", show);
  where.addEventListener("change", show);
  sort.addEventListener("change", show);
  table.addEventListener("change", function (e) { if (e.target.type === "checkbox") pick(e.target.value, e.target.checked); });
  window.addEventListener("hashchange", function () { if (/=/.test(location.hash)) recall(); });
  recall();
})();
