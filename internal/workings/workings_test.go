package workings

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"

	"casemaker/internal/address"
	"casemaker/internal/figure"
	"casemaker/internal/load"
	"casemaker/internal/model"
	"casemaker/internal/place"
	"casemaker/internal/project"
)

// own is this repository's project.
func own(t testing.TB) *project.Project {
	t.Helper()
	var problems place.List
	p := load.Load(os.DirFS("../.."), &problems)
	if problems.Failed() {
		problems.Print(os.Stderr)
		t.Fatal("the repository's own project has problems")
	}
	return p
}

// A published is what the files of an area say of its figures, by id.
type published struct {
	figures map[string]map[string]any
	shared  map[string]any // the workings that stand for all areas of a kind
	done    map[string]float64
}

// working is how a figure or step was worked out; nil where it was given.
func (p published) working(id string) any {
	f, known := p.figures[id]
	if known && (f["working"] != nil || f["source"] != nil) {
		return f["working"]
	}
	return p.shared[id]
}

// evaluate works a figure out again from its working.
func (p published) evaluate(t *testing.T, node any) float64 {
	t.Helper()
	if id, ok := node.(string); ok {
		if done, ok := p.done[id]; ok {
			return done
		}
		working := p.working(id)
		if working == nil {
			if p.figures[id] == nil {
				t.Fatalf("a working names %q, which is in no file", id)
			}
			return p.figures[id]["value"].(float64)
		}
		value := p.evaluate(t, working)
		p.done[id] = value
		return value
	}
	n := node.(map[string]any)
	if value, ok := n["value"]; ok {
		return value.(float64)
	}
	var args []float64
	for _, a := range n["arguments"].([]any) {
		args = append(args, p.evaluate(t, a))
	}
	result := args[0]
	for _, a := range args[1:] {
		switch n["operation"] {
		case "add":
			result += a
		case "subtract":
			result -= a
		case "multiply":
			result *= a
		case "divide":
			result /= a
		case "round":
			result = figure.RoundTo(result, a)
		case "min":
			result = min(result, a)
		case "max":
			result = max(result, a)
		case "power":
			base := result
			result = 1
			for range int(a) {
				result *= base
			}
		default:
			t.Fatalf("unknown operation %v", n["operation"])
		}
	}
	return result
}

// heaviest is how large the figures.json of an area may be: half of what it was when every area had all its workings.
const heaviest = 187_000

// Every figure of every area comes out the same when it is worked out again from published files alone: its figures.json, and
// the workings that this names.
func TestFiguresJSONWorksOut(t *testing.T) {
	p := own(t)
	m := model.Prepare(p)
	sharing := Sharing{Model: m}
	files := map[string][]byte{}
	kinds, like := Kinds(p.Areas)
	for _, kind := range kinds {
		files[address.Workings(kind)] = sharing.For(like[kind]).JSON()
	}
	largest, alone, all := 0, 0, 0
	for _, a := range p.Areas {
		data, err := Of(m.Case(a)).JSON(sharing.For(a))
		if err != nil {
			t.Fatal(err)
		}
		if largest = max(largest, len(data)); len(data) > heaviest {
			t.Errorf("%s: figures.json is %d bytes, want at most %d", a.Slug, len(data), heaviest)
		}
		var file struct {
			Workings string
			Figures  []map[string]any
		}
		if err := json.Unmarshal(data, &file); err != nil {
			t.Fatalf("%s: %v", a.Slug, err)
		}
		var shared struct{ Workings map[string]any }
		if err := json.Unmarshal(files[path.Join("areas", a.Slug, file.Workings)], &shared); err != nil {
			t.Fatalf("%s: reading %s: %v", a.Slug, file.Workings, err)
		}
		here := published{map[string]map[string]any{}, shared.Workings, map[string]float64{}}
		for _, f := range file.Figures {
			if here.figures[f["id"].(string)] != nil {
				t.Errorf("%s: %s stands twice", a.Slug, f["id"])
			}
			here.figures[f["id"].(string)] = f
		}
		for id, f := range here.figures {
			if f["working"] == nil && f["source"] == nil && here.shared[id] == nil {
				t.Errorf("%s: %s has neither source nor working", a.Slug, id)
			}
			if f["value"] == nil {
				continue
			}
			if all++; f["working"] != nil {
				alone++
			}
			if got := here.evaluate(t, id); got != f["value"] {
				t.Errorf("%s: %s works out to %v, want %v", a.Slug, id, got, f["value"])
			}
		}
	}
	t.Logf("the largest is %d bytes; %d of %d figures have a working of their own", largest, alone, all)
}

