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

// What nothing is said of stays the same, node for node; what changes is made anew, and the old tree left as it was.
func TestMapSharesWhatStays(t *testing.T) {
	t.Parallel()
	const text = "# A\n\n- one\n- *{{ births }}*\n\n> said\n\n| a | b |\n|---|---|\n| {{ births }} | x |\n\n::: note\nkept\n:::\n"
	var problems place.List
	d := Parse("x.md", []byte(text), &problems)
	before := outlineOf(d.Blocks)
	same := (&Mapper{}).Blocks(d.Blocks)
	for i, b := range same {
		if b != d.Blocks[i] {
			t.Errorf("block %d, %T, was made anew though nothing in it changed", i, b)
		}
	}
	m := Mapper{
		Block: func(b Block) ([]Block, bool) {
			_, quote := b.(*Quote)
			return nil, quote
		},
		Inline: func(in Inline) (Inline, bool) {
			_, value := in.(*Value)
			return &Text{Value: "3,300"}, value
		},
	}
	const want = "h1 #a A\nlist\n  p one\n  p 3,300\ngrid\n  a ¦ b\n  3,300 ¦ x\n::: note\n  p kept\n"
	made := m.Blocks(d.Blocks)
	if got := outlineOf(made); got != want {
		t.Errorf("the tree reads\n%s\nwant\n%s", got, want)
	}
	if after := outlineOf(d.Blocks); after != before {
		t.Errorf("the old tree was changed: it reads\n%s\nwant\n%s", after, before)
	}
	if made[0] != d.Blocks[0] || made[3] != d.Blocks[4] {
		t.Error("blocks that stay the same were made anew")
	}
}

// Every node knows where it stands in its file.
func TestOrigins(t *testing.T) {
	t.Parallel()
	const text = "First\nline *and {{ births }}* &amp; more.\n\n[link](#a) [@x] ![p](images/p.png) [t](term:icb)\n\n::: when nation=\"wales\"\n:::\n"
	var problems place.List
	d := Parse("x.md", []byte(text), &problems)
	got := map[string]string{}
	Walk(d.Blocks, func(b Block) {
		if n, ok := b.(*Directive); ok {
			got["block"], got["attribute"] = n.At.Position().String(), n.Attributes[0].At.Position().String()
		}
	}, func(in Inline) {
		switch n := in.(type) {
		case *Text:
			got[n.Value] = n.At.Position().String()
			if n.Value == " & more." {
				got["more"] = n.At.Of("more").Position().String()
			}
		case *Value:
			got["value"] = n.At.Position().String()
		case *Citation:
			got["citation"] = n.At.Position().String()
		}
	})
	for what, want := range map[string]string{
		"First": "x.md:1:1", "line ": "x.md:2:1", "value": "x.md:2:11", " & more.": "x.md:2:24", "more": "x.md:2:31", "citation": "x.md:4:12",
		"block": "x.md:6:1", "attribute": "x.md:6:10",
	} {
		if got[what] != want {
			t.Errorf("%s stands at %q, want %q", what, got[what], want)
		}
	}
	if at := (Origin{}).Of("x").Position(); at != (place.Position{}) {
		t.Errorf("what the program makes stands at %v, want nowhere", at)
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
		outlineOf((&Mapper{}).Blocks(d.All()))
		lines := 1 + strings.Count(text, "\n")
		for _, p := range problems.All() {
			if p.Line < 1 || p.Line > lines {
				t.Errorf("%s stands outside %d lines", p, lines)
			}
		}
	})
}
