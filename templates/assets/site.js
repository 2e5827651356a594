// What a page can do beyond reading: figures answer on the spot, and text can be copied. Without this script the same
// words stand in the notes at the end of the page.
"use strict";
// copy puts text on the clipboard and says so in an element.
function copy(text, said) {
  function done(ok) { said.textContent = say(ok ? "script.copied" : "script.not_copied"); }
  if (navigator.clipboard) navigator.clipboard.writeText(text).then(function () { done(true); }, function () { done(false); });
  else done(false);
}

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

  // A phone shows some tables as blocks; some screen readers would then no longer take them for tables.
  var roles = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };
  document.querySelectorAll("table.stack, .stack :is(thead, tbody, tr, td, th)").forEach(function (e) {
    e.setAttribute("role", roles[e.tagName] || (e.scope === "col" ? "columnheader" : "rowheader"));
  });

  // Figures lead to notes; the note opens where the figure stands.
  var open, box;
  function note(link) {
    var row = document.getElementById(link.getAttribute("href").slice(1));
    var cells = row && row.children;
    if (!cells || cells.length < 4) return null;
    var answer = make("div", "", { "class": "answer", id: "answer", popover: "auto", role: "dialog", "aria-label": cells[0].textContent, tabindex: "-1", lang: row.closest("[lang]").lang });
    var close = make("button", say("script.close"), { type: "button", "class": "quiet", lang: say.lang });
    close.addEventListener("click", function () { answer.hidePopover(); });
    var value = make("p", cells[1].textContent, { "class": "value" });
    var kind = make("p");
    kind.append(make("span", cells[2].textContent, { "class": "kind" }), make("span", ":", { "class": "unseen" }), " " + cells[0].textContent);
    var origin = make("p");
    origin.append.apply(origin, Array.prototype.map.call(cells[3].childNodes, function (n) { return n.cloneNode(true); }));
    var all = make("p", "", { "class": "detail" });
    var source = row.getAttribute("data-source");
    all.lang = say.lang;
    if (source) all.append(make("a", say("script.source", { number: source }), { href: "#ref-" + source }), " · ");
    all.append(make("a", say("script.all_figures"), { href: "#" + row.id }));
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
    // Whoever goes on, by Tab or by a link, leaves the answer behind.
    answer.addEventListener("focusout", function (e) { if (e.relatedTarget && !answer.contains(e.relatedTarget)) answer.hidePopover(); });
    answer.addEventListener("click", function (e) { if (e.target.closest("a")) answer.hidePopover(); });
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
      var row = document.getElementById(link.hash.slice(1));
      // A button is called by what its figure is; a mark behind it may say already that it is assumed.
      var marked = link.nextElementSibling && link.nextElementSibling.matches(".assumed");
      if (row && row.cells) link.setAttribute("aria-label", row.cells[0].textContent + ", " + link.textContent + (marked ? "" : ", " + row.cells[2].textContent));
      link.setAttribute("role", "button");
      link.setAttribute("aria-expanded", "false");
      link.setAttribute("aria-haspopup", "dialog");
      link.addEventListener("click", function (e) { e.preventDefault(); toggle(link); });
      // As a button does: the space bar works when it is let go, so that it does not scroll the page as well.
      ["keydown", "keypress"].forEach(function (type) {
        link.addEventListener(type, function (e) { if (e.key === " ") e.preventDefault(); });
      });
      link.addEventListener("keyup", function (e) { if (e.key === " ") toggle(link); });
    });
  }

  // A term says what it means where it stands, and leads on to the glossary.
  if (HTMLElement.prototype.showPopover) document.querySelectorAll("a.term[data-means]").forEach(function (link) {
    link.setAttribute("role", "button");
    link.setAttribute("aria-haspopup", "dialog");
    function show(e) {
      e.preventDefault();
      var answer = make("div", "", { "class": "answer", popover: "auto", role: "dialog", "aria-label": link.textContent, tabindex: "-1" });
      var more = make("p");
      more.append(make("a", say("script.glossary"), { href: link.getAttribute("href"), lang: say.lang }));
      answer.append(make("p", link.textContent, { "class": "value" }), make("p", link.getAttribute("data-means")), more);
      answer.addEventListener("toggle", function (e) {
        if (e.newState !== "closed") return;
        if (answer.contains(document.activeElement) || document.activeElement === document.body) link.focus();
        answer.remove();
      });
      answer.addEventListener("focusout", function (e) { if (e.relatedTarget && !answer.contains(e.relatedTarget)) answer.hidePopover(); });
      (link.closest("td, th, dd, li") || link.closest("p, h2, h3, figcaption, blockquote, div").parentNode).append(answer);
      answer.showPopover();
      place(answer, link);
      answer.focus();
    }
    link.addEventListener("click", show);
    link.addEventListener("keydown", function (e) { if (e.key === " ") show(e); });
  });

  // Text to paste can be copied whole.
  document.querySelectorAll(".section-paste blockquote").forEach(function (quote) {
    var line = make("p"), button = make("button", say("script.copy"), { type: "button", "class": "quiet" }), said = make("span", "", { role: "status", "class": "detail" });
    button.addEventListener("click", function () {
      var words = quote.cloneNode(true), home = document.querySelector("link[rel=canonical]");
      words.querySelectorAll("sup, .cite").forEach(function (mark) { mark.remove(); });
      copy(words.textContent.trim() + (home ? " " + home.href : ""), said);
    });
    line.className = "no-print";
    line.lang = say.lang;
    line.append(button, " ", said);
    quote.after(line);
  });

  // The script of the what-if is fetched when a reader comes near it, or follows a link to figures in it: most readers of a page
  // never do.
  var whatIf = document.getElementById("what-if");
  if (whatIf) {
    var watch = new IntersectionObserver(function (seen) { if (seen[0].isIntersecting) fetchScript(); }, { rootMargin: "100%" });
    var fetched = false;
    var fetchScript = function () {
      watch.disconnect();
      if (fetched) return;
      fetched = true;
      document.head.append(make("script", "", { src: whatIf.getAttribute("data-script") }));
    };
    if (location.hash.indexOf("#what-if") === 0) fetchScript(); else watch.observe(whatIf);
    whatIf.addEventListener("focusin", fetchScript, { once: true });
  }
})();
