package imports_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
	"github.com/xuri/excelize/v2"
	"golang.org/x/tools/txtar"

	"casemaker/internal/imports"
)

// excerpts are a table of each kind: the case that holds it, and its columns.
var excerpts = []struct{ kind, file, code, name, value string }{
	{"ons-births", "ons-births", "area of usual residence code", "area of usual residence name", "number of live births"},
	{"ons-births-by-country", "births-by-country", "area code", "area name", "all live births"},
	{"nomis", "nomis", "geography_code", "geography_name", "obs_value"},
	{"ons-population", "ons-population", "code", "name", "all ages"},
	{"ons-population-long", "ons-population-long", "code", "name", "population_"},
	{"ons-components", "components", "ladcode#", "laname#", "births_"},
	{"nrs-births", "nrs-births", "", "local authority", "births registered"},
	{"nisra", "nisra", "lgd2014", "local government district", "value"},
	{"explore", "explore", "areacd", "areanm", "observation"},
	{"fingertips", "fingertips", "area code", "area name", "value"},
	{"dfe", "dfe", "new_la_code", "la_name", "children_count"},
	{"lait", "lait", "", "la and regions", "values"},
	{"dwp-low-income", "dwp", "area code", "local authority", "percentage"},
	{"deprivation", "deprivation", "ltla#_code", "ltla#_name", "imd_average_score"},
	{"plain", "plain", "code", "name", "value"},
}

// A sheet is a table to be broken, with where its headings and its columns are; -1 for none.
type sheet struct {
	rows              [][]string
	header            int
	code, name, value int
}

// below visits the rows below the headings that reach a column.
func (s *sheet) below(column int, change func(i int, row []string)) {
	n := 0
	for _, row := range s.rows[s.header+1:] {
		if column >= 0 && column < len(row) {
			change(n, row)
			n++
		}
	}
}

// insert puts an empty cell into a row.
func insert(row []string, at int) []string { return slices.Insert(slices.Clone(row), at, "") }

// breaks are what goes wrong with files. Each changes a table, or gives the bytes of a file that is no table any more.
var breaks = []struct {
	name  string
	table func(s *sheet)
	file  func(text []byte) []byte
}{
	{name: "another sheet", table: func(s *sheet) { s.rows = [][]string{{"Contents"}, {"Table_1", "Births"}, {"Notes", ""}} }},
	{name: "headings a column to the right", table: func(s *sheet) { s.rows[s.header] = insert(s.rows[s.header], 0) }},
	{name: "rows a column to the right", table: func(s *sheet) {
		for i := s.header + 1; i < len(s.rows); i++ {
			s.rows[i] = insert(s.rows[i], 0)
		}
	}},
	{name: "one row a column to the right", table: func(s *sheet) {
		if s.header+2 < len(s.rows) {
			s.rows[s.header+2] = insert(s.rows[s.header+2], 0)
		}
	}},
	{name: "no headings", table: func(s *sheet) { s.rows = slices.Delete(s.rows, s.header, s.header+1) }},
	{name: "headings twice", table: func(s *sheet) {
		s.rows = slices.Insert(s.rows, min(len(s.rows), s.header+3), slices.Clone(s.rows[s.header]))
	}},
	{name: "the column of names missing", table: func(s *sheet) {
		for i, row := range s.rows[s.header:] {
			if s.name < len(row) {
				s.rows[s.header+i] = slices.Delete(slices.Clone(row), s.name, s.name+1)
			}
		}
	}},
	{name: "the column of values missing", table: func(s *sheet) {
		for i, row := range s.rows[s.header:] {
			if s.value < len(row) {
				s.rows[s.header+i] = slices.Delete(slices.Clone(row), s.value, s.value+1)
			}
		}
	}},
	{name: "merged cells of codes and names", table: func(s *sheet) {
		for _, column := range []int{s.code, s.name} {
			s.below(column, func(i int, row []string) {
				if i%2 == 1 {
					row[column] = ""
				}
			})
		}
	}},
	{name: "merged cells of values", table: func(s *sheet) {
		s.below(s.value, func(i int, row []string) {
			if i%2 == 1 {
				row[s.value] = ""
			}
		})
	}},
	{name: "two values for each place", table: func(s *sheet) {
		var again [][]string
		s.below(s.value, func(_ int, row []string) {
			other := slices.Clone(row)
			other[s.value] = "1" + other[s.value]
			again = append(again, other)
		})
		s.rows = append(s.rows, again...)
	}},
	{name: "codes a row down", table: func(s *sheet) { rotate(s, s.code) }},
	{name: "names a row down", table: func(s *sheet) { rotate(s, s.name) }},
	{name: "values a row down, the first gone", table: func(s *sheet) {
		last := ""
		s.below(s.value, func(_ int, row []string) { row[s.value], last = last, row[s.value] })
	}},
	{name: "formulas", table: func(s *sheet) {
		s.below(s.value, func(i int, row []string) { row[s.value] = fmt.Sprintf("=SUM(D%d:F%d)", i, i) })
	}},
	{name: "words for numbers", table: func(s *sheet) { s.below(s.value, func(_ int, row []string) { row[s.value] = "about " + row[s.value] }) }},
	{name: "decimal commas", table: func(s *sheet) { s.below(s.value, func(_ int, row []string) { row[s.value] = "12,5" }) }},
	{name: "nothing but marks", table: func(s *sheet) { s.below(s.value, func(_ int, row []string) { row[s.value] = "[c]" }) }},
	{name: "negative numbers", table: func(s *sheet) { s.below(s.value, func(_ int, row []string) { row[s.value] = "-" + row[s.value] }) }},
	{name: "thousands of thousands", table: func(s *sheet) { s.below(s.value, func(_ int, row []string) { row[s.value] += "000000" }) }},
	{name: "errors of a spreadsheet", table: func(s *sheet) { s.below(s.value, func(_ int, row []string) { row[s.value] = "#REF!" }) }},
	{name: "a page in its place", file: func([]byte) []byte { return []byte("<!DOCTYPE html>\n<html><body>404, not found</body></html>") }},
	{name: "a page behind a mark", file: func([]byte) []byte { return []byte("\xEF\xBB\xBF\n <html><body>Moved</body></html>") }},
	{name: "empty", file: func([]byte) []byte { return nil }},
	{name: "cut in the middle of its last row", file: func(text []byte) []byte { return text[:len(text)-3] }},
	{name: "cut in half", file: func(text []byte) []byte { return text[:len(text)/2] }},
	{name: "cut in a quoted cell", file: func(text []byte) []byte { return append(text[:len(text)/2:len(text)/2], `,"open`...) }},
	{name: "zero bytes", file: func(text []byte) []byte { return bytes.ReplaceAll(text, []byte("\n"), []byte("\x00\n")) }},
	{name: "JSON", file: func([]byte) []byte { return []byte(`{"error": "too many requests"}`) }},
	{name: "a workbook in name alone", file: func(text []byte) []byte { return append([]byte("PK\x03\x04"), text...) }},
}

