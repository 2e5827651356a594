package hexmap_test

import (
	"fmt"
	"reflect"
	"testing"

	"casemaker/internal/hexmap"
)

func TestOutline(t *testing.T) {
	one := hexmap.Place{Code: "one", Cells: []hexmap.Cell{{0, 0}}}
	pair := hexmap.Place{Code: "pair", Cells: []hexmap.Cell{{2, 0}, {2, 1}}}
	var ring hexmap.Place // six around one that is another's
	for _, c := range []hexmap.Cell{{9, 0}, {8, 0}, {8, 1}, {9, 2}, {10, 2}, {10, 1}} {
		ring.Cells = append(ring.Cells, hexmap.Cell{Column: c.Column, Row: c.Row})
	}
	m := hexmap.Draw([]hexmap.Place{one, pair, ring})
	if m.Shapes[0].Rings == nil || len(m.Shapes[0].Rings[0]) != 6 {
		t.Fatalf("one hexagon has the outline %v", m.Shapes[0].Rings)
	}
	if got, want := hexmap.Path(m.Shapes[0].Rings), "M9 26l7 4v8l-7 4l-7-4v-8z"; got != want {
		t.Errorf("one hexagon is %s, want %s", got, want)
	}
	if rings := m.Shapes[1].Rings; len(rings) != 1 || len(rings[0]) != 10 {
		t.Errorf("two hexagons have the outlines %v, want one of 10 corners", rings)
	}
	for _, s := range m.Shapes {
		for _, r := range s.Rings {
			for _, p := range r {
				if p.X < hexmap.Gap || p.Y < hexmap.Gap || p.X > m.Width-hexmap.Gap || p.Y > m.Height-hexmap.Gap {
					t.Errorf("%s has a corner at %v, outside %d by %d", s.Code, p, m.Width, m.Height)
				}
			}
		}
	}
	if got := m.Of([]string{"pair", "nowhere"}); len(got) != 1 || got[0].Code != "pair" {
		t.Errorf("Of = %v", got)
	}
	if got := (*hexmap.Map)(nil).Of([]string{"pair"}); got != nil {
		t.Errorf("no map has %v", got)
	}
}

// A ring of hexagons has an outline inside and one outside.
func TestHole(t *testing.T) {
	p := hexmap.Place{Code: "ring"}
	for _, c := range [][2]int{{0, 0}, {1, 0}, {-1, 1}, {1, 1}, {0, 2}, {1, 2}} {
		p.Cells = append(p.Cells, hexmap.Cell{Column: c[0], Row: c[1]})
	}
	s := hexmap.Draw([]hexmap.Place{p}).Shapes[0]
	var lengths []int
	for _, r := range s.Rings {
		lengths = append(lengths, len(r))
	}
	if !reflect.DeepEqual(lengths, []int{18, 6}) && !reflect.DeepEqual(lengths, []int{6, 18}) {
		t.Errorf("a ring of six hexagons has outlines of %v corners, want 18 and 6", lengths)
	}
}

func ExamplePath() {
	m := hexmap.Draw([]hexmap.Place{{Code: "E08000035", Cells: []hexmap.Cell{{Column: 0, Row: 0}}}})
	fmt.Println(m.Width, m.Height, hexmap.Path(m.Shapes[0].Rings))
	// Output: 18 20 M9 2l7 4v8l-7 4l-7-4v-8z
}
