package main

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"casemaker/internal/publish"
)

// A build that is killed, whenever that is, leaves the old site or the new one to the next start.
func TestKilledBuild(t *testing.T) {
	if testing.Short() {
		t.Skip("a dozen builds")
	}
	dir := t.TempDir()
	project := filepath.Join(dir, "site")
	settings := filepath.Join(project, "data", "project.toml")
	if err := os.MkdirAll(filepath.Dir(settings), 0o755); err != nil {
		t.Fatal(err)
	}
	builtIn, err := os.ReadFile(filepath.Join("..", "..", "data", "project.toml"))
	if err != nil {
		t.Fatal(err)
	}
	build := func(out string) *exec.Cmd {
		return exec.Command("casemaker", "build", "--project", project, "--out", out, "--only", "html,json,csv", "--area", "leeds", "--area", "york")
	}
	run := func(out string) time.Duration {
		t.Helper()
		start := time.Now()
		if said, err := build(out).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, said)
		}
		return time.Since(start)
	}
	site, want := filepath.Join(dir, "public"), filepath.Join(dir, "want")
	run(site)
	run(want)
	old := filesOf(t, want)
	changed := bytes.Replace(builtIn, []byte("\"Parent-infant briefs\""), []byte("\"The new briefs\""), 1)
	if bytes.Equal(changed, builtIn) {
		t.Fatal("the project’s settings have no title to change")
	}
	if err := os.WriteFile(settings, changed, 0o644); err != nil {
		t.Fatal(err)
	}
	whole := run(want)
	fresh := filesOf(t, want)
	const moments = 6
	for i := range moments {
		killed := build(site)
		if err := killed.Start(); err != nil {
			t.Fatal(err)
		}
		// Most of the time a build reads and works out; it writes at the end.
		time.Sleep(whole/2 + whole/2*time.Duration(i+1)/moments)
		killed.Process.Kill()
		killed.Wait()
		batch, err := publish.Open(context.Background(), site, publish.Options{})
		if err != nil {
			t.Fatalf("after a kill: %v", err)
		}
		if err := batch.Abandon(); err != nil {
			t.Fatal(err)
		}
		if got := filesOf(t, site); !sameFiles(got, old) && !sameFiles(got, fresh) {
			t.Errorf("after kill %d of %d the site of %d files is neither the old one nor the new one", i+1, moments, len(got))
		}
	}
	run(site)
	if got := filesOf(t, site); !sameFiles(got, fresh) {
		t.Error("the next build does not make the new site")
	}
}

// filesOf is every file of a folder with its bytes.
func filesOf(t *testing.T, folder string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	err := filepath.WalkDir(folder, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name, err := filepath.Rel(folder, path)
		if err != nil {
			return err
		}
		files[name], err = os.ReadFile(path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func sameFiles(a, b map[string][]byte) bool {
	if len(a) != len(b) {
		return false
	}
	for name, data := range a {
		if other, ok := b[name]; !ok || !bytes.Equal(data, other) {
			return false
		}
	}
	return true
}
