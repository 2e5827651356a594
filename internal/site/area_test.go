package site

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"casemaker/internal/format"
	"casemaker/internal/layer"
	"casemaker/internal/place"
	"casemaker/internal/project"
	"casemaker/internal/web"
)

// withoutAreas is a project whose areas are left out.
type withoutAreas struct{ fs.FS }

func (w withoutAreas) Open(name string) (fs.File, error) {
	if strings.HasPrefix(name, "data/areas") || strings.HasPrefix(name, "content/areas") {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return w.FS.Open(name)
}

func (w withoutAreas) ReadDir(name string) ([]fs.DirEntry, error) {
	if strings.HasPrefix(name, "data/areas") || strings.HasPrefix(name, "content/areas") {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: fs.ErrNotExist}
	}
	entries, err := fs.ReadDir(w.FS, name)
	return slices.DeleteFunc(entries, func(e fs.DirEntry) bool { return name == "content" && e.Name() == "areas" }), err
}

// alongside is this repository's project with other areas in place of its own; the worked example stays, to which documents lead.
func alongside(t *testing.T, areas map[string]string) fs.FS {
	t.Helper()
	example, err := os.ReadFile("../../data/areas/exampleshire.toml")
	if err != nil {
		t.Fatal(err)
	}
	mine := fstest.MapFS{"data/areas/exampleshire.toml": {Data: example}}
	for slug, text := range areas {
		mine["data/areas/"+slug+".toml"] = &fstest.MapFile{Data: []byte(text)}
	}
	return layer.FS{mine, withoutAreas{os.DirFS("../..")}}
}

func opened(t *testing.T, fsys fs.FS) (*Site, *place.List) {
	t.Helper()
	problems := &place.List{}
	s := Open(fsys, problems)
	if s == nil {
		problems.Print(os.Stderr)
		t.Fatal("the project does not open")
	}
	return s, problems
}

const smallArea = "name = \"Small\"\ncode = \"E08000999\"\nnation = \"england\"\nkind = \"council\"\nboundary = 2023-04-01\n"

// Whether a document may name a value does not depend on which areas there are: a project with one small area builds.
func TestOneAreaAloneBuilds(t *testing.T) {
	s, problems := opened(t, alongside(t, map[string]string{"small": smallArea}))
	out := t.TempDir()
	if _, err := s.Build(context.Background(), Options{Out: out}); err != nil {
		problems.Print(os.Stderr)
		t.Fatal(err)
	}
	for _, name := range []string{"index.html", "areas/small/index.html", "areas/small/brief.pdf", "areas/small/figures.json", "areas/small/figures.csv"} {
		if _, err := os.Stat(filepath.Join(out, name)); err != nil {
			t.Error(err)
		}
	}
}

// Any file can be made alone, and is then what a whole build writes.
func TestFilesAlone(t *testing.T) {
	fsys := alongside(t, map[string]string{"small": smallArea})
	s, _ := opened(t, fsys)
	s.Project.Settings.BaseURL = "https://example.org/"
	out := t.TempDir()
	if _, err := s.Build(context.Background(), Options{Out: out}); err != nil {
		t.Fatal(err)
	}
	alone, _ := opened(t, fsys)
	alone.Project.Settings.BaseURL = "https://example.org/"
	for _, name := range []string{
		"index.html", "sources/index.html", "sitemap.xml", "feed.xml", "assets/style.css", "toolkit/index.html", "toolkit/staffing/index.html", "about/index.html",
		"areas/exampleshire/index.html", "areas/exampleshire/business-case/economic/index.html", "areas/exampleshire/brief.pdf", "areas/exampleshire/figures.json",
		"areas/exampleshire/tables/staffing-costs.csv", "areas/exampleshire/charts/chart-need.svg", "areas/exampleshire/share.png", "areas/small/index.html",
	} {
		want, err := os.ReadFile(filepath.Join(out, name))
		if err != nil {
			t.Error(err)
			continue
		}
		got, ok, err := alone.File(context.Background(), name)
		if err != nil || !ok || !bytes.Equal(got, want) {
			t.Errorf("%s alone is found %t, with the error %v, and is the same %t", name, ok, err, bytes.Equal(got, want))
		}
	}
	for _, name := range []string{"areas/nowhere/index.html", "areas/small/none.html", "none.html"} {
		if _, ok, err := alone.File(context.Background(), name); ok || err != nil {
			t.Errorf("%s is found %t, with the error %v", name, ok, err)
		}
	}
}

// Formats read the filled documents and leave them as they are: each writes the same whatever was written before.
func TestFormatsOnlyRead(t *testing.T) {
	s, _ := opened(t, os.DirFS("../.."))
	c, _ := s.Case("exampleshire")
	files := func(order []format.Format) map[string][]byte {
		made := map[string][]byte{}
		a := format.NewArea(s.Library, c, &place.List{})
		for _, f := range order {
			for _, file := range f.Files(a) {
				done, err := file.Make()
				if err != nil {
					t.Fatal(err)
				}
				made[file.Address] = done.Data
			}
		}
		return made
	}
	// Pages say which files there are, so they are left out here but for having been written.
	order := s.formats(s.theme)
	first := files(order)
	slices.Reverse(order)
	for address, data := range files(append(order, order...)) {
		if path.Ext(address) != ".html" && !bytes.Equal(data, first[address]) {
			t.Errorf("%s depends on what was written before it", address)
		}
	}
	if len(first) < 50 {
		t.Errorf("%d files were compared, want 50 or more", len(first))
	}
}

