package site

import (
	"bytes"
	"context"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"casemaker"
	"casemaker/internal/layer"
	"casemaker/internal/place"
)

// A project that is read again and again is what it would be if it had been read for the first time: same problems, same pages.
func TestDraftIsAsIfRead(t *testing.T) {
	t.Parallel()
	mine := fstest.MapFS{}
	fsys := layer.FS{mine, casemaker.Defaults()}
	write := func(name, text string) { mine[name] = &fstest.MapFile{Data: []byte(text)} }
	built := func(name string) string {
		text, err := fs.ReadFile(casemaker.Defaults(), name)
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	births := func(n string) string {
		return "[figure.births]\nvalue = " + n + "\nperiod = \"2024\"\nsource = \"ons-births-2024\"\n"
	}
	write("data/project.toml", "areas = [\"calderdale\", \"kirklees\"]\n")
	var draft Draft
	for _, step := range []struct {
		what string
		edit func()
	}{
		{"the first reading", func() {}},
		{"nothing", func() {}},
		{"an area", func() { write("data/areas/calderdale.toml", births("2100")) }},
		{"a document", func() { write("content/documents/brief.md", built("content/documents/brief.md")+"\nOne more line.\n") }},
		{"a fault in a document", func() {
			write("content/documents/brief.md", built("content/documents/brief.md")+"\n::: nothing\n:::\n")
		}},
		{"mended", func() { delete(mine, "content/documents/brief.md") }},
		{"a file that nothing reads", func() { write("content/document/brief.md", "x") }},
		{"own words", func() { write("content/areas/calderdale/brief/ask.md", "Words of our own.\n") }},
		{"words of an area that is not published", func() { write("content/areas/leeds/brief/ask.md", "Words of theirs.\n") }},
		{"a template", func() {
			write("templates/page.html", strings.Replace(built("templates/page.html"), "<main", "<main data-x=\"1\"", 1))
		}},
		{"a template and a document", func() {
			delete(mine, "templates/page.html")
			write("content/toolkit/new.md", "+++\ntitle = \"New\"\n+++\n\nWords.\n")
		}},
		{"a fault in an area", func() { write("data/areas/calderdale.toml", births("2,100")) }},
		{"a document while there is a fault", func() { delete(mine, "content/toolkit/new.md") }},
		{"another figure", func() { write("data/areas/calderdale.toml", births("2200")) }},
		{"a neighbour", func() { write("data/areas/kirklees.toml", births("4300")) }},
		{"settings", func() { write("data/project.toml", "areas = [\"calderdale\"]\ntitle = \"Ours\"\n") }},
		{"a word of the program", func() { write("data/language/en/pages.toml", built("data/language/en/pages.toml")+"\n") }},
	} {
		step.edit()
		var got, want place.List
		again, anew := draft.Open(fsys, &got), Open(fsys, &want)
		if g, w := got.All(), want.All(); !slices.Equal(g, w) {
			t.Errorf("%s: problems are\n%v\nwant\n%v", step.what, g, w)
		}
		if (again == nil) != (anew == nil) {
			t.Errorf("%s: the site is nil %t, want %t", step.what, again == nil, anew == nil)
		}
		if again == nil || got.Failed() {
			continue
		}
		for _, name := range []string{"index.html", "areas/calderdale/index.html", "areas/calderdale/brief.pdf", "areas/kirklees/index.html", "toolkit/index.html", "sources/index.html"} {
			g, ok, err := again.Glance(context.Background(), name)
			w, there, _ := anew.Glance(context.Background(), name)
			if strings.HasPrefix(step.what, "a fault") && strings.HasPrefix(name, "areas/calderdale/") && len(g.Problems) == 0 {
				t.Errorf("%s: %s is made", step.what, name)
			}
			if err != nil || ok != there || !bytes.Equal(g.Data, w.Data) || !slices.Equal(g.Problems, w.Problems) {
				t.Errorf("%s: %s is found %t, with the error %v and %d problems, and is the same %t", step.what, name, ok, err, len(g.Problems), bytes.Equal(g.Data, w.Data))
			}
		}
	}
}

// A page at a glance is the page of a build but for the sizes of what it offers, and knows where its sections are written.
func TestGlance(t *testing.T) {
	t.Parallel()
	s, _ := opened(t, alongside(t, map[string]string{"small": smallArea}))
	g, ok, err := s.Glance(context.Background(), "areas/exampleshire/index.html")
	if err != nil || !ok || len(g.Problems) > 0 {
		t.Fatalf("Glance = %t, %v, %v", ok, err, g.Problems)
	}
	if g.Area != "data/areas/exampleshire.toml" {
		t.Errorf("the page is about %q", g.Area)
	}
	anchors := 0
	for _, p := range g.Behind {
		if p.At.File == "" || p.At.Line == 0 {
			t.Errorf("the section %q is written nowhere", p.Anchor)
		}
		if p.Anchor != "" {
			anchors++
			if !bytes.Contains(g.Data, []byte(`id="`+p.Anchor+`"`)) {
				t.Errorf("the page has no section %q", p.Anchor)
			}
		}
	}
	if anchors < 5 {
		t.Errorf("only %d sections are known", anchors)
	}
	for _, want := range []string{"figures.json", "brief.pdf", "tables/"} {
		if !bytes.Contains(g.Data, []byte(want)) {
			t.Errorf("the page offers no %s", want)
		}
	}
}
