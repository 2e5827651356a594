package web_test

import (
	"io/fs"
	"path"
	"regexp"
	"testing"

	"casemaker"
)

// The typefaces of pages come with the site, with their licence, and no page needs more than 80 KB of them.
func TestTypefaces(t *testing.T) {
	files := casemaker.Defaults()
	css, err := fs.ReadFile(files, "templates/assets/style.css")
	if err != nil {
		t.Fatal(err)
	}
	total := 0
	named := regexp.MustCompile(`url\((fonts/[a-z0-9-]+\.woff2)\)`).FindAllSubmatch(css, -1)
	for _, font := range named {
		data, err := fs.ReadFile(files, path.Join("templates/assets", string(font[1])))
		if err != nil {
			t.Error(err)
		}
		total += len(data)
	}
	if len(named) != 4 || total > 80<<10 {
		t.Errorf("%d typefaces of %d bytes together, want 4 of at most %d", len(named), total, 80<<10)
	}
	if _, err := fs.Stat(files, "templates/assets/fonts/LICENSE.txt"); err != nil {
		t.Error(err)
	}
}
