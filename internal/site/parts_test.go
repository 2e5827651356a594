package site

import (
	"context"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"
	"testing/fstest"

	"casemaker/internal/layer"
	"casemaker/internal/pdf/check"
	"casemaker/internal/place"
)

// Notes are the rows of the notes on figures, and the entries of the list of references, by id.
var notes = regexp.MustCompile(`(?s)<(?:tr|li) id="((?:figure|ref)-[^"]+)"(?: value="\d+")?>(.*?)</(?:tr|li)>`)

// What a page of a document repeats of its notes is what the last page says.
func TestPartsRepeatTheNotes(t *testing.T) {
	out := built(t, "exampleshire", "isles-of-scilly")
	for area, least := range map[string]int{"exampleshire": 5, "isles-of-scilly": 1} {
		read := func(page string) map[string]string {
			data, err := os.ReadFile(filepath.Join(out, "areas", area, "business-case", page))
			if err != nil {
				t.Fatal(err)
			}
			found := map[string]string{}
			for _, note := range notes.FindAllSubmatch(data, -1) {
				found[string(note[1])] = string(note[2])
			}
			return found
		}
		whole := read("equality/index.html")
		for _, page := range []string{"strategic/index.html", "economic/index.html"} {
			some := read(page)
			if len(some) < least || len(some) >= len(whole) {
				t.Errorf("%s %s repeats %d of %d notes", area, page, len(some), len(whole))
			}
			for id, text := range some {
				if text != whole[id] {
					t.Errorf("%s %s: %s is %q, on the last page %q", area, page, id, text, whole[id])
				}
			}
		}
	}
}

// A PDF leads to the page of a document that holds a place, as pages do.
func TestPDFLeadsToParts(t *testing.T) {
	var problems place.List
	s := Open(append(layer.FS{fstest.MapFS{"content/documents/slip.md": {Data: []byte(`+++
title = "Slip"
+++

[Cost](document:business-case#cost), [case](document:business-case), [need](document:brief#need), [Welsh](document:brief.cy).
`)}}}, welsh()...), &problems)
	if s == nil {
		t.Fatal(problems.All())
	}
	s.Project.Settings.BaseURL = "https://example.org/"
	out := t.TempDir()
	if _, err := s.Build(context.Background(), Options{Out: out, Areas: []string{"cardiff"}, Only: []string{"pdf"}}); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(out, "areas", "cardiff", "slip.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	file, err := check.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]bool{}
	for _, address := range file.Addresses() {
		got[address] = true
	}
	const area = "https://example.org/areas/cardiff/"
	for _, want := range []string{area + "business-case/financial/#cost", area + "business-case/", area + "#need", area + "cy/"} {
		if !got[want] {
			t.Errorf("no link leads to %s, but to %v", want, slices.Sorted(maps.Keys(got)))
		}
	}
}
