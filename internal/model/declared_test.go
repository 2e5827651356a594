package model_test

import (
	"testing"
	"testing/fstest"

	"casemaker"
	"casemaker/internal/layer"
	"casemaker/internal/load"
	"casemaker/internal/model"
	"casemaker/internal/place"
	"casemaker/internal/project"
)

// projectWith is the built-in project with one more area file, or another in place of a file.
func projectWith(t *testing.T, files map[string]string) *project.Project {
	t.Helper()
	over := fstest.MapFS{}
	for name, text := range files {
		over[name] = &fstest.MapFile{Data: []byte(text)}
	}
	var problems place.List
	p := load.Load(layer.FS{over, casemaker.Defaults()}, &problems)
	if problems.Failed() {
		for _, problem := range problems.All() {
			if !problem.Warning {
				t.Log(problem)
			}
		}
		t.Fatal("the project has problems")
	}
	return p
}

// rival is an area whose own ids are those of the program.
const rival = `
name = "Rival"
nation = "england"
kind = "council"
made_up = true
pay_zone = "inner-london"

[figure.births]
value = 3300
period = "2026"
source = "worked-example"

[post.locality_lead]
role = "Lead"
scale = "afc"
band = "8b"
wte = 1
employer = "nhs"
direct = 0.5

[option.do_minimum]
name = "Less"
summary = "Less than that."
[option.do_minimum.post.locality_lead]
role = "Lead"
scale = "afc"
band = "8b"
wte = 0.5
employer = "nhs"
direct = 0.5

[option.full]
name = "Fuller"
summary = "More than that."
team = "full"
weighted = true

[option.planned]
name = "Planned"
summary = "Another."
team = "core"

[panel]
name = "Babies board"
date = 2026-10-01
[panel.weights]
strategic_fit = 50
reach = 50
quality = 0
affordability = 0
achievability = 0
equity = 0
[panel.scores.full]
strategic_fit = 1
reach = 2
quality = 1
affordability = 1
achievability = 1
equity = 1
[panel.scores.core]
strategic_fit = 3
reach = 4
quality = 1
affordability = 1
achievability = 1
equity = 1

[milestone.open]
name = "Open"
owner = "Lead"
start_month = 1
finish_month = 40

[provision.wte]
name = "A team"
tier = "specialised"
as_of = "2026"
source = "local-plan"
wte = 1
families = 20
budget = 50000

[funding.gap]
funder = "ICB"
share = 0.5
status = "confirmed"
[funding.gap_year_0]
funder = "ICB"
share = 0.5
status = "asked"

[benefit.total]
name = "One"
owner = "A"
body = "ICB"
cashability = "cash-releasing"
source = "local-plan"
confidence = 2
baseline = 0.1
effect = 0.5
deadweight = 0
unit_cost = 1000
optimism_bias = 0
lag = 0
duration = 1
[benefit.fiscal]
name = "Two"
owner = "A"
body = "B"
cashability = "societal"
source = "local-plan"
confidence = 2
baseline = 0.1
effect = 0.5
deadweight = 0
unit_cost = 1000
optimism_bias = 0
lag = 0
duration = 1
`

// Ids that users choose never meet those of the program, whatever they are.
func TestOwnIdsMeetNoOthers(t *testing.T) {
	p := projectWith(t, map[string]string{"data/areas/rival.toml": rival})
	c := model.Prepare(p).Case(p.AreaBySlug["rival"])
	for id, want := range map[string]float64{
		"own.post.locality_lead.wte_stated": 1, "own.option.do_minimum.wte": 0.5, "option.do_minimum.wte": 1.2,
		"own.funding.gap.share": 0.5, "own.option.full.score": 1.5, "option.core.score": 3.5, "own.provision.wte.wte": 1, "month.open": 40, "own.benefit.total.baseline": 0.1,
	} {
		found := false
		for _, f := range model.Reachable(c.Figures()) {
			found = found || f.ID == id && f.Value == want
		}
		if !found {
			t.Errorf("%s is not %v", id, want)
		}
	}
	for _, id := range []string{"own.benefit.total.pv", "benefit.total.pv", "own.benefit.fiscal.pv", "benefit.fiscal.pv", "own.funding.gap.total", "funding.gap", "own.option.full.cost", "option.full.cost", "own.option.full.score", "option.core.score", "own.option.planned.cost", "option.planned.cost", "full.post.locality_lead.total", "existing.budget", "gap.cost"} {
		if !c.Has(id) {
			t.Errorf("%s is missing", id)
		}
	}
	if c.Has("option.full.score") {
		t.Error("the panel’s scores of the area’s own option are taken for another’s")
	}
	if total, _ := c.Figure("benefit.total.pv"); total != nil {
		one, _ := c.Figure("own.benefit.total.pv")
		two, _ := c.Figure("own.benefit.fiscal.pv")
		if total.Value != one.Value+two.Value {
			t.Errorf("benefit.total.pv = %v, want %v + %v", total.Value, one.Value, two.Value)
		}
	}
}

// Every figure and text of every area is declared, as what it is; and no two figures of an area share an id.
func TestEveryIdIsDeclared(t *testing.T) {
	p := projectWith(t, map[string]string{"data/areas/rival.toml": rival})
	declared := model.Declared(p)
	m := model.Prepare(p)
	for _, a := range p.Areas {
		c := m.Case(a)
		units := map[string]bool{}
		for _, f := range model.Reachable(c.Figures()) {
			d, ok := declared.Find(f.ID)
			switch {
			case !ok:
				t.Errorf("%s: %s is not declared", a.Slug, f.ID)
			case d.Text || d.Unit != f.Unit:
				t.Errorf("%s: %s is in %s, declared in %q", a.Slug, f.ID, f.Unit, d.Unit)
			}
			if units[f.ID] {
				t.Errorf("%s: two figures are called %s", a.Slug, f.ID)
			}
			units[f.ID] = true
		}
		for _, id := range c.TextIDs() {
			if d, ok := declared.Find(id); !ok || !d.Text {
				t.Errorf("%s: the text %s is not declared", a.Slug, id)
			}
		}
		for _, id := range c.Values() {
			if !declared.Known(id) {
				t.Errorf("%s: a document may not name %s", a.Slug, id)
			}
		}
	}
}

// What a document may name does not depend on the areas.
func TestDeclaredNeedsNoArea(t *testing.T) {
	p := projectWith(t, nil)
	all := model.Declared(p).IDs()
	p.Areas = nil
	p.AreaBySlug = nil
	few := model.Declared(p)
	for _, id := range append(all, "births.joint", "births.2019", "own.post.lead.total", "own.option.any.post.any.wte", "own.benefit.care.pv", "gains.body_2.cashable") {
		if !few.Known(id) {
			t.Errorf("%s is not known without areas", id)
		}
	}
	for _, id := range []string{"birth", "births.", "own.post.a.b.total", "post.nobody.total", "option.core.post.nobody.wte", "cost.rooms", "coverage.", "area"} {
		if few.Known(id) {
			t.Errorf("%s is known", id)
		}
	}
}

// The same id is never declared twice, and every declaration says what it is.
func TestDeclarationsAreDistinct(t *testing.T) {
	seen := map[string]bool{}
	for _, d := range model.Declared(projectWith(t, nil)).All() {
		if seen[d.ID] || d.Label == "" || d.When == "" || d.Text == (d.Unit != "") {
			t.Errorf("%+v", d)
		}
		seen[d.ID] = true
	}
}