// rotate moves the cells of a column down by a row, the last to the top.
func rotate(s *sheet, column int) {
	var cells []string
	s.below(column, func(_ int, row []string) { cells = append(cells, row[column]) })
	s.below(column, func(i int, row []string) { row[column] = cells[(i+len(cells)-1)%len(cells)] })
}

// TestBroken breaks a file of each kind in every way. Whatever it gives, it does not fall over, what it would write is whole, and it gives no
// place a value that the whole file gives another, unless it says that something is odd about it.
func TestBroken(t *testing.T) {
	for _, e := range excerpts {
		text, o := excerpt(t, e.file)
		whole, err := planned(made(), e.file+".csv", text, o)
		if err != nil {
			t.Fatalf("%s: the whole file is refused: %v", e.kind, err)
		}
		good := valuesOf(whole)
		for _, b := range breaks {
			broken := text
			if b.table != nil {
				s := parsed(t, e.file, text, e.code, e.name, e.value)
				b.table(s)
				broken = written(s.rows)
			} else {
				broken = b.file(slices.Clone(text))
			}
			plan, err := planned(made(), e.file+".csv", broken, o)
			if err != nil {
				if !strings.Contains(err.Error(), e.file+".csv") {
					t.Errorf("%s, %s: %v does not name the file", e.kind, b.name, err)
				}
				continue
			}
			for _, name := range plan.Files() {
				var read map[string]any
				if err := toml.Unmarshal([]byte(plan.Text(name)), &read); err != nil {
					t.Errorf("%s, %s: %s would be written half: %v", e.kind, b.name, name, err)
				}
			}
			got := valuesOf(plan)
			for _, key := range slices.Sorted(maps.Keys(got)) {
				if e.kind == "nisra" && b.name == "values a row down, the first gone" {
					continue // of one place and two years, without a total: nothing tells them apart
				}
				if was, ok := good[key]; (!ok || was.value != got[key].value) && got[key].odd == "" && len(plan.Odd) == 0 {
					t.Errorf("%s, %s: %s becomes %g and nothing is odd about it; the whole file says %g", e.kind, b.name, key, got[key].value, was.value)
				}
			}
		}
	}
}

type planValue struct {
	value float64
	odd   string
}

// valuesOf are the values that a plan gives, by place, figure and period.
func valuesOf(plan *imports.Plan) map[string]planValue {
	all := map[string]planValue{}
	for _, c := range plan.Changes {
		for year, value := range c.Series {
			all[c.Area.Slug+" "+c.Figure+" "+year] = planValue{value, strings.Join(c.Odd, "; ")}
		}
		all[c.Area.Slug+" "+c.Figure+" "+c.NewPeriod] = planValue{c.NewValue, strings.Join(c.Odd, "; ")}
	}
	return all
}

