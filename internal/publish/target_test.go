package publish

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestCheckTarget(t *testing.T) {
	above := t.TempDir()
	project := filepath.Join(above, "project")
	for _, name := range []string{"data/areas", "content", "docs"} {
		if err := os.MkdirAll(filepath.Join(project, name), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for name, to := range map[string]string{"link": "data", "loop": "..", "out": "docs"} {
		if err := os.Symlink(to, filepath.Join(project, name)); err != nil {
			t.Skip("no symbolic links here")
		}
	}
	for target, want := range map[string]string{
		"public": "", "docs": "", "out": "", "out/site": "", "database": "", "../other": "", "data/../public": "",
		"data": "lies in the project’s folder data", "data/areas": "lies in the project’s folder data", "data/site/new": "lies in the project’s folder data",
		"content/../data/x": "lies in the project’s folder data", "templates/assets": "lies in the project’s folder templates",
		"link/site": "lies in the project’s folder data", "loop": "has the project in it", "loop/project/content": "lies in the project’s folder content",
		".": "is the project’s own folder", "..": "has the project in it", "../../../../../../../..": "is the root of everything",
	} {
		err := CheckTarget(filepath.Join(project, filepath.FromSlash(target)), project, []string{"data", "content", "templates"})
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("CheckTarget(%s) = %v, want %q", target, err, want)
		}
	}
}
