package site

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"casemaker/internal/layer"
	"casemaker/internal/pdf/check"
	"casemaker/internal/place"
)

// built publishes some areas of this repository's own project.
func built(t *testing.T, areas ...string) string {
	t.Helper()
	return builtFrom(t, os.DirFS("../.."), areas...)
}

// welsh is the built-in project with the test project over it that publishes Welsh versions.
func welsh() layer.FS { return layer.FS{os.DirFS("../../testdata/welsh"), os.DirFS("../..")} }

// builtFrom builds areas of a project and returns the folder.
func builtFrom(t *testing.T, fsys fs.FS, areas ...string) string {
	t.Helper()
	var problems place.List
	s := Open(fsys, &problems)
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

// Every PDF that is published is tagged and archival, checked by a reader that knows nothing of how it was written; nothing
// in it lies outside the margins or over another cell; and it numbers its pages.
func TestPublishedPDFsPassTheChecker(t *testing.T) {
	areas := []string{"exampleshire", "leeds", "cardiff", "belfast", "glasgow-city", "orkney-islands", "isles-of-scilly", "greater-manchester", "city-of-london"}
	out := builtFrom(t, welsh(), areas...)
	names, err := filepath.Glob(filepath.Join(out, "areas", "*", "*.pdf"))
	if err != nil || len(names) != 4*len(areas)+1 {
		t.Fatalf("%d PDFs, want four for each of %d areas and the brief of Cardiff in Welsh: %v", len(names), len(areas), err)
	}
	for _, name := range names {
		t.Run(strings.TrimPrefix(name, filepath.Join(out, "areas")+"/"), func(t *testing.T) {
			t.Parallel()
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			file, err := check.Open(data)
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range append(file.Check(), file.Layout(check.Margins{Side: 56.7, Top: 40, Bottom: 50})...) {
				t.Error(p)
			}
			pages := len(file.Pages())
			// Its typefaces and the map are 40 KB of a short paper, and 55 where it needs letters of two languages.
			if most := 300_000 * pages / 25; len(data) > min(max(most, 84_000), 250_000) {
				t.Errorf("%d pages take %d bytes, more than 300 KB for 25, or than 250 KB", pages, len(data))
			}
			form := "Page %d of %d"
			if strings.HasSuffix(name, ".cy.pdf") {
				form = "Tudalen %d o %d"
			}
			numbered(t, file, pages, form, strings.HasSuffix(name, "business-case.pdf"))
		})
	}
}

// numbered checks that every page but a cover says which it is, in the form given, and shows some of the document.
func numbered(t *testing.T, file *check.File, pages int, form string, cover bool) {
	t.Helper()
	says, shows := map[int]string{}, map[int]bool{}
	for _, p := range file.Drawn() {
		var n, of int
		if _, err := fmt.Sscanf(p.Text, form, &n, &of); err == nil && p.Element == 0 {
			says[p.Page] = p.Text
		}
		shows[p.Page] = shows[p.Page] || p.Element != 0
	}
	for n := 1; n <= pages; n++ {
		want := fmt.Sprintf(form, n, pages)
		if cover && n == 1 {
			want = ""
		}
		if says[n] != want || !shows[n] {
			t.Errorf("page %d says %q, want %q, and shows something: %v", n, says[n], want, shows[n])
		}
	}
}
