package browser

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"casemaker/internal/figure"
	"casemaker/internal/model"
)

// Searching as one types finds areas by name, other name and code, whatever the accents, case and abbreviations.
func TestSearchFindsAreas(t *testing.T) {
	t.Parallel()
	w := withBrowser(t)
	p := w.open(t, "index.html", view{})
	for _, c := range []struct{ query, found, first string }{
		{"leeds", "1 of 219 areas", "Leeds"},
		{"SAINT hel", "1 of 219 areas", "St. Helens"},
		{"hammersmith & ful", "1 of 219 areas", "Hammersmith and Fulham"},
		{"E08000035", "1 of 219 areas", "Leeds"},
		{"ynys mon", "1 of 219 areas", "Isle of Anglesey"},
		{"western isles", "1 of 219 areas", "Na h-Eileanan Siar"},
		{"nowhere at all", "No area fits.", ""},
	} {
		p.fill("#q", c.query)
		said := strings.ReplaceAll(c.found, "219", short(len(w.site.Cases)))
		p.until(`document.getElementById("found").textContent.startsWith(` + quote(said) + `)`)
		got := p.texts(".areas a")
		if c.first == "" && len(got) > 0 || c.first != "" && (len(got) != 1 || got[0] != c.first) {
			t.Errorf("searching %q shows %q, want %q", c.query, got, c.first)
		}
	}
	p.fill("#q", "")
	p.until(`document.querySelectorAll(".areas li:not([hidden])").length === ` + short(len(w.site.Cases)))
}

// The list can be narrowed to a nation or region and ordered by a figure, as the program has it; the address keeps both.
func TestFilterAndSort(t *testing.T) {
	t.Parallel()
	w := withBrowser(t)
	p := w.open(t, "index.html", view{})
	p.choose("#where", "wales")
	p.choose("#sort", "births")
	var want []string
	for _, c := range ordered(w.site.Cases, "births") {
		if c.Area.Nation == "wales" {
			want = append(want, c.Area.Name)
		}
	}
	if got := p.texts("#table tbody th"); len(want) < 20 || !slices.Equal(got, want) {
		t.Errorf("Wales by births is %q, want %q", got, want)
	}
	again := w.open(t, "index.html"+p.address()[strings.Index(p.address(), "#"):], view{})
	if got := again.texts("#table tbody th"); !slices.Equal(got, want) {
		t.Errorf("the address brings back %q, want %q", got, want)
	}
}

// ordered returns the cases with the greatest figure first, those that lack it last.
func ordered(cases []*model.Case, id string) []*model.Case {
	value := func(c *model.Case) float64 {
		if f, ok := c.Figure(id); ok {
			return f.Value
		}
		return -1
	}
	cases = slices.Clone(cases)
	slices.SortStableFunc(cases, func(a, b *model.Case) int { return cmp.Compare(value(b), value(a)) })
	return cases
}

// Up to four areas stand side by side with the program's figures, are kept in the address, and can be taken away.
func TestCompareAreas(t *testing.T) {
	t.Parallel()
	w := withBrowser(t)
	p := w.open(t, "index.html", view{})
	p.choose("#sort", "name")
	picked := []string{"barnet", "barnsley", "bedford", "belfast"}
	for _, slug := range picked {
		p.run(focus("#c-" + slug))
		p.press(" ")
	}
	if !ask[bool](p, `document.querySelector("#c-bexley").disabled`) {
		t.Error("a fifth area can be ticked")
	}
	if got := p.text("#compare-status"); !strings.Contains(got, "Four areas are the most") {
		t.Errorf("the status says %q", got)
	}
	for _, open := range []*tab{p, w.open(t, "index.html"+p.address()[strings.Index(p.address(), "#"):], view{})} {
		if got := open.texts("#compare thead a"); !slices.Equal(got, []string{"Barnet", "Barnsley", "Bedford", "Belfast"}) {
			t.Errorf("side by side stand %q", got)
		}
		var want []string
		for _, slug := range picked {
			c, _ := w.site.CaseOf(slug)
			said := "not known"
			if f, ok := c.Figure("cost.recurrent"); ok {
				said = f.Text(figure.Thousands)
			}
			want = append(want, said)
		}
		row := `[...[...document.querySelectorAll("#compare tbody tr")].find(r => r.cells[0].textContent.startsWith("Cost of a full team")).cells].slice(1).map(c => c.textContent)`
		if got := ask[[]string](open, row); !slices.Equal(got, want) {
			t.Errorf("costs side by side are %q, the program has %q", got, want)
		}
	}
	p.click(`#compare button[aria-label="Remove Barnsley"]`)
	if got := p.texts("#compare thead a"); !slices.Equal(got, []string{"Barnet", "Bedford", "Belfast"}) || ask[bool](p, `document.querySelector("#c-bexley").disabled`) {
		t.Errorf("after one is taken away there stand %q", got)
	}
}