// Every format's files have its endings, which say what is stale, and no two have one address.
func TestFormatsAnnounceTheirFiles(t *testing.T) {
	s, _ := opened(t, os.DirFS("../.."))
	s.Project.Settings.BaseURL = "https://example.org/"
	c, _ := s.Case("cardiff")
	a := format.NewArea(s.Library, c, &place.List{})
	seen := map[string]string{}
	for _, f := range s.formats(s.theme) {
		for _, file := range f.Files(a) {
			if seen[file.Address] != "" {
				t.Errorf("%s and %s both announce %s", seen[file.Address], f.Name, file.Address)
			}
			seen[file.Address] = f.Name
			if file.Media == "" || file.Make == nil || file.Purpose != format.Page && file.Kind == "" {
				t.Errorf("%s is not announced whole", file.Address)
			}
			if only := (Options{Only: []string{f.Name}}); !only.covers(file.Address) {
				t.Errorf("a build of %s alone would leave %s behind when it is stale", f.Name, file.Address)
			}
			for _, other := range Formats() {
				if only := (Options{Only: []string{other}}); other != f.Name && only.covers(file.Address) {
					t.Errorf("a build of %s alone would remove %s, which is %s", other, file.Address, f.Name)
				}
			}
		}
	}
	if got := Formats(); !slices.Equal(got, []string{"html", "pdf", "word", "sheet", "csv", "json"}) {
		t.Errorf("the formats are %q", got)
	}
}

// A fault of the program in one area is a problem of its file, and the others are checked all the same.
func TestFaultsHaveTheirPlace(t *testing.T) {
	s, problems := opened(t, alongside(t, map[string]string{"small": smallArea}))
	s.Project.Areas = append([]*project.Area{nil, {File: "data/areas/broken.toml", Slug: "broken", Nation: "atlantis"}}, s.Project.Areas...)[1:]
	if _, err := s.Build(context.Background(), Options{Out: t.TempDir(), Only: []string{"json"}}); !errors.Is(err, ErrProblems) {
		t.Fatalf("the build ends with %v, want %v", err, ErrProblems)
	}
	found := slices.ContainsFunc(problems.All(), func(p place.Problem) bool {
		return p.File == "data/areas/broken.toml" && strings.Contains(p.Message, "a fault in the program")
	})
	if !found {
		t.Errorf("the problems are %v, want a fault in data/areas/broken.toml", problems.All())
	}
}

// What stays of an area is about a kilobyte, and comes back from where it was kept.
func TestSummariesAreSmall(t *testing.T) {
	s, _ := opened(t, os.DirFS("../.."))
	all, err := s.Summaries(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for i, summary := range all {
		text, err := json.Marshal(summary)
		if err != nil {
			t.Fatal(err)
		}
		if len(text) > 1500 {
			t.Errorf("the summary of %s takes %d bytes", summary.Slug, len(text))
		}
		var back web.Summary
		if err := json.Unmarshal(text, &back); err != nil {
			t.Fatal(err)
		}
		if again, err := json.Marshal(back); err != nil || !bytes.Equal(again, text) {
			t.Errorf("the summary of %s does not come back: %v", summary.Slug, err)
		}
		if summary.Slug != s.Project.Areas[i].Slug {
			t.Errorf("summary %d is of %s, want %s", i, summary.Slug, s.Project.Areas[i].Slug)
		}
	}
}

// Work is done once for each number, until something goes wrong.
func TestEach(t *testing.T) {
	t.Parallel()
	done := make([]int, 100)
	if err := each(context.Background(), 4, len(done), func(i int) error { done[i]++; return nil }); err != nil {
		t.Fatal(err)
	}
	if slices.ContainsFunc(done, func(n int) bool { return n != 1 }) {
		t.Errorf("work was done %v times", done)
	}
	wrong, calls := errors.New("wrong"), 0
	if err := each(context.Background(), 1, 100, func(i int) error { calls++; return wrong }); !errors.Is(err, wrong) || calls != 1 {
		t.Errorf("after %d calls each ends with %v, want %v after one", calls, err, wrong)
	}
	ended, end := context.WithCancel(context.Background())
	end()
	if err := each(ended, 2, 100, func(int) error { t.Error("work goes on after its end"); return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("each ends with %v, want %v", err, context.Canceled)
	}
}

// checked is a site that nothing keeps from being built, or nil.
func checked(fsys fs.FS, problems *place.List) *Site {
	s := Open(fsys, problems)
	if s == nil || s.Check(context.Background(), Options{Only: []string{pageFormat}}) != nil {
		return nil
	}
	return s
}
