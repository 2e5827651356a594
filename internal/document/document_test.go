package document

import (
	"fmt"
	"strings"
	"testing"

	"casemaker/internal/place"
)

// outline prints blocks as one line each, with their inlines' plain text: enough to see what was read.
func outline(b *strings.Builder, blocks []Block, indent string) {
	for _, block := range blocks {
		switch n := block.(type) {
		case *Heading:
			fmt.Fprintf(b, "%sh%d #%s %s\n", indent, n.Level, n.ID, Plain(n.Text))
		case *Paragraph:
			fmt.Fprintf(b, "%sp %s\n", indent, Plain(n.Text))
		case *List:
			fmt.Fprintf(b, "%slist\n", indent)
			for _, item := range n.Items {
				outline(b, item.Blocks, indent+"  ")
			}
		case *Grid:
			fmt.Fprintf(b, "%sgrid\n", indent)
			for _, row := range append([][][]Inline{n.Head}, n.Rows...) {
				var cells []string
				for _, cell := range row {
					cells = append(cells, Plain(cell))
				}
				fmt.Fprintf(b, "%s  %s\n", indent, strings.Join(cells, " ¦ "))
			}
		case *Directive:
			fmt.Fprintf(b, "%s::: %s", indent, n.Name)
			for _, a := range n.Attributes {
				fmt.Fprintf(b, " %s=%q", a.Name, a.Value)
			}
			b.WriteByte('\n')
			outline(b, n.Blocks, indent+"  ")
		case *Callout:
			fmt.Fprintf(b, "%scallout %s %q\n", indent, n.Kind, n.Title)
			outline(b, n.Blocks, indent+"  ")
		case *Code:
			fmt.Fprintf(b, "%scode %q\n", indent, n.Text)
		case *Notes:
			for _, note := range n.Items {
				fmt.Fprintf(b, "%snote %d used %d\n", indent, note.Number, note.Uses)
				outline(b, note.Blocks, indent+"  ")
			}
		default:
			fmt.Fprintf(b, "%s%T\n", indent, n)
		}
	}
}

func outlineOf(blocks []Block) string {
	var b strings.Builder
	outline(&b, blocks, "")
	return b.String()
}

func TestParse(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"values stand in text and tables, bars and all", "Born: {{ births | about }}.\n\n| a | b |\n|---|---|\n| {{ need.low | rounded }} | x |\n",
			"p Born: births.\ngrid\n  a ¦ b\n  need.low ¦ x\n"},
		{"a value in a code span stays literal", "Write `{{ births | about }}`.", "p Write {{ births | about }}.\n"},
		{"blocks nest by their colons", ":::: when nation=\"wales\"\n\n::: note title=\"Mind\"\nText\n:::\n\nMore\n::::\n\nAfter\n",
			"::: when nation=\"wales\"\n  ::: note title=\"Mind\"\n    p Text\n  p More\np After\n"},
		{"blocks nest with the same colons too", "::: when is=\"pooled\"\n::: staffing\n:::\nText\n:::\nAfter\n",
			"::: when is=\"pooled\"\n  ::: staffing\n  p Text\np After\n"},
		{"a heading takes its id", "## How many {#need}\n## How many\n## How many\n", "h2 #need How many\nh2 #how-many How many\nh2 #how-many-2 How many\n"},
		{"an id begins with a letter", "## 1. A lead\n## 2019\n", "h2 #a-lead 1. A lead\nh2 #section 2019\n"},
		{"entities and escapes are read once", "&lt;b&gt; \\*x\\* &#163;", "p <b> *x* £\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var problems place.List
			d := Parse("x.md", []byte(test.text), &problems)
			if got := outlineOf(d.Blocks); got != test.want {
				t.Errorf("Parse(%q) reads\n%s\nwant\n%s", test.text, got, test.want)
			}
			if all := problems.All(); len(all) > 0 {
				t.Errorf("problems: %v", all)
			}
		})
	}
}

// wales is a reader of a Welsh area without births.
type wales struct{}

func (wales) Has(id string) bool   { return id != "births" }
func (wales) Is(trait string) bool { return trait == "too-small" }
func (wales) NationID() string     { return "wales" }
func (wales) KindID() string       { return "council" }
func (wales) FormatID() string     { return "page" }

