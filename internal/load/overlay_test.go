package load_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"casemaker"
	"casemaker/internal/layer"
	"casemaker/internal/load"
	"casemaker/internal/place"
	"casemaker/internal/project"
)

// laid loads files of a user's over the built-in project.
func laid(t *testing.T, files map[string]string) (*project.Project, string) {
	t.Helper()
	mine := fstest.MapFS{}
	for name, text := range files {
		mine[name] = &fstest.MapFile{Data: []byte(text)}
	}
	var problems place.List
	p := load.Load(layer.FS{mine, casemaker.Defaults()}, &problems)
	var failed strings.Builder
	for _, problem := range problems.All() {
		if !problem.Warning {
			failed.WriteString(problem.String() + "\n")
		}
	}
	return p, failed.String()
}

// A user's figure takes the place of the built-in one; everything else of the area stays.
func TestOverlayReplacesARecord(t *testing.T) {
	before, failed := laid(t, nil)
	after, more := laid(t, map[string]string{"data/areas/leeds.toml": `[figure.births]
value = 9000
period = "2025"
source = "ours"

[bodies]
public_health = "Leeds public health"
`, "data/sources.toml": `[ours]
publisher = "Leeds City Council"
title = "Our own count"
year = 2026
`})
	if failed+more != "" {
		t.Fatalf("problems:\n%s%s", failed, more)
	}
	was, is := before.AreaBySlug["leeds"], after.AreaBySlug["leeds"]
	births, _ := is.Figures.Get("births")
	if births.Value != 9000 || births.Source != "ours" || len(births.Series) != 0 {
		t.Errorf("births = %+v, want the user's record and nothing of the built-in one", births)
	}
	oldPeople, _ := was.Figures.Get("population")
	if people, _ := is.Figures.Get("population"); people.Value != oldPeople.Value || is.Code != was.Code || is.Region != was.Region {
		t.Errorf("population %v, code %s and region %s changed", people.Value, is.Code, is.Region)
	}
	if is.Bodies["body.council"] != was.Bodies["body.council"] || is.Bodies["body.public_health"] != "Leeds public health" {
		t.Errorf("bodies = %v, want the council's as before and public health from the user", is.Bodies)
	}
	if len(after.Sources.IDs) != len(before.Sources.IDs)+1 {
		t.Errorf("%d sources, want one more than the built-in %d", len(after.Sources.IDs), len(before.Sources.IDs))
	}
	if !slices.Equal(after.Sources.IDs[:10], before.Sources.IDs[:10]) {
		t.Errorf("sources begin with %v, want the built-in order", after.Sources.IDs[:10])
	}
}

// A user's source takes the place of a built-in one, in whichever file that stands; twice in the user's own files it is told.
func TestOverlayOfSources(t *testing.T) {
	const ours = `[gm-parent-infant]
publisher = "Leeds City Council"
title = "Our own copy"
year = 2026
`
	for _, name := range []string{"data/sources.toml", "data/sources-ours.toml", "data/sources-aaa.toml"} {
		p, failed := laid(t, map[string]string{name: ours})
		if source, _ := p.Sources.Get("gm-parent-infant"); failed != "" || source.Title != "Our own copy" || source.File != name {
			t.Errorf("in %s: the source is %+v\n%s", name, source, failed)
		}
	}
	if _, failed := laid(t, map[string]string{"data/sources-a.toml": ours, "data/sources-b.toml": ours}); !strings.Contains(failed, `data/sources-b.toml:1:2: source "gm-parent-infant" is defined in another file too; keep one of them`) {
		t.Errorf("twice in the user's files: %s", failed)
	}
}

func TestOverlayOfSettings(t *testing.T) {
	p, failed := laid(t, map[string]string{"data/project.toml": "title = \"Ours\"\n"})
	if failed != "" || p.Settings.Title != "Ours" || p.Settings.Version == "" || p.Settings.Date.IsZero() {
		t.Errorf("settings = %+v (%s), want the title changed and all else as built in", p.Settings, failed)
	}
}

// A file that stands alone says so, and then lacks what it leaves out.
func TestOverlayReplaceStandsAlone(t *testing.T) {
	_, failed := laid(t, map[string]string{"data/project.toml": "replace = true\ntitle = \"Ours\"\n"})
	if !strings.Contains(failed, "version is missing") {
		t.Errorf("problems:\n%s\nwant the version to be missing", failed)
	}
	_, failed = laid(t, map[string]string{"data/project.toml": "replace = \"yes\"\n"})
	if !strings.Contains(failed, `data/project.toml:1:11: replace is text ("yes"); write replace = true, or remove the line`) {
		t.Errorf("problems:\n%s\nwant replace refused where it stands", failed)
	}
}

// Problems stand where the user wrote them, or in the built-in file if they are in what it keeps.
func TestOverlayPositions(t *testing.T) {
	_, failed := laid(t, map[string]string{"data/areas/leeds.toml": "region = 3\n\n[figure.birth]\nvalue = 1\n"})
	for _, want := range []string{"data/areas/leeds.toml:1:10: region is the number 3", `data/areas/leeds.toml:3:9: unknown figure "birth"`} {
		if !strings.Contains(failed, want) {
			t.Errorf("problems:\n%s\nwant %s", failed, want)
		}
	}
}

// A record of a group of records is replaced alone.
func TestOverlayOfParameters(t *testing.T) {
	before, _ := laid(t, nil)
	after, failed := laid(t, map[string]string{"data/model.toml": `[assumption.overhead]
label = "Overhead on direct cost"
value = 0.2
unit = "share"
source = "casemaker-assumption"
method = "assumed"
`})
	f, ok := after.Parameters.Get("assumption.overhead")
	if failed != "" || !ok || f.Value != 0.2 {
		t.Fatalf("overhead = %v, %v (%s), want 0.2", f, ok, failed)
	}
	if !slices.Equal(after.Parameters.IDs, before.Parameters.IDs) {
		t.Errorf("parameters changed: %d, want %d in the same order", len(after.Parameters.IDs), len(before.Parameters.IDs))
	}
}
