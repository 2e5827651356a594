package load_test

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/tools/txtar"

	"casemaker"
	"casemaker/internal/layer"
	"casemaker/internal/load"
	"casemaker/internal/place"
)

var update = flag.Bool("update", false, "write what is printed into the cases")

// over lays the files of an archive over the built-in project.
func over(files []txtar.File) fs.FS {
	mine := fstest.MapFS{}
	for _, f := range files {
		mine[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return whole{layer.FS{mine, casemaker.Defaults()}}
}

// whole hides what a file is laid over, so that a case holds all of what it is about.
type whole struct{ fs.FS }

// TestProblems reads projects with something wrong in them: each archive in testdata/bad holds the files that
// differ from the built-in project, and "want" with every problem as it is printed.
func TestProblems(t *testing.T) {
	names, err := filepath.Glob("testdata/bad/*.txt")
	if err != nil || len(names) == 0 {
		t.Fatalf("no cases in testdata/bad: %v", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txt"), func(t *testing.T) {
			t.Parallel()
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			last := len(archive.Files) - 1
			if last < 0 || archive.Files[last].Name != "want" {
				t.Fatal("the archive does not end in want")
			}
			var problems place.List
			load.Load(over(archive.Files[:last]), &problems)
			var shown place.List
			for _, p := range problems.All() {
				// Warnings of the built-in areas' age are not what a case is about.
				if !p.Warning || fileOf(archive, p.File) {
					shown.Add(p)
				}
			}
			var got strings.Builder
			shown.Print(&got)
			if *update {
				archive.Files[last].Data = []byte(got.String())
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if want := string(archive.Files[last].Data); got.String() != want {
				t.Errorf("problems are\n%s\nwant\n%s", got.String(), want)
			}
		})
	}
}

func fileOf(archive *txtar.Archive, name string) bool {
	for _, f := range archive.Files {
		if f.Name == name {
			return true
		}
	}
	return false
}

func TestBuiltInProjectHasNoProblems(t *testing.T) {
	var problems place.List
	p := load.Load(casemaker.Defaults(), &problems)
	for _, p := range problems.All() {
		// The published figures are as old as they are; pages say so, and so does a warning.
		// Some sources are books, or plans of one's own.
		if !p.Warning || !strings.Contains(p.Message, "before the date of the documents") && !strings.Contains(p.Message, "sources without a page") {
			t.Errorf("the built-in project has a problem: %s", p)
		}
	}
	councils, births := map[string]int{}, map[string]int{}
	for _, a := range p.Areas {
		if a.Kind == "council" && !a.MadeUp {
			councils[a.Nation]++
			if g, ok := a.Figures.Get("births"); ok && !g.Suppressed {
				births[a.Nation]++
			}
		}
	}
	for nation, want := range map[string]int{"england": 153, "wales": 22, "scotland": 32, "northern-ireland": 11} {
		if councils[nation] != want {
			t.Errorf("%s has %d councils, want %d", nation, councils[nation], want)
		}
	}
	// The Isles of Scilly have no births of their own: they are published with Cornwall's.
	for nation, want := range map[string]int{"england": 152, "wales": 22, "scotland": 32, "northern-ireland": 11} {
		if births[nation] != want {
			t.Errorf("%s has births for %d councils, want %d", nation, births[nation], want)
		}
	}
}

// withoutAreas hides all areas but one, so that a fuzz run spends its time on that one.
type withoutAreas struct {
	fs.FS
	keep string
}

// ReadDir implements [fs.ReadDirFS].
func (w withoutAreas) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(w.FS, name)
	if name != "data/areas" {
		return entries, err
	}
	var kept []fs.DirEntry
	for _, e := range entries {
		if "data/areas/"+e.Name() == w.keep {
			kept = append(kept, e)
		}
	}
	return kept, err
}

// The checks are linear: five thousand unknown keys, or values that are wrong, take no longer to name than to read.
func TestManyProblems(t *testing.T) {
	var keys, values, tables strings.Builder
	for i := range 5000 {
		fmt.Fprintf(&keys, "unknown_key_%d = %d\n", i, i)
		fmt.Fprintf(&values, "[post.x%d]\nrole = \"R\"\nemployer = \"e%d\"\n", i, i)
		fmt.Fprintf(&tables, "[figure.birth%d]\nvalue = 1\n", i)
	}
	for name, text := range map[string]string{"keys": keys.String(), "values": values.String(), "tables": tables.String()} {
		const file = "data/areas/many.toml"
		var problems place.List
		start := time.Now()
		load.Load(withoutAreas{over([]txtar.File{{Name: file, Data: []byte("name = \"M\"\nnation = \"england\"\nkind = \"icb\"\n" + text)}}), file}, &problems)
		if n := len(problems.All()); n < 5000 {
			t.Errorf("%s: %d problems, want 5,000", name, n)
		}
		// A second on a quiet machine; a test must not fail on a busy one.
		if took := time.Since(start); took > 20*time.Second {
			t.Errorf("%s: naming 5,000 problems took %v", name, took)
		}
		t.Logf("%s: %v", name, time.Since(start))
	}
}

// What is nested deeper than any file needs is refused before the library reads it, at its place.
func TestDepthOfTOML(t *testing.T) {
	for name, text := range map[string]string{
		"a dotted key":  strings.Repeat("a.", 10000) + "b = 1\n",
		"a header":      "[" + strings.Repeat("a.", 10000) + "b]\n",
		"lists":         "a = " + strings.Repeat("[", 40000) + strings.Repeat("]", 40000),
		"inline tables": "a = " + strings.Repeat("{a = ", 10000) + "1" + strings.Repeat("}", 10000),
	} {
		const file = "data/areas/deep.toml"
		var problems place.List
		load.Load(withoutAreas{over([]txtar.File{{Name: file, Data: []byte(text)}}), file}, &problems)
		var said []string
		for _, p := range problems.All() {
			if p.File == file {
				said = append(said, p.String())
			}
		}
		if len(said) != 1 || !strings.Contains(said[0], "(depth of TOML)") {
			t.Errorf("%s: %.300q", name, said)
		}
	}
}
