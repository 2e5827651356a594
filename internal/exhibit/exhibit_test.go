package exhibit_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"casemaker/internal/document"
	"casemaker/internal/exhibit"
	"casemaker/internal/load"
	"casemaker/internal/model"
	"casemaker/internal/place"
	"casemaker/internal/project"
)

var update = flag.Bool("update", false, "write what the exhibits say into testdata/golden")

// TestWhatExhibitsSay holds every word and number of every exhibit: one golden file an area of testdata/project.txtar,
// and one for the Welsh of Cardiff.
func TestWhatExhibitsSay(t *testing.T) {
	p := frozen(t)
	m := model.Prepare(p)
	golden, err := filepath.Glob("testdata/golden/*.txtar")
	if err != nil || len(golden) == 0 && !*update {
		t.Fatalf("no golden files in testdata/golden: %v", err)
	}
	unread := map[string]bool{}
	for _, name := range golden {
		unread[name] = true
	}
	check := func(c *model.Case, name string) {
		delete(unread, name)
		t.Run(filepath.Base(name), func(t *testing.T) { compare(t, c, name) })
	}
	for _, a := range p.Areas {
		check(m.Case(a), "testdata/golden/"+a.Slug+".txtar")
	}
	cardiff := m.Case(p.AreaBySlug["cardiff"])
	check(cardiff.With(cardiff.In(p.Language("cy"))), "testdata/golden/cardiff.cy.txtar")
	for name := range unread {
		t.Errorf("%s is of no area of testdata/project.txtar", name)
	}
}

// compare holds all exhibits of a case against a golden file.
func compare(t *testing.T, c *model.Case, name string) {
	var got txtar.Archive
	for _, e := range exhibit.Names() {
		if e == exhibit.References || e == exhibit.ShortList || e == exhibit.FigureNotes || e == exhibit.WhatIf {
			continue // made of what a document has shown
		}
		got.Files = append(got.Files, txtar.File{Name: e, Data: []byte(said(t, exhibit.Build(e, c)))})
	}
	if *update {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, txtar.Format(&got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatalf("%v; go test ./internal/exhibit -update writes it, then read it", err)
	}
	if g, w := names(got.Files), names(want.Files); g != w {
		t.Fatalf("the exhibits are\n%s\n%s has\n%s", g, name, w)
	}
	for i, f := range want.Files {
		g, w := strings.Split(string(got.Files[i].Data), "\n"), strings.Split(string(f.Data), "\n")
		for n := range max(len(g), len(w)) {
			if at(g, n) != at(w, n) {
				t.Errorf("%s, line %d is\n\t%s\nwant\n\t%s", f.Name, n+1, at(g, n), at(w, n))
				break
			}
		}
	}
}

func at(lines []string, n int) string {
	if n < len(lines) {
		return lines[n]
	}
	return "(nothing)"
}

func names(files []txtar.File) string {
	var all []string
	for _, f := range files {
		all = append(all, f.Name)
	}
	return strings.Join(all, " ")
}

// frozen loads testdata/project.txtar with the words of this repository.
func frozen(t *testing.T) *project.Project {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/project.txtar")
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	for _, f := range archive.Files {
		files[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	words, err := filepath.Glob("../../data/language/*/*.toml")
	if err != nil || len(words) == 0 {
		t.Fatalf("no files in data/language: %v", err)
	}
	for _, name := range words {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files[strings.TrimPrefix(filepath.ToSlash(name), "../../")] = &fstest.MapFile{Data: text}
	}
	var problems place.List
	p := load.Load(files, &problems)
	if problems.Failed() {
		var text strings.Builder
		problems.Print(&text)
		t.Fatalf("testdata/project.txtar has problems:\n%s", text.String())
	}
	return p
}

// said writes blocks as text, one thing a line.
func said(t *testing.T, blocks []document.Block) string {
	t.Helper()
	w := &writer{t: t}
	w.blocks(blocks)
	if w.text.Len() == 0 {
		return "(nothing)\n"
	}
	return w.text.String()
}

// A writer writes what blocks say, leaving out what is empty.
type writer struct {
	t      *testing.T
	text   strings.Builder
	indent string
}

func (w *writer) line(label, text string) {
	if text != "" {
		fmt.Fprintf(&w.text, "%s%s: %s\n", w.indent, label, text)
	}
}
