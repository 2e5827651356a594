package site

import (
	"context"
	"flag"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/BurntSushi/toml"

	"casemaker"
	"casemaker/internal/layer"
	"casemaker/internal/load"
	"casemaker/internal/place"
)

// few shows some of the areas only, so that a load takes a moment.
type few struct {
	fs.FS
	areas []string
}

// similar names the areas most like one, which are not among the few.
var similar = regexp.MustCompile(`(?m)^similar\s*=\s*\[[^\]]*\]\n`)

// A row of a measure, by the name of its place, below the head of its table.
var row = regexp.MustCompile(`(?m)^([a-z-]+) = .*\n`)

// ReadFile implements [fs.ReadFileFS].
func (f few) ReadFile(name string) ([]byte, error) {
	text, err := fs.ReadFile(f.FS, name)
	switch {
	case strings.HasPrefix(name, "data/areas/"):
		text = similar.ReplaceAll(text, nil)
	case strings.HasPrefix(name, "data/profile/"):
		head, areas, _ := strings.Cut(string(text), "[area]\n")
		areas = row.ReplaceAllStringFunc(areas, func(r string) string {
			if place, _, _ := strings.Cut(r, " "); slices.Contains(f.areas, place) {
				return r
			}
			return ""
		})
		text = []byte(head + "[area]\n" + areas)
	}
	return text, err
}

// ReadDir implements [fs.ReadDirFS].
func (f few) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(f.FS, name)
	if name != "data/areas" {
		return entries, err
	}
	return slices.DeleteFunc(entries, func(e fs.DirEntry) bool {
		return !slices.Contains(f.areas, strings.TrimSuffix(e.Name(), ".toml"))
	}), err
}

// paths lists the paths of all tables and keys of a TOML text, and says which are tables.
func paths(t *testing.T, text []byte) (all [][]string, tables map[string]bool) {
	t.Helper()
	var values map[string]any
	meta, err := toml.Decode(string(text), &values)
	if err != nil {
		t.Fatal(err)
	}
	tables = map[string]bool{}
	seen := map[string]bool{}
	for _, key := range meta.Keys() {
		for i := range key {
			p := strings.Join(key[:i+1], "\x00")
			if !seen[p] {
				seen[p] = true
				all = append(all, slices.Clone(key[:i+1]))
			}
			tables[p] = tables[p] || i+1 < len(key)
		}
	}
	return all, tables
}

// without takes a table or key out of a TOML text.
func without(t *testing.T, text []byte, path []string) []byte {
	var values map[string]any
	if _, err := toml.Decode(string(text), &values); err != nil {
		t.Fatal(err)
	}
	at := values
	for _, name := range path[:len(path)-1] {
		at = at[name].(map[string]any)
	}
	delete(at, path[len(path)-1])
	var b strings.Builder
	if err := toml.NewEncoder(&b).Encode(values); err != nil {
		t.Fatal(err)
	}
	return []byte(b.String())
}

// every asks for a load without each key; otherwise some of the shapes that keys have get one.
var every = flag.Bool("every", false, "drop every table and key of every data file, a load each; try every naughty string")

// A drop is a table or key of a data file.
type drop struct {
	file string
	path []string
	text []byte

	table bool
}

// pair is an area made of others; the built-in ones have too many members to be read again and again.
const pair = "name = \"Pair\"\nnation = \"england\"\nkind = \"pooled\"\nmembers = [\"leeds\", \"york\"]\n"

// without is the built-in project, with a few areas of each kind, without the table or key.
func (d drop) without(t *testing.T) fs.FS {
	mine := fstest.MapFS{"data/areas/pair.toml": {Data: []byte(pair)}}
	if d.file != "" {
		mine[d.file] = &fstest.MapFile{Data: without(t, d.text, d.path)}
	}
	return alone{layer.FS{mine, base()}}
}

// alone hides the files below a publisher's, which would put back what is left out.
type alone struct{ fs.FS }

