package document

import (
	"fmt"
	"strings"
	"testing"

	"casemaker/internal/place"
)

// said parses a text and returns what is said of it, a line each, without remedies.
func said(text string) (*Document, string) {
	var problems place.List
	d := Parse("x.md", []byte(text), &problems)
	var lines []string
	for _, p := range problems.All() {
		p.Remedy = ""
		lines = append(lines, p.String())
	}
	return d, strings.Join(lines, "\n")
}

// What was meant as markup and is printed as letters is warned of at its place; what is escaped, or literal, is meant so.
func TestNearMissesAreTold(t *testing.T) {
	for text, want := range map[string]string{
		"Page [@pif-2024, p. 33] here.":  `x.md:1:6: warning: "[@pif-2024, p." looks like a citation, and is printed as letters`,
		"One [see @pif-2024].":           `x.md:1:5: warning: "[see @pif-2024]." looks like a citation, and is printed as letters`,
		"One [-@pif-2024].":              `x.md:1:5: warning: "[-@pif-2024]." looks like a citation, and is printed as letters`,
		"> Quoted [ @a ].":               `x.md:1:10: warning: "[ @a ]." looks like a citation, and is printed as letters`,
		"A note.[^1] More.":              `x.md:1:8: warning: "[^1] More." looks like the call of a note, and is printed as letters`,
		"A note.^[Of words.]":            `x.md:1:8: warning: "^[Of words.]" looks like a note, and is printed as letters`,
		"See [words][missing].":          `x.md:1:11: warning: "][missing]." looks like a link, and is printed as letters`,
		"![Room](images/my room.jpg)":    `x.md:1:1: warning: "![Room](images/my ro" looks like a picture, and is printed as letters`,
		"[us](mailto:a@b.c?subject=A b)": `x.md:1:4: warning: "](mailto:a@b.c" looks like a link, and is printed as letters`,
		"Open {{ births":                 `x.md:1:6: warning: "{{ births" looks like a value, and is printed as letters`,
		"## Need {#My Need}":             `x.md:1:9: warning: "{#My Need}" looks like the id of a heading, and is printed as letters`,
		"Very **bold words.":             `x.md:1:6: warning: "**bold words." looks like bold text, and is printed as letters`,
		"Text ::: note":                  `x.md:1:6: warning: "::: note" looks like a block, and is printed as letters`,
		"Text\n\n+++\ntitle = \"x\"\n+++": `x.md:3:1: warning: "+++" looks like front matter, and is printed as letters` + "\n" +
			`x.md:5:1: warning: "+++" looks like front matter, and is printed as letters`,
		"##Need\n":                              `x.md:1:1: warning: "##Need" looks like a heading, and is printed as letters`,
		"| a | b |\n| 1 | 2 |\n":                `x.md:1:1: warning: "| a | b |" looks like a table, and is printed as letters` + "\n" + `x.md:2:1: warning: "| 1 | 2 |" looks like a table, and is printed as letters`,
		"Called.[^a]\n\n[^a]: A.\n\n[^b]: B.\n": "x.md:5:1: warning: nothing calls the note [^b], and so no page shows it",
		"Called.[^a]\n\n[^a]:\n":                "x.md:3:1: warning: the note [^a] has no text",
		"| a | b |\n|---|---|\n| 1 |\n| 1 | 2 | 3 |\n| 1 | 2 |\n| `x|y` | \\| |\n": "x.md:3:3: warning: this row has 1 cells and the head has 2: the last are empty\n" +
			"x.md:4:3: warning: this row has 3 cells and the head has 2: no page shows the last\n" + "x.md:6:3: warning: this row has 3 cells and the head has 2: no page shows the last",
		"::: note title=\"In {{ area.name }}\"\nx\n:::":                         `x.md:1:10: the attribute title shows no values: "In {{ area.name }}"`,
		"![A room in {{ area.name }}](images/a.png)":                            `x.md:1:13: the text of a picture shows no values: "area.name"`,
		"[a](https://example.org/ \"In {{ area.name }}\")":                      `x.md:1:1: a title shows no values: "In {{ area.name }}"`,
		"![a](images/a.png \"In {{ area.name }}\")":                             `x.md:1:1: a title shows no values: "In {{ area.name }}"`,
		"Meant: \\[@x], \\{{ y }}, `[@z, p. 1] {{`, \\*\\*, 2*3*4, snake_case.": "",
		"    [@literal, p. 1]\n\n```\n{{ literal\n```\n":                        "",
		"A [words] in brackets, (a), {b}, #5, a | b, :: and +.":                 "",
	} {
		if _, got := said(text); got != want {
			t.Errorf("of %q is said\n%s\nwant\n%s", text, got, want)
		}
	}
}

