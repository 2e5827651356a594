package site

import (
	"bytes"
	"context"
	"encoding/json"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"

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
