package publish

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func commit(t *testing.T, target string, prune bool, files map[string]string) (Report, error) {
	t.Helper()
	b, err := Open(target)
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		if err := b.Add(name, []byte(text)); err != nil {
			return Report{}, errors.Join(err, b.Abandon())
		}
	}
	return b.Commit(func(string) bool { return prune })
}

func read(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestNothingShowsBeforeCommit(t *testing.T) {
	target := t.TempDir()
	if _, err := commit(t, target, true, map[string]string{"a/index.html": "one"}); err != nil {
		t.Fatal(err)
	}
	b, err := Open(target)
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Add("a/index.html", []byte("two")); err != nil {
		t.Fatal(err)
	}
	if got := read(t, filepath.Join(target, "a/index.html")); got != "one" {
		t.Errorf("before Commit the page is %q, want the old one", got)
	}
	if err := b.Abandon(); err != nil {
		t.Fatal(err)
	}
	if entries, _ := os.ReadDir(target); len(entries) != 2 {
		t.Errorf("after Abandon the folder has %d entries, want the page's and the list", len(entries))
	}
}

func TestNamesStayInside(t *testing.T) {
	target := t.TempDir()
	outside := t.TempDir()
	if err := os.Symlink(outside, filepath.Join(target, "areas")); err != nil {
		t.Skip("no symbolic links here")
	}
	for _, name := range []string{"../x", "/x", "a/../../x", "", ".", "areas/leeds/index.html"} {
		if _, err := commit(t, target, true, map[string]string{name: "x"}); err == nil {
			t.Errorf("Add(%q) went through, want an error", name)
		}
	}
	if entries, _ := os.ReadDir(outside); len(entries) != 0 {
		t.Errorf("something was written outside the folder: %v", entries)
	}
}

func TestTwoPagesOneAddress(t *testing.T) {
	b, err := Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer b.Abandon()
	if err := b.Add("x", nil); err != nil {
		t.Fatal(err)
	}
	if err := b.Add("x", nil); err == nil {
		t.Error("the second page of one address went through, want an error")
	}
}

func TestPruneRemovesOnlyWhatWasWritten(t *testing.T) {
	target := t.TempDir()
	if _, err := commit(t, target, true, map[string]string{"a/x": "1", "b/x": "1", "c/x": "1"}); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(target, "a/photo"), []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(target, "b/x"), []byte("changed by hand"), 0o644); err != nil {
		t.Fatal(err)
	}
	report, err := commit(t, target, true, map[string]string{"d/x": "1"})
	if err != nil {
		t.Fatal(err)
	}
	if want := (Report{Files: 1, Changed: 1, Removed: 2}); report != want {
		t.Errorf("report is %+v, want %+v", report, want)
	}
	for name, there := range map[string]bool{"a/x": false, "a/photo": true, "b/x": true, "c": false, "d/x": true} {
		if _, err := os.Stat(filepath.Join(target, name)); (err == nil) != there {
			t.Errorf("%s is there: %v, want %v", name, err == nil, there)
		}
	}
}
