package web

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"strconv"
	"testing"

	"casemaker/internal/figure"
	"casemaker/internal/model"
	"casemaker/internal/project"
	"casemaker/internal/workings"
)

// worked is what a page's script makes of a what-if; no value is one that is not known, or no number.
type worked []struct {
	Value any
	Text  string
}

// check holds a result to the figure of a case, to the bit and to the letter.
func (w worked) check(t *testing.T, c *model.Case, results []whatIfOut, about any) {
	t.Helper()
	for i, r := range results {
		f, ok := c.Figure(r.ID)
		switch got := w[i]; {
		case ok && (got.Value != f.Value || got.Text != f.Text(r.Style)):
			t.Errorf("%s with %+v: %s comes out as %v, %q; the program has %v, %q", c.Area.Slug, about, r.ID, got.Value, got.Text, f.Value, f.Text(r.Style))
		case !ok && (got.Value != nil || got.Text != lacking(r.ID)):
			t.Errorf("%s with %+v: %s comes out as %v, %q; the program has none", c.Area.Slug, about, r.ID, got.Value, got.Text)
		}
	}
}

// lacking is what a page says for a figure that a case lacks: a team that sees no one has no cost for each family.
func lacking(id string) string {
	if id == "need.mix" {
		return "not known"
	}
	return "none"
}

// work is how what-if.js puts the parts of figures.js together.
const work = `function (data, given, answers) {
	var value = figures.evaluator(data.nodes, given, answers);
	return data.results.map(function (r) {
		var v = value(r.node);
		return {value: v, text: figures.text(v, r.unit, r.style)};
	});
}`

func whatIfOf(t *testing.T, c *model.Case) (*whatIf, whatIfData) {
	t.Helper()
	w, err := newWhatIf(c)
	if err != nil {
		t.Fatal(err)
	}
	var data whatIfData
	if w != nil {
		if err := json.Unmarshal([]byte(w.Data), &data); err != nil {
			t.Fatalf("%s: %v", c.Area.Slug, err)
		}
	}
	return w, data
}

// At the defaults the page's script reaches every figure of the program, to the bit and to the letter.
func TestWhatIfAtDefaults(t *testing.T) {
	t.Parallel()
	p := own(t)
	m := model.Prepare(p)
	s := newScript(t, "figures.js")
	tried := 0
	for _, a := range p.Areas {
		c := m.Case(a)
		w, data := whatIfOf(t, c)
		if w == nil {
			continue
		}
		tried++
		var got worked
		s.call(work, &got, data, map[int]float64{}, map[string]int{})
		for i, r := range data.Results {
			if got[i].Text != w.Results[i].Text {
				t.Errorf("%s: %s comes out as %q; the page has %q", a.Slug, r.ID, got[i].Text, w.Results[i].Text)
			}
		}
		got.check(t, c, data.Results, "nothing changed")
	}
	if tried < 100 {
		t.Errorf("only %d areas have a what-if", tried)
	}
}

// A choice is what a reader might set; what is absent is left as it is.
type choice struct {
	values  map[string]float64 // by the id of the box
	stated  map[string]float64 // WTE of posts as stated, before they are scaled
	answers map[string]int
}

// choose sets everything in a third of all choices, and about half of it in the others.
func choose(r *rand.Rand, c *model.Case) choice {
	ch := choice{map[string]float64{}, map[string]float64{}, map[string]int{}}
	every := r.IntN(3) == 0
	set := func() bool { return every || r.IntN(2) == 0 }
	for _, box := range []struct {
		id    string
		value float64
	}{
		{"births", float64(1 + r.IntN(30000))}, {"low_income", float64(r.IntN(1001)) / 1000},
		{"overhead", float64(r.IntN(601)) / 1000}, {"hours", float64(2+r.IntN(120)) / 2},
	} {
		if set() {
			ch.values[box.id] = box.value
		}
	}
	for _, post := range c.Plan.Posts {
		if set() {
			ch.stated[post.Post.ID] = float64(r.IntN(500)) / 100
		}
	}
	for _, question := range workings.Questions {
		if set() {
			ch.answers[question.Name] = r.IntN(len(question.Answers))
		}
	}
	return ch
}

