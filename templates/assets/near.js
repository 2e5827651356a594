// What a search offers where nothing has what is typed; it comes after areas.js.
"use strict";
areas.nearest = (function () {
  // distance counts the letters to change, add or leave out to make one word of another.
  function distance(a, b) {
    var row = Array.from({ length: b.length + 1 }, function (_, i) { return i; });
    for (var i = 1; i <= a.length; i++) {
      var before = row[0];
      row[0] = i;
      for (var j = 1; j <= b.length; j++) {
        var left = Math.min(before + (a[i - 1] === b[j - 1] ? 0 : 1), row[j] + 1, row[j - 1] + 1);
        before = row[j];
        row[j] = left;
      }
    }
    return row[b.length];
  }

  // nearest returns the numbers of the names that are most like what is typed, the nearest first: like the whole name, or the beginning of
  // one of its words.
  function nearest(names, query, most) {
    var typed = areas.fold(query);
    return names.map(function (name, i) {
      var folded = areas.fold(name), least = distance(typed, folded);
      folded.split(" ").forEach(function (w) { least = Math.min(least, distance(typed, w), distance(typed, w.slice(0, typed.length)) + 0.5); });
      return { at: i, far: least + (typed[0] === folded[0] ? 0 : 0.25) };
    }).sort(function (a, b) { return a.far - b.far || a.at - b.at; }).slice(0, most).map(function (e) { return e.at; });
  }

  return nearest;
})();
