package workings

import (
	"bytes"
	"encoding/binary"
	"hash/fnv"
	"math"
	"slices"
	"sync"

	"casemaker/internal/address"
	"casemaker/internal/model"
	"casemaker/internal/project"
)

// A Shared is how the figures of a kind of area are worked out: formulas without their values, which stand once for the site.
// figures.json of an area leaves out those that it has just so, and names the file. The zero Shared has none.
type Shared struct {
	Kind string // of area, as the file is named

	formulas map[string]sum // by the id of the figure
	data     []byte
}

// A sum stands for a working as it is written: two with the same sum are the same text.
type sum [16]byte

// KindOf is the kind of an area that shares its workings with others: its nation, and its pay zone where it is in one.
func KindOf(a *project.Area) string {
	if a.PayZone == "" || a.PayZone == project.PayZones[0] {
		return a.Nation
	}
	return a.Nation + "-" + a.PayZone
}

// Kinds are the kinds of some areas, sorted, each with one area of it.
func Kinds(areas []*project.Area) (kinds []string, like map[string]*project.Area) {
	like = map[string]*project.Area{}
	for _, a := range areas {
		if kind := KindOf(a); like[kind] == nil {
			like[kind] = a
			kinds = append(kinds, kind)
		}
	}
	slices.Sort(kinds)
	return kinds, like
}

// A Sharing has the shared workings of all kinds of area, each made when it is first asked for. It is safe for many goroutines.
type Sharing struct {
	Model *model.Model

	mu   sync.Mutex
	made map[string]*Shared
}

// For returns what areas like one share.
func (s *Sharing) For(a *project.Area) *Shared {
	s.mu.Lock()
	defer s.mu.Unlock()
	kind := KindOf(a)
	shared, ok := s.made[kind]
	if !ok {
		shared = Share(kind, s.Model.Typical(a))
		if s.made == nil {
			s.made = map[string]*Shared{}
		}
		s.made[kind] = shared
	}
	return shared
}

// Share takes the formulas from a case.
func Share(kind string, c *model.Case) *Shared {
	w := Of(c)
	w.stepName = "shared."
	s := &Shared{Kind: kind, formulas: map[string]sum{}}
	at := address.Workings(kind)
	start, err := appendJSON(nil, struct {
		jsonHead
		Kind string `json:"kind"`
	}{head(c.Project, at, "workings"), kind})
	if err != nil {
		panic("workings: what a file of workings says of itself does not become JSON: " + err.Error())
	}
	b := bytes.NewBuffer(append(bytes.TrimSuffix(start, []byte("}")), ",\n\"workings\":{"...))
	entry := func(id string, node int32) {
		if b.Bytes()[b.Len()-1] == '}' {
			b.WriteByte(',')
		}
		b.WriteString("\n\"" + id + `":`)
		b.Write(w.appendWorking(b.AvailableBuffer(), node))
	}
	for i, f := range w.named {
		if n := w.whole[i]; n != none {
			s.formulas[f.ID] = w.sum(n, true)
			entry(f.ID, n)
		}
	}
	for i := 0; i < len(w.steps); i++ { // writing a step may lead to another
		entry(w.steps[i].figure.ID, w.steps[i].node)
	}
	b.WriteString("}}\n")
	s.data = b.Bytes()
	return s
}

// JSON is the file.
func (s *Shared) JSON() []byte { return s.data }

// has reports whether a figure is worked out just so in what is shared.
func (s *Shared) has(w *Workings, id string, node int32) bool {
	formula, ok := s.formulas[id]
	return ok && formula == w.sum(node, true)
}

// sum stands for a node as it is written where it is an argument, or for the whole working that it is. Steps count as what they are.
func (w *Workings) sum(n int32, whole bool) sum {
	if !whole {
		if s, ok := w.sums[n]; ok {
			return s
		}
	}
	at := w.nodes.all[n]
	h := fnv.New128a()
	switch {
	case !whole && w.names[n] != "" && !w.isStep[n]:
		h.Write([]byte("figure " + w.names[n]))
	case at.kind == isValue && at.figure.ID != "":
		h.Write([]byte("figure " + at.figure.ID))
	case at.kind == isValue:
		h.Write(binary.BigEndian.AppendUint64([]byte("value "), math.Float64bits(at.figure.Value)))
	default:
		h.Write([]byte("operation " + string(at.figure.Operation)))
		for _, a := range w.nodes.arguments(at) {
			below := w.sum(a, false)
			h.Write(below[:])
		}
	}
	var s sum
	h.Sum(s[:0])
	if !whole {
		if w.sums == nil {
			w.sums = map[int32]sum{}
		}
		w.sums[n] = s
	}
	return s
}
