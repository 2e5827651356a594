package site

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"casemaker/internal/pdfcheck"
	"casemaker/internal/place"
)

// built publishes some areas of this repository's own project.
func built(t *testing.T, areas ...string) string {
	t.Helper()
	var problems place.List
	s := Load(os.DirFS("../.."), &problems)
	if s == nil {
		problems.Print(os.Stderr)
		t.Fatal("the repository's own project does not load")
	}
	out := t.TempDir()
	if _, err := s.Build(context.Background(), Options{Out: out, Areas: areas}); err != nil {
		t.Fatal(err)
	}
	return out
}

// Every PDF that is published is tagged and archival, checked by a reader that knows nothing of how it was written.
func TestPublishedPDFsPassTheChecker(t *testing.T) {
	out := built(t, "exampleshire", "leeds", "cardiff", "belfast", "greater-manchester", "isles-of-scilly")
	checked := 0
	err := filepath.WalkDir(out, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(name) != ".pdf" {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		checked++
		for _, p := range pdfcheck.Check(data) {
			t.Errorf("%s: %s", strings.TrimPrefix(name, out), p)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if checked != 19 {
		t.Errorf("%d PDFs checked, want three for each of six areas and the brief of Cardiff in Welsh", checked)
	}
}
