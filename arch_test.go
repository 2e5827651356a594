package casemaker_test

import (
	"encoding/json"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// allowed is the law of imports: what each package may use besides the standard library. Arrows only point down.
var allowed = map[string][]string{
	"internal/picture":     {},
	"internal/link":        {},
	".":                    {},
	"internal/figure":      {},
	"internal/place":       {},
	"internal/address":     {},
	"internal/palette":     {},
	"internal/layer":       {},
	"internal/textfile":    {"place", "x/text", "text"},
	"internal/table":       {"figure"},
	"internal/chart":       {"figure", "palette", "table"},
	"internal/language":    {"figure", "x/text"},
	"internal/hexmap":      {},
	"internal/project":     {"figure", "hexmap", "language"},
	"internal/document":    {"chart", "figure", "place", "table", "goldmark", "link"},
	"internal/load":        {".", "figure", "hexmap", "language", "layer", "palette", "place", "project", "textfile", "toml", "link"},
	"internal/text":        {"figure", "language", "project"},
	"internal/model":       {"figure", "language", "project", "text"},
	"internal/exhibit":     {"chart", "document", "figure", "language", "model", "project", "table", "text"},
	"internal/content":     {"address", "chart", "document", "exhibit", "figure", "language", "model", "place", "project", "table"},
	"internal/lint":        {"content", "document", "exhibit", "figure", "layer", "model", "place", "project", "text", "textfile"},
	"internal/workings":    {"address", "figure", "model", "project", "table"},
	"internal/format":      {"address", "chart", "content", "document", "exhibit", "language", "model", "place", "table", "workings"},
	"internal/web":         {"address", "chart", "content", "document", "exhibit", "figure", "format", "hexmap", "language", "layer", "minify", "model", "palette", "picture", "place", "project", "table", "text", "textfile", "workings"},
	"internal/typeface":    {},
	"internal/pdf/font":    {"liberation", "typeface"},
	"internal/pdf/tagged":  {"pdf/font", "fpdf", "image"},
	"internal/pdf/check":   {}, // for tests only
	"internal/pdf":         {"address", "chart", "document", "hexmap", "palette", "pdf/font", "pdf/tagged", "table"},
	"internal/preview":     {"figure", "hexmap", "text", "model", "palette", "project", "image", "typeface"},
	"internal/changes":     {"go-internal", "net"},
	"internal/imports":     {"figure", "place", "project", "excelize", "x/text", "toml"},
	"internal/spreadsheet": {},
	"internal/workbook":    {"address", "document", "exhibit", "figure", "format", "imports", "model", "project", "spreadsheet", "table", "text", "excelize"},
	"internal/word":        {"address", "chart", "document", "hexmap", "palette", "table", "image", "typeface"},
	"internal/starter":     {"load"},
	"internal/reference":   {"load"},
	"internal/publish":     {},
	"internal/stale":       {"layer"},
	"internal/browser":     {}, // tests only
	"internal/live":        {"fsnotify", "place", "site", "stale"},
	"internal/site":        {"stale", "address", "chart", "content", "document", "format", "imports", "language", "layer", "lint", "load", "model", "palette", "pdf", "pdf/font", "place", "preview", "project", "publish", "textfile", "web", "word", "workbook", "workings", "exhibit", "figure", "picture"},
	"cmd/casemaker":        {".", "changes", "imports", "live", "lint", "load", "project", "exhibit", "figure", "layer", "model", "place", "publish", "site", "kong", "starter", "reference", "workbook"},
}

// shortNames are how the table names packages that are not this project's.
var shortNames = map[string]string{
	"github.com/yuin/goldmark":        "goldmark",
	"github.com/fsnotify/fsnotify":    "fsnotify",
	"github.com/BurntSushi/toml":      "toml",
	"github.com/alecthomas/kong":      "kong",
	"codeberg.org/go-pdf/fpdf":        "fpdf",
	"github.com/go-fonts/liberation":  "liberation",
	"golang.org/x/image":              "image",
	"golang.org/x/text":               "x/text",
	"github.com/xuri/excelize":        "excelize",
	"github.com/rogpeppe/go-internal": "go-internal",
	"golang.org/x/net":                "net",
	"github.com/tdewolff/minify":      "minify",
}

func TestImportsPointDown(t *testing.T) {
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", "./...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	decoder := json.NewDecoder(strings.NewReader(string(out)))
	seen := 0
	for decoder.More() {
		var p struct {
			ImportPath string
			Imports    []string
		}
		if err := decoder.Decode(&p); err != nil {
			t.Fatal(err)
		}
		name := strings.TrimPrefix(strings.TrimPrefix(p.ImportPath, "casemaker"), "/")
		if name == "" {
			name = "."
		}
		may, known := allowed[name]
		if !known {
			t.Errorf("%s is not in the table: say what it may import", name)
			continue
		}
		seen++
		for _, i := range p.Imports {
			if used := short(i); used != "" && !slices.Contains(may, used) {
				t.Errorf("%s imports %s, which the table does not allow", name, used)
			}
		}
	}
	if seen != len(allowed) {
		t.Errorf("%d packages found, the table has %d", seen, len(allowed))
	}
}

// short is the name of an import in the table; empty for the standard library.
func short(path string) string {
	if path == "casemaker" {
		return "."
	}
	if name, ok := strings.CutPrefix(path, "casemaker/internal/"); ok {
		return name
	}
	for module, name := range shortNames {
		if path == module || strings.HasPrefix(path, module+"/") {
			return name
		}
	}
	if strings.Contains(strings.Split(path, "/")[0], ".") {
		return path
	}
	return ""
}
