package workings

import "casemaker/internal/figure"

// nodes is a graph of operations. What is equal stands in it once: a value, or an operation on the same nodes.
type nodes struct {
	all    []node
	values map[float64]int32
	known  map[key]int32
	pairs  int32
	places []int32 // the arguments of all nodes
}

// A node is a value, or an operation on other nodes.
type node struct {
	figure   *figure.Figure // one that it stands for
	kind     kind
	from, to int32 // its arguments among the places
	uses     int32 // how many different nodes have it as an argument
}

// A kind is what a node is: a value, a choice among nodes, or an operation on them.
type kind uint8

// The kinds. A pair is no node: see [nodes.key].
const (
	isValue kind = iota
	isPair
	isChoice // its first two arguments are the question and the usual answer, by number
	isAdd
	isSubtract
	isMultiply
	isDivide
	isRound
	isMin
	isMax
	isPower
)

// kindOf is the kind of a figure's working.
func kindOf(f *figure.Figure) kind {
	switch f.Operation {
	case figure.OpGiven:
		return isValue
	case figure.OpAdd:
		return isAdd
	case figure.OpSubtract:
		return isSubtract
	case figure.OpMultiply:
		return isMultiply
	case figure.OpDivide:
		return isDivide
	case figure.OpRound:
		return isRound
	case figure.OpMin:
		return isMin
	case figure.OpMax:
		return isMax
	case figure.OpPower:
		return isPower
	}
	panic("workings: the operation " + string(f.Operation) + " of " + f.ID + " is not known")
}

// A key says what a node is: its kind, and the numbers of one or two nodes, in one word.
type key uint64

// The sides of a key: a number takes sideBits, and one of a pair has pairBit as well.
const (
	sideBits = 28
	pairBit  = 1 << (sideBits - 1)
	noSide   = 1<<sideBits - 1
)

func newKey(k kind, left, right int32) key {
	return key(k)<<(2*sideBits) | key(left)<<sideBits | key(right)
}

// key is the key of a working. One of more than two arguments is taken pair by pair, from the left.
func (g *nodes) key(k kind, arguments []int32) key {
	left := arguments[0]
	if len(arguments) == 1 {
		return newKey(k, left, noSide)
	}
	last := len(arguments) - 1
	for _, a := range arguments[1:last] {
		pair := newKey(isPair, left, a)
		n, ok := g.known[pair]
		if !ok {
			n = pairBit | g.pairs
			g.pairs++
			g.known[pair] = n
		}
		left = n
	}
	return newKey(k, left, arguments[last])
}

func newNodes(room int) *nodes {
	return &nodes{all: make([]node, 0, room), values: make(map[float64]int32, 64), known: make(map[key]int32, room), places: make([]int32, 0, 3*room)}
}

// arguments are the numbers of a node's arguments.
func (g *nodes) arguments(n node) []int32 { return g.places[n.from:n.to] }

// add numbers a node that is like no other.
func (g *nodes) add(f *figure.Figure, k kind, arguments []int32) int32 {
	from := int32(len(g.places))
	g.places = append(g.places, arguments...)
	g.all = append(g.all, node{figure: f, kind: k, from: from, to: int32(len(g.places))})
	return int32(len(g.all) - 1)
}

// number numbers what a figure is, or finds what is the same.
func (g *nodes) number(f *figure.Figure, k kind, arguments []int32) int32 {
	if k == isValue {
		n, ok := g.values[f.Value]
		if !ok {
			n = g.add(f, isValue, nil)
			g.values[f.Value] = n
		}
		return n
	}
	key := g.key(k, arguments)
	n, ok := g.known[key]
	if !ok {
		n = g.add(f, k, arguments)
		g.known[key] = n
		if k != isChoice {
			for _, a := range arguments {
				g.all[a].uses++
			}
		}
	}
	return n
}
