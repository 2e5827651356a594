package workings

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"casemaker/internal/figure"
)

// A Script is the workings behind a few figures, as numbered nodes in the form that templates/assets/figures.js reads: a
// number, null for one that is not known, or an operation with the numbers of its arguments.
//
// Only what a reader can move keeps its working; any other figure is its value. A post's pay leads to one node for each
// pay point, and its pension to one for each view, so that a reader can pick.
type Script struct {
	nodes   *nodes
	numbers map[*figure.Figure]int
	moves   map[*figure.Figure]bool
	answers map[string]*figure.Figure // by id: what questions pick from
	matters map[string]bool           // questions whose answers differ
	opens   func(*figure.Figure) bool // whether a figure is written as its working, not as its value
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

// A choice is a node that takes one of several, as a question is answered.
type choice struct {
	question int
	usual    int // the answer as the model has it
}

// Script returns the workings with nothing in them yet.
func (w *Workings) Script() *Script {
	s := newScript()
	for _, f := range w.named {
		if isAnswer(f) {
			s.answers[f.ID] = f
		}
	}
	return s
}

func newScript() *Script {
	s := &Script{
		nodes: newNodes(256), numbers: map[*figure.Figure]int{}, moves: map[*figure.Figure]bool{},
		answers: map[string]*figure.Figure{}, matters: map[string]bool{},
	}
	s.opens = s.movable
	return s
}

// Settable adds a figure that a reader can set, before any that rests on it; its node is its own, whatever it says.
func (s *Script) Settable(f *figure.Figure) int {
	n := s.nodes.add(s.written(f))
	s.numbers[f], s.moves[f] = n, true
	return n
}

// Node returns the number of a figure, adding it after its arguments.
func (s *Script) Node(f *figure.Figure) int {
	n, ok := s.numbers[f]
	if !ok {
		n = s.node(f)
		s.numbers[f] = n
	}
	return n
}

// Matters reports whether the answers to a question differ here.
func (s *Script) Matters(question string) bool { return s.matters[question] }

// node numbers what a figure is written as, or finds what says the same.
func (s *Script) node(f *figure.Figure) int {
	w := s.written(f)
	switch {
	case w.choice != nil:
		return s.nodes.chosen(w)
	case w.operation == figure.OpGiven:
		return s.nodes.value(f, w.value)
	}
	return s.nodes.operation(f, w.arguments)
}

// written is a figure as a node, with its arguments numbered.
func (s *Script) written(f *figure.Figure) node {
	if c, among := s.alternatives(f); among != nil {
		s.matters[Questions[c.question].Name] = true
		n := node{figure: f, choice: &c}
		for _, other := range among {
			n.arguments = append(n.arguments, s.nodes.value(other, other.Value))
		}
		return n
	}
	if !s.opens(f) {
		return node{figure: f, value: f.Value}
	}
	return s.opened(f)
}

// opened is the working of a figure as a node, or its value where it was not worked out.
func (s *Script) opened(f *figure.Figure) node {
	if f.Operation == figure.OpGiven {
		return node{figure: f, value: f.Value}
	}
	n := node{figure: f, operation: f.Operation, arguments: make([]int, len(f.Arguments))}
	for i, a := range f.Arguments {
		n.arguments[i] = s.Node(a)
	}
	return n
}

// movable reports whether something that a reader sets or picks moves a figure.
func (s *Script) movable(f *figure.Figure) bool {
	if moves, ok := s.moves[f]; ok {
		return moves
	}
	_, among := s.alternatives(f)
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

// alternatives are the figures among which a question picks where a working has a figure; nil where there is no question,
// or nothing to choose.
func (s *Script) alternatives(f *figure.Figure) (c choice, among []*figure.Figure) {
	for i, q := range Questions {
		stem, rest, at := q.part(f.ID)
		if at < 0 {
			continue
		}
		differ := false
		for _, answer := range q.Answers {
			other, ok := s.answers[stem+answer+rest]
			if !ok {
				return c, nil
			}
			differ = differ || other.Value != f.Value
			among = append(among, other)
		}
		if !differ {
			return c, nil
		}
		return choice{question: i, usual: at}, among
	}
	return c, nil
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
		s.numbers[f] = s.nodes.add(node{value: math.NaN()})
	}
	s.opens = func(f *figure.Figure) bool { return f.ID == "" }
	for i, f := range figures[given:] {
		n := s.opened(f) // which may number more nodes
		s.nodes.all[given+i] = n
	}
	return s.AppendJSON(nil)
}

// signs are the operations as figures.js knows them.
var signs = map[figure.Operation]string{
	figure.OpAdd: "+", figure.OpSubtract: "-", figure.OpMultiply: "*", figure.OpDivide: "/",
	figure.OpRound: "r", figure.OpMin: "<", figure.OpMax: ">", figure.OpPower: "^",
}

// AppendJSON writes the nodes as a list.
func (s *Script) AppendJSON(b []byte) []byte {
	b = append(b, '[')
	for i, n := range s.nodes.all {
		if i > 0 {
			b = append(b, ',')
		}
		switch {
		case n.choice != nil:
			b = appendText(append(b, `["?",`...), Questions[n.choice.question].Name)
			b = strconv.AppendInt(append(b, ','), int64(n.choice.usual), 10)
		case n.operation == figure.OpGiven:
			b = appendNumber(b, n.value)
			continue
		default:
			b = appendText(append(b, '['), signs[n.operation])
		}
		for _, a := range n.arguments {
			b = strconv.AppendInt(append(b, ','), int64(a), 10)
		}
		b = append(b, ']')
	}
	return append(b, ']')
}
