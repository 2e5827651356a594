package load_test

import (
	"slices"
	"strings"
	"testing"

	"casemaker/internal/project"
)

// The settings say which areas are published; pooled areas still know their members, and what is told of others is left out.
func TestChoose(t *testing.T) {
	const york = "[bodies]\nicb = \"NHS Humber and North Yorkshire ICB\"\n"
	cases := []struct{ settings, want string }{
		{`areas = ["leeds", "greater-manchester"]`, "greater-manchester leeds"},
		{`nations = ["northern-ireland"]`, "antrim-and-newtownabbey ards-and-north-down armagh-city-banbridge-and-craigavon belfast causeway-coast-and-glens derry-city-and-strabane fermanagh-and-omagh lisburn-and-castlereagh mid-and-east-antrim mid-ulster newry-mourne-and-down"},
		{`areas = ["exampleshire"]` + "\n" + `health_bodies = ["nhs humber and north yorkshire icb"]`, "exampleshire york"},
	}
	for _, c := range cases {
		p, failed := laid(t, map[string]string{"data/project.toml": c.settings + "\n", "data/areas/york.toml": york})
		var slugs []string
		for _, a := range p.Areas {
			if a.Kind == "council" || a.Slug == "greater-manchester" {
				slugs = append(slugs, a.Slug)
			}
		}
		if got := strings.Join(slugs, " "); failed != "" || !strings.HasPrefix(got, c.want) && got != c.want {
			t.Errorf("with %s the areas are %s (%s), want %s", c.settings, got, failed, c.want)
		}
		if len(p.Everywhere) < 218 || p.AreaBySlug["bolton"] == nil {
			t.Errorf("with %s only %d areas are known", c.settings, len(p.Everywhere))
		}
	}
	all, _ := laid(t, nil)
	if len(all.Areas) != len(all.Everywhere) {
		t.Errorf("without a choice %d of %d areas are published", len(all.Areas), len(all.Everywhere))
	}
}

func TestChooseRefusesUnknownNames(t *testing.T) {
	_, failed := laid(t, map[string]string{"data/project.toml": "areas = [\"leads\"]\nnations = [\"brittany\"]\nhealth_bodies = [\"NHS Nowhere\"]\n"})
	for _, want := range []string{`data/project.toml:1:9: unknown area "leads"; did you mean "leeds"?`, `data/project.toml:2:11: unknown nation "brittany"`, `data/project.toml:3:17: unknown health body "NHS Nowhere"`} {
		if !strings.Contains(failed, want) {
			t.Errorf("problems:\n%s\nwant %s", failed, want)
		}
	}
}

// Warnings of areas that are not published are no one's concern.
func TestChooseDropsWarnings(t *testing.T) {
	p, _ := laid(t, map[string]string{"data/project.toml": "areas = [\"leeds\"]\n"})
	if slices.ContainsFunc(p.Own, func(o project.OwnWords) bool { return o.Area != "leeds" }) {
		t.Errorf("own words of other areas are kept: %v", p.Own)
	}
}