// What several workings share is numbered once and named; a step that is a figure of its own goes by that figure's name.
func TestSharedSteps(t *testing.T) {
	births := figure.Given("births", "Births", 3300, figure.Babies, "2026", "example")
	rate := figure.Given("rate", "Rate", 0.15, figure.Share, "1999", "paper")
	product := func() *figure.Figure { return figure.Multiply(births, rate) }
	double := figure.Multiply(product(), figure.Constant(2)).Named("double", "Double", figure.Babies)
	half := figure.Divide(figure.Add(figure.Constant(2), rate, births), figure.Constant(2)).Named("half", "Half", figure.Babies)
	third := figure.Divide(figure.Add(figure.Constant(2), rate, births), figure.Constant(3)).Named("third", "Third", figure.Babies)
	need := product().Named("need", "Need", figure.Babies)
	w := newWorkings()
	w.Case = model.General(own(t))
	for _, f := range []*figure.Figure{double, half, third, need} {
		w.read(f)
	}
	w.name()
	var got []string
	for i, f := range w.named {
		if w.whole[i] != none {
			got = append(got, f.ID+" "+string(w.appendWorking(nil, w.whole[i])))
		}
	}
	for _, s := range w.steps {
		got = append(got, s.figure.ID+" "+string(w.appendWorking(nil, s.node)))
	}
	want := `double {"operation":"multiply","arguments":["need",{"value":2}]}
half {"operation":"divide","arguments":["step.1",{"value":2}]}
third {"operation":"divide","arguments":["step.1",{"value":3}]}
need {"operation":"multiply","arguments":["births","rate"]}
step.1 {"operation":"add","arguments":[{"value":2},"rate","births"]}`
	if text := strings.Join(got, "\n"); text != want {
		t.Errorf("the workings are\n%s\nwant\n%s", text, want)
	}
}

// The columns of a row follow from the first: a named figure that has no column is a value.
func TestColumns(t *testing.T) {
	births := figure.Given("births", "Births", 3300, figure.Babies, "2026", "example")
	rate := figure.Given("rate", "Rate", 0.15, figure.Share, "1999", "paper")
	seen := figure.Given("seen", "Seen", 100, figure.Babies, "2026", "example")
	need := figure.Multiply(births, rate).Named("need", "Need", figure.Babies)
	gap := figure.Max(figure.Constant(0), figure.Subtract(need, seen)).Named("gap", "Gap", figure.Babies)
	if got, want := string(Columns([]*figure.Figure{births, seen, need, gap}, 2)), `[null,null,["*",-2,4],[">",5,6],0.15,0,["-",-4,-5]]`; got != want {
		t.Errorf("Columns = %s, want %s", got, want)
	}
	if got := Columns([]*figure.Figure{births, nil, need}, 1); got != nil {
		t.Errorf("Columns without a figure = %s, want none", got)
	}
}

func TestText(t *testing.T) {
	for _, text := range []string{"", "plain", `a "quoted" \ one`, "line\nand\ttab \x01", "Môn £ – <b> & '", "ends in \""} {
		var got string
		if err := json.Unmarshal(appendText(nil, text), &got); err != nil || got != text {
			t.Errorf("appendText(%q) reads back as %q: %v", text, got, err)
		}
	}
}

func BenchmarkWorkings(b *testing.B) {
	p := own(b)
	m := model.Prepare(p)
	c := m.Case(p.AreaBySlug["calderdale"])
	shared := (&Sharing{Model: m}).For(c.Area)
	for name, write := range map[string]func(w *Workings) ([]byte, error){
		"read": func(*Workings) ([]byte, error) { return nil, nil },
		"json": func(w *Workings) ([]byte, error) { return w.JSON(shared) },
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := write(Of(c)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// figures.csv says of each figure what it is, how it is known, and where it comes from.
func TestCSV(t *testing.T) {
	p := own(t)
	c := model.Prepare(p).Case(p.AreaBySlug["leeds"])
	data, err := CSV(c)
	if err != nil {
		t.Fatal(err)
	}
	records, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	l, source := c.Language, p.Sources.ByID[c.Births.Source]
	for _, f := range []*figure.Figure{c.Births, c.Need.Low} {
		want := []string{"Leeds", c.Area.Code, f.Label, f.ID, strconv.FormatFloat(f.Value, 'f', -1, 64), string(f.Unit), l.Figure(f, figure.Exact), l.Method(f.Method), f.Period, "", "", "", l.Working(f)}
		if f == c.Births {
			want[9], want[10], want[11] = source.ID, source.Title, source.URL
		}
		if !slices.ContainsFunc(records, func(r []string) bool { return slices.Equal(r, want) }) {
			t.Errorf("figures.csv has no line %q", want)
		}
	}
}
