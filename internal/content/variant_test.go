package content

import (
	"fmt"
	"strings"
	"testing"

	"casemaker/internal/document"
	"casemaker/internal/place"
)

// outline prints blocks as one line each, with their inlines' plain text.
func outline(b *strings.Builder, blocks []document.Block, indent string) {
	for _, block := range blocks {
		switch n := block.(type) {
		case *document.Heading:
			fmt.Fprintf(b, "%sh%d #%s %s\n", indent, n.Level, n.ID, document.Plain(n.Text))
		case *document.Paragraph:
			fmt.Fprintf(b, "%sp %s\n", indent, document.Plain(n.Text))
		case *document.List:
			fmt.Fprintf(b, "%slist\n", indent)
			for _, item := range n.Items {
				outline(b, item.Blocks, indent+"  ")
			}
		case *document.Notes:
			for _, note := range n.Items {
				fmt.Fprintf(b, "%snote %d used %d\n", indent, note.Number, note.Uses)
				outline(b, note.Blocks, indent+"  ")
			}
		default:
			fmt.Fprintf(b, "%s%T\n", indent, n)
		}
	}
}

func outlineOf(blocks []document.Block) string {
	var b strings.Builder
	outline(&b, blocks, "")
	return b.String()
}

// wales is a Welsh area without births.
type wales struct{}

func (wales) Has(id string) bool   { return id != "births" }
func (wales) Is(trait string) bool { return trait == "too-small" }
func (wales) NationID() string     { return "wales" }
func (wales) KindID() string       { return "council" }

func TestVariantPicksPassagesAndNumbers(t *testing.T) {
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
	d := document.Parse("x.md", []byte(text), &problems)
	page := document.Parse("page.md", []byte("## Included\n\nPage cites [@a].\n"), &problems)
	find := func(name string) (*document.Document, bool) { return page, name == "page" }
	ws := NewVariants(find)
	w := ws.For(d, wales{}, false)
	if got, want := outlineOf(w.Blocks), "p Cites  and , again .\np Welsh .\nh3 #included Included\np Page cites .\nnote 1 used 1\n  p A note with births and .\n"; got != want {
		t.Errorf("the variant reads\n%s\nwant\n%s", got, want)
	}
	if got, want := fmt.Sprint(w.Sources), "[b a c e]"; got != want {
		t.Errorf("sources are %s, want %s", got, want)
	}
	if again := ws.For(d, wales{}, false); again != w {
		t.Error("the same answers made a second variant")
	}
	if len(w.Values) != 1 || w.Answers != "101" {
		t.Errorf("values %v, answers %q", w.Values, w.Answers)
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
		d := document.Parse("x.md", []byte(text), &problems)
		d.BeginPages(strings.Fields(test.sections))
		var got strings.Builder
		for _, p := range document.Parts(NewVariants(nil).For(d, wales{}, false).Blocks) {
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

// scotland is wales with another nation.
type scotland struct{ wales }

func (scotland) NationID() string { return "scotland" }

// A condition counts wherever it stands: in a list, or in a footnote.
func TestConditionsInsideBlocks(t *testing.T) {
	t.Parallel()
	const text = "- one\n\n  ::: when nation=\"wales\"\n  Welsh\n  :::\n\nSaid.[^n]\n\n[^n]: Note\n\n    ::: when nation=\"scotland\"\n    Scots\n    :::\n"
	var problems place.List
	d := document.Parse("x.md", []byte(text), &problems)
	vs := NewVariants(nil)
	for _, test := range []struct {
		c    Conditions
		want string
	}{
		{wales{}, "list\n  p one\n  p Welsh\np Said.\nnote 1 used 1\n  p Note\n"},
		{scotland{}, "list\n  p one\np Said.\nnote 1 used 1\n  p Note\n  p Scots\n"},
	} {
		if got := outlineOf(vs.For(d, test.c, false).Blocks); got != test.want {
			t.Errorf("for %s the document reads\n%s\nwant\n%s", test.c.NationID(), got, test.want)
		}
	}
}

// FuzzVariant makes a variant of any text, a page that includes itself among them: no panic, and every note and source numbered.
func FuzzVariant(f *testing.F) {
	for _, seed := range []string{
		"# A\n\n{{ births | about }} [@x; @y] [ICB](term:icb)\n", ":::: when nation=\"x\"\n::: note\n::::\n", "::: include page=\"x\"\n:::\n",
		"[^1]\n\n[^1]: {{ x }} [^2]\n\n[^2]: [^1]\n", "> ::: note\n> x\n> :::\n", "- ::: when is=\"too-small\"\n  [@x]\n  :::\n", "###### A\n\n# B\n",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var problems place.List
		d := document.Parse("x.md", []byte(text), &problems)
		v := NewVariants(func(string) (*document.Document, bool) { return d, true }).For(d, wales{}, true)
		outlineOf(v.Blocks)
		document.Walk(v.Blocks, nil, func(in document.Inline) {
			switch n := in.(type) {
			case *document.Citation:
				if n.Number < 1 || n.Number > len(v.Sources) || v.Sources[n.Number-1] != n.Source {
					t.Errorf("a citation of %q has the number %d among %q", n.Source, n.Number, v.Sources)
				}
			case *document.NoteCall:
				if n.Number < 1 {
					t.Errorf("a note is called by the number %d", n.Number)
				}
			}
		})
	})
}