// ReadFile implements [fs.ReadFileFS].
func (a alone) ReadFile(name string) ([]byte, error) { return fs.ReadFile(a.FS, name) }

func base() fs.FS {
	return few{casemaker.Defaults(), []string{"exampleshire", "isles-of-scilly", "cardiff", "leeds", "york"}}
}

func (d drop) String() string { return d.file + " " + strings.Join(d.path, ".") }

// shape is what a drop has in common with others: a key with those of its name, a table with those of its file as deep.
func (d drop) shape() string {
	if d.table {
		return fmt.Sprint(path.Dir(d.file), path.Base(d.file)[:3], len(d.path))
	}
	if folder := path.Dir(d.file); folder == "data/profile" || strings.HasPrefix(folder, "data/language") {
		return fmt.Sprint(folder, len(d.path)) // keys there are names of places, and messages
	}
	return d.path[len(d.path)-1]
}

// drops are all the tables and keys of the built-in project's data files.
func drops(t *testing.T) []drop {
	files := base()
	var all []drop
	for _, name := range layer.Files(files, "data", func(string, error) {}) {
		if path.Ext(name) != ".toml" || slices.Contains(readElsewhere, name) {
			continue
		}
		text, err := fs.ReadFile(files, name)
		if err != nil {
			t.Fatal(err)
		}
		below, tables := paths(t, text)
		for _, p := range below {
			all = append(all, drop{name, p, text, tables[strings.Join(p, "\x00")]})
		}
	}
	if len(all) < 1000 {
		t.Fatalf("%d tables and keys, want some thousands", len(all))
	}
	return all
}

// Whatever table or key a publisher leaves out of a data file: the site is whole without it, or a message names a file of the
// project. There is no panic.
func TestAnyKeyLeftOut(t *testing.T) {
	t.Parallel()
	var whole place.List
	if s := checked(drop{}.without(t), &whole); s == nil {
		t.Fatalf("the project does not load whole: %v", whole.All())
	}
	tried := map[string]bool{}
	var chosen, legal []drop
	for _, d := range drops(t) {
		kind := path.Dir(d.file) + d.shape()
		if *every || !tried[kind] && len(tried)%3 == 0 {
			chosen = append(chosen, d)
		}
		tried[kind] = true
	}
	passes := make([]bool, len(chosen))
	memories := sync.Pool{New: func() any { return &load.Memory{} }} // of the files that are as they were
	if err := each(context.Background(), 0, len(chosen), func(i int) error {
		memory := memories.Get().(*load.Memory)
		defer memories.Put(memory)
		var problems place.List
		memory.Load(chosen[i].without(t), &problems)
		passes[i] = !problems.Failed()
		return told(chosen[i], !passes[i], &problems)
	}); err != nil {
		t.Error(err)
	}
	clear(tried)
	for i, d := range chosen {
		if passes[i] && !tried[d.shape()] && (*every || len(tried)%6 == 0) {
			legal = append(legal, d)
		}
		tried[d.shape()] = true
	}
	if err := each(context.Background(), 0, len(legal), func(i int) error {
		var problems place.List
		s := checked(legal[i].without(t), &problems)
		return told(legal[i], s == nil, &problems)
	}); err != nil {
		t.Error(err)
	}
	t.Logf("%d loads, and %d sites", len(chosen), len(legal))
}

// told reports a load that neither comes to its end nor says what is missing.
func told(d drop, stopped bool, problems *place.List) error {
	failed := false
	for _, p := range problems.All() {
		failed = failed || !p.Warning
		if p.File == "" || p.Message == "" || strings.Contains(p.Message, "fault in the program") || !strings.Contains(p.File, "/") {
			return fmt.Errorf("without %s: %s", d, p)
		}
	}
	if stopped != failed {
		return fmt.Errorf("without %s: the load stops: %v, and the problems are %v", d, stopped, problems.All())
	}
	return nil
}