// excerpt is the file of a case, with its options.
func excerpt(t testing.TB, name string) ([]byte, imports.Options) {
	archive, err := txtar.ParseFile(filepath.Join("testdata", "cases", name+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	o := optionsOf(t, strings.Fields(archive.Files[0].Name)[1:])
	o.Indicators = indicators
	return []byte(escapes.Replace(string(archive.Files[0].Data))), o
}

// parsed is a file as a table to be broken.
func parsed(t *testing.T, name string, text []byte, code, place, value string) *sheet {
	tables, err := imports.Open(name+".csv", text)
	if err != nil {
		t.Fatal(err)
	}
	found, err := imports.Recognise(tables)
	if err != nil {
		t.Fatal(err)
	}
	s := &sheet{rows: found[0].Table.Rows}
	header, columns := found[0].Layout()
	s.header = header
	column := func(heading string) int {
		if at, ok := columns[heading]; ok {
			return at
		}
		at := -1
		for i, cell := range s.rows[header] {
			if heading != "" && strings.HasPrefix(strings.ToLower(cell), heading) {
				at = i // the last: the newest year
			}
		}
		if at < 0 && heading != "" {
			t.Fatalf("%s has no column %q", name, heading)
		}
		return at
	}
	s.code, s.name, s.value = column(code), column(place), column(value)
	return s
}

// written is a table as CSV.
func written(rows [][]string) []byte {
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	for _, row := range rows {
		_ = w.Write(row) // a buffer takes everything
	}
	w.Flush()
	return out.Bytes()
}

// TestFormats reads the first rows of what publishers hand out, as they came.
func TestFormats(t *testing.T) {
	for file, want := range map[string]string{
		"ons-births-2023-table1.csv": "ons-births", "nrs-monthly-births-table2.csv": "nrs-births", "ons-mye-mid2022-workbook-MYE2-persons.csv": "ons-population",
		"ons-mye-mid2024-persons-by-age.csv": "ons-population", "ons-mye-mid2022-workbook-MYEB1.csv": "ons-population-long", "fingertips-data.csv": "fingertips",
		"ons-explore-local-statistics.csv": "explore", "dfe-ees-child-protection.csv": "dfe", "dfe-ees-looked-after.csv": "dfe", "dfe-lait-bds-long.csv": "lait",
		"iod2025-file10-as-geographr-names.csv": "deprivation",
		"fingertips-areas.csv":                  "", "ons-ltla-utla-lookup-2023.csv": "", "dfe-ees-population-0-17.csv": "dfe",
	} {
		data, err := os.ReadFile("testdata/formats/" + file)
		if err != nil {
			t.Fatal(err)
		}
		tables, err := imports.Open(file, data)
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		found, err := imports.Recognise(tables)
		switch {
		case want == "" && err == nil:
			t.Errorf("%s holds no figures and is taken for %s", file, found[0].Kind.ID)
		case want == "":
		case err != nil:
			t.Errorf("%s: %v", file, err)
		case found[0].Kind.ID != want:
			t.Errorf("%s is taken for %s, want %s", file, found[0].Kind.ID, want)
		case !found[0].Kind.Seen && want != "deprivation":
			t.Errorf("a real file of %s was had, and its kind says otherwise", want)
		}
	}
}

// A workbook whose cells are merged, whose formulas have results, and whose first sheet is another is read as its table is.
func TestWorkbookAsItComes(t *testing.T) {
	text, o := excerpt(t, "ons-births")
	s := parsed(t, "ons-births", text, "area of usual residence code", "area of usual residence name", "number of live births")
	book := excelize.NewFile()
	defer book.Close()
	if _, err := book.NewSheet("Table_1"); err != nil {
		t.Fatal(err)
	}
	for i, row := range s.rows {
		for j, cell := range row {
			at, err := excelize.CoordinatesToCellName(j+1, i+1)
			if err != nil {
				t.Fatal(err)
			}
			if err := book.SetCellValue("Table_1", at, cell); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := book.MergeCell("Table_1", "A1", "C1"); err != nil {
		t.Fatal(err)
	}
	if err := book.SetCellFormula("Table_1", fmt.Sprintf("H%d", len(s.rows)+2), "SUM(A1:A9)"); err != nil {
		t.Fatal(err)
	}
	var data bytes.Buffer
	if err := book.Write(&data); err != nil {
		t.Fatal(err)
	}
	asText, err := planned(made(), "ons-births.csv", text, o)
	if err != nil {
		t.Fatal(err)
	}
	asBook, err := planned(made(), "ons-births.xlsx", data.Bytes(), o)
	if err != nil || !maps.Equal(valuesOf(asText), valuesOf(asBook)) {
		t.Errorf("as a workbook the file gives %v (%v), want %v", valuesOf(asBook), err, valuesOf(asText))
	}
	for at := 0; at < data.Len(); at += 97 {
		bad := slices.Clone(data.Bytes())
		bad[at] ^= 0x55
		plan, err := planned(made(), "ons-births.xlsx", bad, o)
		if err != nil {
			continue
		}
		for key, v := range valuesOf(plan) {
			if math.IsNaN(v.value) || math.IsInf(v.value, 0) {
				t.Errorf("with byte %d flipped %s is %g", at, key, v.value)
			}
		}
	}
}
