package workbook

import (
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"casemaker/internal/figure"
	"casemaker/internal/model"
)

// always makes LibreOffice work every formula out again when it opens a workbook, whatever values stand beside them.
const always = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>`

// atOnce is how many workbooks LibreOffice is given in one call: after some two hundred it leaves out the rest.
const atOnce = 100

// recalculated lets LibreOffice work out workbooks of a folder, and returns the folder of what it saved.
func recalculated(t testing.TB, folder string) string {
	t.Helper()
	office, err := exec.LookPath("soffice")
	if err != nil {
		if os.Getenv("CASEMAKER_TOOLS") == "required" {
			t.Fatal("soffice is not installed")
		}
		t.Skip("soffice is not installed")
	}
	profile, out := t.TempDir(), t.TempDir()
	settings := filepath.Join(profile, "user", "registrymodifications.xcu")
	if err := os.MkdirAll(filepath.Dir(settings), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(settings, []byte(always), 0o644); err != nil {
		t.Fatal(err)
	}
	names, err := filepath.Glob(filepath.Join(folder, "*.xlsx"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no workbooks in %s: %v", folder, err)
	}
	for some := range slices.Chunk(names, atOnce) {
		args := append([]string{"-env:UserInstallation=file://" + profile, "--headless", "--convert-to", "xlsx", "--outdir", out}, some...)
		if said, err := exec.Command(office, args...).CombinedOutput(); err != nil {
			t.Fatalf("soffice: %v: %s", err, said)
		}
	}
	return out
}

// A read is a workbook as it was read: what its named cells hold, and cells that show an error.
type read struct {
	values map[string]string // by the name of the cell
	errors []string
}

func readBook(t testing.TB, name string) read {
	t.Helper()
	f, err := excelize.OpenFile(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := read{values: map[string]string{}}
	cells := map[string][][]string{}
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		cells[sheet] = rows
		for i, row := range rows {
			for j, v := range row {
				if strings.HasPrefix(v, "#") || strings.HasPrefix(v, "Err:") {
					at, _ := excelize.CoordinatesToCellName(j+1, i+1)
					r.errors = append(r.errors, fmt.Sprintf("%s!%s shows %s", sheet, at, v))
				}
			}
		}
	}
	for _, n := range f.GetDefinedName() {
		sheet, at, ok := strings.Cut(n.RefersTo, "!")
		if !ok || strings.Contains(at, ":") {
			continue
		}
		column, row, err := excelize.CellNameToCoordinates(strings.ReplaceAll(at, "$", ""))
		if err != nil {
			t.Fatalf("%s refers to %s: %v", n.Name, n.RefersTo, err)
		}
		rows := cells[strings.Trim(strings.TrimPrefix(sheet, "$"), "'")]
		if row <= len(rows) && column <= len(rows[row-1]) {
			r.values[n.Name] = rows[row-1][column-1]
		} else {
			r.values[n.Name] = ""
		}
	}
	return r
}

// compare holds the named cells of a workbook to the figures of a case, and returns how many it compared.
func compare(t testing.TB, what string, r read, c *model.Case) int {
	t.Helper()
	for _, e := range r.errors {
		t.Errorf("%s: %s", what, e)
	}
	compared := 0
	for _, f := range model.Reachable(c.Figures()) {
		name := strings.ReplaceAll(f.ID, "-", "_")
		shown, ok := r.values[name]
		if !ok {
			if shown, ok = r.values[strings.TrimPrefix(name, "own.")]; !ok {
				continue
			}
		}
		compared++
		got, err := strconv.ParseFloat(shown, 64)
		switch {
		case err != nil:
			t.Errorf("%s: %s = %q, want %v", what, f.ID, shown, f.Value)
		case f.Unit == figure.Pounds && math.Abs(got-f.Value) > 1e-6:
			t.Errorf("%s: %s = %v, want %v", what, f.ID, got, f.Value)
		case math.Abs(got-f.Value) > 1e-9*math.Max(1, math.Abs(f.Value)):
			t.Errorf("%s: %s = %v, want %v", what, f.ID, got, f.Value)
		}
	}
	return compared
}

// LibreOffice reaches the figures of the program from the inputs alone.
func TestRecalculated(t *testing.T) {
	p := shipped(t)
	m := model.Prepare(p)
	slugs := []string{"leeds", "hackney", "glasgow-city", "nhs-west-yorkshire"}
	if all := os.Getenv("CASEMAKER_ALL_WORKBOOKS"); all != "" {
		slugs = nil
		for _, a := range p.Areas {
			slugs = append(slugs, a.Slug)
		}
	}
	folder := t.TempDir()
	for _, slug := range slugs {
		write(t, m.Case(p.AreaBySlug[slug]), filepath.Join(folder, slug+".xlsx"))
	}
	out := recalculated(t, folder)
	for _, slug := range slugs {
		c := m.Case(p.AreaBySlug[slug])
		if c.Plan == nil {
			continue
		}
		if n := compare(t, slug, readBook(t, filepath.Join(out, slug+".xlsx")), c); n < 150 {
			t.Errorf("%s: %d cells compared, want hundreds", slug, n)
		}
	}
}
