package site

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"casemaker/internal/layer"
	"casemaker/internal/place"
)

var (
	editSeed  = flag.Uint64("edit-seed", 11, "seed of the random edits")
	editSteps = flag.Int("edit-steps", 24, "how many random edits")
)

// A draft is a project while it is edited, its site, and what is asked of a build.
type draft struct {
	t       *testing.T
	r       *rand.Rand
	files   map[string]string
	out     string
	options Options
}

// A council is what a council's file of the draft says.
func council(name string, births int, similar ...string) string {
	text := fmt.Sprintf("name = %q\ncode = \"E08%06d\"\nnation = \"england\"\nkind = \"council\"\nregion = \"North\"\nboundary = 2023-04-01\n", name, births)
	if len(similar) > 0 {
		text += fmt.Sprintf("similar = [\"%s\"]\n", strings.Join(similar, `", "`))
	}
	return text + fmt.Sprintf("\n[figure.births]\nvalue = %d\nperiod = \"2022\"\nsource = \"ons-births-2022\"\nseries = { 2019 = %d, 2020 = %d, 2021 = %d, 2022 = %d }\n",
		births, births+30, births+20, births+10, births)
}

func newDraft(t *testing.T, seed uint64) *draft {
	t.Helper()
	d := &draft{t: t, r: rand.New(rand.NewPCG(seed, seed)), out: filepath.Join(t.TempDir(), "public"), options: Options{Program: "one", Only: []string{"html", "json", "csv"}}}
	example, err := os.ReadFile("../../data/areas/exampleshire.toml")
	if err != nil {
		t.Fatal(err)
	}
	d.files = map[string]string{
		"data/areas/exampleshire.toml": string(example),
		"data/areas/ashby.toml":        council("Ashby", 2100, "bray", "corby", "dore", "eton", "frome"),
		"data/areas/bray.toml":         council("Bray", 2500),
		"data/areas/corby.toml":        council("Corby", 3100, "ashby"),
		"data/areas/dore.toml":         council("Dore", 900),
		"data/areas/eton.toml":         council("Eton", 1800),
		"data/areas/frome.toml":        council("Frome", 4000),
		"data/areas/both.toml":         "name = \"Bray and Corby\"\nnation = \"england\"\nkind = \"pooled\"\nmembers = [\"bray\", \"corby\"]\n",
		"data/profile.toml":            "[born]\nlabel = \"Babies born in a year\"\nunit = \"babies\"\nfigure = \"births\"\n\n[born.england]\nsource = \"ons-births-2022\"\n",
		"content/documents/places.md":  "+++\ntitle = \"Places\"\norder = 90\nsummary = \"What stands beside the area.\"\n+++\n\nSee [an example](area:exampleshire).\n\n## Beside {#beside}\n\n::: local-profile\n:::\n\n::: chart-profile\n:::\n\n::: similar-places\n:::\n\n::: areas-here\n:::\n",
	}
	return d
}

