package model

import (
	"os"
	"testing"

	"casemaker/internal/figure"
	"casemaker/internal/load"
	"casemaker/internal/place"
	"casemaker/internal/project"
)

// A measure over several councils is its least, its most and the middle one of them, or the mean of the middle two; few
// councils have none.
func TestSpread(t *testing.T) {
	var problems place.List
	p := load.Load(os.DirFS("../.."), &problems)
	if problems.Failed() {
		problems.Print(os.Stderr)
		t.Fatal("the repository's own project has problems")
	}
	m := Prepare(p)
	for _, test := range []struct {
		unit                figure.Unit
		values              []float64
		least, middle, most float64
	}{
		{figure.Share, []float64{0.5, 0.1, 0.2, 0.4, 0.35}, 0.1, 0.35, 0.5},
		{figure.Share, []float64{0.5, 0.1, 0.2, 0.4, 0.35, 0.05}, 0.05, 0.275, 0.5},
		{figure.Rate, []float64{9.1, 7.4, 8.2, 6.9, 10.3, 7.5}, 6.9, 7.9, 10.3}, // 7.85, as exact as the values
		{figure.Number, []float64{64, 84, 85, 102, 170, 70}, 64, 85, 170},       // 84.5
	} {
		s := m.spread(&project.Measure{ID: "any", Label: "Any", Unit: test.unit}, test.values, arg{name: "region", id: "similar"}, "2025", "worked-example")
		if s == nil || s.Of != len(test.values) || s.Least.Value != test.least || s.Middle.Value != test.middle || s.Most.Value != test.most {
			t.Errorf("spread(%v) = %+v, want %v, %v and %v", test.values, s, test.least, test.middle, test.most)
		}
	}
	if s := m.spread(&project.Measure{ID: "any", Label: "Any", Unit: figure.Share}, []float64{0.1, 0.2, 0.3, 0.4}, arg{}, "2025", "worked-example"); s != nil {
		t.Errorf("four councils have a spread of %+v, want none", s)
	}
}
