package language

import (
	"strings"
	"testing"
	"time"

	"casemaker/internal/figure"
)

// of makes a language over an English of its own.
func of(t *testing.T, c Catalogue) *Language {
	t.Helper()
	english, err := New(Catalogue{ID: "en", Tag: "en-GB", Messages: map[string]Message{
		"%d pages": {"one": "%d page", "other": "%d pages"},
		"Areas":    {"other": "Areas"},
	}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if c.Tag == "en-GB" {
		return english
	}
	l, err := New(c, english)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

var welsh = Catalogue{
	ID: "cy", Tag: "cy", Date: "{day} {month} {year}",
	Months: []string{"Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin", "Gorffennaf", "Awst", "Medi", "Hydref", "Tachwedd", "Rhagfyr"},
	Messages: map[string]Message{
		"%d pages": {"one": "%d dudalen", "two": "%d dudalen", "many": "%d thudalen", "other": "%d tudalen"},
		"%s of %s": {"other": "%[2]s: %[1]s"},
		"about %s": {"other": "tua %s"},
	},
	Words: map[string]string{"Wales": "Cymru"},
}

func TestSay(t *testing.T) {
	for _, test := range []struct {
		language *Language
		message  string
		args     []any
		want     string
	}{
		{nil, "%d pages", []any{2}, "2 pages"},
		{of(t, Catalogue{Tag: "en-GB"}), "%d pages", []any{1}, "1 page"},
		{of(t, Catalogue{Tag: "en-GB"}), "%d pages", []any{1200}, "1,200 pages"},
		{of(t, welsh), "%d pages", []any{1}, "1 dudalen"},
		{of(t, welsh), "%d pages", []any{2}, "2 dudalen"},
		{of(t, welsh), "%d pages", []any{3}, "3 tudalen"},
		{of(t, welsh), "%d pages", []any{6}, "6 thudalen"},
		{of(t, welsh), "%s of %s", []any{"a", "b"}, "b: a"},
		{of(t, welsh), "Areas", nil, "Areas"},                                 // lacking: the English
		{of(t, Catalogue{Tag: "pl"}), "%d pages", []any{1}, "1 page"},         // lacking: by the English rule
		{of(t, welsh), "a message of nobody's", nil, "a message of nobody's"}, // a template of the publisher's own
	} {
		if got := test.language.Say(test.message, test.args...); got != test.want {
			t.Errorf("Say(%q, %v) = %q, want %q", test.message, test.args, got, test.want)
		}
	}
}

func TestDatesAndWords(t *testing.T) {
	day := time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC)
	l := of(t, welsh)
	for got, want := range map[string]string{
		l.Dated(day): "24 Tachwedd 2026", (*Language)(nil).Dated(day): "24 November 2026", l.Dated(time.Time{}): "",
		l.Word("Wales"): "Cymru", l.Word("Leeds"): "Leeds", l.Locale(): "cy_GB", (*Language)(nil).Locale(): "en_GB",
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
		{"de", people, figure.Exact, "1.234.567"},
		{"de", share, figure.Exact, "15,5%"},
		{"pl", people, figure.Rounded, "1\u00a0200\u00a0000"},
	} {
		about := map[string]Message{"about %s": {"other": "tua %s"}}
		if got := of(t, Catalogue{Tag: test.tag, Messages: about}).Figure(test.f, test.style); got != test.want {
			t.Errorf("in %s, Figure(%v, %q) = %q, want %q", test.tag, test.f.Value, test.style, got, test.want)
		}
	}
}

// Whoever asks hears whether anything was said in English after all.
func TestWatched(t *testing.T) {
	l, missed := of(t, welsh).Watched()
	l.Say("%d pages", 2)
	if *missed {
		t.Error("a message of the catalogue counts as missed")
	}
	l.Figure(figure.Given("n", "N", 0, figure.Share, "", ""), figure.OneIn)
	if !*missed {
		t.Error("a figure's words that the catalogue lacks do not count as missed")
	}
}

func TestSamePlaceholders(t *testing.T) {
	for _, test := range []struct {
		message, text string
		want          bool
	}{
		{"a %s b %d", "%s x %d", true},
		{"a %s b %d", "%[2]d x %[1]s", true},
		{"a %s b %d", "%d x %s", false}, // the first argument is no number
		{"a %s b %d", "%s", false},
		{"a", "b %s", false},
		{"1 in %s", "100% o %s", false},
		{"1 in %s", "100%% o %s", true},
		{"%s and %s", "%[1]s, %[1]s", false},
	} {
		if got := SamePlaceholders(test.message, test.text); got != test.want {
			t.Errorf("SamePlaceholders(%q, %q) = %v, want %v", test.message, test.text, got, test.want)
		}
	}
}

func TestNewRefusesWhatIsNoLanguage(t *testing.T) {
	if _, err := New(Catalogue{Tag: "xyz9"}, nil); err == nil {
		t.Error("New takes the tag xyz9")
	}
}

func TestCheckKnowsTheFormsOfALanguage(t *testing.T) {
	m := Message{"two": "%d", "other": "%d"}
	if err := Check("cy", "%d pages", m); err != nil {
		t.Errorf("Check(cy, two) = %v, want nothing wrong", err)
	}
	if err := Check("de", "%d pages", m); err == nil {
		t.Error("Check(de, two) finds nothing wrong; German has no form for two")
	}
}

// Whatever a translator writes is refused, or said without a fault and with its argument.
func FuzzMessage(f *testing.F) {
	for _, text := range []string{"cod: %s", "%[1]s", "${x}%s", "100%% %s", "%s %", "\x00%s", "%[9]s", "%s%%"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		m := Message{"other": text}
		if !SamePlaceholders("code %s", text) || Check("cy", "code %s", m) != nil {
			return
		}
		l, err := New(Catalogue{Tag: "cy", Messages: map[string]Message{"code %s": m}}, nil)
		if err != nil {
			t.Fatalf("New refuses %q, which Check lets pass: %v", text, err)
		}
		if got := l.Say("code %s", "W06"); !strings.Contains(got, "W06") {
			t.Errorf("%q is said as %q, without its argument", text, got)
		}
	})
}
