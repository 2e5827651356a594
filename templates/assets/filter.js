// Narrows the list of sources to those that have what is typed. Without this script the whole list is there, in its groups.
"use strict";
(function () {
  var q = document.getElementById("q"), found = document.getElementById("found"), timer;
  var items = Array.from(document.querySelectorAll(".sources li")), searched;
  q.addEventListener("input", function () {
    var typed = q.value.trim();
    searched = searched || items.map(function (li) { return areas.entry([li.textContent]); });
    var hits = new Set(typed ? areas.search(searched, typed) : items.keys());
    items.forEach(function (li, i) { li.hidden = !hits.has(i); });
    document.querySelectorAll(".publisher").forEach(function (s) { s.hidden = !s.querySelector("li:not([hidden])"); });
    clearTimeout(timer);
    timer = setTimeout(function () {
      found.textContent = !typed ? "" : hits.size ? say("script-search.found", { count: hits.size }) : say("script-search.none", { typed: typed });
    }, 150);
  });
})();
