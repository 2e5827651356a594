// The page of all areas: a list, a table, or up to four areas side by side. Names and births are read from the page's own
// lists, the rest from its rows, in the form that internal/web/index_rows.go describes. Without scripts the lists are all
// there.
"use strict";
(function () {
  var most = 4; // areas side by side
  var few = 40; // results that show more than a name
  var step = 100; // rows that a table begins with, and grows by
  var data = JSON.parse(document.getElementById("rows").textContent);
  var column = {};
  data.columns.forEach(function (c, i) { column[c.id] = i; });

  var q = byId("q"), where = byId("where"), sort = byId("sort"), found = byId("found"), lists = byId("lists"), finder = document.querySelector(".finder");
  var buttons = all(".views button"), tiles = all(".tile a");
  var groups = all(".areas").map(readGroup), list = [].concat.apply([], groups.map(function (g) { return g.areas; }));
  list.forEach(function (a, i) { a.row = data.rows[i]; });
  var bySlug = new Map(list.map(function (a) { return [a.slug, a]; }));
  var alphabet = new Intl.Collator(say.lang);
  var entries, results = list, picked = [], view = "table", shown = step, timer;

  // What is said of areas in the table and side by side. Need is a range, with its reference estimate.
  var need = { label: say("script-index.need"), short: say("script-index.need_short"), ids: ["need.low", "need.high", "need.reference"] };
  var cost = { label: say("script-index.cost"), ids: ["cost.recurrent"] };
  var poor = { label: say("script-index.low_income"), short: say("script-index.low_income_short"), ids: ["low_income"] };
  var here = { label: say("script-index.here"), short: say("script-index.here"), ids: [], said: function (a) { return say("script-index.team_" + (data.teams[a.slug] || 0)); } };
  var share = { label: say("script-index.need_share"), short: say("script-index.share_short"), ids: ["share"] };
  var coverage = { label: say("script-index.coverage"), ids: ["coverage.central"] };
  var gap = { label: say("script-index.gap"), short: say("script-index.gap_short"), ids: ["gap"] };
  var births = { label: say("script-index.births"), short: say("script-index.births"), ids: ["births"] };
  var tabled = [poor, share, here, gap];
  var compared = [here, poor, share, need, coverage, gap, births];
  var orders = { poor: "low_income", need: "share", gap: "gap", births: "births" };

  function byId(id) { return document.getElementById(id); }

  function all(selector, within) { return Array.from((within || document).querySelectorAll(selector)); }

  function make(name, content, attributes) {
    var e = document.createElement(name);
    e.append.apply(e, [].concat(content));
    for (var key in attributes || {}) e.setAttribute(key, attributes[key]);
    return e;
  }

  function button(content, does, attributes) {
    var b = make("button", content, Object.assign({ type: "button", "class": "quiet" }, attributes));
    b.addEventListener("click", does);
    return b;
  }

  function readGroup(ul) {
    var heading = ul.previousElementSibling;
    var group = { id: heading.id, name: heading.textContent, node: ul.parentNode };
    group.areas = all("li", ul).map(function (li) {
      var link = li.firstChild, births = Number(li.lastChild.textContent.replace(/\D/g, ""));
      return { item: li, name: link.textContent, slug: link.getAttribute("href").split("/")[2], births: births, group: group };
    });
    return group;
  }

  // value is a figure of an area, or null. Two follow from others: how many of every hundred babies are likely to need help, and what is
  // missing a year, which is not known where a team is at work and what it spends is not published.
  function value(a, id) {
    a.figure = a.figure || areas.reader(data, a.row, a.births);
    if (id === "share") {
      var babies = value(a, "need.central"), born = value(a, "births");
      return babies === null || !born ? null : Math.round(babies / born * 100);
    }
    if (id === "gap") {
      if (a.slug in data.gaps) return data.gaps[a.slug];
      return data.teams[a.slug] === 1 || data.teams[a.slug] === 2 ? null : value(a, "cost.recurrent");
    }
    return a.figure(column[id]);
  }

  function text(a, id) {
    var v = value(a, id), c = data.columns[column[id === "gap" ? "cost.recurrent" : id]];
    if (v === null) return id === "gap" && value(a, "cost.recurrent") !== null ? say("script-index.unpublished") : say("script-figures.not_known");
    return id === "share" ? String(v) : figures.text(v, c.unit, c.style);
  }

  // said is what a row of the comparison or a cell of the table says of an area.
  function said(a, what) {
    if (what.said) return what.said(a);
    return what !== need || value(a, need.ids[0]) === null ? text(a, what.ids[0]) : say("script-figures.between", { low: text(a, need.ids[0]), high: text(a, need.ids[1]) });
  }

  function link(a) { return make("a", a.name, { href: "../areas/" + a.slug + "/index.html" }); }

  function box(a) { return make("input", "", { type: "checkbox", value: a.slug, "aria-label": say("script-index.compare_area", { area: a.name }) }); }

  // Searching

  // prepare makes what is searched in, once, before the first letter is typed.
  function prepare() {
    entries = entries || list.map(function (a) { return areas.entry([a.name, a.row[0]].concat((data.names[a.slug] || "").split("; "))); });
  }

  function find() {
    if (!q.value.trim()) return list;
    prepare();
    return areas.search(entries, q.value).map(function (i) { return list[i]; });
  }

  // meant is the only result, or the only one whose own name begins with what is typed: a health body is found by its councils too.
  function meant() {
    var typed = areas.fold(q.value), own = results.filter(function (a) { return areas.fold(a.name).indexOf(typed) === 0; });
    return results.length === 1 ? results[0] : own.length === 1 ? own[0] : null;
  }

  function within(a) { return !where.value || a.group.id === where.value || a.group.id.indexOf(where.value + "-") === 0; }

  // tell says how many areas there are, and what to do where there is none.
  function tell() {
    found.textContent = "";
    if (view === "compare") {
      found.append(picked.length ? say("script-index.side_by_side", { count: picked.length }) : say("script-index.none_picked"));
    } else if (results.length) {
      found.append(results.length < list.length ? say("script-index.areas_of", { count: results.length, all: list.length }) : say("script-index.areas", { count: list.length }));
    } else if (where.value && find().length) {
      found.append(say("script-index.elsewhere", { count: find().length }) + " ", button(say("script-index.search_all"), function () { where.value = ""; show(); q.focus(); }));
    } else {
      found.append(say("script-index.no_fit") + " ");
      areas.guesses(list.map(function (a) { return a.name; }), q.value).forEach(function (name, i) {
        found.append(i ? " " : say("script-index.did_you_mean") + " ", button(name, function () { q.value = name; show(); q.focus(); }));
      });
    }
  }

  // The list

  // enrich lets a result in the list be chosen: it says more, and has a box. Both are hidden while many are listed.
  function enrich(a) {
    if (a.rich) return;
    a.rich = true;
    if (value(a, "need.low") !== null) {
      a.item.lastChild.append(make("span", "; " + say("script-index.more", { need: said(a, need), cost: said(a, cost) }), { "class": "more" }));
    }
    a.item.append(" ", make("label", [box(a), " " + say("script-index.compare")], { "class": "more" }));
  }

  function showList() {
    var narrowed = results.length < list.length, on = new Set(results);
    groups.forEach(function (g) {
      g.shown = g.areas.some(function (a) { return on.has(a); });
      g.areas.forEach(function (a) { if (a.item.hidden === on.has(a)) a.item.hidden = !a.item.hidden; });
    });
    groups.forEach(function (g) { g.node.hidden = !g.shown; });
    all(".nation", lists).forEach(function (n) {
      n.hidden = !groups.some(function (g) { return g.shown && n.contains(g.node); });
    });
    lists.classList.toggle("few", narrowed && results.length <= few);
    if (narrowed && results.length <= few) results.forEach(enrich);
    // Tiles stay where one was pressed, or the focus would be lost.
    lists.querySelector(".overview").hidden = q.value.trim() !== "";
    tiles.forEach(function (t) { t.setAttribute("aria-pressed", t.getAttribute("href") === "#" + where.value); });
  }

  // The table

  function tableOf(caption, head, rows, attributes) {
    return make("div", make("table", [make("caption", caption), make("thead", make("tr", head)), make("tbody", rows)], attributes),
      { "class": "scroll", role: "region", "aria-label": caption, tabindex: "0" });
  }

  function ordered() {
    if (sort.value === "name") return results.slice().sort(function (a, b) { return alphabet.compare(a.name, b.name); });
    return orders[sort.value] ? areas.sorted(results, function (a) { return value(a, orders[sort.value]); }) : results;
  }

  function columnHead(what) {
    var th = make("th", what.short, what === here ? { scope: "col" } : { scope: "col", "class": "number" });
    if (sort.value && what.ids.indexOf(orders[sort.value]) >= 0) th.setAttribute("aria-sort", "descending");
    return th;
  }

  function tableRow(a) {
    var tick = box(a);
    tick.id = "c-" + a.slug;
    return make("tr", [make("td", tick), make("th", link(a), { scope: "row" })].concat(tabled.map(function (what) {
      return make("td", said(a, what), what === here ? {} : { "class": "number" });
    })));
  }

  function showTable() {
    var place = byId("all");
    place.textContent = "";
    if (!results.length) return;
    var head = [make("th", make("span", say("script-index.table_compare")), { scope: "col", "class": "tick" }), make("th", say("script-index.table_area"), { scope: "col" })];
    place.append(tableOf(say("script-index.table"), head.concat(tabled.map(columnHead)), ordered().slice(0, shown).map(tableRow)));
    if (results.length > shown) place.append(button(say("script-index.show_more", { count: Math.min(step, results.length - shown) }), function () {
      var next = shown;
      shown += step;
      show();
      all("tbody a", place)[next].focus();
    }));
  }

  // Side by side

  function drawn(name, attributes) {
    var e = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (var key in attributes) e.setAttribute(key, attributes[key]);
    return e;
  }

  // bar draws a range, with a line at its middle if it has one, on a scale from 0 to the greatest value of the row.
  function bar(from, to, middle, greatest) {
    function share(v) { return Math.round(v / greatest * 1000) / 10 + "%"; }
    var svg = drawn("svg", { "aria-hidden": "true", width: "100%", height: 12 });
    svg.append(drawn("rect", { "class": "mark", x: share(from), width: share(to - from), height: 12 }));
    if (middle) svg.append(drawn("line", { "class": "central", x1: share(middle), x2: share(middle), y1: 0, y2: 12 }));
    return svg;
  }

  function detail(text) { return make("span", text, { "class": "detail" }); }

  function cell(a, what, greatest) {
    var td = make("td", said(a, what)), v = what.ids.map(function (id) { return value(a, id); });
    if (!what.ids.length || v[0] === null) return td;
    if (what === births) td.append(detail(data.periods[a.row[1]]));
    if (what === need) td.append(detail(say("script-index.reference", { figure: text(a, need.ids[2]) })));
    if (greatest > 0 && what !== births) td.append(what === need ? bar(v[0], v[1], v[2], greatest) : bar(0, v[0], 0, greatest));
    return td;
  }

  function comparedHead(a) {
    var away = button(say("script-index.remove"), function () { takeAway(a); }, { "aria-label": say("script-index.remove_area", { area: a.name }), "class": "quiet no-print" });
    return make("th", [link(a), detail(a.group.name), away], { scope: "col" });
  }

  function comparedRow(what) {
    var greatest = what.ids.length ? Math.max.apply(null, picked.map(function (a) { return value(a, what.ids[1] || what.ids[0]); })) : 0;
    return make("tr", [make("th", what.label, { scope: "row" })].concat(picked.map(function (a) { return cell(a, what, greatest); })));
  }

  function comparison() {
    var years = new Set(picked.filter(function (a) { return value(a, "births") !== null; }).map(function (a) { return a.row[1]; }));
    var head = [make("th", say("script-index.figure"), { scope: "col" })].concat(picked.map(comparedHead));
    return [tableOf(say("script-index.comparison"), head, compared.map(comparedRow), { "class": "side-by-side" }),
      make("p", say("script-index.comparable") + (years.size > 1 ? " " + say("script-index.other_years") : ""), { "class": "table-note" })];
  }

  function showCompared() {
    byId("beside-help").textContent = say(picked.length ? "script-index.share" : "script-index.choose");
    byId("beside-table").replaceChildren.apply(byId("beside-table"), picked.length ? comparison() : []);
    byId("none").hidden = !picked.length;
    offer();
  }

  // offer lists what can be added.
  function offer() {
    var another = byId("another");
    if (!another.length) another.append.apply(another, groups.map(function (g) {
      return make("optgroup", g.areas.map(function (a) { return make("option", a.name, { value: a.slug }); }), { label: g.name });
    }));
    another.disabled = byId("add").disabled = picked.length >= most;
  }

  // What is picked

  function chip(a) {
    return make("li", button([a.name, make("span", " ×", { "aria-hidden": "true" })], function () { takeAway(a); }, { "aria-label": say("script-index.remove_area", { area: a.name }) }));
  }

  function showPicked() {
    var strip = byId("picked"), full = picked.length === most;
    strip.hidden = !picked.length || view === "compare";
    strip.textContent = "";
    if (!strip.hidden) {
      strip.append(make("p", say(full ? "script-index.full" : "script-index.to_compare"), { "class": full ? "full" : "roomy" }), make("ul", picked.map(chip)),
        make("p", [make("a", say("script-index.see"), { href: "#compare=" + slugs(), "class": "button" }), " ", button(say("script-index.clear"), clear)]));
    }
    all("input[type=checkbox]").forEach(function (b) {
      b.checked = picked.indexOf(bySlug.get(b.value)) >= 0;
      b.disabled = full && !b.checked;
    });
  }

  function pick(a, on) {
    picked = picked.filter(function (b) { return b !== a; });
    if (on && picked.length < most) picked.push(a);
    byId("said").textContent = say(on ? "script-index.picked" : "script-index.taken_away", { area: a.name, count: picked.length, most: most }) +
      (picked.length === most ? " " + say("script-index.most") : "");
    if (view === "compare") showCompared();
    showPicked();
    settle();
  }

  // takeAway keeps the focus near: on what is removed next, or where more can be found.
  function takeAway(a) {
    var at = picked.indexOf(a), left;
    pick(a, false);
    left = all(view === "compare" ? "#beside-table button" : "#picked li button");
    (left[Math.min(at, left.length - 1)] || (view === "compare" ? byId("another") : q)).focus();
  }

  function clear() {
    picked = [];
    byId("said").textContent = say("script-index.cleared");
    show();
    (view === "compare" ? byId("another") : q).focus();
  }

  function slugs() { return picked.map(function (a) { return a.slug; }).join(","); }

  // The page as a whole

  function show() {
    results = find().filter(within);
    lists.hidden = view !== "list";
    finder.hidden = view === "compare";
    all(".years").forEach(function (e) { e.hidden = view === "compare"; });
    byId("all").hidden = view !== "table";
    byId("beside").hidden = view !== "compare";
    buttons.forEach(function (b) { b.setAttribute("aria-pressed", b.value === view); });
    ({ list: showList, table: showTable, compare: showCompared })[view]();
    showPicked();
    clearTimeout(timer);
    timer = setTimeout(settle, 200);
  }

  // settle says and keeps what was found, once the typing rests: browsers limit how often an address may change.
  function settle() {
    clearTimeout(timer);
    tell();
    remember();
  }

  function look(as) {
    view = as;
    shown = step;
    if (view === "list") sort.value = "";
    show();
  }

  // usual is the view of an address that names none.
  function usual(compare) { return compare ? "compare" : "table"; }

  // remember puts the state into the address, so that a link or a reload brings it back.
  function remember() {
    var parts = [];
    if (q.value) parts.push("q=" + encodeURIComponent(q.value));
    if (where.value) parts.push("in=" + where.value);
    if (sort.value) parts.push("sort=" + sort.value);
    if (view !== usual(picked.length)) parts.push("view=" + view);
    if (picked.length) parts.push("compare=" + slugs());
    var hash = parts.length ? "#" + parts.join("&") : "";
    if (hash || /=/.test(location.hash) || location.search) history.replaceState(null, "", location.pathname + hash);
  }

  function recall() {
    var asked = new URLSearchParams(location.hash.slice(1)), query = new URLSearchParams(location.search);
    q.value = asked.get("q") || query.get("q") || "";
    where.value = asked.get("in") || "";
    sort.value = asked.get("sort") || "";
    // A value that is no choice leaves a list empty.
    if (where.selectedIndex < 0) where.value = "";
    if (sort.selectedIndex < 0) sort.value = "";
    picked = (asked.get("compare") || "").split(",").map(function (s) { return bySlug.get(s); }).filter(Boolean).slice(0, most);
    view = asked.get("view") || usual(picked.length);
    if (["list", "table", "compare"].indexOf(view) < 0) view = "list";
    show();
  }

  q.addEventListener("focus", prepare);
  q.addEventListener("input", function () { shown = step; show(); });
  q.addEventListener("keydown", function (e) {
    var area = e.key === "Enter" && q.value.trim() && meant();
    if (area) area.item.firstChild.click();
  });
  where.addEventListener("change", function () { shown = step; show(); });
  sort.addEventListener("change", function () { if (sort.value) view = "table"; show(); });
  buttons.forEach(function (b) { b.addEventListener("click", function () { look(b.value); }); });
  tiles.forEach(function (t) {
    t.setAttribute("role", "button");
    t.addEventListener("click", function (e) {
      e.preventDefault();
      var id = t.getAttribute("href").slice(1);
      where.value = where.value === id ? "" : id;
      show();
      if (where.value && byId(id).getBoundingClientRect().bottom > innerHeight) byId(id).scrollIntoView();
    });
    t.addEventListener("keydown", function (e) { if (e.key === " ") { e.preventDefault(); t.click(); } });
  });
  document.addEventListener("change", function (e) { if (e.target.type === "checkbox") pick(bySlug.get(e.target.value), e.target.checked); });
  byId("add").addEventListener("click", function () {
    pick(bySlug.get(byId("another").value), true);
    if (picked.length === most) byId("beside-title").focus();
  });
  byId("none").addEventListener("click", clear);
  byId("picked").addEventListener("click", function (e) {
    if (!e.target.matches("a")) return;
    e.preventDefault();
    look("compare");
    byId("beside-title").focus();
  });
  window.addEventListener("hashchange", function () { if (/=/.test(location.hash)) recall(); });
  recall();
})();
