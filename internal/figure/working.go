package figure

import "strings"

// mostTerms is how many terms of a sum a working prints; a longer one has its rows in a table or in figures.json.
const mostTerms = 5

var signs = map[Operation]string{OpAdd: " + ", OpSubtract: " − ", OpMultiply: " × ", OpDivide: " ÷ "}

// Working prints one step of how a figure was reached, down to the next named figures:
// "Live births 3,300 × Reference rate 15.0%". It is empty for a given figure.
func (w Forms) Working(f *Figure) string {
	if f.Operation == OpGiven {
		return ""
	}
	return w.expression(f, true)
}

// expression prints a figure as part of a working: by name, or by its own working where it has none.
func (w Forms) expression(f *Figure, top bool) string {
	if !top && f.ID != "" {
		return f.Label + " " + w.Text(f, Exact)
	}
	switch f.Operation {
	case OpGiven:
		return w.Text(f, Exact)
	case OpRound:
		inner := w.expression(f.Arguments[0], false)
		if top {
			return w.Say("working.rounded_to", "working", inner, "step", w.step(f))
		}
		return "(" + w.Say("working.rounded", "working", inner) + ")"
	case OpMin:
		return w.Say("working.smaller", "figures", w.joined(f.Arguments, w.Say("working.and")))
	case OpMax:
		return w.Say("working.larger", "figures", w.joined(f.Arguments, w.Say("working.and")))
	case OpPower:
		return w.Say("working.power", "figure", w.expression(f.Arguments[0], false), "exponent", w.expression(f.Arguments[1], false))
	}
	if top && f.Operation == OpAdd && len(f.Arguments) > mostTerms {
		first, last := f.Arguments[0], f.Arguments[len(f.Arguments)-1]
		return w.Say("working.long_sum", "count", len(f.Arguments), "first", w.expression(first, false), "last", w.expression(last, false))
	}
	text := w.joined(f.Arguments, signs[f.Operation])
	if top || len(f.Arguments) == 1 {
		return text
	}
	return "(" + text + ")"
}

// step says what a figure is rounded to.
func (w Forms) step(f *Figure) string {
	if f.Unit == Pounds {
		return w.Say("working.whole_pounds")
	}
	if step := f.Arguments[1]; step.Value == 1 {
		return w.Say("working.whole_number")
	}
	return w.Text(f.Arguments[1], Exact)
}

func (w Forms) joined(figures []*Figure, with string) string {
	var parts []string
	for _, a := range figures {
		parts = append(parts, w.expression(a, false))
	}
	return strings.Join(parts, with)
}
