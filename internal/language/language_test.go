package language

import (
	"slices"
	"strings"
	"testing"
	"time"

	"casemaker/internal/figure"
)

var english = Catalogue{
	ID: "en", Tag: "en-GB", Date: "{day} {month} {year}",
	Months: []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
	Messages: map[string]Message{
		"document.pages":         {"one": "{count} page", "other": "{count} pages"},
		"page.areas":             {"other": "Areas"},
		"page.page_of":           {"other": "page {number} of {all}"},
		"figure.about":           {"other": "about {figure}"},
		"figure.one_in":          {"other": "1 in {figure}"},
		"figure.none":            {"other": "none"},
		"number.7":               {"other": "seven"},
		"label.cost.year_{year}": {"other": "Cost in year {year}"},
	},
}

var welsh = Catalogue{
	ID: "cy", Tag: "cy", Date: "{day} {month} {year}",
	Months: []string{"Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin", "Gorffennaf", "Awst", "Medi", "Hydref", "Tachwedd", "Rhagfyr"},
	Messages: map[string]Message{
		"document.pages": {"one": "{count} dudalen", "two": "{count} dudalen", "many": "{count} thudalen", "other": "{count} tudalen"},
		"page.page_of":   {"other": "o {all}, tudalen {number}"},
		"figure.about":   {"other": "tua {figure}"},
	},
	Words: map[string]string{"Wales": "Cymru"},
}

