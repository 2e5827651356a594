package content_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"casemaker"
	"casemaker/internal/content"
	"casemaker/internal/document"
	"casemaker/internal/figure"
	"casemaker/internal/layer"
	"casemaker/internal/load"
	"casemaker/internal/model"
	"casemaker/internal/place"
)

var update = flag.Bool("update", false, "write what the papers say into testdata/differences")

// papers are the four that every area gets.
var papers = []string{"summary", "brief", "decision-paper", "business-case"}

// differences are the areas of testdata/differences at the root, one for each way in which areas differ.
func differences(t *testing.T) (*content.Library, map[string]*model.Case) {
	t.Helper()
	var problems place.List
	p := load.Load(layer.FS{os.DirFS("../../testdata/differences"), casemaker.Defaults()}, &problems)
	library := content.Read(p, &problems)
	for _, found := range problems.All() {
		if !found.Warning {
			t.Fatal(found)
		}
	}
	m := model.Prepare(p)
	cases := map[string]*model.Case{}
	names, err := filepath.Glob("../../testdata/differences/data/areas/*.toml")
	if err != nil || len(names) == 0 {
		t.Fatal("no areas in testdata/differences")
	}
	for _, name := range names {
		slug := strings.TrimSuffix(filepath.Base(name), ".toml")
		cases[slug] = m.Case(p.AreaBySlug[slug])
	}
	return library, cases
}

// filledPaper is a paper of an area as a page shows it.
func filledPaper(t *testing.T, l *content.Library, c *model.Case, name string) []document.Block {
	t.Helper()
	d, ok := l.DocumentNamed(name)
	if !ok {
		t.Fatalf("there is no document %q", name)
	}
	return content.NewFiller(c).Fill(l.Variant(d, c)).Blocks
}

// said are the paragraphs of a paper, lists and quotes included, tables and charts left out.
func said(blocks []document.Block) []string {
	var all []string
	document.Walk(blocks, func(b document.Block) {
		if p, ok := b.(*document.Paragraph); ok {
			all = append(all, document.Plain(p.Text))
		}
	}, nil)
	return all
}

