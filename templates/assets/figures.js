// Works figures out from their workings and prints them, as the program does. No formula stands here: a page brings
// its own, taken from the traced figures of figures.json. The program's tests run this file against the program.
"use strict";
var figures = (function () {
  function round(value, step) {
    var scale = Math.round(1 / step);
    return Math.floor(value * scale + 0.5 + 1e-6) / scale;
  }

  function apply(operation, values) {
    var result = values[0], i;
    switch (operation) {
      case "+": result = 0; break;
      case "*": result = 1; break;
      case "r": return round(values[0], values[1]);
      case "^":
        result = 1;
        for (i = 0; i < values[1]; i++) result *= values[0];
        return result;
    }
    for (i = operation === "+" || operation === "*" ? 0 : 1; i < values.length; i++) {
      switch (operation) {
        case "+": result += values[i]; break;
        case "-": result -= values[i]; break;
        case "*": result *= values[i]; break;
        case "/": result /= values[i]; break;
        case "<": result = Math.min(result, values[i]); break;
        case ">": result = Math.max(result, values[i]); break;
      }
    }
    return result;
  }

  // evaluator returns a function from the number of a node to its value. A node is a number, or an operation with the
  // numbers of its arguments; a negative one counts back from the node itself. ["?", question, default, …] takes the node
  // that the answer to a question picks. A node that is null is not known, and so is what rests on it.
  // given has values for nodes, by number; answers has one answer for each question.
  function evaluator(nodes, given, answers) {
    var known = {};
    return function value(at) {
      if (given && given[at] !== undefined) return given[at];
      if (known[at] !== undefined) return known[at];
      var node = nodes[at], result;
      function argument(number) { return value(number < 0 ? at + number : number); }
      if (node === null || typeof node === "number") {
        result = node;
      } else if (node[0] === "?") {
        var answer = answers && answers[node[1]];
        result = argument(node[3 + (answer === undefined ? node[2] : answer)]);
      } else {
        var values = node.slice(1).map(argument);
        result = values.indexOf(null) >= 0 ? null : apply(node[0], values);
      }
      return (known[at] = result);
    };
  }

  // group prints a number with so many decimals and commas between thousands.
  function group(value, places) {
    var digits = Math.abs(value).toFixed(places).split(".");
    var text = digits[0].replace(/\B(?=(\d{3})+$)/g, ",");
    if (digits[1]) text += "." + digits[1];
    return value < 0 && /[1-9]/.test(text) ? "−" + text : text;
  }

  function plain(value) {
    return group(round(value, 0.0001), 4).replace(/\.?0+$/, "");
  }

  function significant(value, count) {
    if (value === 0) return 0;
    var step = Math.pow(10, Math.max(0, Math.floor(Math.log10(Math.abs(value))) + 1 - count));
    return Math.floor(value / step + 0.5 + 1e-9) * step;
  }

  function withSign(unit, value) {
    if (unit !== "pounds" && unit !== "pounds and pence") return plain(value);
    var pence = unit === "pounds and pence" && value < 100 && value !== Math.trunc(value);
    var amount = group(round(Math.abs(value), pence ? 0.01 : 1), pence ? 2 : 0);
    return (value < 0 ? "−£" : "£") + amount;
  }

  // text prints a value of a unit in a style; none is as exact as a table.
  function text(value, unit, style) {
    if (value === null) return say("script-figures.not_known");
    if (!isFinite(value)) return say("script-figures.none");
    switch (style) {
      case "about": return say("script-figures.about", { figure: text(value, unit, "rounded") });
      case "rounded": return withSign(unit, significant(value, 2));
      case "thousands":
        var step = Math.abs(value) < 20000 ? 100 : 1000;
        return withSign(unit, Math.abs(value) < 1000 ? significant(value, 2) : round(value / step, 1) * step);
      case "percent":
        var whole = round(value * 100, 1);
        return (whole ? group(whole, 0) : plain(round(value * 100, 0.1))) + "%";
    }
    switch (unit) {
      case "pounds":
      case "pounds and pence": return withSign(unit, value);
      case "WTE": return group(round(value, 0.01), 2);
      case "share": return group(round(value * 100, 0.1), 1) + "%";
      case "babies":
      case "people":
      case "families": return group(round(value, 1), 0);
      case "hours":
      case "weeks":
      case "years": return plain(round(value, 0.1));
      case "rate": return group(round(value, 0.1), 1);
    }
    return plain(value);
  }

  // difference says how far a printed figure is from another: "£205,186 less". It is that of the numbers as they are
  // printed, so that a reader can check it, and nothing where there is none.
  function difference(to, from, unit) {
    function number(printed) { return parseFloat(printed.replace(/[^0-9.]/g, "")); }
    var by = number(to) - number(from), size = Math.abs(by);
    if (!by) return "";
    var difference = unit === "share" ? say("script-figures.points", { count: plain(size) }) : text(size, unit);
    return say(by > 0 ? "script-figures.more" : "script-figures.less", { difference: difference });
  }

  return { evaluator: evaluator, text: text, difference: difference, round: round };
})();
