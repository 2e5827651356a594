package web

import (
	"encoding/json"
	"math/rand/v2"
	"testing"

	"casemaker/internal/figure"
	"casemaker/internal/model"
	"casemaker/internal/project"
)

// worked is what a page's script makes of a what-if.
type worked []struct {
	Value float64
	Text  string
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
			f, _ := c.Figure(r.ID)
			if got[i].Value != f.Value || got[i].Text != f.Text(r.Style) || got[i].Text != w.Results[i].Text {
				t.Errorf("%s: %s comes out as %v, %q; the program has %v, %q", a.Slug, r.ID, got[i].Value, got[i].Text, f.Value, f.Text(r.Style))
			}
		}
	}
	if tried < 100 {
		t.Errorf("only %d areas have a what-if", tried)
	}
}

// A choice is what a reader might set.
type choice struct {
	births, lowIncome, overhead, hours float64
	point, pension                     int
	stated                             map[string]float64 // WTE of the model's posts, before they are scaled
}

func choose(r *rand.Rand, team *project.Team) choice {
	ch := choice{
		births: float64(1 + r.IntN(30000)), lowIncome: float64(r.IntN(1001)) / 1000, overhead: float64(r.IntN(601)) / 1000,
		hours: float64(2+r.IntN(120)) / 2, point: r.IntN(3), pension: r.IntN(2), stated: map[string]float64{},
	}
	for id := range team.Posts.All() {
		ch.stated[id] = float64(r.IntN(500)) / 100
	}
	return ch
}

// applied is the project as it would be if its files said what the choice says, and the area likewise.
func (ch choice) applied(p *project.Project, a *project.Area) (*project.Project, *project.Area) {
	changed, area := *p, *a
	area.Figures = copied(a.Figures)
	births := a.Figures.ByID["births"]
	births.Value, births.Series = ch.births, nil
	area.Figures.Put("births", births)
	if share, ok := a.Figures.ByID["low_income"]; ok {
		share.Value = ch.lowIncome
		area.Figures.Put("low_income", share)
	}
	area.Assumptions = copied(a.Assumptions)
	for id, value := range map[string]float64{"assumption.overhead": ch.overhead, "assumption.hours_per_family": ch.hours} {
		f := *p.Parameters.ByID[id]
		f.Value = value
		area.Assumptions.Put(id, &f)
	}
	team := *p.Teams.ByID[model.FullTeam]
	team.Posts = copied(team.Posts)
	for id, post := range team.Posts.All() {
		wte := *post.WTE
		wte.Value = ch.stated[id]
		post.WTE, post.Point = &wte, payPoints[ch.point]
		team.Posts.Put(id, post)
	}
	changed.Teams = copied(p.Teams)
	changed.Teams.Put(model.FullTeam, &team)
	nation, _ := p.Nations.Get(a.Nation)
	table := *p.Pay.ByID[nation.Pay]
	table.Employers = copied(table.Employers)
	for id, e := range table.Employers.All() {
		employer := *e
		if ch.pension == 1 {
			employer.Pension = e.PensionFull
		}
		table.Employers.Put(id, &employer)
	}
	changed.Pay = copied(p.Pay)
	changed.Pay.Put(nation.Pay, &table)
	return &changed, &area
}

func copied[T any](n project.Named[T]) project.Named[T] {
	var all project.Named[T]
	for id, record := range n.All() {
		all.Put(id, record)
	}
	return all
}

// For choices at random the script reaches what the program would reach if its files said the same.
func TestWhatIfAgainstProgram(t *testing.T) {
	t.Parallel()
	p := own(t)
	// Some areas have a low-income share, so that the weighted estimate is tried too.
	for i, a := range p.Areas {
		if _, ok := a.Figures.Get("low_income"); !ok && i%2 == 0 {
			a.Figures = copied(a.Figures)
			a.Figures.Put("low_income", project.Given{ID: "low_income", Value: 0.25, Period: "2022", Source: "ons-births-2022", Method: figure.Counted})
		}
	}
	m := model.Prepare(p)
	s := newScript(t, "figures.js")
	r := rand.New(rand.NewPCG(1, 2))
	for range 150 {
		a := p.Areas[r.IntN(len(p.Areas))]
		c := m.Case(a)
		w, data := whatIfOf(t, c)
		if w == nil || len(a.Posts.IDs) > 0 || len(a.Members) > 0 {
			continue
		}
		ch := choose(r, p.Teams.ByID[model.FullTeam])
		changed, area := ch.applied(p, a)
		want := model.Prepare(changed).Case(area)
		given := map[int]float64{
			data.Inputs["births"].Node: ch.births, data.Inputs["overhead"].Node: ch.overhead, data.Inputs["hours"].Node: ch.hours,
		}
		if in, ok := data.Inputs["low_income"]; ok {
			given[in.Node] = ch.lowIncome
		}
		for _, post := range want.Plan.Posts {
			given[data.Inputs["post-"+post.Post.ID].Node] = post.WTE.Value
		}
		var got worked
		s.call(work, &got, data, given, map[string]int{"point": ch.point, "pension": ch.pension})
		for i, result := range data.Results {
			f, ok := want.Figure(result.ID)
			if !ok {
				continue // a team that sees nobody has no cost for each family
			}
			if got[i].Value != f.Value || got[i].Text != f.Text(result.Style) {
				t.Errorf("%s with %+v: %s comes out as %v, %q; the program has %v, %q",
					a.Slug, ch, result.ID, got[i].Value, got[i].Text, f.Value, f.Text(result.Style))
			}
		}
	}
}
