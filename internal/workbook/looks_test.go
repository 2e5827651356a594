package workbook

import (
	"archive/zip"
	"bytes"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"casemaker/internal/figure"
	"casemaker/internal/model"
	"casemaker/internal/project"
	"casemaker/internal/spreadsheet"
)

// unpacked is a workbook's parts by name.
func unpacked(t testing.TB, data []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		all[f.Name] = string(text)
	}
	return all
}

// A workbook is as a finance business partner would send it.
func TestLooks(t *testing.T) {
	p := shipped(t)
	c := model.Prepare(p).Case(p.AreaBySlug["leeds"])
	data, err := Write(c)
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	want := []string{"Summary", "Inputs", "Need", "Staffing", "Non-pay and overhead", "Options", "Five years", "Funding", "Sensitivity", "Benefits", "Assumptions",
		"Theory of change", "Risks", "Indicators", "Milestones", "Sources", "Workings"}
	if got := f.GetSheetList(); !slices.Equal(got, want) {
		t.Fatalf("sheets = %q, want %q", got, want)
	}
	areas, titles := map[string]bool{}, map[string]bool{}
	for _, n := range f.GetDefinedName() {
		switch {
		case strings.HasSuffix(n.Name, "Print_Area"):
			areas[n.Scope] = true
		case strings.HasSuffix(n.Name, "Print_Titles"):
			titles[n.Scope] = true
		}
	}
	charts := 0
	for _, sheet := range want {
		if !areas[sheet] {
			t.Errorf("%s has no print area", sheet)
		}
		if tables, err := f.GetTables(sheet); err != nil || len(tables) == 0 {
			t.Errorf("%s has no table with a header row: %v", sheet, err)
		}
		panes, err := f.GetPanes(sheet)
		list := slices.Contains([]string{"Inputs", "Benefits", "Assumptions", "Theory of change", "Risks", "Milestones", "Sources", "Workings"}, sheet)
		if err != nil || list && !(panes.Freeze && panes.YSplit > 0) {
			t.Errorf("%s: its headings do not stay in view: %+v, %v", sheet, panes, err)
		}
		if list && sheet != "Benefits" && !titles[sheet] {
			t.Errorf("%s: its headings are not printed on each page", sheet)
		}
		if width, err := f.GetColWidth(sheet, "A"); err != nil || width < 20 {
			t.Errorf("%s: column A is %v wide: %v", sheet, width, err)
		}
		locked(t, f, sheet)
	}
	parts := unpacked(t, data)
	pictures := regexp.MustCompile(`<xdr:cNvPr [^>]*descr="([^"]*)"`)
	for name, part := range parts {
		if strings.Contains(name, "vba") || strings.Contains(name, "externalLink") {
			t.Errorf("the workbook has a part %s", name)
		}
		if strings.HasPrefix(name, "xl/worksheets/sheet") {
			if protection := regexp.MustCompile(`<sheetProtection [^>]*>`).FindString(part); protection == "" || regexp.MustCompile(`(?i)password|hash`).MatchString(protection) {
				t.Errorf("%s: %q, want protection without a password", name, protection)
			}
		}
		if strings.HasPrefix(name, "xl/drawings/drawing") {
			all := pictures.FindAllStringSubmatch(part, -1)
			if len(all) != strings.Count(part, "<xdr:graphicFrame ") {
				t.Errorf("%s: a chart has no alternative text", name)
			}
			for _, of := range all {
				if charts++; len(of[1]) < 40 {
					t.Errorf("%s: alternative text %q says no values", name, of[1])
				}
			}
		}
	}
	if charts < 6 {
		t.Errorf("%d charts, want one of need, staffing, options, years, funding and sensitivity", charts)
	}
}

// locked holds that no formula of a sheet can be changed by a slip.
func locked(t *testing.T, f *excelize.File, sheet string) {
	t.Helper()
	rows, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range rows {
		for j := range row {
			at := spreadsheet.At(i+1, j+1)
			formula, err := f.GetCellFormula(sheet, at)
			if err != nil {
				t.Fatal(err)
			}
			if formula == "" {
				continue
			}
			n, err := f.GetCellStyle(sheet, at)
			if err != nil {
				t.Fatal(err)
			}
			if style, err := f.GetStyle(n); err != nil || style.Protection != nil && !style.Protection.Locked {
				t.Errorf("%s, %s: its formula is not locked: %v", sheet, at, err)
			}
		}
	}
}

// Each input stands once, named after its figure, with unit, source, what may be put there, and a note where it is an assumption.
func TestInputs(t *testing.T) {
	p := shipped(t)
	c := model.Prepare(p).Case(p.AreaBySlug["leeds"])
	b := newBook(c)
	sheets := b.sheets()
	inputs := sheets[1]
	limits := map[string]spreadsheet.Choice{}
	for _, choice := range inputs.Choices {
		limits[choice.Cell] = choice
	}
	links := map[string]string{}
	for _, l := range inputs.Links {
		links[l.Cell] = l.To
	}
	seen := map[string]bool{}
	for _, of := range b.given {
		name := b.at[of.ID]
		if seen[name.Cell] || name.Sheet != inputs.Name {
			t.Errorf("%s stands in %s of %s", of.ID, name.Cell, name.Sheet)
		}
		seen[name.Cell] = true
		row := strings.TrimPrefix(name.Cell, "B")
		number, err := strconv.Atoi(row)
		if err != nil {
			t.Fatalf("%s stands in %s", of.ID, name.Cell)
		}
		cells := inputs.Rows[number-1].Cells
		if cells[2].Words() == "" || cells[7].Words() == "" || cells[10].Words() != name.Name {
			t.Errorf("%s: unit %q, source %q, name %q", of.ID, cells[2].Words(), cells[7].Words(), cells[10].Words())
		}
		if source, ok := p.Sources.Get(of.Source); ok && source.URL != "" && of.Source != project.AssumptionSource && links["I"+row] != source.URL {
			t.Errorf("%s leads to %q, want %q", of.ID, links["I"+row], source.URL)
		}
		choice, bounded := limits[name.Cell]
		if open := cells[1].Style.Open; open != b.open(of.ID) || open != bounded {
			t.Errorf("%s: can be changed %v, has bounds %v", of.ID, open, bounded)
		}
		if bounded && of.Method == figure.Assumed && !strings.Contains(choice.Prompt, "assumption") {
			t.Errorf("%s is assumed, and its note says %q", of.ID, choice.Prompt)
		}
	}
	if len(seen) < 80 {
		t.Errorf("%d inputs, want all", len(seen))
	}
	for id, at := range b.choicesAt {
		if limits[at.Cell].Among == "" {
			t.Errorf("%s is picked from no list", id)
		}
	}
}

// How many lines words take in a column, as spreadsheets break them.
func TestLines(t *testing.T) {
	for _, of := range []struct {
		words string
		width float64
		want  int
	}{
		{"", 10, 1}, {"one", 10, 1}, {"one two three", 14, 1}, {"one two three", 8, 2}, {"a\nb", 10, 2}, {strings.Repeat("0", 25), 10, 3}, {"mmmm mmmm", 10, 2}, {"iiii iiii", 6, 1},
	} {
		if got := lines(of.words, of.width); got != of.want {
			t.Errorf("lines(%q, %v) = %d, want %d", of.words, of.width, got, of.want)
		}
	}
}
