package workbook

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"casemaker/internal/figure"
	"casemaker/internal/model"
)

// formulas writes the workings of figures as formulas of a spreadsheet. There is no formula of the model here: an operation of a
// figure is an operator or a function of a cell, a figure with an id is the name of its cell, and a step that several figures share
// is a cell of its own.
//
// Workings are read from the case with nothing in it that holds by coincidence (see [model.Case.Loosened]), and values from the
// case itself.
type formulas struct {
	c     *model.Case
	shape map[string]*figure.Figure // figures whose workings are read, by id
	here  map[string]*figure.Figure // figures of the case itself
	names map[string]string         // of cells, by the id of their figure
	taken map[string]bool

	uses     map[*figure.Figure]int // how many workings a step is in
	steps    map[*figure.Figure]*step
	order    []*step
	values   map[*figure.Figure]float64 // of workings, with the values of the case
	shaky    map[string]bool            // ids of figures that can be without a value
	asked    []string                   // ids whose cells formulas have named so far, in order
	isAsk    map[string]bool
	loose    *model.Case               // the case with nothing in it that holds by coincidence
	specials map[string]expression     // formulas that workings do not hold, by id
	chosen   map[string]*figure.Figure // figures that a choice of the reader stands for, by the id of their cell
}

// A step is a working without an id that several figures share.
type step struct {
	id     string
	figure *figure.Figure
	of     string // the id of the figure in whose working it was first met
	text   string
	shaky  bool
}

// writtenOut is how long a shared step may be and still be written out in each formula.
const writtenOut = 48

func newFormulas(c *model.Case) *formulas {
	all := model.Reachable(c.Figures())
	n := len(all)
	f := &formulas{
		c: c, shape: make(map[string]*figure.Figure, n), here: make(map[string]*figure.Figure, n), names: make(map[string]string, n), taken: make(map[string]bool, n),
		uses: make(map[*figure.Figure]int, 8*n), steps: map[*figure.Figure]*step{}, values: make(map[*figure.Figure]float64, n), shaky: make(map[string]bool, n), isAsk: make(map[string]bool, n),
		chosen: map[string]*figure.Figure{}, specials: map[string]expression{}, loose: c.Loosened(),
	}
	for _, of := range all {
		f.here[of.ID] = of
	}
	seen := make(map[*figure.Figure]bool, 8*n)
	var count func(*figure.Figure)
	count = func(of *figure.Figure) {
		if seen[of] {
			return
		}
		seen[of] = true
		if of.ID != "" {
			f.shape[of.ID] = of
		}
		for _, a := range of.Arguments {
			f.uses[a]++
			count(a)
		}
	}
	for _, of := range f.loose.Figures() {
		count(of)
	}
	return f
}

// of is the figure of an id as its working is read; nil where there is none.
func (f *formulas) of(id string) *figure.Figure {
	if of, ok := f.shape[id]; ok {
		return of
	}
	return f.here[id]
}

// cellLike is what a spreadsheet takes for a cell.
var cellLike = regexp.MustCompile(`(?i)^([a-z]{1,3}[0-9]+|r[0-9]*|c[0-9]*|r[0-9]*c[0-9]*)$`)

// name is the name of the cell of an id: the id itself, but for letters that names of cells cannot have.
func (f *formulas) name(id string) string {
	if n, ok := f.names[id]; ok {
		return n
	}
	n := strings.ReplaceAll(id, "-", "_")
	if cellLike.MatchString(n) || n[0] >= '0' && n[0] <= '9' {
		n = "_" + n
	}
	for f.taken[n] {
		n += "_"
	}
	f.names[id], f.taken[n] = n, true
	return n
}

// ask is the name of an id's cell, as a formula uses it: there must be such a cell.
func (f *formulas) ask(id string) string {
	if !f.isAsk[id] {
		f.isAsk[id] = true
		f.asked = append(f.asked, id)
	}
	return f.name(id)
}

// working writes how a figure is reached, for its own cell: without the sign of equality. It is empty for a given one.
func (f *formulas) working(of *figure.Figure) (text string, shaky bool) {
	e, ok := f.specials[of.ID]
	switch {
	case !ok && of.Operation == figure.OpGiven:
		return "", false
	case !ok:
		e = f.opened(of, of.ID)
	}
	if e.shaky {
		return "IFERROR(" + e.text + `,"–")`, true
	}
	return e.text, false
}

// An expression is part of a formula, with how tightly it binds, and whether it can be without a value.
type expression struct {
	text  string
	binds int
	shaky bool
}

// How tightly parts of a formula bind.
const (
	bindsSum = iota
	bindsProduct
	bindsWhole
)

func (e expression) within(least int) string {
	if e.binds < least {
		return "(" + e.text + ")"
	}
	return e.text
}

// part writes a figure as part of the formula of the figure of an id.
func (f *formulas) part(of *figure.Figure, within string) expression {
	switch {
	case of.ID != "":
		id := f.choice(of.ID, within)
		return expression{f.ask(id), bindsWhole, f.isShaky(id)}
	case of.Operation == figure.OpGiven:
		return literal(of.Value)
	}
	if s, ok := f.steps[of]; ok {
		return expression{f.ask(s.id), bindsWhole, s.shaky}
	}
	e := f.opened(of, within)
	if f.uses[of] > 1 && len(e.text) > writtenOut {
		s := &step{id: "step." + strconv.Itoa(len(f.order)+1), figure: of, of: within, text: e.text, shaky: e.shaky}
		f.steps[of], f.order = s, append(f.order, s)
		return expression{f.ask(s.id), bindsWhole, s.shaky}
	}
	return e
}

