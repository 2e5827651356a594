package web

import (
	"strconv"

	"casemaker/internal/figure"
)

// steps finds the workings that stand, unnamed, inside those of several figures. figures.json writes each of them once,
// as a figure of its own, and the others name it; one that is the whole working of a named figure goes by that name.
type steps struct {
	numbers map[string]int         // of a node, by its operation and the numbers of its arguments
	of      map[*figure.Figure]int // the same, by figure
	uses    []int                  // how many different nodes have a node as an argument
	names   map[int]string         // of the nodes that are written by name
	made    []*figure.Figure       // the steps to write, each after those it needs
}

// newSteps reads the workings of figures that are in order, each after its arguments.
func newSteps(figures []*figure.Figure) *steps {
	s := &steps{numbers: map[string]int{}, of: map[*figure.Figure]int{}, names: map[int]string{}}
	for _, f := range figures {
		if f.Operation == figure.OpGiven {
			continue
		}
		if n := s.working(f); s.names[n] == "" {
			s.names[n] = f.ID
		}
	}
	return s
}

// number returns the number of a node: of the figure, where it has a name, or else of its working.
func (s *steps) number(f *figure.Figure) int {
	if n, ok := s.of[f]; ok {
		return n
	}
	n := 0
	switch {
	case f.ID != "":
		n, _ = s.known("#" + f.ID)
	case f.Operation == figure.OpGiven:
		n, _ = s.known("=" + strconv.FormatFloat(f.Value, 'g', -1, 64))
	default:
		n = s.working(f)
	}
	s.of[f] = n
	return n
}

// working returns the number of a working, that of a named figure too.
func (s *steps) working(f *figure.Figure) int {
	key := []byte(f.Operation)
	arguments := make([]int, len(f.Arguments))
	for i, a := range f.Arguments {
		arguments[i] = s.number(a)
		key = strconv.AppendInt(append(key, ' '), int64(arguments[i]), 10)
	}
	n, isNew := s.known(string(key))
	if isNew {
		for _, a := range arguments {
			s.uses[a]++
		}
	}
	return n
}

func (s *steps) known(key string) (number int, isNew bool) {
	if n, ok := s.numbers[key]; ok {
		return n, false
	}
	n := len(s.uses)
	s.numbers[key] = n
	s.uses = append(s.uses, 0)
	return n, true
}

// name returns by what name an argument is written; empty where its value or its working stands in place.
func (s *steps) name(f *figure.Figure) string {
	if f.ID != "" || f.Operation == figure.OpGiven {
		return f.ID
	}
	n := s.number(f)
	if s.names[n] == "" && s.uses[n] > 1 {
		for _, a := range f.Arguments {
			s.name(a)
		}
		step := *f
		step.ID = "step." + strconv.Itoa(len(s.made)+1)
		step.Unit = figure.Number // what a step counts has no name
		step.Label = "Step " + strconv.Itoa(len(s.made)+1) + " of several workings"
		s.names[n] = step.ID
		s.made = append(s.made, &step)
	}
	return s.names[n]
}