func TestWordingPicksPassagesAndNumbers(t *testing.T) {
	const text = `Cites [@b] and [@a], again [@b].[^n]

::: when nation="wales scotland"
Welsh [@c].
:::

::: when has="births"
Counted [@d].
:::

::: when lacks="births" is="too-small"
::: include page="page"
:::
:::

[^n]: A note with {{ births }} and [@e].
`
	var problems place.List
	d := Parse("x.md", []byte(text), &problems)
	page := Parse("page.md", []byte("## Included\n\nPage cites [@a].\n"), &problems)
	shelf := func(name string) (*Document, bool) { return page, name == "page" }
	ws := NewWordings(shelf)
	w := ws.For(d, wales{}, false)
	if got, want := outlineOf(w.Blocks), "p Cites  and , again .\np Welsh .\nh3 #included Included\np Page cites .\nnote 1 used 1\n  p A note with births and .\n"; got != want {
		t.Errorf("the wording reads\n%s\nwant\n%s", got, want)
	}
	if got, want := fmt.Sprint(w.Sources), "[b a c e]"; got != want {
		t.Errorf("sources are %s, want %s", got, want)
	}
	if again := ws.For(d, wales{}, false); again != w {
		t.Error("the same answers made a second wording")
	}
	if len(w.Values) != 1 || w.Key != "101" {
		t.Errorf("values %v, key %q", w.Values, w.Key)
	}
}

// A page begins at the sections that are named; only at those that every reader gets, and not where nothing stands before.
func TestPartsBeginAtSections(t *testing.T) {
	const text = "## A {#a}\n\none\n\n### B {#b}\n\n## C {#c}\n\ntwo [^n]\n\n::: when nation=\"wales\"\n## D {#d}\n:::\n\n## E {#e}\n\n[^n]: note\n"
	for _, test := range []struct{ sections, want string }{
		{"", "[:] h2 #a A ¦ p one ¦ h3 #b B ¦ h2 #c C ¦ p two  ¦ h2 #d D ¦ h2 #e E ¦ note 1 used 1 ¦   p note\n"},
		{"c", "[:] h2 #a A ¦ p one ¦ h3 #b B\n[c:] h2 #c C ¦ p two  ¦ h2 #d D ¦ h2 #e E ¦ note 1 used 1 ¦   p note\n"},
		{"e a b d c", "[:] h2 #a A ¦ p one ¦ h3 #b B\n[c:] h2 #c C ¦ p two  ¦ h2 #d D\n[e:] h2 #e E ¦ note 1 used 1 ¦   p note\n"},
	} {
		var problems place.List
		d := Parse("x.md", []byte(text), &problems)
		d.BeginPages(strings.Fields(test.sections))
		var got strings.Builder
		for _, p := range NewWordings(nil).For(d, wales{}, false).Parts() {
			fmt.Fprintf(&got, "[%s:] %s\n", p.Name, strings.ReplaceAll(strings.TrimSpace(outlineOf(p.Blocks)), "\n", " ¦ "))
		}
		if got.String() != test.want {
			t.Errorf("with pages at %q the parts are\n%s\nwant\n%s", test.sections, got.String(), test.want)
		}
		if breaks := fmt.Sprint(d.Breaks()); breaks != "[c e]" {
			t.Errorf("pages can begin at %s, want [c e]", breaks)
		}
	}
}

// FuzzParse reads any text as a document: no panic, and problems stand inside the file.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"# A\n\n{{ births | about }} [@x; @y] [ICB](term:icb)\n",
		":::: when nation=\"x\"\n::: note\n::::\n", "::: \n:::x\n::: a b=\"c\" d\n", "| {{a|b}} |\n|--|\n| {{ c | d |\n",
		"[^1]\n\n[^1]: {{ x }}\n", "> ::: note\n> x\n> :::\n", "- ::: note\n  x\n  :::\n", "<div>\n{{x}}\n", "Term\n: meaning\n",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var problems place.List
		d := Parse("x.md", []byte(text), &problems)
		w := NewWordings(func(string) (*Document, bool) { return d, true }).For(d, wales{}, true)
		outlineOf(w.Blocks)
		lines := 1 + strings.Count(text, "\n")
		for _, p := range problems.All() {
			if p.Line < 1 || p.Line > lines {
				t.Errorf("%s stands outside %d lines", p, lines)
			}
		}
	})
}