// fsys is the draft over this repository's project without its areas.
func (d *draft) fsys() fs.FS {
	mine := fstest.MapFS{}
	for name, text := range d.files {
		mine[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return layer.FS{mine, withoutAreas{os.DirFS("../..")}}
}

// builtIn is a file of this repository's project, or the draft's own in its place.
func (d *draft) builtIn(name string) string {
	if text, ok := d.files[name]; ok {
		return text
	}
	data, err := os.ReadFile(filepath.Join("../..", name))
	if err != nil {
		d.t.Fatal(err)
	}
	return string(data)
}

// replace changes a text of a built-in file, which must have it.
func (d *draft) replace(name, old, new string) {
	delete(d.files, name)
	text := d.builtIn(name)
	if !strings.Contains(text, old) {
		d.t.Fatalf("%s has no %q", name, old)
	}
	d.files[name] = strings.Replace(text, old, new, 1)
}

// number is a number that has hardly been there before.
func (d *draft) number() int { return 1000 + d.r.IntN(8000) }

func (d *draft) one(of ...string) string { return of[d.r.IntN(len(of))] }

// councils are those that can be changed without others breaking.
var councils = []string{"ashby", "bray", "corby", "dore", "eton", "frome"}

// edits are what an editor does to a project, by name.
var edits = map[string]func(d *draft){
	"births of a council": func(d *draft) {
		slug := d.one(councils...)
		d.files["data/areas/"+slug+".toml"] = council(strings.ToUpper(slug[:1])+slug[1:], d.number())
	},
	"a council's name": func(d *draft) {
		slug := d.one(councils...)
		d.files["data/areas/"+slug+".toml"] = council(fmt.Sprintf("New %s %d", slug, d.number()), d.number())
	},
	"whom a council is like": func(d *draft) {
		d.files["data/areas/ashby.toml"] = council("Ashby", 2100, d.one("bray", "corby"), d.one("dore", "eton"), "frome")
	},
	"a service": func(d *draft) {
		d.files["data/areas/"+d.one(councils...)+".toml"] += fmt.Sprintf("\n[provision.s%d]\nname = \"Service %d\"\ntier = \"specialised\"\nas_of = \"2025\"\nsource = \"ons-births-2022\"\n", d.number(), d.number())
	},
	"an area more": func(d *draft) {
		n := d.number()
		d.files[fmt.Sprintf("data/areas/more-%d.toml", n)] = council(fmt.Sprintf("More %d", n), n)
	},
	"an area less": func(d *draft) {
		for _, name := range slices.Sorted(maps.Keys(d.files)) {
			if strings.HasPrefix(name, "data/areas/more-") {
				delete(d.files, name)
				return
			}
		}
	},
	"the pool": func(d *draft) {
		d.files["data/areas/both.toml"] = "name = \"Two\"\nnation = \"england\"\nkind = \"pooled\"\nmembers = [\"" + d.one("ashby", "bray") + "\", \"" + d.one("dore", "eton") + "\"]\n"
	},
	"no pool": func(d *draft) { delete(d.files, "data/areas/both.toml") },
	"own words": func(d *draft) {
		d.files["content/areas/"+d.one(councils...)+"/places/beside.md"] = fmt.Sprintf("Here are %d places, and [another](area:%s).\n", d.number(), d.one(councils...))
	},
	"no own words": func(d *draft) {
		for _, name := range slices.Sorted(maps.Keys(d.files)) {
			if strings.HasPrefix(name, "content/areas/") {
				delete(d.files, name)
				return
			}
		}
	},
	"a document": func(d *draft) { d.files["content/documents/places.md"] += fmt.Sprintf("\nNumber %d.\n", d.number()) },
	"a toolkit page": func(d *draft) {
		d.files["content/toolkit/charitable-funding.md"] = d.builtIn("content/toolkit/charitable-funding.md") + fmt.Sprintf("\nNumber %d.\n", d.number())
	},
	"a template": func(d *draft) {
		d.replace("templates/general.html", `{{define "content"}}<article`, fmt.Sprintf(`{{define "content"}}<article data-number="%d"`, d.number()))
	},
	"a style sheet": func(d *draft) {
		d.files["templates/assets/style.css"] = d.builtIn("templates/assets/style.css") + fmt.Sprintf("\n.n%d { color: #000 }\n", d.number())
	},
	"the publisher": func(d *draft) {
		d.files["data/project.toml"] = fmt.Sprintf("organisation = \"Publisher %d\"\n", d.number())
	},
	"the address": func(d *draft) {
		d.files["data/project.toml"] = fmt.Sprintf("base_url = \"https://example.org/%d/\"\n", d.number())
	},
	"which are published": func(d *draft) {
		d.files["data/project.toml"] = fmt.Sprintf("areas = [\"exampleshire\", \"ashby\", \"bray\", \"%s\"]\n", d.one("corby", "dore", "eton"))
	},
	"a word of the program": func(d *draft) {
		d.files["data/language/en/pages.toml"] = fmt.Sprintf("[page]\nskip = \"Skip %d\"\n", d.number())
	},
	"a source": func(d *draft) {
		d.replace("data/sources.toml", "publisher = \"Office for National Statistics\"", fmt.Sprintf("publisher = \"Office %d\"", d.number()))
	},
	"a parameter": func(d *draft) {
		d.replace("data/model.toml", "value  = 0.10\n", fmt.Sprintf("value  = 0.10%d\n", d.number()))
	},
	"an unread file": func(d *draft) { d.files["data/notes.txt"] = fmt.Sprint(d.number()) },
	"a mistake":      func(d *draft) { d.files["data/areas/dore.toml"] = "name = \"Dore\"\nnation = \"narnia\"\n" },
	"a mended mistake": func(d *draft) {
		d.files["data/areas/dore.toml"] = council("Dore", d.number())
	},
	"a removed file of the site": func(d *draft) { d.harm(func(name string) error { return os.Remove(name) }) },
	"a changed file of the site": func(d *draft) {
		d.harm(func(name string) error { return os.WriteFile(name, []byte("mine"), 0o644) })
	},
	"a touched file of the site": func(d *draft) {
		d.harm(func(name string) error {
			data, err := os.ReadFile(name)
			return errors.Join(err, os.WriteFile(name, data, 0o644))
		})
	},
	"another program":   func(d *draft) { d.options.Program = d.one("one", "two") },
	"another address":   func(d *draft) { d.options.BaseURL = d.one("", "https://example.org/", "https://example.com/briefs/") },
	"a build of a part": func(d *draft) { d.part(func(o *Options) { o.Areas = []string{d.one("ashby", "bray")} }) },
	"a build of a kind": func(d *draft) { d.part(func(o *Options) { o.Only = []string{d.one("html", "json", "csv")} }) },
	"nothing":           func(d *draft) {},
}

// harm does something to a published file.
func (d *draft) harm(do func(name string) error) {
	var names []string
	for name := range tree(d.t, d.out) {
		if name != ".casemaker-files" {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return
	}
	slices.Sort(names)
	if err := do(filepath.Join(d.out, d.one(names...))); err != nil {
		d.t.Fatal(err)
	}
}

// part builds something less than the whole site, which may not be possible.
func (d *draft) part(change func(*Options)) {
	o := d.options
	o.Out = d.out
	change(&o)
	var problems place.List
	Make(context.Background(), d.fsys(), o, &problems)
}

// tree is all files of a folder, but what someone's changes have been kept as.
func tree(t *testing.T, folder string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	err := filepath.WalkDir(folder, func(path string, entry os.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) && path == folder {
			return nil
		}
		if err != nil || entry.IsDir() || strings.Contains(entry.Name(), ".edited-") {
			return err
		}
		name, err := filepath.Rel(folder, path)
		if err != nil {
			return err
		}
		files[filepath.ToSlash(name)], err = os.ReadFile(path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// build makes the site where it stands, and anew in an empty folder, and checks that both are the same to the byte.
func (d *draft) build(after string) (incremental Report, failed bool) {
	d.t.Helper()
	before := tree(d.t, d.out)
	made := func(out string) (Report, []place.Problem, error) {
		o := d.options
		o.Out = out
		var problems place.List
		report, err := Make(context.Background(), d.fsys(), o, &problems)
		return report, problems.All(), err
	}
	clean := filepath.Join(d.t.TempDir(), "public")
	_, wantProblems, wantErr := made(clean)
	report, problems, err := made(d.out)
	if (err == nil) != (wantErr == nil) {
		d.t.Fatalf("after %s: the build ends with %v, a clean one with %v", after, err, wantErr)
	}
	if !reflect.DeepEqual(problems, wantProblems) {
		d.t.Errorf("after %s: the build finds\n%v\na clean one\n%v", after, problems, wantProblems)
	}
	want := tree(d.t, clean)
	if err != nil {
		want = before
	}
	got := tree(d.t, d.out)
	for _, name := range slices.Sorted(maps.Keys(want)) {
		if there, ok := got[name]; !ok {
			d.t.Errorf("after %s: there is no %s", after, name)
		} else if !bytes.Equal(there, want[name]) {
			d.t.Errorf("after %s: %s is not what a clean build makes", after, name)
		}
	}
	for name := range got {
		if _, ok := want[name]; !ok {
			d.t.Errorf("after %s: %s is there, which a clean build does not make", after, name)
		}
	}
	return report, err != nil
}

// Whatever is edited, a build leaves what a build into an empty folder would make: the same files, the same bytes, the same
// list, the same warnings. More edits: go test ./internal/site -run RandomEdits -edit-seed 7 -edit-steps 500
func TestRandomEdits(t *testing.T) {
	if testing.Short() {
		t.Skip("dozens of builds")
	}
	t.Parallel()
	d := newDraft(t, *editSeed)
	d.build("the start")
	names := slices.Sorted(maps.Keys(edits))
	var past []map[string]string
	for step := range *editSteps {
		past = append(past, maps.Clone(d.files))
		what := d.one(names...)
		if d.r.IntN(8) == 0 {
			what = "a return to an earlier draft"
			d.files = maps.Clone(past[d.r.IntN(len(past))])
		} else {
			edits[what](d)
		}
		after := fmt.Sprintf("step %d, %s", step+1, what)
		if _, failed := d.build(after); failed {
			d.files = maps.Clone(past[len(past)-1])
			d.build(after + " and back")
		}
		if t.Failed() {
			t.Fatalf("seed %d", *editSeed)
		}
	}
}

// Every kind of edit, one after another, with PDFs; and some of them with all formats, which are made from the same documents.
func TestEveryEdit(t *testing.T) {
	if testing.Short() {
		t.Skip("dozens of builds with PDFs")
	}
	t.Parallel()
	const ofAKind = "a build of a kind" // it leaves files of other formats
	var papers, all []string
	for i, what := range slices.Sorted(maps.Keys(edits)) {
		if what != ofAKind {
			papers = append(papers, what)
		}
		if what == ofAKind || i%8 == 0 {
			all = append(all, what)
		}
	}
	everyEdit(t, papers, []string{"html", "pdf"})
	everyEdit(t, all, nil)
}

func everyEdit(t *testing.T, names, formats []string) {
	d := newDraft(t, 1)
	d.options.Only = formats
	delete(d.files, "data/areas/eton.toml")
	d.files["data/areas/ashby.toml"] = council("Ashby", 2100, "bray", "corby")
	d.build("the start")
	for _, what := range names {
		before := maps.Clone(d.files)
		edits[what](d)
		if _, failed := d.build(what); failed {
			d.files = before
		}
	}
}

// Only what depends on an edit is made anew.
func TestOnlyWhatDependsIsMade(t *testing.T) {
	d := newDraft(t, 1)
	if got, _ := d.build("the start"); got.Made != 8 {
		t.Errorf("the first build makes %d areas, want 8", got.Made)
	}
	for _, c := range []struct {
		what string
		edit func()
		made int
	}{
		{"nothing", func() {}, 0},
		// The councils of a region are beside each other in their profiles: births move the least, the middle or the most.
		{"another area, in another region", func() {
			d.files["data/areas/gower.toml"] = strings.Replace(council("Gower", 700), `region = "North"`, `region = "South"`, 1)
		}, 1},
		{"that area's figures", func() {
			d.files["data/areas/gower.toml"] = strings.Replace(council("Gower", 720), `region = "North"`, `region = "South"`, 1)
		}, 1},
		{"its own words", func() { d.files["content/areas/gower/places/beside.md"] = "Ours.\n" }, 1},
		{"a member's own words", func() { d.files["content/areas/bray/places/beside.md"] = "Ours.\n" }, 1},
		// Bray itself, Bray and Corby, and Ashby, which is like Bray.
		{"a member's record", func() {
			d.files["data/areas/bray.toml"] += "\n[provision.here]\nname = \"Here\"\ntier = \"targeted\"\nas_of = \"2025\"\nsource = \"ons-births-2022\"\n"
		}, 3},
		// Bray itself, and Bray and Corby: what Ashby shows of Bray is not this.
		{"a member's contact", func() {
			d.files["data/areas/bray.toml"] = "contact = \"a.b@example.org\"\n" + d.files["data/areas/bray.toml"]
		}, 2},
		// The pool, and its two members, which name it.
		{"the pool's name", func() {
			d.files["data/areas/both.toml"] = strings.Replace(d.files["data/areas/both.toml"], "Bray and Corby", "Corby and Bray", 1)
		}, 3},
		{"a toolkit page", func() { edits["a toolkit page"](d) }, 9},
		{"another program", func() { d.options.Program = "two" }, 9},
		{"another area withdrawn", func() {
			delete(d.files, "data/areas/gower.toml")
			delete(d.files, "content/areas/gower/places/beside.md")
		}, 0},
	} {
		c.edit()
		if got, failed := d.build(c.what); got.Made != c.made || failed {
			t.Errorf("after %s, %d areas are made, want %d", c.what, got.Made, c.made)
		}
	}
}

// A site that has not changed is not even read closely, unless someone has been at it.
func TestUnchangedSiteIsLeftAlone(t *testing.T) {
	d := newDraft(t, 1)
	d.build("the start")
	var problems place.List
	o := d.options
	o.Out = d.out
	report, err := Make(context.Background(), d.fsys(), o, &problems)
	if err != nil || report.Made != 0 || report.Changed != 0 || report.Files == 0 || report.Areas != 8 {
		t.Errorf("a second build reports %+v, %v, want no change", report, err)
	}
	if err := os.Remove(filepath.Join(d.out, "areas", "ashby", "figures.json")); err != nil {
		t.Fatal(err)
	}
	report, err = Make(context.Background(), d.fsys(), o, &problems)
	if err != nil || report.Made != 1 || report.Changed != 1 {
		t.Errorf("a build after a file is gone reports %+v, %v, want one file of one area", report, err)
	}
}

// A stuck is a project of which one file is never read to its end.
type stuck struct {
	fs.FS
	reading chan struct{} // closed when someone reads it
	end     chan struct{}
}

func (s stuck) ReadFile(name string) ([]byte, error) {
	if name == "data/sources.toml" {
		close(s.reading)
		<-s.end
	}
	return fs.ReadFile(s.FS, name)
}

// Whatever a build is at, it ends soon after it has been asked to, and leaves the site as it was.
func TestStoppedBuild(t *testing.T) {
	d := newDraft(t, 1)
	d.options.Only = []string{"json"}
	d.build("the start")
	before := tree(t, d.out)
	s := stuck{d.fsys(), make(chan struct{}), make(chan struct{})}
	defer close(s.end)
	ctx, stop := context.WithCancel(context.Background())
	go func() {
		<-s.reading
		stop()
	}()
	o := d.options
	o.Out = d.out
	var problems place.List
	if _, err := Make(ctx, s, o, &problems); !errors.Is(err, context.Canceled) {
		t.Errorf("Make = %v, want %v", err, context.Canceled)
	}
	if got := tree(t, d.out); !reflect.DeepEqual(got, before) {
		t.Error("the site is not as it was")
	}
	if _, failed := d.build("the stop"); failed {
		t.Error("the next build fails")
	}
}
