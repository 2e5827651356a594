package web

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"casemaker/internal/figure"
	"casemaker/internal/model"
)

// What the index leaves out of its rows comes back: its script prints every figure of every area as the program does.
func TestIndexRowsAreComplete(t *testing.T) {
	t.Parallel()
	p := own(t)
	m := model.Prepare(p)
	var listed []indexArea
	var cases []*model.Case
	for _, a := range p.Areas {
		c := m.Case(a)
		cases = append(cases, c)
		listed = append(listed, indexArea{Slug: a.Slug, MadeUp: a.MadeUp, code: a.Code, of: Summarize(c)})
	}
	text, err := newIndexRows(listed).json()
	if err != nil {
		t.Fatal(err)
	}
	var data struct {
		Columns []any   `json:"columns"`
		Nodes   []any   `json:"nodes"`
		Rows    [][]any `json:"rows"`
	}
	if err := json.Unmarshal(text, &data); err != nil {
		t.Fatal(err)
	}
	var births []float64
	short := 0
	for i := range listed {
		f, ok := cases[i].Figure("births")
		if !ok {
			f = figure.Constant(0)
		}
		births = append(births, f.Value)
		if len(data.Rows[i]) < 2+len(columns) {
			short++
		}
	}
	var got [][]string
	newScript(t, "figures.js", "areas.js").call(`function (data, births) {
		return data.rows.map(function (row, i) {
			var figure = areas.reader(data, row, births[i]);
			return data.columns.map(function (c, n) { return figure(n) === null ? "not known" : figures.text(figure(n), c.unit, c.style); });
		});
	}`, &got, data, births)
	for i, a := range listed {
		for n, column := range columns {
			want := "not known"
			if f, ok := cases[i].Figure(column.ID); ok {
				want = f.Text(column.Style)
			}
			if got[i][n] != want {
				t.Errorf("%s: %s is %q in the index, want %q", a.Slug, column.ID, got[i][n], want)
			}
		}
	}
	if short < len(listed)*9/10 {
		t.Errorf("%d of %d rows leave out what follows from the rest", short, len(listed))
	}
}

// An area whose figures follow from each other in another way has all of them in its row; the others leave out what follows.
func TestIndexRowThatDiffers(t *testing.T) {
	t.Parallel()
	p := own(t)
	m := model.Prepare(p)
	var listed []indexArea
	for _, slug := range []string{"leeds", "derby", "bradford"} {
		a := p.AreaBySlug[slug]
		listed = append(listed, indexArea{Slug: slug, code: a.Code, of: Summarize(m.Case(a))})
	}
	listed[2].of.Follows = `[null,null,null,null,["+",0,1]]`
	x := newIndexRows(listed)
	for i, want := range []int{2 + given - 1, 2 + given - 1, 2 + len(columns)} {
		if row := x.row(listed[i]); len(row) != want {
			t.Errorf("%s: the row has %d entries, want %d: %v", listed[i].Slug, len(row), want, row)
		}
	}
}

// A search finds names whatever their accents, case, abbreviations, points, hyphens and gaps, and what people add to them.
func TestSearch(t *testing.T) {
	t.Parallel()
	names := [][]string{
		{"Brighton and Hove"}, {"City of London"}, {"Derby", "E06000015"}, {"Derbyshire"}, {"Isle of Anglesey", "Ynys Môn"}, {"King’s Lynn"},
		{"Leeds", "E08000035"}, {"Redcar & Cleveland"}, {"St. Albans"}, {"Saint Helens"}, {"Stoke-on-Trent"}, {"Vale of Glamorgan", "Bro Morgannwg"},
	}
	s := newScript(t, "areas.js")
	for _, c := range []struct {
		query string
		want  []int
	}{
		{"LEEDS", []int{6}},
		{"  lee ", []int{6}},
		{"eeds", nil},
		{"e08000035", []int{6}},
		{"E0800", []int{6}},
		{"ynys mon", []int{4}},
		{"Ynys Môn", []int{4}},
		{"YNYS MO\u0302N", []int{4}},
		{"brighton & hove", []int{0}},
		{"brighton&hove", []int{0}},
		{"hove brighton", []int{0}},
		{"redcar and cleveland", []int{7}},
		{"redcar an", []int{7}},
		{"st albans", []int{8}},
		{"St.Albans", []int{8}},
		{"sai", []int{8, 9}},
		{"saint alb", []int{8}},
		{"st helens", []int{9}},
		{"saint helens", []int{9}},
		{"sthelens", []int{9}},
		{"king's lynn", []int{5}},
		{"kings lynn", []int{5}},
		{"King`s", []int{5}},
		{"stoke on trent", []int{10}},
		{"stoke-on-trent", []int{10}},
		{"stokeontrent", []int{10}},
		{"bro mor", []int{11}},
		{"the vale of glam", []int{11}},
		{"Leeds City Council", []int{6}},
		{"leeds c", []int{6}},
		{"derby", []int{2, 3}},
		{"city of london", []int{1}},
		{"nowhere", nil},
		{"?", []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}},
	} {
		var got []int
		s.call(`function (names, query) { return areas.search(names.map(areas.entry), query); }`, &got, names, c.query)
		if !slices.Equal(got, c.want) {
			t.Errorf("search(%q) = %v, want %v", c.query, got, c.want)
		}
	}
}

// Someone who typed one letter wrong is asked what they meant.
func TestGuesses(t *testing.T) {
	t.Parallel()
	names := []string{"Birmingham", "Leeds", "Leicester", "Newcastle upon Tyne", "North Tyneside", "South Tyneside", "West Tyneside", "East Tyneside"}
	s := newScript(t, "areas.js")
	for query, want := range map[string]string{
		"ledes":           "Leeds",
		"leds":            "Leeds",
		"leeeds":          "Leeds",
		"leeda":           "Leeds",
		"Liecester":       "Leicester",
		"birmingam":       "Birmingham",
		"newcastel upon":  "Newcastle upon Tyne",
		"tinyside":        "",
		"tynside":         "North Tyneside, South Tyneside, West Tyneside",
		"xyz":             "",
		"nowhere at all!": "",
	} {
		var got []string
		s.call(`areas.guesses`, &got, names, query)
		if text := strings.Join(got, ", "); text != want {
			t.Errorf("guesses(%q) = %q, want %q", query, text, want)
		}
	}
}

// The index says of which years births are: those of a nation, and the areas that differ.
func TestYears(t *testing.T) {
	t.Parallel()
	p := own(t)
	m := model.Prepare(p)
	derby := p.AreaBySlug["derby"]
	derby.Figures = copied(derby.Figures)
	births, _ := derby.Figures.Get("births")
	births.Period = "2023"
	derby.Figures.Put("births", births)
	var areas []Summary
	for _, slug := range []string{"leeds", "bradford", "derby", "cardiff", "belfast", "glasgow-city", "fife", "angus", "isles-of-scilly", "exampleshire"} {
		areas = append(areas, Summarize(m.Case(p.AreaBySlug[slug])))
	}
	want := "Births are those of 2024 (England, Scotland, Wales); 2023 (Derby); the year to mid-2019 (Northern Ireland). Figures of different years do not compare exactly."
	if got := years(p.Language(""), p, areas); got != want {
		t.Errorf("years() = %q, want %q", got, want)
	}
}
