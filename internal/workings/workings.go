// Package workings writes how figures were reached: as figures.json and figures.csv for other programs, and as the nodes
// that scripts of pages work figures out from. All of it is read from the traced figures themselves, so there is one
// formula for each figure, and it stands in the model.
//
//	sharing := workings.Sharing{Model: m} // how most areas of a kind work their figures out, which stands once for the site
//	w := workings.Of(c)
//	data, err := w.JSON(sharing.For(c.Area)) // figures.json; CSV(c) is figures.csv
//	s := workings.NewScript(c)               // what a reader may move, for figures.js
//
// A Workings belongs to one goroutine. In each of its forms, what is equal is numbered once ([nodes]). They differ in what they call by a name and what they write out:
// figures.json names every figure that has an id; a page knows only what its reader can move, and the rest as plain values.
package workings

import (
	"strconv"

	"casemaker/internal/figure"
	"casemaker/internal/model"
)

// Workings are the figures of a case and all that they rest on.
type Workings struct {
	Case *model.Case

	named []*figure.Figure // operands before results
	nodes *nodes
	whole []int32  // the node of each named figure's working, by its place in named; none for a given figure
	names []string // of nodes: what figures.json calls them
	steps []step
	roots map[*figure.Figure]int32
	args  []int32 // room to gather arguments in

	stepName string // what the names of steps begin with
	isStep   map[int32]bool
	sums     map[int32]sum
}

// A step is a working that others share, written as a figure of its own.
type step struct {
	figure *figure.Figure
	node   int32
}

const none = -1

// Of reads the workings of a case.
func Of(c *model.Case) *Workings {
	w := newWorkings()
	w.Case = c
	for _, f := range c.Figures() {
		w.read(f)
	}
	w.name()
	return w
}

// room is how many figures, with all that they rest on, there usually are.
const room = 3072

func newWorkings() *Workings {
	return &Workings{nodes: newNodes(room), roots: make(map[*figure.Figure]int32, room), named: make([]*figure.Figure, 0, room/2), whole: make([]int32, 0, room/2),
		stepName: "step.", isStep: map[int32]bool{}}
}

// name gives workings the names of the figures that they are the whole working of.
func (w *Workings) name() {
	w.names = make([]string, len(w.nodes.all))
	for i, f := range w.named {
		if n := w.whole[i]; n != none && w.names[n] == "" {
			w.names[n] = f.ID
		}
	}
}

// read returns the node of a figure: its own, where it has a name, or else that of its working or its value.
func (w *Workings) read(f *figure.Figure) int32 {
	if n, ok := w.roots[f]; ok {
		return n
	}
	n := int32(none)
	if f.ID == "" || f.Operation != figure.OpGiven {
		from := len(w.args)
		for _, a := range f.Arguments {
			n := w.read(a)
			w.args = append(w.args, n)
		}
		n = w.nodes.number(f, kindOf(f), w.args[from:])
		w.args = w.args[:from]
	}
	if f.ID != "" {
		w.named, w.whole = append(w.named, f), append(w.whole, n)
		n = w.nodes.add(f, isValue, nil)
	}
	w.roots[f] = n
	return n
}

// called returns the name by which figures.json calls a node; empty where its value or its working stands in place. A working
// that several others have in them, and that is no figure of its own, becomes a step: a figure with a number for a name.
func (w *Workings) called(n int32) string {
	at := w.nodes.all[n]
	if at.kind == isValue {
		return at.figure.ID
	}
	if w.names[n] == "" && at.uses > 1 {
		for _, a := range w.nodes.arguments(at) {
			w.called(a)
		}
		number := strconv.Itoa(len(w.steps) + 1)
		f := at.figure.Renamed(w.stepName+number, w.Case.Language.Label("step.{number}", "number", number))
		f.Unit = figure.Number // what a step counts has no name
		w.names[n], w.isStep[n] = f.ID, true
		w.steps = append(w.steps, step{f, n})
	}
	return w.names[n]
}
