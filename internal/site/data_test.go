package site

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"casemaker/internal/place"
)

// dataAreas are of every nation, of a pay zone, made up, of several councils, and one whose births are not known.
var dataAreas = []string{"calderdale", "camden", "cardiff", "belfast", "glasgow-city", "exampleshire", "isles-of-scilly", "greater-manchester"}

// dataOf builds what programs read of some areas.
func dataOf(t *testing.T, areas ...string) fs.FS {
	t.Helper()
	var problems place.List
	s := Open(os.DirFS("../.."), &problems)
	if s == nil {
		problems.Print(os.Stderr)
		t.Fatal("the repository's own project does not load")
	}
	out := t.TempDir()
	if _, err := s.Build(context.Background(), Options{Out: out, Areas: areas, Only: []string{"csv", "json"}}); err != nil {
		t.Fatal(err)
	}
	return os.DirFS(out)
}

// validated checks a published JSON file against the published schema that it names.
func validated(t *testing.T, site fs.FS, name string) map[string]any {
	t.Helper()
	parsed := func(name string) map[string]any {
		data, err := fs.ReadFile(site, name)
		if err != nil {
			t.Fatal(err)
		}
		value, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		return value.(map[string]any)
	}
	file := parsed(name)
	way, ok := file["$schema"].(string)
	if !ok {
		t.Fatalf("%s names no schema", name)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	at := path.Join(path.Dir(name), way)
	if err := c.AddResource("https://site.example/"+at, parsed(at)); err != nil {
		t.Fatalf("%s: %v", at, err)
	}
	schema, err := c.Compile("https://site.example/" + at)
	if err != nil {
		t.Fatalf("%s: %v", at, err)
	}
	if err := schema.Validate(file); err != nil {
		t.Errorf("%s: %v", name, err)
	}
	return file
}

// What programs read says what it is, and is so: every JSON file fits the schema that is published with it, and every source that
// figures name is explained.
func TestPublishedJSONFitsItsSchema(t *testing.T) {
	t.Parallel()
	site := dataOf(t, dataAreas...)
	sources := validated(t, site, "data/sources.json")["sources"].(map[string]any)
	kinds, err := fs.Glob(site, "data/workings/*.json")
	if err != nil || len(kinds) < 6 {
		t.Errorf("%d files of workings, want one for each nation and pay zone: %v", len(kinds), err)
	}
	for _, name := range kinds {
		if file := validated(t, site, name); file["kind"] != strings.TrimSuffix(path.Base(name), ".json") {
			t.Errorf("%s is of the kind %v", name, file["kind"])
		}
	}
	for _, slug := range dataAreas {
		file := validated(t, site, "areas/"+slug+"/figures.json")
		for _, key := range []string{"sources", "workings"} {
			if _, err := fs.Stat(site, path.Join("areas", slug, file[key].(string))); err != nil {
				t.Errorf("%s: %s: %v", slug, key, err)
			}
		}
		for _, f := range file["figures"].([]any) {
			f := f.(map[string]any)
			if id, ok := f["source"].(string); ok && sources[id] == nil {
				t.Errorf("%s: the source %q of %s is not explained", slug, id, f["id"])
			}
		}
	}
}

// plainNumber is how numbers stand in tables for programs.
var plainNumber = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`)

// printed are forms in which people read numbers.
var printed = map[string]*regexp.Regexp{
	"a number": regexp.MustCompile(`^[-−]?[0-9,]+(\.[0-9]+)?$`), "money": regexp.MustCompile(`^[-−]?£[0-9,]+(\.[0-9]+)?$`), "a percentage": regexp.MustCompile(`^[-−]?[0-9.]+%$`),
}

// mixing are columns that are words by their nature: dates as they are said, and numbers as they are printed beside the plain ones.
var mixing = []string{"Period", "As printed", "As of", "Working"}

// Every table that is published is described, with nothing missing and nothing besides; it begins with the byte-order mark that
// Excel needs; and each of its columns holds what its description says: numbers of one unit, with the units in a column of
// their own where they differ, or words.
func TestTablesAreAsDescribed(t *testing.T) {
	t.Parallel()
	site := dataOf(t, dataAreas...)
	for _, slug := range dataAreas {
		data, err := fs.ReadFile(site, "areas/"+slug+"/datapackage.json")
		if err != nil {
			t.Fatal(err)
		}
		var p struct {
			Name      string
			Licenses  []struct{ Name, Path, Title string }
			Resources []struct {
				Name, Path, Title, Encoding string
				Schema                      struct {
					Fields []struct{ Name, Type, Unit string }
				}
			}
		}
		if err := json.Unmarshal(data, &p); err != nil {
			t.Fatalf("%s: %v", slug, err)
		}
		if p.Name != slug || len(p.Licenses) != 1 || p.Licenses[0].Title == "" {
			t.Errorf("%s: the package is named %q, with licences %v", slug, p.Name, p.Licenses)
		}
		described := map[string]bool{}
		for _, r := range p.Resources {
			name := path.Join("areas", slug, r.Path)
			if described[name] || !regexp.MustCompile(`^[a-z0-9._-]+$`).MatchString(r.Name) || r.Title == "" || r.Encoding != "utf-8" {
				t.Errorf("%s is described as %+v", name, r)
			}
			described[name] = true
			data, err := fs.ReadFile(site, name)
			if err != nil {
				t.Errorf("%s: %v", slug, err)
				continue
			}
			text, marked := bytes.CutPrefix(data, []byte("\ufeff"))
			if !marked || !utf8.Valid(text) {
				t.Errorf("%s does not begin with a byte-order mark, or is not UTF-8", name)
			}
			records, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
			if err != nil || len(records[0]) != len(r.Schema.Fields) {
				t.Errorf("%s: %d fields are described: %v", name, len(r.Schema.Fields), err)
				continue
			}
			used := map[string]bool{}
			for i, field := range r.Schema.Fields {
				if records[0][i] != field.Name || used[field.Name] {
					t.Errorf("%s: the column %q is described as %q", name, records[0][i], field.Name)
				}
				used[field.Name] = true
				units := field.Unit != "" || i+1 < len(r.Schema.Fields) && (strings.HasSuffix(r.Schema.Fields[i+1].Name, ": unit") || r.Schema.Fields[i+1].Name == "Unit")
				forms := map[string]string{}
				for _, record := range records[1:] {
					cell := record[i]
					switch {
					case cell == "":
					case field.Type == "number" && (!plainNumber.MatchString(cell) || !units):
						t.Errorf("%s: %q in the column %q of numbers, of the unit %q", name, cell, field.Name, field.Unit)
					case field.Type == "string":
						form := "words"
						for of, pattern := range printed {
							if pattern.MatchString(cell) {
								form = of
							}
						}
						forms[form] = cell
					}
				}
				if len(forms) > 1 && !slices.Contains(mixing, field.Name) {
					t.Errorf("%s: the column %q mixes %v", name, field.Name, forms)
				}
			}
		}
		files, err := fs.Glob(site, "areas/"+slug+"/tables/*.csv")
		if err != nil || slug != "isles-of-scilly" && len(files) < 30 {
			t.Errorf("%s has only %d tables: %v", slug, len(files), err)
		}
		for _, name := range files {
			if !described[name] {
				t.Errorf("%s is not described", name)
			}
		}
	}
}

// A schema refuses what does not fit, so that fitting says something.
func TestSchemaRefuses(t *testing.T) {
	t.Parallel()
	site := dataOf(t, "cardiff")
	data, err := fs.ReadFile(site, "data/schema/figures.json")
	if err != nil {
		t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("https://site.example/figures.json", value); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("https://site.example/figures.json")
	if err != nil {
		t.Fatal(err)
	}
	whole, err := fs.ReadFile(site, "areas/cardiff/figures.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, edit := range [][2]string{{`"value":`, `"worth":`}, {`"unit":"babies"`, `"unit":"bananas"`}, {`"edition":`, `"issue":`}, {`"method":"counted"`, `"method":"guessed"`}} {
		broken := strings.Replace(string(whole), edit[0], edit[1], 1)
		var file any
		if err := json.Unmarshal([]byte(broken), &file); err != nil || broken == string(whole) {
			t.Fatalf("%s: %v", edit[0], err)
		}
		if schema.Validate(file) == nil {
			t.Errorf("the schema takes %s in place of %s", edit[1], edit[0])
		}
	}
}
