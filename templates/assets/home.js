// The front page: finds an area by its name, another name or its code, in the page's own list, and says what the pointer is on in the map.
// Without this script the list and the map are all there.
"use strict";
(function () {
  // Comparisons once stood here; their addresses lead on.
  if (/(^|[#&])(compare|view|sort|in)=/.test(location.hash)) { location.replace("compare/index.html" + location.hash); return; }
  var most = 8; // results
  var q = document.getElementById("q"), found = document.getElementById("found"), results = document.getElementById("results"), pointed = document.getElementById("pointed");
  var links = Array.from(document.querySelectorAll("#lists .areas a"));
  var names = links.map(function (a) { return a.textContent; }), entries, timer;

  function prepare() {
    if (entries) return;
    var places = JSON.parse(document.getElementById("places").textContent);
    entries = names.map(function (name, i) { return areas.entry([name].concat(places[i].split(";"))); });
  }

  function item(i) {
    var li = document.createElement("li"), a = links[i].cloneNode(true), detail = document.createElement("span");
    detail.className = "detail";
    var group = links[i].closest("ul").previousElementSibling, said = links[i].nextElementSibling;
    detail.textContent = group.textContent + (said ? ", " + said.textContent : "");
    li.append(a, " ", detail);
    return li;
  }

  // own are the results whose own name begins with what is typed: a health body is found by its councils too.
  function own(found) {
    var typed = areas.fold(q.value), named = found.filter(function (i) { return areas.fold(names[i]).indexOf(typed) === 0; });
    return named.concat(found.filter(function (i) { return named.indexOf(i) < 0; }));
  }

  function show() {
    var typed = q.value.trim(), hits = [];
    results.replaceChildren();
    found.textContent = "";
    if (!typed) return hits;
    prepare();
    hits = own(areas.search(entries, typed));
    var listed = hits.length ? hits.slice(0, most) : areas.nearest(names, typed, 4);
    results.append.apply(results, listed.map(item));
    clearTimeout(timer);
    timer = setTimeout(function () {
      found.textContent = hits.length > most ? say("script-home.first", { most: most, count: hits.length }) :
        hits.length ? say("script-home.found", { count: hits.length }) : say("script-home.nearest", { typed: typed });
    }, 150);
    return hits;
  }

  q.addEventListener("focus", prepare);
  q.addEventListener("input", show);
  q.form.addEventListener("submit", function (e) {
    e.preventDefault();
    var hits = show(), typed = areas.fold(q.value);
    var exact = hits.filter(function (i) { return areas.fold(names[i]).indexOf(typed) === 0; });
    if (typed && (hits.length === 1 || exact.length === 1)) location.href = links[exact.length === 1 ? exact[0] : hits[0]].href;
    else if (results.firstChild) results.querySelector("a").focus();
    else q.focus();
  });
  var asked = new URLSearchParams(location.hash.slice(1)).get("q") || new URLSearchParams(location.search).get("q");
  if (asked) { q.value = asked; show(); }

  // The map names what the pointer is on.
  var byWay = new Map(links.map(function (a, i) { return [a.getAttribute("href"), i]; })), map = document.querySelector(".country .map");
  if (map) map.addEventListener("pointerover", function (e) {
    var a = e.target.closest("a"), i = a ? byWay.get(a.getAttribute("href")) : undefined;
    pointed.textContent = i === undefined ? "" : names[i] + (links[i].nextElementSibling ? ": " + links[i].nextElementSibling.textContent : "");
  });
})();
