// The words of the other scripts, in the language of the page, from the block "page-words" that the page brings along. The program's
// tests run this file without a page.
"use strict";
// say prints a message of data/language with values in the places of its names. One with plural forms follows its count.
var say = (function () {
  var block = typeof document === "undefined" ? null : document.getElementById("page-words");
  var data = block ? JSON.parse(block.textContent) : { lang: "en", messages: {} };

  function text(id, values) {
    var message = data.messages[id];
    if (typeof message === "string") return message;
    var n = Number(values.count), one = n === 1 ? "one" : "other";
    return message[typeof Intl === "undefined" ? one : new Intl.PluralRules(data.lang).select(n)] || message.other;
  }

  function say(id, values) {
    return text(id, values).replace(/\{([a-z_]+)\}/g, function (place, name) { return values[name]; });
  }
  say.lang = data.lang;
  // more adds messages that a script brings along, but for those that the page has in its own language.
  say.more = function (messages) {
    for (var id in messages) if (!(id in data.messages)) data.messages[id] = messages[id];
  };
  // use takes other messages.
  say.use = function (messages, lang) { data = { lang: lang, messages: messages }; say.lang = lang; };
  return say;
})();
