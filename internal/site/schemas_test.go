package site

import (
	"archive/zip"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// partSchemas are the schemas of parts of files for Word and of workbooks, by the beginning of a part's name; the first that fits holds.
var partSchemas = [][2]string{
	{"docProps/app.xml", "shared-documentPropertiesExtended.xsd"}, {"docProps/custom.xml", "shared-documentPropertiesCustom.xsd"},
	{"word/theme/", "dml-main.xsd"}, {"word/", "wml.xsd"}, {"xl/theme/", "dml-main.xsd"}, {"xl/charts/", "dml-chart.xsd"},
	{"xl/drawings/", "dml-spreadsheetDrawing.xsd"}, {"xl/", "sml.xsd"},
}

// What is written of files for Word and of workbooks is as ISO 29500 has it. Its schemas are not ours to hand on: CASEMAKER_SCHEMAS names a folder
// with those of part 4 (transitional), with their own names, and xmllint reads them.
func TestOfficeFilesFollowTheirSchemas(t *testing.T) {
	folder := os.Getenv("CASEMAKER_SCHEMAS")
	if folder == "" {
		t.Skip("CASEMAKER_SCHEMAS does not name a folder with the schemas of ISO 29500-4")
	}
	out := built(t, "exampleshire", "cardiff")
	names, err := filepath.Glob(filepath.Join(out, "areas", "*", "*.docx"))
	if err != nil {
		t.Fatal(err)
	}
	books, err := filepath.Glob(filepath.Join(out, "areas", "*", "*.xlsx"))
	if names = append(names, books...); err != nil || len(names) != 10 {
		t.Fatalf("%d files, want 10: %v", len(names), err)
	}
	parts := map[string][]string{} // by schema
	to := t.TempDir()
	for i, name := range names {
		z, err := zip.OpenReader(name)
		if err != nil {
			t.Fatal(err)
		}
		defer z.Close()
		for _, f := range z.File {
			if !strings.HasSuffix(f.Name, ".xml") {
				continue
			}
			for _, s := range partSchemas {
				if !strings.HasPrefix(f.Name, s[0]) {
					continue
				}
				file := filepath.Join(to, string(rune('a'+i))+"-"+filepath.Base(name)+"-"+strings.ReplaceAll(f.Name, "/", "-"))
				r, err := f.Open()
				if err != nil {
					t.Fatal(err)
				}
				data, err := io.ReadAll(r)
				if err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(file, data, 0o644); err != nil {
					t.Fatal(err)
				}
				parts[s[1]] = append(parts[s[1]], file)
				break
			}
		}
	}
	for schema, files := range parts {
		args := append([]string{"--nonet", "--noout", "--schema", filepath.Join(folder, schema)}, files...)
		if said, err := exec.Command("xmllint", args...).CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", schema, err, said)
		}
	}
}
