package figure

import (
	"fmt"
	"strings"
)

// mostTerms is how many terms of a sum a working prints; a longer one has its rows in a table or in figures.json.
const mostTerms = 5

var signs = map[Operation]string{OpAdd: " + ", OpSubtract: " − ", OpMultiply: " × ", OpDivide: " ÷ "}

// Working prints one step of how a figure was reached, down to the next named figures:
// "Live births 3,300 × Reference rate 15.0%". It is empty for a given figure.
func (f *Figure) Working() string {
	if f.Operation == OpGiven {
		return ""
	}
	return f.expression(true)
}

// expression prints a figure as part of a working: by name, or by its own working where it has none.
func (f *Figure) expression(top bool) string {
	if !top && f.ID != "" {
		return f.Label + " " + f.Text(Exact)
	}
	switch f.Operation {
	case OpGiven:
		return f.Text(Exact)
	case OpRound:
		inner := f.Arguments[0].expression(false)
		if top {
			return inner + ", rounded to " + roundedTo(f)
		}
		return "(" + inner + ", rounded)"
	case OpMin, OpMax:
		word := "the smaller of "
		if f.Operation == OpMax {
			word = "the larger of "
		}
		return word + joined(f.Arguments, " and ")
	case OpPower:
		return f.Arguments[0].expression(false) + " to the power " + f.Arguments[1].expression(false)
	}
	if top && f.Operation == OpAdd && len(f.Arguments) > mostTerms {
		return fmt.Sprintf("the sum of %d figures: %s to %s", len(f.Arguments), f.Arguments[0].expression(false), f.Arguments[len(f.Arguments)-1].expression(false))
	}
	text := joined(f.Arguments, signs[f.Operation])
	if top || len(f.Arguments) == 1 {
		return text
	}
	return "(" + text + ")"
}

func roundedTo(f *Figure) string {
	if f.Unit == Pounds {
		return "whole pounds"
	}
	if step := f.Arguments[1]; step.Value == 1 {
		return "a whole number"
	}
	return f.Arguments[1].Text(Exact)
}

func joined(figures []*Figure, with string) string {
	var parts []string
	for _, a := range figures {
		parts = append(parts, a.expression(false))
	}
	return strings.Join(parts, with)
}
