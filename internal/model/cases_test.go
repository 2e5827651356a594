package model_test

import (
	"fmt"
	"math"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"casemaker"
	"casemaker/internal/layer"
	"casemaker/internal/load"
	"casemaker/internal/model"
	"casemaker/internal/place"
)

// TestCases works out the areas of testdata/cases. Each file begins with its arithmetic, done apart from this program with
// exact decimals, and ends in the figures to reach.
func TestCases(t *testing.T) {
	names, err := filepath.Glob("testdata/cases/*.txt")
	if err != nil || len(names) < 6 {
		t.Fatalf("%d cases in testdata/cases, want at least six: %v", len(names), err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txt"), func(t *testing.T) {
			t.Parallel()
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			files := fstest.MapFS{}
			want := ""
			for _, f := range archive.Files {
				if f.Name == "want" {
					want = string(f.Data)
					continue
				}
				files["data/areas/"+f.Name] = &fstest.MapFile{Data: f.Data}
			}
			var problems place.List
			p := load.Load(layer.FS{files, casemaker.Defaults()}, &problems)
			if problems.Failed() {
				var text strings.Builder
				problems.Print(&text)
				t.Fatal(text.String())
			}
			c := model.Prepare(p).Case(p.AreaBySlug["area"])
			for line := range strings.Lines(want) {
				id, value, _ := strings.Cut(strings.TrimSpace(line), " ")
				number, err := strconv.ParseFloat(value, 64)
				if err != nil {
					t.Fatalf("%q: %v", line, err)
				}
				f, ok := c.Figure(id)
				if !ok {
					t.Errorf("%s is missing, want %v", id, number)
				} else if math.Abs(f.Value-number) > 1e-6 {
					t.Errorf("%s = %v, want %v", id, f.Value, number)
				}
			}
		})
	}
}

// The totals of any area equal the sums of their rows and columns, nothing is negative or not a number, and estimates keep
// their order.
func FuzzCase(f *testing.F) {
	f.Add(3300, 0.24, 280000, uint8(0), 1.0)
	f.Add(1, 0.0, 1, uint8(1), 0.01)
	f.Add(65, 1.0, 10000, uint8(2), 7.77)
	f.Add(99999, 0.5, 5000000, uint8(3), 100.0)
	var problems place.List
	p := load.Load(casemaker.Defaults(), &problems)
	if problems.Failed() {
		f.Fatal("the built-in project has problems")
	}
	m := model.Prepare(p)
	f.Fuzz(func(t *testing.T, births int, lowIncome float64, population int, zone uint8, wte float64) {
		if births < 1 || births > 200000 || !(lowIncome >= 0 && lowIncome <= 1) || population < 1 || population > 20000000 || !(wte >= 0.01 && wte <= 1000) {
			t.Skip("loading refuses these")
		}
		c := m.Case(made(p, births, lowIncome, population, zone))
		checkSums(t, c)
		if larger := m.Case(made(p, births*2, lowIncome, population, zone)); larger.Plan.Recurrent.Value < c.Plan.Recurrent.Value {
			t.Errorf("twice the births cost less: %v, %v", larger.Plan.Recurrent.Value, c.Plan.Recurrent.Value)
		}
	})
}

// FuzzSplit shares any amount by any weights without remainder.
func FuzzSplit(f *testing.F) {
	f.Add(602770, 45, 30, 20, 5)
	f.Add(1, 1, 1, 1, 1)
	f.Add(100, 0, 0, 0, 1)
	f.Fuzz(func(t *testing.T, amount, a, b, c, d int) {
		weights := []int{a, b, c, d}
		total := 0
		for _, w := range weights {
			if w < 0 || w > 1e6 {
				t.Skip("weights are shares")
			}
			total += w
		}
		if total == 0 || amount < 0 || amount > 1e9 {
			t.Skip("nothing to share")
		}
		var shares []float64
		for _, w := range weights {
			shares = append(shares, float64(w)/float64(total))
		}
		sum := 0.0
		for i, part := range split(float64(amount), shares) {
			if part != math.Trunc(part) || part < 0 || math.Abs(part-float64(amount)*shares[i]) > float64(len(shares)) {
				t.Errorf("split(%d, %v): part %d is %v", amount, shares, i, part)
			}
			sum += part
		}
		if sum != float64(amount) {
			t.Errorf("split(%d, %v) sums to %v", amount, shares, fmt.Sprint(sum))
		}
	})
}
