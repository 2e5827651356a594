package changes_test

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"casemaker/internal/changes"
)

// figures is an area's file of births, a rate, and need worked out from them.
func figures(births, period, rate, need, working string) string {
	return `{"area": {"slug": "leeds", "name": "Leeds"}, "figures": [
{"id": "births", "label": "Live births", "value": ` + births + `, "display": "` + births + `", "period": "` + period + `", "source": "ons"},
{"id": "rate.low", "label": "Rate", "value": ` + rate + `, "display": "` + rate + `", "source": "pif"},
{"id": "need.low", "label": "Need", "value": ` + need + `, "display": "` + need + `", "working": ` + working + `}]}`
}

const times = `{"operation": "multiply", "arguments": ["births", "rate.low"]}`

func site(figures, page string, further ...string) fstest.MapFS {
	fsys := fstest.MapFS{
		"areas/leeds/figures.json": {Data: []byte(figures)},
		"areas/leeds/index.html":   {Data: []byte("<html><head><title>x</title></head><body><main>" + page + "</main></body></html>")},
	}
	for _, name := range further {
		fsys[name] = &fstest.MapFile{Data: []byte(figures)}
	}
	return fsys
}

// nowhere has no file beside another.
func nowhere(string) ([]byte, error) { return nil, fs.ErrNotExist }

