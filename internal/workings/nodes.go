package workings

import "casemaker/internal/figure"

// nodes is a graph of operations. What is equal stands in it once: a value, or an operation on the same nodes.
type nodes struct {
	all    []node
	values map[float64]int
	known  map[key]int
	pairs  int
	places []int // room for the arguments of all nodes
}

// A node is a value, or an operation on other nodes, by their numbers.
type node struct {
	figure    *figure.Figure // one that it stands for
	operation figure.Operation
	value     float64
	arguments []int
	uses      int // how many different nodes have it as an argument
	choice    *choice
}

// A key is an operation on two nodes. One on more is taken pair by pair; a pair has a number below -1.
type key struct {
	code        uint8
	left, right int
}

// alone is the right side of an operation on one node.
const alone = -1

// The codes of keys: those of operations begin after these.
const (
	codePair uint8 = iota
	codeChoice
	codeOperation
)

// code numbers an operation.
func code(o figure.Operation) uint8 {
	switch o {
	case figure.OpAdd:
		return codeOperation
	case figure.OpSubtract:
		return codeOperation + 1
	case figure.OpMultiply:
		return codeOperation + 2
	case figure.OpDivide:
		return codeOperation + 3
	case figure.OpRound:
		return codeOperation + 4
	case figure.OpMin:
		return codeOperation + 5
	case figure.OpMax:
		return codeOperation + 6
	case figure.OpPower:
		return codeOperation + 7
	}
	panic("workings: the operation " + string(o) + " is not known")
}

func newNodes(room int) *nodes {
	return &nodes{all: make([]node, 0, room), values: make(map[float64]int, 64), known: make(map[key]int, room), places: make([]int, 0, 3*room)}
}

// add numbers a node that is like no other.
func (g *nodes) add(n node) int {
	g.all = append(g.all, n)
	return len(g.all) - 1
}

// value numbers a value.
func (g *nodes) value(f *figure.Figure, v float64) int {
	n, ok := g.values[v]
	if !ok {
		n = g.add(node{figure: f, value: v})
		g.values[v] = n
	}
	return n
}

// operation numbers the working of a figure.
func (g *nodes) operation(f *figure.Figure, arguments []int) int {
	k := g.key(code(f.Operation), arguments)
	n, ok := g.known[k]
	if !ok {
		for _, a := range arguments {
			g.all[a].uses++
		}
		n = g.add(node{figure: f, operation: f.Operation, value: f.Value, arguments: g.kept(arguments)})
		g.known[k] = n
	}
	return n
}

// chosen numbers a choice among nodes.
func (g *nodes) chosen(n node) int {
	k := g.key(codeChoice, append([]int{n.choice.question, n.choice.usual}, n.arguments...))
	number, ok := g.known[k]
	if !ok {
		number = g.add(n)
		g.known[k] = number
	}
	return number
}

// kept copies arguments to the room for them.
func (g *nodes) kept(arguments []int) []int {
	from := len(g.places)
	g.places = append(g.places, arguments...)
	return g.places[from:len(g.places):len(g.places)]
}

func (g *nodes) key(code uint8, arguments []int) key {
	left := arguments[0]
	if len(arguments) == 1 {
		return key{code, left, alone}
	}
	last := len(arguments) - 1
	for _, a := range arguments[1:last] {
		pair := key{codePair, left, a}
		n, ok := g.known[pair]
		if !ok {
			g.pairs++
			n = alone - g.pairs
			g.known[pair] = n
		}
		left = n
	}
	return key{code, left, arguments[last]}
}
