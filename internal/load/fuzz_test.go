package load

import (
	"io/fs"
	"strings"
	"testing"

	"casemaker"
	"casemaker/internal/place"
	"casemaker/internal/project"
	"casemaker/internal/textfile"
)

// alone is a loader that has read all of the built-in project but its areas.
func alone(f *testing.F) *loader {
	f.Helper()
	var problems place.List
	l := newLoader(noAreas{casemaker.Defaults()}, &problems)
	l.run()
	l.later = nil
	if len(l.project.Sources.IDs) == 0 || len(l.project.Areas) > 0 {
		f.Fatal("the built-in project is not read, or its areas are")
	}
	return l
}

// noAreas hides the areas.
type noAreas struct{ fs.FS }

// ReadDir implements [fs.ReadDirFS].
func (n noAreas) ReadDir(name string) ([]fs.DirEntry, error) {
	if name == "data/areas" || name == "content/areas" {
		return nil, fs.ErrNotExist
	}
	return fs.ReadDir(n.FS, name)
}

// FuzzArea reads any text as an area file: no panic, every problem stands in the file, and no count below 8 is kept or told.
func FuzzArea(f *testing.F) {
	for _, name := range []string{"leeds", "greater-manchester", "exampleshire", "isles-of-scilly"} {
		text, err := fs.ReadFile(casemaker.Defaults(), "data/areas/"+name+".toml")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(text))
	}
	f.Add("name = \"x\"\n[[figure]]\nvalue = 1\n")
	f.Add("figure.births.value = \"9,842\"\n")
	f.Add("\xff\x00[figure.\"births\"]\nseries = { a = 1 }")
	f.Add("[figure.births]\nvalue = 5\nlow = 3\nseries = { 2020 = 4, 2021 = 30 }\nperiod = \"2021\"\nsource = \"ons-births-2022\"\n")
	base := alone(f)
	f.Fuzz(func(t *testing.T, text string) {
		const name = "data/areas/fuzz.toml"
		var problems place.List
		l, p := *base, *base.project
		p.Areas, p.AreaBySlug = nil, map[string]*project.Area{}
		l.project, l.problems = &p, &problems
		if clean, ok := textfile.Decode(name, []byte(text), &problems); ok {
			if s := l.decode(name, clean); s != nil {
				a := l.area(s, name)
				p.Areas, p.AreaBySlug[a.Slug] = []*project.Area{a}, a
				for _, check := range l.later {
					check()
				}
				shownCounts(t, &l, a)
			}
		}
		lines := 2 + strings.Count(text, "\n") + strings.Count(text, "\r")
		for _, p := range problems.All() {
			if p.File == "" || p.Message == "" || p.File == name && (p.Line < 0 || p.Line > lines || p.Column < 0) {
				t.Errorf("%s stands outside the file of %d lines", p, lines)
			}
		}
	})
}

// shownCounts checks that an area keeps no count that could point to families, wherever it stands.
func shownCounts(t *testing.T, l *loader, a *project.Area) {
	t.Helper()
	tiny := func(n float64) bool { return n > 0 && n < smallest }
	for id, g := range a.Figures.All() {
		if entry, _ := l.project.Catalogue.Get(id); !counted(entry.Unit) {
			continue
		}
		if tiny(g.Value) {
			t.Errorf("%s keeps the value %v", id, g.Value)
		}
		for _, v := range g.Series {
			if tiny(v.Value) {
				t.Errorf("%s keeps %v for %d", id, v.Value, v.Year)
			}
		}
	}
}

// FuzzFront reads any text as a page: what is front matter and what is text keep their lines, and every problem has a place.
func FuzzFront(f *testing.F) {
	for _, seed := range []string{"+++\ntitle = \"x\"\n+++\nWords.", "\n+++ \n+++\n", "---\ntitle: x\n---\n", "+++\n", "+++\n\"\"\"+++\n+++", "Words."} {
		f.Add(seed)
	}
	base := alone(f)
	f.Fuzz(func(t *testing.T, text string) {
		const name = "content/documents/fuzz.md"
		var problems place.List
		l := *base
		l.problems = &problems
		clean, ok := textfile.Decode(name, []byte(text), &problems)
		if !ok {
			return
		}
		page := l.page(name, "document", clean)
		if strings.Count(string(page.Text), "\n") != strings.Count(string(clean), "\n") {
			t.Errorf("the text of %q has other lines: %q", clean, page.Text)
		}
		for _, p := range problems.All() {
			if p.File != name || p.Line > 1+strings.Count(string(clean), "\n") {
				t.Errorf("%s stands outside the file", p)
			}
		}
	})
}
