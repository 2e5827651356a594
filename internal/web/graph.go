package web

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"casemaker/internal/figure"
	"casemaker/internal/model"
)

// A graph is the workings behind a few figures, as numbered nodes in the form that templates/assets/figures.js reads: a
// number, null for one that is not known, or an operation with the numbers of its arguments. It comes from the figures
// themselves, as figures.json does, so there is one formula for each figure and it stands in the model.
//
// Only what a reader can move keeps its working; any other figure is its value. A post's pay leads to one node for each
// pay point, and its pension to one for each view, so that a reader can pick.
type graph struct {
	json    []byte
	count   int
	numbers map[*figure.Figure]int
	written map[string]int // nodes by their text, so that none stands twice
	moves   map[*figure.Figure]bool
	matters map[string]bool // questions whose answers differ
	byID    map[string]*figure.Figure
}

// A question is answered by picking one of several figures, which no other choice of a reader moves.
type question struct {
	name    string
	prefix  string   // of the ids of what is picked
	answers []string // the parts of those ids that name an answer, in order
}

var questions = []question{
	{"point", "pay.", []string{"entry", "midpoint", "top"}},
	{"pension", "employer.", []string{"pension", "pension_full"}},
}

// operators are the operations as figures.js knows them.
var operators = map[figure.Operation]string{
	figure.OpAdd: "+", figure.OpSubtract: "-", figure.OpMultiply: "*", figure.OpDivide: "/",
	figure.OpRound: "r", figure.OpMin: "<", figure.OpMax: ">", figure.OpPower: "^",
}

func newGraph(c *model.Case) *graph {
	g := &graph{
		numbers: map[*figure.Figure]int{}, written: map[string]int{},
		moves: map[*figure.Figure]bool{}, matters: map[string]bool{}, byID: map[string]*figure.Figure{},
	}
	for _, f := range model.Reachable(c.Figures()) {
		g.byID[f.ID] = f
	}
	return g
}

// settable adds a figure that a reader can set, before any that rests on it; its node is its own, whatever it says.
func (g *graph) settable(f *figure.Figure) int {
	n := g.add(g.text(f))
	g.numbers[f], g.moves[f] = n, true
	return n
}

// add numbers a node that is written as JSON.
func (g *graph) add(node string) int {
	if g.count > 0 {
		g.json = append(g.json, ',')
	}
	g.json = append(g.json, node...)
	g.count++
	return g.count - 1
}

// shared numbers a node, or finds the one that says the same.
func (g *graph) shared(node string) int {
	n, ok := g.written[node]
	if !ok {
		n = g.add(node)
		g.written[node] = n
	}
	return n
}

// node returns the number of a figure, adding it after its arguments.
func (g *graph) node(f *figure.Figure) int {
	n, ok := g.numbers[f]
	if !ok {
		n = g.shared(g.text(f))
		g.numbers[f] = n
	}
	return n
}

// text writes a figure as a node.
func (g *graph) text(f *figure.Figure) string {
	if q, at, among := g.alternatives(f); among != nil {
		g.matters[q.name] = true
		text := `["?","` + q.name + `",` + strconv.Itoa(at)
		for _, value := range among {
			text += "," + strconv.Itoa(g.shared(literal(value)))
		}
		return text + "]"
	}
	if f.Operation == figure.OpGiven || !g.movable(f) {
		return literal(f.Value)
	}
	text := `["` + operators[f.Operation] + `"`
	for _, a := range f.Arguments {
		text += "," + strconv.Itoa(g.node(a))
	}
	return text + "]"
}

// literal writes a value; one that is not known is null.
func literal(value float64) string {
	if math.IsNaN(value) {
		return "null"
	}
	return strconv.FormatFloat(value, 'g', -1, 64)
}

// movable reports whether something that a reader sets or picks moves a figure.
func (g *graph) movable(f *figure.Figure) bool {
	if moves, ok := g.moves[f]; ok {
		return moves
	}
	_, _, among := g.alternatives(f)
	moves := among != nil
	if !isAnswer(f) {
		for _, a := range f.Arguments {
			moves = moves || g.movable(a)
		}
	}
	g.moves[f] = moves
	return moves
}

// isAnswer reports whether a figure is among those that questions pick from.
func isAnswer(f *figure.Figure) bool {
	return slices.ContainsFunc(questions, func(q question) bool { return strings.HasPrefix(f.ID, q.prefix) })
}

// alternatives are the values among which a question picks where a working has a figure, and the place of its own among
// them; nil where there is no question, or nothing to choose.
func (g *graph) alternatives(f *figure.Figure) (q question, at int, among []float64) {
	for _, q = range questions {
		stem, rest, at := q.part(f.ID)
		if at < 0 {
			continue
		}
		differ := false
		for _, answer := range q.answers {
			other, ok := g.byID[stem+answer+rest]
			if !ok {
				return q, at, nil
			}
			differ = differ || other.Value != f.Value
			among = append(among, other.Value)
		}
		if differ {
			return q, at, among
		}
		return q, at, nil
	}
	return q, -1, nil
}

// part parts an id such as pay.afc.7.midpoint.insured at the part that names an answer; at is negative where there is none.
func (q question) part(id string) (stem, rest string, at int) {
	if !strings.HasPrefix(id, q.prefix) {
		return "", "", -1
	}
	parts := strings.Split(id, ".")
	for i := len(parts) - 1; i >= 2; i-- {
		if at := slices.Index(q.answers, parts[i]); at >= 0 {
			return strings.Join(parts[:i], ".") + ".", strings.Join(append([]string{""}, parts[i+1:]...), "."), at
		}
	}
	return "", "", -1
}