// Workings that stand once for the site are those that each area had in its own file before: nothing but what rests on other
// figures differs, whatever steps are called. Without the shared file formulas are not compared.
func TestSharedWorkings(t *testing.T) {
	before := site(`{"area": {"slug": "leeds", "name": "Leeds"}, "figures": [
{"id": "births", "value": 100, "display": "100", "source": "ons"},
{"id": "rate.low", "value": 0.1, "display": "0.1", "source": "pif"},
{"id": "need.low", "value": 20, "display": "20", "working": {"operation": "add", "arguments": ["step.3", "step.3"]}},
{"id": "step.3", "value": 10, "display": "10", "working": `+times+`}]}`, "")
	now := func(births, need string) string {
		return `{"workings": "../../data/workings/england.json", "area": {"slug": "leeds", "name": "Leeds"}, "figures": [
{"id": "births", "value": ` + births + `, "display": "` + births + `", "source": "ons"},
{"id": "rate.low", "value": 0.1, "display": "0.1", "source": "pif"},
{"id": "need.low", "value": ` + need + `, "display": "` + need + `"}]}`
	}
	shared := func(operation string) string {
		return `{"workings": {"need.low": {"operation": "` + operation + `", "arguments": ["shared.1", "shared.1"]}, "shared.1": ` + times + `}}`
	}
	cases := []struct{ name, births, need, shared, want string }{
		{"the same", "100", "20", shared("add"), ""},
		{"an input", "90", "18", shared("add"), "births input [] need.low follows [births] "},
		{"a formula", "100", "100", shared("multiply"), "need.low formula [] "},
		{"no shared file", "90", "18", "", "births input [] need.low follows [] "},
	}
	for _, c := range cases {
		after := site(now(c.births, c.need), "")
		if c.shared != "" {
			after["data/workings/england.json"] = &fstest.MapFile{Data: []byte(c.shared)}
		}
		report, err := changes.Compare(before, after)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		got := ""
		for _, area := range report.Areas {
			for _, f := range area.Figures {
				got += fmt.Sprintf("%s %s %v ", f.ID, f.Why, f.From)
			}
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestCompare(t *testing.T) {
	before := figures("100", "2022", "0.1", "10", times)
	cases := []struct {
		name     string
		old, new fstest.MapFS
		want     string
	}{
		{"the same", site(before, "<p>One.</p>"), site(before, "<p>One.</p>"), "nothing differs\n"},
		{
			"an input", site(before, ""), site(figures("90", "2024", "0.1", "9", times), ""),
			"Leeds\n  Live births (births): 100 (2022) → 90 (2024), input\n  and 1 figures that follow from these; --all lists them\n",
		},
		{
			"a rate", site(before, ""), site(figures("100", "2022", "0.2", "20", times), ""),
			"Leeds\n  Rate (rate.low): 0.1 → 0.2, rate\n  and 1 figures that follow from these; --all lists them\n",
		},
		{
			"a formula", site(before, ""), site(figures("100", "2022", "0.1", "10.1", `{"operation": "add", "arguments": ["births", "rate.low"]}`), ""),
			"Leeds\n  Need (need.low): 10 → 10.1, formula\n",
		},
		{
			"a constant is no formula", site(figures("100", "2022", "0.1", "10", `{"operation": "multiply", "arguments": ["births", {"value": 0.1}]}`), ""),
			site(figures("100", "2022", "0.1", "20", `{"operation": "multiply", "arguments": ["births", {"value": 0.2}]}`), ""),
			"Leeds\n  and 1 figures that follow from these; --all lists them\n",
		},
		{
			"words, not numbers", site(before, "<p>About 1,200 babies.</p><p>Old <b>words</b>.</p>"), site(before, "<p>About 1,300 babies.</p><p>New <b>words</b>.</p>"),
			"words (numbers stand as #):\n  areas/leeds/index.html\n    - Old words.\n    + New words.\n",
		},
		{
			"areas and papers", site(before, "", "areas/york/figures.json", "areas/leeds/old.pdf"), site(before, "", "areas/bath/figures.json", "areas/leeds/new.pdf"),
			"areas that came: bath\nareas that went: york\nfiles that came: areas/leeds/new.pdf\nfiles that went: areas/leeds/old.pdf\n",
		},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			report, err := changes.Compare(c.old, c.new)
			if err != nil {
				t.Fatal(err)
			}
			var got strings.Builder
			if err := report.Print(&got, false); err != nil {
				t.Fatal(err)
			}
			if got.String() != c.want {
				t.Errorf("Compare prints\n%s\nwant\n%s", got.String(), c.want)
			}
		})
	}
}

func TestCompareAllNamesTheCauses(t *testing.T) {
	report, err := changes.CompareFigures([]byte(figures("100", "2022", "0.1", "10", times)), []byte(figures("90", "2024", "0.2", "18", times)), nowhere, nowhere)
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	if err := report.Print(&got, true); err != nil {
		t.Fatal(err)
	}
	const want = "  Need (need.low): 10 → 18, from births, rate.low\n"
	if !strings.Contains(got.String(), want) {
		t.Errorf("Print gives\n%s\nwant it to hold\n%s", got.String(), want)
	}
}

func TestCompareRefuses(t *testing.T) {
	if _, err := changes.Compare(fstest.MapFS{}, site("{}", "")); err == nil || !strings.Contains(err.Error(), "the old site: no folder areas") {
		t.Errorf("Compare of an empty folder gives %v", err)
	}
	if _, err := changes.Compare(site("{", ""), site("{}", "")); err == nil || !strings.Contains(err.Error(), "areas/leeds/figures.json") {
		t.Errorf("Compare of broken figures gives %v, want the file named", err)
	}
	if _, err := changes.CompareFigures([]byte(`{"area": {"slug": "a", "name": "A"}}`), []byte(`{"area": {"slug": "b", "name": "B"}}`), nowhere, nowhere); err == nil {
		t.Error("CompareFigures takes the files of two areas")
	}
}

// A page says which areas and files came and went, areas by name and what several of them have once.
func TestWritePageOfFiles(t *testing.T) {
	same := figures("100", "2022", "0.1", "10", times)
	old := site(same, "", "areas/york/figures.json", "areas/leeds/old.pdf")
	report, err := changes.Compare(old, site(same, "", "areas/bath/figures.json", "areas/leeds/tables/new.csv", "toolkit/new/index.html"))
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	if err := report.WritePage(&got, time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC)); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"New here: Leeds.", "No longer here: Leeds.", "- New: tables/new.csv\n", "- New: toolkit/new/index.html\n", "- No longer there: old.pdf\n"} {
		if !strings.Contains(got.String(), want) {
			t.Errorf("WritePage gives\n%s\nwant it to hold %q", got.String(), want)
		}
	}
}

func TestWritePage(t *testing.T) {
	report, err := changes.Compare(site(figures("100", "2022", "0.1", "10", times), "<p>Old</p>"), site(figures("90", "2024", "0.2", "18", times), "<p>New [x](y)</p>"))
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	if err := report.WritePage(&got, time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC)); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"edition of 24 November 2026", "| Rate | 0.1 | 0.2 |", "### Leeds", "| Live births | 100 (2022) | 90 (2024) | given anew |", `- “New \[x\](y)” was “Old”`,
	} {
		if !strings.Contains(got.String(), want) {
			t.Errorf("WritePage gives\n%s\nwant it to hold %q", got.String(), want)
		}
	}
}