// applied is the case of an area as it would be if the project's files said what the choice says.
func (ch choice) applied(c *model.Case) *model.Case {
	changed, area := *c.Project, *c.Area
	// What a pool has by its members is said of the area itself.
	area.Members, area.Figures = nil, copied(c.Area.Figures)
	for _, id := range []string{"births", "low_income"} {
		value, set := ch.values[id]
		f, ok := c.Figure(id)
		if ok && !set {
			value = f.Value
		}
		if ok || set {
			area.Figures.Put(id, project.Given{ID: id, Value: value, Period: "2026", Source: "worked-example", Method: figure.Counted})
		}
	}
	area.Assumptions = copied(c.Area.Assumptions)
	for id, parameter := range map[string]string{"overhead": "assumption.overhead", "hours": "assumption.hours_per_family"} {
		if value, set := ch.values[id]; set {
			f := *c.Project.Parameters.ByID[parameter]
			f.Value = value
			area.Assumptions.Put(parameter, &f)
		}
	}
	team := *c.Project.Teams.ByID[model.FullTeam]
	team.Posts, area.Posts = ch.staffed(team.Posts), ch.staffed(c.Area.Posts)
	changed.Teams = copied(c.Project.Teams)
	changed.Teams.Put(model.FullTeam, &team)
	if ch.answers["pension"] == 1 {
		table := *c.Pay
		table.Employers = copied(table.Employers)
		for id, e := range table.Employers.All() {
			employer := *e
			employer.Pension = e.PensionFull
			table.Employers.Put(id, &employer)
		}
		changed.Pay = copied(c.Project.Pay)
		changed.Pay.Put(c.Nation.Pay, &table)
	}
	return model.Prepare(&changed).Case(&area)
}

// staffed are posts with the WTE and pay point that the choice says.
func (ch choice) staffed(posts project.Named[project.Post]) project.Named[project.Post] {
	posts = copied(posts)
	for id, post := range posts.All() {
		if value, set := ch.stated[id]; set {
			wte := *post.WTE
			wte.Value = value
			post.WTE = &wte
		}
		if point, set := ch.answers["point"]; set {
			post.Point = workings.Questions[0].Answers[point]
		}
		posts.Put(id, post)
	}
	return posts
}

func copied[T any](n project.Named[T]) project.Named[T] {
	var all project.Named[T]
	for id, record := range n.All() {
		all.Put(id, record)
	}
	return all
}

// without is a copy of records without one of them.
func without[T any](n project.Named[T], id string) project.Named[T] {
	var all project.Named[T]
	for other, record := range n.All() {
		if other != id {
			all.Put(other, record)
		}
	}
	return all
}

// For choices at random the script reaches what the program would reach if its files said the same.
func TestWhatIfAgainstProgram(t *testing.T) {
	t.Parallel()
	p := own(t)
	for i, a := range p.Areas {
		// Some areas know their low-income share, and some have posts of their own.
		if len(a.Members) == 0 {
			a.Figures = without(a.Figures, "low_income")
		}
		if i%3 == 0 && len(a.Members) == 0 {
			a.Figures.Put("low_income", project.Given{ID: "low_income", Value: 0.2437, Period: "2022", Source: "ons-births-2022", Method: figure.Counted})
		}
		if i%4 == 0 {
			a.Posts = copied(p.Teams.ByID[model.FullTeam].Posts)
		}
	}
	m := model.Prepare(p)
	s := newScript(t, "figures.js")
	r := rand.New(rand.NewPCG(1, 2))
	tried := map[string]int{}
	for range 200 {
		c := m.Case(p.Areas[r.IntN(len(p.Areas))])
		w, data := whatIfOf(t, c)
		if w == nil {
			continue
		}
		ch := choose(r, c)
		want := ch.applied(c)
		given := map[int]float64{}
		for id, value := range ch.values {
			given[data.Inputs[id].Node] = value
		}
		for _, post := range want.Plan.Posts {
			if _, set := ch.stated[post.Post.ID]; set {
				given[data.Inputs["post-"+post.Post.ID].Node] = post.WTE.Value
			}
		}
		var got worked
		s.call(work, &got, data, given, ch.answers)
		got.check(t, want, data.Results, ch)

		_, known := c.Figure("low_income")
		_, set := ch.values["low_income"]
		tried[fmt.Sprintf("a share known %t, set %t", known, set)]++
		tried[fmt.Sprintf("posts of its own %t", len(c.Area.Posts.IDs) > 0)]++
	}
	for _, of := range []string{"a share known true, set true", "a share known true, set false", "a share known false, set true", "a share known false, set false", "posts of its own true", "posts of its own false"} {
		if tried[of] < 10 {
			t.Errorf("%s: only %d choices tried", of, tried[of])
		}
	}
}

