package load

import (
	"bufio"
	"io/fs"
	"slices"
	"strings"
	"testing"

	tomltest "github.com/toml-lang/toml-test/v2"

	"casemaker/internal/place"
	"casemaker/internal/project"
	"casemaker/internal/textfile"
)

// readAnyway are files that TOML refuses and that are read: the library merges what they define twice and passes over an
// impossible minute; a carriage return ends a line, as in every text. Nothing that they say is lost. A name is taken off the list when its file is refused.
var readAnyway = []string{
	"invalid/control/bare-cr.toml", "invalid/control/comment-cr.toml", "invalid/control/multi-cr.toml", "invalid/control/rawmulti-cr.toml",
	"invalid/datetime/offset-overflow-minute.toml", "invalid/inline-table/duplicate-key-03.toml", "invalid/inline-table/overwrite-02.toml",
	"invalid/inline-table/overwrite-08.toml", "invalid/spec-1.1.0/common-46-1.toml", "invalid/spec-1.1.0/common-49-0.toml",
	"invalid/table/append-with-dotted-keys-01.toml", "invalid/table/append-with-dotted-keys-02.toml", "invalid/table/append-with-dotted-keys-05.toml",
	"invalid/table/duplicate-key-04.toml", "invalid/table/duplicate-key-05.toml", "invalid/table/redefine-02.toml", "invalid/table/redefine-03.toml",
}

// suite lists the files of toml-test for the edition of TOML that the library reads.
func suite(t *testing.T) (all fs.FS, names []string) {
	t.Helper()
	all = tomltest.TestCases()
	list, err := fs.ReadFile(all, "files-toml-1.1.0")
	if err != nil {
		t.Fatal(err)
	}
	for lines := bufio.NewScanner(strings.NewReader(string(list))); lines.Scan(); {
		if strings.HasSuffix(lines.Text(), ".toml") {
			names = append(names, lines.Text())
		}
	}
	if len(names) < 500 {
		t.Fatalf("%d files, want some hundreds", len(names))
	}
	return all, names
}

// Every file of toml-test that is wrong is refused with its place, and every one that is right is read, with a place for each key
// and value.
func TestTOMLSuite(t *testing.T) {
	all, names := suite(t)
	read := map[string]bool{}
	for _, name := range names {
		raw, err := fs.ReadFile(all, name)
		if err != nil {
			t.Fatal(err)
		}
		var problems place.List
		l := &loader{problems: &problems, project: &project.Project{}}
		var s *section
		if text, ok := textfile.Decode(name, raw, &problems); ok {
			s = l.decode(name, text)
		}
		switch valid := strings.HasPrefix(name, "valid/"); {
		case valid && s == nil && !nameless(&problems):
			t.Errorf("%s is not read: %v", name, problems.All())
		case valid && s != nil:
			placed(t, name, s)
		case !valid && s != nil:
			read[name] = true
			if !slices.Contains(readAnyway, name) {
				t.Errorf("%s is read", name)
			}
		case !valid:
			told(t, name, string(raw), &problems)
		}
	}
	for _, name := range readAnyway {
		if !read[name] {
			t.Errorf("%s is refused now: take it off the list", name)
		}
	}
}

// nameless reports whether a file was refused for its [[tables]] or its depth, which no file of a project has.
func nameless(problems *place.List) bool {
	return slices.ContainsFunc(problems.All(), func(p place.Problem) bool {
		return strings.Contains(p.Message, "nameless list") || strings.Contains(p.Message, "control character")
	})
}

// told checks that what is wrong has a place in its file.
func told(t *testing.T, name, text string, problems *place.List) {
	t.Helper()
	lines := 1 + strings.Count(text, "\n")
	for _, p := range problems.All() {
		if p.File != name || p.Line < 1 && !strings.Contains(p.Message, "UTF") || p.Line > lines+1 || p.Message == "" || strings.Contains(p.Message, "map[") {
			t.Errorf("%s is told as %s", name, p)
		}
	}
	if !problems.Failed() {
		t.Errorf("%s is refused in silence", name)
	}
}

// placed checks the places of all keys and values below a section.
func placed(t *testing.T, name string, s *section) {
	t.Helper()
	for _, key := range s.names() {
		path := s.to(key)
		at, value := s.file.keyAt(path), s.file.valueAt(path)
		if at.Line < 1 || value.Line < 1 || value.Line < at.Line {
			t.Errorf("%s: the key %q stands at %s, its value at %s", name, path, at, value)
			continue
		}
		if below, ok := s.values[key].(map[string]any); ok {
			placed(t, name, &section{loader: s.loader, file: s.file, path: path, values: below})
		}
	}
}

// FuzzTOML reads any text as TOML: no panic, and where it is read, every key has a place in it.
func FuzzTOML(f *testing.F) {
	for _, seed := range []string{"a = 1", "a.b.\"c\" = [1, {d = 2}]", "[a.b]\nc = '''x\n'''", "a = {b = {c = 1}, d = \"}\"}", "[[a]]\nb = 1", "a = 2020-01-01 # x", "\"\\u00e9\" = \"\"\"\\\n x\"\"\"", "'' = ''"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var problems place.List
		clean, ok := textfile.Decode("x.toml", []byte(text), &problems)
		if !ok {
			return
		}
		l := &loader{problems: &problems, project: &project.Project{}}
		if s := l.decode("x.toml", clean); s != nil {
			placed(t, "x.toml", s)
		}
	})
}