// of makes a language over English; English itself where the catalogue is its own.
func of(t *testing.T, c Catalogue) *Language {
	t.Helper()
	base, err := New(english, nil)
	if err != nil {
		t.Fatal(err)
	}
	if c.ID == english.ID {
		return base
	}
	l, err := New(c, base)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestSay(t *testing.T) {
	for _, test := range []struct {
		catalogue Catalogue
		id        string
		pairs     []any
		want      string
	}{
		{english, "document.pages", []any{"count", 1}, "1 page"},
		{english, "document.pages", []any{"count", 1200}, "1,200 pages"},
		{english, "page.page_of", []any{"number", 2, "all", 7}, "page 2 of 7"},
		{english, "page.page_of", []any{"all", "seven", "number", "two"}, "page two of seven"},
		{english, "label.cost.year_{year}", []any{"year", 3}, "Cost in year 3"},
		{welsh, "document.pages", []any{"count", 1}, "1 dudalen"},
		{welsh, "document.pages", []any{"count", 2}, "2 dudalen"},
		{welsh, "document.pages", []any{"count", 3}, "3 tudalen"},
		{welsh, "document.pages", []any{"count", 6}, "6 thudalen"},
		{welsh, "page.page_of", []any{"number", 2, "all", 7}, "o 7, tudalen 2"},
		{welsh, "page.areas", nil, "Areas"},                                              // lacking: the English
		{Catalogue{ID: "pl", Tag: "pl"}, "document.pages", []any{"count", 2}, "2 pages"}, // lacking: by the English rule
		{Catalogue{ID: "de", Tag: "de"}, "document.pages", []any{"count", 1200}, "1.200 pages"},
	} {
		if got := of(t, test.catalogue).Say(test.id, test.pairs...); got != test.want {
			t.Errorf("in %s, Say(%q, %v) = %q, want %q", test.catalogue.ID, test.id, test.pairs, got, test.want)
		}
	}
}

// A language is whole in a section once it has all its messages; what it lacks is counted when it is made.
func TestWhole(t *testing.T) {
	l := of(t, welsh)
	for section, want := range map[string]bool{"document": true, "page": false, "number": false, "figure": false} {
		if got := l.Whole(section); got != want {
			t.Errorf("Whole(%q) = %v, want %v", section, got, want)
		}
	}
	if l.Whole("document", "page") || !of(t, english).Whole("document", "page", "number") {
		t.Error("Whole does not ask for all the sections named, or English is not whole")
	}
	want := []string{"figure.none", "figure.one_in", "label.cost.year_{year}", "number.7", "page.areas"}
	if got := l.Lacking(); !slices.Equal(got, want) {
		t.Errorf("Lacking() = %q, want %q", got, want)
	}
}

func TestDatesAndWords(t *testing.T) {
	day := time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC)
	l, base := of(t, welsh), of(t, english)
	for got, want := range map[string]string{
		l.Dated(day): "24 Tachwedd 2026", base.Dated(day): "24 November 2026", l.Dated(time.Time{}): "",
		l.Word("Wales"): "Cymru", l.Word("Leeds"): "Leeds", base.Word("Wales"): "Wales", l.Locale(): "cy_GB", base.Locale(): "en_GB",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if l.Has("Leeds") || !l.Has("Wales") {
		t.Errorf("Has(Leeds) = %v, Has(Wales) = %v, want false and true", l.Has("Leeds"), l.Has("Wales"))
	}
}

// Each language writes numbers its own way, in every style.
func TestFigure(t *testing.T) {
	people := figure.Given("people", "People", 1234567, figure.People, "2022", "x")
	share := figure.Given("share", "Share", 0.155, figure.Share, "2022", "x")
	for _, test := range []struct {
		tag   string
		f     *figure.Figure
		style figure.Style
		want  string
	}{
		{"cy", people, figure.Exact, "1,234,567"},
		{"cy", people, figure.About, "tua 1,200,000"},
		{"cy", share, figure.OneIn, "1 in 6"},
		{"de", people, figure.Exact, "1.234.567"},
		{"de", share, figure.Exact, "15,5%"},
		{"pl", people, figure.Rounded, "1\u00a0200\u00a0000"},
	} {
		about := map[string]Message{"figure.about": {"other": "tua {figure}"}}
		if got := of(t, Catalogue{ID: test.tag, Tag: test.tag, Messages: about}).Figure(test.f, test.style); got != test.want {
			t.Errorf("in %s, Figure(%v, %q) = %q, want %q", test.tag, test.f.Value, test.style, got, test.want)
		}
	}
}

func TestPlaceholders(t *testing.T) {
	for text, want := range map[string]string{
		"plain":                        "",
		"{area}: {cost} in {area}":     "area cost",
		"100% of {area}":               "area",
		"{area":                        "error",
		"area}":                        "error",
		"{}":                           "error",
		"{Area}":                       "error",
		"{two words}":                  "error",
		"{{area}}":                     "error",
		"Cost {year_2}":                "error",
		"{first_name} and {last_name}": "first_name last_name",
	} {
		names, err := Placeholders(text)
		got := strings.Join(names, " ")
		if err != nil {
			got = "error"
		}
		if got != want {
			t.Errorf("Placeholders(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestNewRefusesWhatIsNoLanguage(t *testing.T) {
	if _, err := New(Catalogue{Tag: "xyz9"}, nil); err == nil {
		t.Error("New takes the tag xyz9")
	}
}

func TestCheckKnowsTheFormsOfALanguage(t *testing.T) {
	m := Message{"two": "{count}", "other": "{count}"}
	if err := Check("cy", m); err != nil {
		t.Errorf("Check(cy, two) = %v, want nothing wrong", err)
	}
	if err := Check("de", m); err == nil {
		t.Error("Check(de, two) finds nothing wrong; German has no form for two")
	}
}

// Whatever a translator writes is refused, or said without a fault and with what takes its place.
func FuzzMessage(f *testing.F) {
	for _, text := range []string{"cod: {code}", "{code}{code}", "${x}{code}", "100% {code}", "{code} {", "\x00{code}", "{", "}{code}"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		m := Message{"other": text}
		names, err := Placeholders(text)
		if err != nil || !slices.Equal(names, []string{"code"}) {
			return
		}
		if err := Check("cy", m); err != nil {
			t.Fatalf("Check refuses %q, whose placeholders are right: %v", text, err)
		}
		l, err := New(Catalogue{Tag: "cy", Messages: map[string]Message{"document.area_code": m}}, nil)
		if err != nil {
			t.Fatalf("New refuses %q, which Check lets pass: %v", text, err)
		}
		if got, want := l.Say("document.area_code", "code", "W06"), strings.ReplaceAll(text, "{code}", "W06"); got != want {
			t.Errorf("%q is said as %q, want %q", text, got, want)
		}
	})
}
