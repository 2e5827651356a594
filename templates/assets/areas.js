// Searches names of areas, reads their figures and sorts them. The program's tests run this file without a page.
"use strict";
var areas = (function () {
  // Words that people add to the name of a place.
  var fillers = ["the", "of", "and", "city", "council", "county", "borough", "district", "metropolitan", "london", "royal"];

  // fold makes names comparable: accents, case, "&" and "and", apostrophes, points and hyphens do not matter.
  function fold(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase()
      .replace(/&/g, " and ").replace(/['‘’ʼ`.]/g, "").replace(/[^a-z0-9]+/g, " ").trim();
  }

  // entry is what a search looks in: the words of every name, and each name run together, with "St" as "Saint" and back.
  function entry(names) {
    var all = names.map(fold);
    all.slice().forEach(function (n) {
      if (/\b(st|saint)\b/.test(n)) all.push(n.replace(/\bst\b/g, "saint"), n.replace(/\bsaint\b/g, "st"));
    });
    return all.map(function (n) { return " " + n + " " + n.replace(/ /g, ""); }).join("");
  }

  function having(entries, words) {
    var found = [];
    entries.forEach(function (e, i) {
      if (words.every(function (w) { return e.indexOf(" " + w) >= 0; })) found.push(i);
    });
    return found;
  }

  // search returns the numbers of the entries that have every word of a query as the beginning of a word. If none has,
  // words that people add to a name may be missing.
  function search(entries, query) {
    var words = fold(query).split(" ").filter(function (w) { return w && w !== "and"; });
    var found = having(entries, words);
    return found.length ? found : having(entries, words.filter(function (w) {
      return !fillers.some(function (f) { return f.indexOf(w) === 0; });
    }));
  }

  // near tells whether two words differ by a letter: another, one more, one less, or two that changed places.
  function near(a, b) {
    var i = 0;
    while (i < a.length && a[i] === b[i]) i++;
    a = a.slice(i);
    b = b.slice(i);
    return a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1) ||
      a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2);
  }

  // guesses returns a few names that someone who typed a query with no result may have meant.
  function guesses(names, query) {
    var words = fold(query).split(" ");
    return names.filter(function (name) {
      var own = fold(name).split(" ");
      return words.every(function (w) {
        return own.some(function (o) { return o.indexOf(w) === 0 || w.length > 3 && near(w, o); });
      });
    }).slice(0, 3);
  }

  // reader returns a function from the number of a column to its figure in a row: a short row lacks births, and what
  // follows from the others.
  function reader(data, row, births) {
    var given = row.slice(2);
    if (given.length === data.columns.length) return function (column) { return given[column]; };
    given.unshift(births);
    return figures.evaluator(data.nodes, given);
  }

  // sorted returns items with the greatest value first; those without one come last, and equal ones stay as they are.
  function sorted(items, value) {
    return items.map(function (item, i) { return { item: item, value: value(item), at: i }; }).sort(function (a, b) {
      if (a.value === null || b.value === null) return (a.value === null) - (b.value === null) || a.at - b.at;
      return b.value - a.value || a.at - b.at;
    }).map(function (e) { return e.item; });
  }

  return { fold: fold, entry: entry, search: search, guesses: guesses, reader: reader, sorted: sorted };
})();
