package workings

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"casemaker/internal/figure"
	"casemaker/internal/model"
)

// A Script is the workings behind a few figures, as numbered nodes in the form that templates/assets/figures.js reads: a
// number, null for one that is not known, or an operation with its arguments: numbers of nodes, or steps back from itself.
//
// Only what a reader can move keeps its working; any other figure is its value. A post's pay leads to one node for each
// pay point, and its pension to one for each view, so that a reader can pick.
type Script struct {
	nodes   *nodes
	numbers map[*figure.Figure]int32
	moves   map[*figure.Figure]bool
	answers func(id string) (*figure.Figure, bool) // what questions pick from
	matters map[string]bool                        // questions whose answers differ
	opens   func(*figure.Figure) bool              // whether a figure is written as its working, not as its value
}

// A Question is answered by picking one of several figures, which no other choice of a reader moves.
type Question struct {
	Name    string
	Answers []string // the parts of ids that name an answer, in order
	prefix  string   // of the ids of what is picked
}

// Questions are what a reader may pick.
var Questions = []Question{
	{"point", []string{"entry", "midpoint", "top"}, "pay."},
	{"pension", []string{"pension", "pension_full"}, "employer."},
}

// NewScript returns the workings of a case with nothing in them yet.
func NewScript(c *model.Case) *Script {
	s := newScript()
	s.answers = c.PayRates().Figure
	return s
}

func newScript() *Script {
	s := &Script{
		nodes: newNodes(256), numbers: map[*figure.Figure]int32{}, moves: map[*figure.Figure]bool{},
		answers: func(string) (*figure.Figure, bool) { return nil, false }, matters: map[string]bool{},
	}
	s.opens = s.movable
	return s
}

// Settable adds a figure that a reader can set, before any that rests on it; its node is its own, whatever it says.
func (s *Script) Settable(f *figure.Figure) int {
	k, arguments := s.written(f)
	n := s.nodes.add(f, k, arguments)
	s.numbers[f], s.moves[f] = n, true
	return int(n)
}

// Node returns the number of a figure, adding it after its arguments.
func (s *Script) Node(f *figure.Figure) int { return int(s.node(f)) }

func (s *Script) node(f *figure.Figure) int32 {
	n, ok := s.numbers[f]
	if !ok {
		k, arguments := s.written(f)
		n = s.nodes.number(f, k, arguments)
		s.numbers[f] = n
	}
	return n
}

// Matters reports whether the answers to a question differ here.
func (s *Script) Matters(question string) bool { return s.matters[question] }

// written is a figure as a node, with its arguments numbered.
func (s *Script) written(f *figure.Figure) (kind, []int32) {
	if question, usual, among := s.alternatives(f); among != nil {
		s.matters[Questions[question].Name] = true
		arguments := []int32{int32(question), int32(usual)}
		for _, other := range among {
			arguments = append(arguments, s.nodes.number(other, isValue, nil))
		}
		return isChoice, arguments
	}
	if !s.opens(f) {
		return isValue, nil
	}
	return s.opened(f)
}

// opened is the working of a figure as a node, or its value where it was not worked out.
func (s *Script) opened(f *figure.Figure) (kind, []int32) {
	arguments := make([]int32, len(f.Arguments))
	for i, a := range f.Arguments {
		arguments[i] = s.node(a)
	}
	return kindOf(f), arguments
}

// movable reports whether something that a reader sets or picks moves a figure.
func (s *Script) movable(f *figure.Figure) bool {
	if moves, ok := s.moves[f]; ok {
		return moves
	}
	_, _, among := s.alternatives(f)
	moves := among != nil
	if !isAnswer(f) {
		for _, a := range f.Arguments {
			moves = moves || s.movable(a)
		}
	}
	s.moves[f] = moves
	return moves
}

// isAnswer reports whether a figure is among those that questions pick from.
func isAnswer(f *figure.Figure) bool {
	return slices.ContainsFunc(Questions, func(q Question) bool { return strings.HasPrefix(f.ID, q.prefix) })
}

// alternatives are the figures among which a question picks where a working has a figure, and which of them the model has;
// nil where there is no question, or nothing to choose.
func (s *Script) alternatives(f *figure.Figure) (question, usual int, among []*figure.Figure) {
	for i, q := range Questions {
		stem, rest, at := q.part(f.ID)
		if at < 0 {
			continue
		}
		differ := false
		for _, answer := range q.Answers {
			other, ok := s.answers(stem + answer + rest)
			if !ok {
				return 0, 0, nil
			}
			differ = differ || other.Value != f.Value
			among = append(among, other)
		}
		if !differ {
			return 0, 0, nil
		}
		return i, at, among
	}
	return 0, 0, nil
}

// part parts an id such as pay.afc.7.midpoint.insured at the part that names an answer; at is negative where there is none.
func (q Question) part(id string) (stem, rest string, at int) {
	if !strings.HasPrefix(id, q.prefix) {
		return "", "", -1
	}
	parts := strings.Split(id, ".")
	for i := len(parts) - 1; i >= 2; i-- {
		if at := slices.Index(q.Answers, parts[i]); at >= 0 {
			return strings.Join(parts[:i], ".") + ".", strings.Join(append([]string{""}, parts[i+1:]...), "."), at
		}
	}
	return "", "", -1
}

// Columns writes how the later of some figures follow from the first ones, so many of them, as the figures themselves say:
// nodes as a Script has them, one for each figure in order and then those that they need. A figure with a name that is none
// of them is a value: its working is no part of the page. It returns nil where one of the figures is not known.
func Columns(figures []*figure.Figure, given int) []byte {
	s := newScript()
	for _, f := range figures {
		if f == nil {
			return nil
		}
		s.numbers[f] = s.nodes.add(unknown, isValue, nil)
	}
	s.opens = func(f *figure.Figure) bool { return f.ID == "" }
	for i, f := range figures[given:] {
		k, arguments := s.opened(f)
		column := &s.nodes.all[given+i]
		column.figure, column.kind, column.from = f, k, int32(len(s.nodes.places))
		s.nodes.places = append(s.nodes.places, arguments...)
		column.to = int32(len(s.nodes.places))
	}
	return s.AppendJSON(nil)
}

// unknown stands for what is not known.
var unknown = figure.Given("", "", math.NaN(), figure.Number, "", "")

// signs are the operations as figures.js knows them.
var signs = map[kind]string{
	isAdd: "+", isSubtract: "-", isMultiply: "*", isDivide: "/", isRound: "r", isMin: "<", isMax: ">", isPower: "^", isChoice: "?",
}

// near is how far back an argument is written as a step from its node. Posts have like workings, one after another: written as
// steps they are the same text, which packs well.
const near = 16

// AppendJSON writes the nodes as a list. An argument is the number of a node, or how many nodes back it is, below nothing.
func (s *Script) AppendJSON(b []byte) []byte {
	b = append(b, '[')
	for i, n := range s.nodes.all {
		if i > 0 {
			b = append(b, ',')
		}
		if n.kind == isValue {
			b = appendNumber(b, n.figure.Value)
			continue
		}
		b = append(append(append(b, `["`...), signs[n.kind]...), '"')
		arguments := s.nodes.arguments(n)
		if n.kind == isChoice {
			b = append(append(append(b, `,"`...), Questions[arguments[0]].Name...), '"')
			arguments = arguments[1:]
		}
		for _, a := range arguments {
			if back := int32(i) - a; 0 < back && back <= near {
				a = -back
			}
			b = strconv.AppendInt(append(b, ','), int64(a), 10)
		}
		b = append(b, ']')
	}
	return append(b, ']')
}