// Every sentence with a figure that the papers of such an area print, to be read: golden files, one an area.
func TestWhatThePapersSay(t *testing.T) {
	library, cases := differences(t)
	for slug, c := range cases {
		var text strings.Builder
		for _, paper := range papers {
			fmt.Fprintf(&text, "-- %s --\n", paper)
			for _, p := range said(filledPaper(t, library, c, paper)) {
				if strings.ContainsAny(p, "0123456789£%") {
					text.WriteString(p + "\n")
				}
			}
		}
		golden := filepath.Join("testdata", "differences", slug+".txt")
		if *update {
			if err := os.MkdirAll(filepath.Dir(golden), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(golden, []byte(text.String()), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if got := text.String(); got != string(want) {
			t.Errorf("%s: the papers say otherwise than %s; run go test ./internal/content -update and read the difference", slug, golden)
		}
	}
}

// What must not stand in any paper of an area of a kind, since it would be false there.
var falseOf = map[string][]string{
	"own-posts":        {"Greater Manchester specified for", "scaled to the births"},
	"preferred-option": {"The recommendations lead to the full team"},
	"existing-team":    {"Decide whether to fund", "the whole team would cost", "Fund one lead post", "It would cost", "No public record", "no public record"},
	"decided":          {"Decide whether to fund", "the whole team would cost", "Fund one lead post", "It would cost", "preferred option is", "can turn to", "at work already"},
	"in-part":          {"Decide whether to fund the team", "What is spent and seen already", "No public record", "no public record"},
	"confirmed-funder": {"Decide whether to fund", "Fund one lead post", "No one has agreed", "no one has agreed"},
	"too-small":        {"Decide whether to fund the team from"},
	"very-large":       {"Decide whether to fund the team from"},
	"pooled":           {"Decide whether to fund the team from"},
	"trust":            {"ICB", "health visiting; the council", "NHS employer", "Provider Selection Regime"},
	"closed":           {"no public record"},
	"plain":            {"share in one team", "equivalent of about"},
	"tiny":             {"about 0", "About 0", "about 1 ", "About 1 ", "1 babies", "0 babies", "0 families", "1 families", "£0 ", "0.00", "None of the"},
}

// What must stand in every paper of an area of a kind.
var trueOf = map[string][]string{
	"existing-team":    {"Publish the staff, budget and families"},
	"decided":          {"decided in 2025 to pay for the team for three years", "Say what has become of Grantley Parent-Infant Team (2025)"},
	"in-part":          {"less what the help there already costs", "two wards of nine"},
	"confirmed-funder": {"with the money that has been confirmed"},
	"too-small":        {"Agree with which neighbouring areas a team could be shared"},
	"very-large":       {"the equivalent of about five teams"},
	"closed":           {"has closed"},
	"tiny":             {"nly a few of the"},
}

func TestPapersSayNothingFalse(t *testing.T) {
	library, cases := differences(t)
	for slug, c := range cases {
		for _, paper := range papers {
			text := strings.Join(said(filledPaper(t, library, c, paper)), "\n")
			for _, wrong := range falseOf[slug] {
				if strings.Contains(text, wrong) {
					t.Errorf("the %s of %s says %q, which is false of it", paper, slug, wrong)
				}
			}
			for _, right := range trueOf[slug] {
				if !strings.Contains(text, right) {
					t.Errorf("the %s of %s does not say %q", paper, slug, right)
				}
			}
			if machinery := regexp.MustCompile(`this project|not in the data|data file|nobody|somebody|\{\{|NaN`).FindString(text); machinery != "" {
				t.Errorf("the %s of %s says %q", paper, slug, machinery)
			}
		}
	}
}

// No two papers of an area ask for different things: the asks of each are the same words, in the same order.
func TestPapersAskTheSame(t *testing.T) {
	library, cases := differences(t)
	for slug, c := range cases {
		var first []string
		for _, paper := range papers {
			got := askedIn(filledPaper(t, library, c, paper))
			if len(got) == 0 {
				t.Errorf("the %s of %s asks for nothing", paper, slug)
				continue
			}
			if first == nil {
				first = got
				continue
			}
			if len(got) < len(first) || !slices.Equal(got[:len(first)], first) {
				t.Errorf("the %s of %s asks for\n%s\nand the %s for\n%s", papers[0], slug, strings.Join(first, "\n"), paper, strings.Join(got, "\n"))
			}
		}
	}
}

// askedIn are the entries of the lettered list of a paper.
func askedIn(blocks []document.Block) []string {
	var all []string
	document.Walk(blocks, func(b document.Block) {
		if l, ok := b.(*document.List); ok && l.Letters {
			for _, item := range l.Items {
				all = append(all, strings.Join(said(item.Blocks), " "))
			}
		}
	}, nil)
	return all
}

// Money in running text has one precision: whole thousands, or two figures after "about"; pence never, and the pounds of a
// table are not repeated beside it. A figure that several papers print reads the same in all of them.
func TestOnePrecisionForOneThing(t *testing.T) {
	library, cases := differences(t)
	for slug, c := range cases {
		printed := map[*figure.Figure]map[string]bool{}
		for _, paper := range papers {
			document.Walk(filledPaper(t, library, c, paper), nil, func(in document.Inline) {
				n, ok := in.(*document.Number)
				if !ok || n.Figure == nil || n.Figure.Unit != figure.Pounds && n.Figure.Unit != figure.Pence {
					return
				}
				if strings.Contains(n.Text, ".") {
					t.Errorf("the %s of %s prints pence in its text: %s", paper, slug, n.Text)
				}
				if printed[n.Figure] == nil {
					printed[n.Figure] = map[string]bool{}
				}
				printed[n.Figure][strings.TrimPrefix(strings.ToLower(n.Text), "about ")] = true
			})
		}
		for f, texts := range printed {
			if len(texts) > 1 {
				t.Errorf("the papers of %s print %s in %d ways: %v", slug, f.ID, len(texts), texts)
			}
		}
	}
}

// The discount rate is printed as it is used.
func TestTheRatePrintedIsTheRateUsed(t *testing.T) {
	library, cases := differences(t)
	rate, _ := cases["plain"].Figure("assumption.discount_rate")
	text := strings.Join(said(filledPaper(t, library, cases["plain"], "business-case")), "\n")
	if want := "discounts later years by " + rate.Text(figure.Exact) + " a year"; !strings.Contains(text, want) {
		t.Errorf("the business case does not say %q", want)
	}
}
