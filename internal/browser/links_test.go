package browser

import (
	"context"
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"casemaker/internal/site"
)

// Every link of every page of the whole site leads to a file that is there, and to a place in it; no address begins at
// the root of a server, but those of the page for missing addresses; no two parts of a page have one name.
func TestLinks(t *testing.T) {
	t.Parallel()
	w := withSite(t)
	out := t.TempDir()
	if _, err := w.site.Build(context.Background(), site.Options{Out: out}); err != nil {
		t.Fatal(err)
	}
	type reference struct{ from, to string }
	names := map[string]map[string]bool{} // by page, the ids in it
	var links []reference
	err := filepath.WalkDir(out, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(name) != ".html" {
			return err
		}
		page, _ := filepath.Rel(out, name)
		page = filepath.ToSlash(page)
		names[page] = map[string]bool{"": true}
		for n := range read(t, name).Descendants() {
			if id := value(n, "id"); id != "" {
				if names[page][id] {
					t.Errorf("%s has two parts named %q", page, id)
				}
				names[page][id] = true
			}
			for _, attribute := range []string{"href", "src"} {
				if to := value(n, attribute); to != "" {
					links = append(links, reference{page, to})
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range links {
		to, err := url.Parse(l.to)
		if err != nil {
			t.Errorf("%s: %v", l.from, err)
			continue
		}
		if to.Scheme != "" {
			if to.Scheme != "https" && to.Scheme != "http" && to.Scheme != "mailto" && to.Scheme != "data" {
				t.Errorf("%s leads to %s", l.from, l.to)
			}
			continue
		}
		file := path.Join(path.Dir(l.from), to.Path)
		if to.Path == "" {
			file = l.from
		}
		if rest, rooted := strings.CutPrefix(to.Path, base); rooted && l.from == "404.html" {
			file = rest
		} else if strings.HasPrefix(to.Path, "/") || strings.HasPrefix(file, "..") {
			t.Errorf("%s leads out of the site to %s", l.from, l.to)
			continue
		}
		ids, isPage := names[file]
		if !isPage {
			if info, err := os.Stat(filepath.Join(out, file)); err != nil || info.IsDir() {
				t.Errorf("%s leads to %s, which is no file", l.from, l.to)
			}
		} else if !ids[to.Fragment] && !strings.Contains(to.Fragment, "=") {
			t.Errorf("%s leads to %s, which has no such place", l.from, l.to)
		}
	}
	if len(names) < 600 || len(links) < 50000 {
		t.Errorf("only %d links on %d pages", len(links), len(names))
	}
}