// A value that an editor broken over two lines is the same value, in a quote too.
func TestValuesOverTwoLines(t *testing.T) {
	for text, want := range map[string]string{
		"In {{ area.name\n}} here":             "p In area.name here\n",
		"In {{\narea.name }} here":             "p In area.name here\n",
		"Born {{ births\n| about }} here":      "p Born births here\n",
		"- In {{ area.name\n  }} here":         "list\n  p In area.name here\n",
		"No {{ end\nof it\nin\nthree lines }}": "p No {{ end of it in three lines }}\n",
	} {
		d, _ := said(text)
		if got := outlineOf(d.Blocks); got != want {
			t.Errorf("%q reads %q, want %q", text, got, want)
		}
		for _, v := range d.Values {
			if strings.ContainsAny(v.ID, "|\n") {
				t.Errorf("%q: the value is %q", text, v.ID)
			}
		}
	}
}

// links lists addresses, titles and words of all links and pictures, and what stands behind them.
func links(d *Document) string {
	var all []string
	Walk(d.All(), nil, func(in Inline) {
		switch in := in.(type) {
		case *Link:
			all = append(all, fmt.Sprintf("%s %q %s", in.URL, in.Title, Plain(in.Text)))
		case *Image:
			all = append(all, fmt.Sprintf("%s %q %s", in.URL, in.Title, in.Alt))
		case *Citation:
			all = append(all, "cites "+in.Source)
		case *NoteCall:
			all = append(all, "note "+in.ID)
		}
	})
	return strings.Join(all, "; ")
}

// Addresses and titles are read as CommonMark reads them; what leads somewhere by itself stands behind a link, not in it.
func TestLinksAreReadAsCommonMarkSays(t *testing.T) {
	for text, want := range map[string]string{
		`[a](https://example.org/a_\(b\))`:                               `https://example.org/a_(b) "" a`,
		`[a](https://example.org/?a=1&amp;b=2 "A &quot;t&quot;")`:        `https://example.org/?a=1&b=2 "A \"t\"" a`,
		`[a](<https://example.org/my report.pdf>)`:                       `https://example.org/my%20report.pdf "" a`,
		"[a][r]\n\n[r]: https://example.org/\\* \"It&#39;s \\\"it\\\"\"": `https://example.org/* "It's \"it\"" a`,
		`[a](https://cy.wikipedia.org/wiki/Tŷ)`:                          `https://cy.wikipedia.org/wiki/T%C5%B7 "" a`,
		`[a](https://example.org/%20x)`:                                  `https://example.org/%20x "" a`,
		`[a](https://example.org/\&amp;)`:                                `https://example.org/&amp; "" a`,
		`![A](images/my%20room.png "The \"room\"")`:                      `images/my room.png "The \"room\"" A`,
		`<https://example.org/?a=b&c=d>`:                                 `https://example.org/?a=b&c=d "" https://example.org/?a=b&c=d`,
		`<team@example.org>`:                                             `mailto:team@example.org "" team@example.org`,
		`[a [@x] **b [@y]**](https://example.org/)`:                      `https://example.org/ "" a  b ; cites x; cites y`,
		"[a[^n]](https://example.org/)\n\n[^n]: N.":                      `https://example.org/ "" a; note 1`,
	} {
		d, said := said(text)
		if got := links(d); got != want {
			t.Errorf("%s reads %s, want %s (%s)", text, got, want, said)
		}
	}
	for _, text := range []string{"[x](javascript:alert)", "[x](JAVASCRIPT:alert)", "[x](data:text/html,x)", "[x](vbscript:x)", "[x](file:///etc/passwd)", "[x](java&#115;cript:alert)",
		"[x](jav\\ascript:x)", "<javascript:alert>", "[x][r]\n\n[r]: javascript:alert", "[x](ftp://example.org/)", "[x](https://user:secret@example.org/)", "[x](https:///)"} {
		d, said := said(text)
		if links(d) != "" || !strings.Contains(said, "is not one to link to") {
			t.Errorf("%s leads to %s, and is said: %s", text, links(d), said)
		}
	}
}

