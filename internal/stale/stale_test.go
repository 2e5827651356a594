package stale

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"casemaker/internal/layer"
)

func owner(name string) string {
	rest, ok := strings.CutPrefix(name, "data/areas/")
	if !ok {
		return ""
	}
	return strings.TrimSuffix(rest, ".toml")
}

func hold(files map[string]string) *Files {
	m := fstest.MapFS{}
	for name, text := range files {
		m[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return Hold(m, []string{"content", "data"}, owner)
}

func with(files map[string]string, name, text string) map[string]string {
	all := map[string]string{name: text}
	for n, t := range files {
		if n != name {
			all[n] = t
		}
	}
	return all
}

func TestFingerprints(t *testing.T) {
	files := map[string]string{"data/a.toml": "1", "data/areas/leeds.toml": "1", "data/areas/york.toml": "1", "content/b.md": "1", "logo.png": "1"}
	was := hold(files)
	for _, change := range []struct {
		name                string
		shared, leeds, york bool
	}{
		{"data/a.toml", true, false, false},
		{"content/b.md", true, false, false},
		{"content/new.md", true, false, false},
		{"data/areas/leeds.toml", false, true, false},
		{"data/areas/york.toml", false, false, true},
		{"data/areas/bath.toml", false, false, false},
		{"logo.png", false, false, false},
	} {
		now := hold(with(files, change.name, "2"))
		got := [...]bool{now.Shared() != was.Shared(), now.Area("leeds") != was.Area("leeds"), now.Area("york") != was.Area("york")}
		if want := [...]bool{change.shared, change.leeds, change.york}; got != want {
			t.Errorf("a change of %s changes the fingerprints of all, Leeds and York: %v, want %v", change.name, got, want)
		}
		if all := now.All() != was.All(); all != (change.name != "logo.png") {
			t.Errorf("a change of %s changes the fingerprint of everything: %v", change.name, all)
		}
	}
	if was.Area("bath") != "" || was.Area("leeds") == was.Area("york") {
		t.Error("an area without files has a fingerprint, or two areas have the same")
	}
}

// What is read is what was counted.
func TestFilesAreHeld(t *testing.T) {
	m := fstest.MapFS{"data/a.toml": {Data: []byte("1")}, "logo.png": {Data: []byte("1")}}
	f := Hold(m, []string{"data"}, owner)
	m["data/a.toml"] = &fstest.MapFile{Data: []byte("2")}
	m["data/b.toml"] = &fstest.MapFile{Data: []byte("2")}
	if got, err := fs.ReadFile(f, "data/a.toml"); err != nil || string(got) != "1" {
		t.Errorf("ReadFile = %q, %v, want what was there at first", got, err)
	}
	if entries, err := fs.ReadDir(f, "data"); err != nil || len(entries) != 1 {
		t.Errorf("ReadDir = %v, %v, want what was there at first", entries, err)
	}
	if others := f.Others(); len(others) != 0 {
		t.Errorf("others = %v before any was read", others)
	}
	before := f.Named([]string{"logo.png"})
	m["logo.png"] = &fstest.MapFile{Data: []byte("2")}
	if others := f.Others(); len(others) != 1 || f.Named(others) != before {
		t.Errorf("others = %v, want the logo, as it was at first", others)
	}
	if Hold(m, []string{"data"}, owner).Named([]string{"logo.png"}) == before {
		t.Error("the changed logo has the fingerprint of the old")
	}
}

// A layer below shows through where data are laid over each other.
func TestHiddenFilesCount(t *testing.T) {
	top := fstest.MapFS{"data/a.toml": {Data: []byte("1")}}
	held := func(below string) *Files {
		return Hold(layer.FS{top, fstest.MapFS{"data/a.toml": {Data: []byte(below)}}}, []string{"data"}, owner)
	}
	if held("1").Shared() == held("2").Shared() {
		t.Error("a change of what a file hides does not count")
	}
	if hidden, ok := held("2").Lower("data/a.toml"); !ok || string(hidden) != "2" {
		t.Errorf("Lower = %q, %v, want the file below", hidden, ok)
	}
}

func TestKeysDoNotMeet(t *testing.T) {
	seen := map[string]bool{}
	for _, k := range []*Key{NewKey(""), NewKey("a"), NewKey("a").Add("b"), NewKey("ab"), NewKey("").Add("a", "b"), NewKey("").Add("a").Add("b"), NewKey("").Add("a", "b", ""), NewKey("").Add("a", "", "b")} {
		if seen[k.String()] {
			t.Errorf("two keys are %s", k)
		}
		seen[k.String()] = true
	}
}
