package model_test

import (
	"testing"
	"testing/fstest"

	"casemaker"
	"casemaker/internal/layer"
	"casemaker/internal/load"
	"casemaker/internal/model"
	"casemaker/internal/place"
)

// A post of the team model that an area has otherwise is so wherever that team is worked out: in options, routes and views. No id
// stands for two values.
func TestTeamAsTheAreaHasIt(t *testing.T) {
	mine := fstest.MapFS{"data/areas/bradford.toml": &fstest.MapFile{Data: []byte("[team.specialist]\nwte = 1.5\ndirect = 0.76\n")}}
	var problems place.List
	p := load.Load(layer.FS{mine, casemaker.Defaults()}, &problems)
	if problems.Failed() {
		t.Fatal(problems.All())
	}
	c := model.Prepare(p).Case(p.AreaBySlug["bradford"])
	values := map[string]float64{}
	for _, f := range model.Reachable(c.Figures()) {
		if v, twice := values[f.ID]; twice && v != f.Value {
			t.Errorf("%s is %v and %v", f.ID, v, f.Value)
		}
		values[f.ID] = f.Value
	}
	if wte, direct := values["post.specialist.wte_stated"], values["post.specialist.direct"]; wte != 1.5 || direct != 0.76 {
		t.Errorf("the specialists are %v whole-time equivalents with %v of their time in direct work, want 1.5 and 0.76", wte, direct)
	}
}