// A pool's figures are set like any other's.
func TestWhatIfOfPool(t *testing.T) {
	t.Parallel()
	p := own(t)
	c := model.Prepare(p).Case(p.AreaBySlug["greater-manchester"])
	_, data := whatIfOf(t, c)
	s := newScript(t, "figures.js")
	for _, ch := range []choice{{}, {values: map[string]float64{"births": 20000}}, {values: map[string]float64{"births": 1234, "low_income": 0.3}}} {
		given := map[int]float64{}
		for id, value := range ch.values {
			given[data.Inputs[id].Node] = value
		}
		var got worked
		s.call(work, &got, data, given, map[string]int{})
		got.check(t, ch.applied(c), data.Results, ch)
	}
}

// Beside a result stands how far it is from the brief's, by the numbers as they are printed.
func TestDifference(t *testing.T) {
	t.Parallel()
	s := newScript(t, "figures.js")
	for _, c := range []struct {
		to, from string
		unit     figure.Unit
		want     string
	}{
		{"£1,367,907", "£1,573,093", figure.Pounds, "£205,186 less"},
		{"£4,559.69", "£4,559.60", figure.Pence, "£0.09 more"},
		{"1,300", "1,300", figure.Babies, ""},
		{"1,600", "1,300", figure.Babies, "300 more"},
		{"19.13", "7.33", figure.WTE, "11.80 more"},
		{"28%", "27%", figure.Share, "1 point more"},
		{"0%", "27%", figure.Share, "27 points less"},
		{"1,700", "not known", figure.Babies, ""},
		{"none", "£4,559.69", figure.Pence, ""},
	} {
		var got string
		if s.call("figures.difference", &got, c.to, c.from, c.unit); got != c.want {
			t.Errorf("difference(%q, %q, %s) = %q, want %q", c.to, c.from, c.unit, got, c.want)
		}
	}
}

// Boxes say shares in per cent, and presets put the ends of what is tested into the boxes of assumptions: what makes a team cost
// least, what the brief has, and what makes it cost most.
func TestWhatIfBoxes(t *testing.T) {
	t.Parallel()
	p := own(t)
	c := model.Prepare(p).Case(p.AreaBySlug["exampleshire"])
	w, data := whatIfOf(t, c)
	overhead, hours := c.Assumed.Overhead, c.Assumed.HoursPerFamily
	perCent := func(share float64) string { return strconv.FormatFloat(math.Round(share*1e4)/100, 'f', -1, 64) }
	plain := func(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
	for _, in := range w.Inputs {
		want := map[string]string{"births": plain(c.Births.Value), "overhead": perCent(overhead.Value), "hours": plain(hours.Value)}[in.ID]
		if want != "" && in.Value != want {
			t.Errorf("the box %s says %q, want %q", in.ID, in.Value, want)
		}
	}
	tested, families := p.Ranges[overhead.ID], p.Ranges[hours.ID]
	if tested[0] >= tested[1] || families[0] >= families[1] {
		t.Fatalf("overhead is tested from %v, hours from %v", tested, families)
	}
	for preset, want := range map[string][2]string{
		"low":  {perCent(tested[0]), plain(families[0])},
		"our":  {perCent(overhead.Value), plain(hours.Value)},
		"high": {perCent(tested[1]), plain(families[1])},
	} {
		if got := [2]string{data.Presets[preset]["overhead"], data.Presets[preset]["hours"]}; got != want {
			t.Errorf("the preset %s sets overhead and hours to %q, want %q", preset, got, want)
		}
	}
}
