package web

import (
	"strconv"
	"strings"

	"casemaker/internal/figure"
	"casemaker/internal/model"
)

// A graph is the workings behind a few figures, as numbered nodes in the form that templates/assets/figures.js reads: a
// number, or an operation with the numbers of its arguments. It comes from the figures themselves, as figures.json does,
// so there is one formula for each figure and it stands in the model.
//
// A post's pay leads to one node for each pay point, and its pension to one for each view, so that a reader can pick.
type graph struct {
	json    []byte
	count   int
	numbers map[*figure.Figure]int
	picks   map[string]int  // by the stem of what is picked from
	matters map[string]bool // questions whose answers differ
	byID    map[string]*figure.Figure
}

// The questions whose answers pick a node, and their answers in order.
var (
	payPoints    = []string{"entry", "midpoint", "top"}
	pensionViews = []string{"pension", "pension_full"}
)

// operators are the operations as figures.js knows them.
var operators = map[figure.Operation]string{
	figure.OpAdd: "+", figure.OpSubtract: "-", figure.OpMultiply: "*", figure.OpDivide: "/",
	figure.OpRound: "r", figure.OpMin: "<", figure.OpMax: ">", figure.OpPower: "^",
}

func newGraph(c *model.Case) *graph {
	g := &graph{numbers: map[*figure.Figure]int{}, picks: map[string]int{}, matters: map[string]bool{}, byID: map[string]*figure.Figure{}}
	for _, f := range model.Reachable(c.Figures()) {
		g.byID[f.ID] = f
	}
	return g
}

// add numbers a node that is written as JSON.
func (g *graph) add(node []byte) int {
	if g.count > 0 {
		g.json = append(g.json, ',')
	}
	g.json = append(g.json, node...)
	g.count++
	return g.count - 1
}

// node returns the number of a figure, adding it after its arguments.
func (g *graph) node(f *figure.Figure) int { return g.within(f, false) }

// within is node for a step of a pay table's own working, or of another's. The first does not depend on what a reader picks.
func (g *graph) within(f *figure.Figure, table bool) int {
	if n, ok := g.numbers[f]; ok {
		return n
	}
	var text []byte
	if f.Operation == figure.OpGiven {
		text = strconv.AppendFloat(nil, f.Value, 'g', -1, 64)
	} else {
		text = append(text, `["`+operators[f.Operation]+`"`...)
		table = f.ID == "" && table || strings.HasPrefix(f.ID, "pay.")
		for _, a := range f.Arguments {
			n := 0
			if table {
				n = g.within(a, true)
			} else {
				n = g.argument(a)
			}
			text = strconv.AppendInt(append(text, ','), int64(n), 10)
		}
		text = append(text, ']')
	}
	n := g.add(text)
	g.numbers[f] = n
	return n
}

// argument returns the number of what stands for a figure in a working: itself, or a pick among its alternatives.
func (g *graph) argument(f *figure.Figure) int {
	if stem, rest, at := alternative(f.ID, "pay.", payPoints); at >= 0 {
		return g.pick("point", stem, rest, payPoints, at, f)
	}
	if stem, rest, at := alternative(f.ID, "employer.", pensionViews); at >= 0 {
		return g.pick("pension", stem, rest, pensionViews, at, f)
	}
	return g.node(f)
}

// alternative parts an id such as pay.afc.7.midpoint.insured at the part that names an alternative; at is negative where
// there is none.
func alternative(id, prefix string, names []string) (stem, rest string, at int) {
	if !strings.HasPrefix(id, prefix) {
		return "", "", -1
	}
	parts := strings.Split(id, ".")
	for i := len(parts) - 1; i >= 2; i-- {
		for at, name := range names {
			if parts[i] == name {
				return strings.Join(parts[:i], ".") + ".", strings.Join(append([]string{""}, parts[i+1:]...), "."), at
			}
		}
	}
	return "", "", -1
}

// pick adds a node that leads to one of the alternatives; at is the one that the program took.
func (g *graph) pick(question, stem, rest string, names []string, at int, f *figure.Figure) int {
	key := stem + names[at] + rest
	if n, ok := g.picks[key]; ok {
		return n
	}
	text := []byte(`["?","` + question + `",` + strconv.Itoa(at))
	for _, name := range names {
		other, ok := g.byID[stem+name+rest]
		if !ok {
			return g.node(f)
		}
		if other.Value != f.Value {
			g.matters[question] = true
		}
		text = strconv.AppendInt(append(text, ','), int64(g.node(other)), 10)
	}
	n := g.add(append(text, ']'))
	g.picks[key] = n
	return n
}
