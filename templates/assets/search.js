// Searches the titles, headings and terms of the toolkit, which the page brings along. Without this script the list is there.
"use strict";
(function () {
  var most = 10, q = document.getElementById("q"), found = document.getElementById("found"), results = document.getElementById("results");
  var entries = JSON.parse(document.getElementById("entries").textContent), searched, timer;

  function item(e) {
    var li = document.createElement("li"), a = document.createElement("a"), detail = document.createElement("span");
    a.href = e[2];
    a.textContent = e[0];
    detail.className = "detail";
    detail.textContent = e[1];
    li.append(a, " ", detail);
    return li;
  }

  function show() {
    var typed = q.value.trim();
    searched = searched || entries.map(function (e) { return areas.entry([e[0] + " " + e[1]]); });
    var hits = typed ? areas.search(searched, typed) : [];
    var own = typed && !hits.length ? areas.nearest(entries.map(function (e) { return e[0]; }), typed, 3) : hits.slice(0, most);
    results.replaceChildren.apply(results, own.map(function (i) { return item(entries[i]); }));
    clearTimeout(timer);
    timer = setTimeout(function () {
      found.textContent = !typed ? "" : hits.length > most ? say("script-search.first", { most: most, count: hits.length }) :
        hits.length ? say("script-search.found", { count: hits.length }) : say("script-search.nearest", { typed: typed });
    }, 150);
  }

  q.addEventListener("input", show);
  q.form.addEventListener("submit", function (e) {
    e.preventDefault();
    show();
    (results.querySelector("a") || q).focus();
  });
})();
