package exhibit_test

import (
	"strings"
	"testing"

	"casemaker/internal/document"
	"casemaker/internal/exhibit"
	"casemaker/internal/figure"
	"casemaker/internal/model"
	"casemaker/internal/project"
)

// A measure of the local profile stands beside the middle of the councils of its region, with the lowest and the highest.
func TestProfileSpread(t *testing.T) {
	p := frozen(t)
	share := func(value float64) *figure.Figure {
		return figure.Given("profile.any", "Any", value, figure.Share, "2025", "worked-example")
	}
	measure := &project.Measure{ID: "any", Label: "Any measure", Group: "profile", Unit: figure.Share}
	c := *model.Prepare(p).Case(p.AreaBySlug["leeds"])
	c.Profile = []*model.Shown{{
		Measure: measure, Here: share(0.251),
		Region: &model.Spread{Of: 9, Least: share(0.123), Middle: share(0.204), Most: share(0.387)},
	}}
	said := ""
	for _, b := range exhibit.Build("local-profile", &c) {
		if b, ok := b.(*document.Table); ok {
			for _, row := range b.Rows {
				for _, cell := range row.Cells {
					said += cell.String() + " | "
				}
			}
		}
	}
	if want := "20.4% (12.3% to 38.7%)"; !strings.Contains(strings.ReplaceAll(said, "–", " to "), want) {
		t.Errorf("the profile says %q, want %q in it", said, want)
	}
}