// One ~ strikes nothing out.
func TestOneTildeStandsForItself(t *testing.T) {
	d, said := said("From 5~10 to 20~30, about ~5 or ~10, H~2~O, ~~~x~~~ but ~~struck out~~.")
	struck := 0
	Walk(d.Blocks, nil, func(in Inline) {
		if s, ok := in.(*Struck); ok && Plain(s.Text) == "struck out" {
			struck++
		}
	})
	if want := "p From 5~10 to 20~30, about ~5 or ~10, H~2~O, ~~~x~~~ but struck out.\n"; struck != 1 || outlineOf(d.Blocks) != want || said != "" {
		t.Errorf("%d struck out; it reads %q, want %q (%s)", struck, outlineOf(d.Blocks), want, said)
	}
}

// No heading takes an id that the program uses, whatever its words are; one that asks for it is refused.
func TestHeadingsTakeNoIDsOfTheProgram(t *testing.T) {
	for text, want := range map[string]string{
		"## Take away":     "take-away",
		"## Note 1":        "note-1",
		"## Call 1 1":      "call-1-1",
		"## Ref 1":         "ref-1",
		"## Figure births": "figure-births",
		"## Table figures": "table-figures",
		"## Main":          "main",
		"## Notes here":    "notes-here",
		"## What if":       "what-if",
		"## Term ICB":      "term-icb",
		"## Out of reach":  "out-of-reach",
		"## " + strings.Repeat("Long words ", 20): "",
	} {
		d, _ := said(text)
		id := d.Anchors()[0]
		if id == want || len(id) > 70 || reservedForm.MatchString(id) {
			t.Errorf("%q has the id %q", text, id)
		}
		if want == "" {
			continue
		}
		if _, got := said(text + " {#" + want + "}"); !strings.Contains(got, "is one of the program’s own") {
			t.Errorf("%q may ask for the id %q: %s", text, want, got)
		}
	}
	for _, id := range []string{"Need", "a_b", "-a", "a--b", "1a", strings.Repeat("a", 61)} {
		if _, got := said("## X {#" + id + "}"); !strings.Contains(got, "cannot be the id of a heading") {
			t.Errorf("the id %q is taken: %s", id, got)
		}
	}
}

// What would take a parser minutes is refused before, with the limit's name and its place, and in no time.
func TestLimitsOfAPage(t *testing.T) {
	for name, c := range map[string]struct{ text, limit string }{
		"quotes":          {strings.Repeat(">", 10000) + " x", "depth of a page"},
		"quotes in lines": {"x\n\n" + strings.Repeat("> ", 3000) + "x", "depth of a page"},
		"lists":           {strings.Repeat("- ", 2000) + "x", "depth of a page"},
		"numbered":        {strings.Repeat("1. ", 2000) + "x", "depth of a page"},
		"lists in lines":  {deepList(400), "depth of a page"},
		"blocks":          {strings.Repeat("::: note\n", 3000), "depth of a page"},
		"headings":        {strings.Repeat("## H\n\n", 20000), "number of headings"},
		"underlines":      {strings.Repeat("H\n==\n\n", 20000), "number of underlined headings"},
		"definitions":     {strings.Repeat("[a]: https://example.org/\n", 5000), "number of definitions"},
		"a word":          {"x\n" + strings.Repeat("a", 1<<17), "length of a word"},
		"brackets":        {strings.Repeat("[ ", 20000), "number of marks"},
		"stars":           {strings.Repeat("*a ", 20000), "number of marks"},
		"values":          {strings.Repeat("{{ x }} ", 20000), "number of marks"},
		"much":            {strings.Repeat("words and words\n", 1<<15), "size of a page"},
	} {
		if _, got := said(c.text); !strings.Contains(got, "("+c.limit) || strings.Count(got, "\n") > 0 {
			t.Errorf("%s: %.200s, want %s", name, got, c.limit)
		}
	}
	if _, got := said(deepList(10) + "\n> > > quoted\n\n    code\n\n" + strings.Repeat("# ", 3)); strings.Contains(got, "depth") {
		t.Errorf("an ordinary page is refused: %s", got)
	}
}

func deepList(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat("  ", i) + "- x\n")
	}
	return b.String()
}