// isShaky reports whether the figure of an id can be without a value. It is known once its working has been written.
func (f *formulas) isShaky(id string) bool {
	if shaky, ok := f.shaky[id]; ok {
		return shaky
	}
	of := f.of(id)
	if of == nil || of.Operation == figure.OpGiven {
		return false
	}
	f.shaky[id] = false
	_, f.shaky[id] = f.working(of)
	return f.shaky[id]
}

func literal(v float64) expression {
	if v < 0 {
		return expression{strconv.FormatFloat(v, 'f', -1, 64), bindsSum, false}
	}
	return expression{strconv.FormatFloat(v, 'f', -1, 64), bindsWhole, false}
}

// opened writes the operation of a figure.
func (f *formulas) opened(of *figure.Figure, within string) expression {
	parts := make([]expression, len(of.Arguments))
	shaky := false
	for i, a := range of.Arguments {
		if of.Operation == figure.OpRound && i == 1 {
			continue // the step is not part of the formula
		}
		parts[i] = f.part(a, within)
		shaky = shaky || parts[i].shaky
	}
	joined := func(sign string, least int) string {
		texts := make([]string, len(parts))
		for i, p := range parts {
			texts[i] = p.within(least)
		}
		return strings.Join(texts, sign)
	}
	switch of.Operation {
	case figure.OpAdd:
		switch {
		case len(parts) == 1:
			return parts[0]
		case len(parts) > 4:
			return expression{"SUM(" + joined(",", bindsSum) + ")", bindsWhole, shaky}
		}
		return expression{joined("+", bindsSum), bindsSum, shaky}
	case figure.OpSubtract:
		return expression{parts[0].within(bindsSum) + "-" + parts[1].within(bindsProduct), bindsSum, shaky}
	case figure.OpMultiply:
		if len(parts) == 1 {
			return parts[0]
		}
		return expression{joined("*", bindsProduct), bindsProduct, shaky}
	case figure.OpDivide:
		return expression{parts[0].within(bindsProduct) + "/" + parts[1].within(bindsWhole), bindsProduct, shaky || f.canVanish(of.Arguments[1])}
	case figure.OpRound:
		return expression{"ROUND(" + parts[0].within(bindsSum) + "+" + literal(of.Arguments[1].Value*missed).text + "," + places(of.Arguments[1].Value) + ")", bindsWhole, shaky}
	case figure.OpMin:
		return expression{"MIN(" + joined(",", bindsSum) + ")", bindsWhole, shaky}
	case figure.OpMax:
		return expression{"MAX(" + joined(",", bindsSum) + ")", bindsWhole, shaky}
	case figure.OpPower:
		return expression{parts[0].within(bindsWhole) + "^" + parts[1].within(bindsWhole), bindsProduct, shaky}
	}
	panic("workbook: the operation " + string(of.Operation) + " of " + of.ID + " has no formula")
}

// missed is how far below a half still counts as one, as in [figure.RoundTo]: a product such as 0.15 × 47,950 may miss the half that it
// stands for by the last bits of what a computer keeps.
const missed = 1e-6

// places is how many decimals a step of rounding leaves.
func places(step float64) string { return strconv.Itoa(int(math.Round(-math.Log10(step)))) }

// canVanish reports whether what is divided by can be nothing for some input. Money and posts cannot, nor can births; whole families
// can, in a place where hardly any are seen, and so can what is left of something.
func (f *formulas) canVanish(of *figure.Figure) bool {
	vanishes := func(a *figure.Figure) bool { return f.canVanish(a) }
	switch of.Operation {
	case figure.OpGiven:
		return of.Value == 0 && of.ID == ""
	case figure.OpSubtract:
		return true
	case figure.OpRound:
		return of.Unit != figure.Pounds && of.Arguments[1].Value == 1
	case figure.OpDivide, figure.OpPower:
		return f.canVanish(of.Arguments[0])
	case figure.OpAdd, figure.OpMax:
		return !slices.ContainsFunc(of.Arguments, func(a *figure.Figure) bool { return !f.canVanish(a) })
	}
	return slices.ContainsFunc(of.Arguments, vanishes)
}

// value is what a figure comes to in the case. A step's is worked out from the case's own figures, by the operations of figures.
func (f *formulas) value(of *figure.Figure, within string) float64 {
	if of.ID != "" {
		id := f.choice(of.ID, within)
		if here, ok := f.here[id]; ok {
			return here.Value
		}
		if s, ok := f.chosen[id]; ok {
			return s.Value
		}
	}
	if of.Operation == figure.OpGiven {
		return of.Value
	}
	if v, ok := f.values[of]; ok {
		return v
	}
	arguments := make([]*figure.Figure, len(of.Arguments))
	for i, a := range of.Arguments {
		arguments[i] = figure.Constant(f.value(a, within))
	}
	v := math.NaN()
	switch of.Operation {
	case figure.OpAdd:
		v = figure.Add(arguments...).Value
	case figure.OpSubtract:
		v = figure.Subtract(arguments[0], arguments[1]).Value
	case figure.OpMultiply:
		v = figure.Multiply(arguments...).Value
	case figure.OpDivide:
		if arguments[1].Value != 0 {
			v = figure.Divide(arguments[0], arguments[1]).Value
		}
	case figure.OpRound:
		v = figure.RoundTo(arguments[0].Value, arguments[1].Value)
	case figure.OpMin:
		v = figure.Min(arguments...).Value
	case figure.OpMax:
		v = figure.Max(arguments...).Value
	case figure.OpPower:
		v = figure.Power(arguments[0], arguments[1]).Value
	}
	f.values[of] = v
	return v
}

// step finds a step by its id; nil where it is that of a figure.
func (f *formulas) step(id string) *step {
	n, err := strconv.Atoi(strings.TrimPrefix(id, "step."))
	if err != nil || !strings.HasPrefix(id, "step.") {
		return nil
	}
	return f.order[n-1]
}
