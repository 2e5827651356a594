package web

import (
	"bytes"
	"html"
	"os"
	"strings"
	"testing"

	"casemaker/internal/address"
	"casemaker/internal/content"
	"casemaker/internal/document"
	"casemaker/internal/load"
	"casemaker/internal/model"
	"casemaker/internal/place"
	"casemaker/internal/project"
)

// own is this repository's project.
func own(t testing.TB) *project.Project {
	t.Helper()
	var problems place.List
	p := load.Load(os.DirFS("../.."), &problems)
	if problems.Failed() {
		problems.Print(os.Stderr)
		t.Fatal("the repository's own project has problems")
	}
	return p
}

// page writes a document for an area.
func page(t *testing.T, c *model.Case, text string) string {
	t.Helper()
	var problems place.List
	d := document.Parse("x.md", []byte(text), &problems)
	v := content.NewVariants(func(string) (*document.Document, bool) { return nil, false }).For(d, c, false)
	here := address.Document(c.Area.Slug, address.Brief, "")
	parts, err := Render(content.NewFiller(c).Fill(v), Frame{Address: func(string) string { return here }})
	if err != nil {
		t.Fatal(err)
	}
	return string(parts[0].whole())
}

func TestHTML(t *testing.T) {
	p := own(t)
	c := model.Prepare(p).Case(p.AreaBySlug["exampleshire"])
	for _, test := range []struct{ name, text, want string }{
		{"values are text", "{{ area.name }}: {{ births }} and {{ need.high | about }}.\n",
			`<p>Exampleshire: <a class="figure" href="#figure-births">3,300</a> and <a class="figure" href="#figure-need-high">about 780</a>.</p>` + "\n"},
		{"a value that opens a sentence has a capital", "Yes. {{ body.health }} pays.\n", "<p>Yes. The Exampleshire integrated care board (ICB) pays.</p>\n"},
		{"citations number themselves", "A [@madigan-2023] b [@pif-2024] c [@madigan-2023].\n",
			`<p>A <a class="cite" href="#ref-1" aria-label="Source 1">[1]</a> b <a class="cite" href="#ref-2" aria-label="Source 2">[2]</a> c <a class="cite" href="#ref-1" aria-label="Source 1">[1]</a>.</p>` + "\n"},
		{"links lead from the page", "[cost](document:business-case#cost) [other](area:leeds) [web](https://example.org/?a=1&b=2)\n",
			`<p><a href="business-case/index.html#cost">cost</a> <a href="../leeds/index.html">other</a> <a href="https://example.org/?a=1&amp;b=2">web</a></p>` + "\n"},
		{"words are escaped", "1 < 2 & \"x\"\n", "<p>1 &lt; 2 &amp; &#34;x&#34;</p>\n"},
		{"only what holds is shown", "::: when nation=\"wales\"\nCymru\n:::\n\n::: when has=\"births\"\nHere\n:::\n", "<p>Here</p>\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, _, _ := strings.Cut(page(t, c, test.text), `<section class="section-notes">`)
			if got != test.want {
				t.Errorf("page(%q) =\n%s\nwant\n%s", test.text, got, test.want)
			}
		})
	}
}

// What a document leads to and does not list itself stands at the end of its page, and nothing twice.
func TestPagesEndInWhatTheyLeadTo(t *testing.T) {
	p := own(t)
	c := model.Prepare(p).Case(p.AreaBySlug["exampleshire"])
	const notes, references = "\n\n::: figure-notes\n:::\n", "\n\n::: references\n:::\n"
	for _, test := range []struct{ text, title string }{
		{"Words.", ""},
		{"{{ births }}.", "Figures and sources on this page"},
		{"Said [@pif-2024].", "Figures and sources on this page"},
		{"{{ births }}." + references, "Figures on this page"},
		{"{{ births }} [@pif-2024]." + notes + references, ""},
	} {
		got := page(t, c, test.text+"\n")
		if title := strings.Contains(got, `id="notes-here">`+test.title+"<"); title != (test.title != "") {
			t.Errorf("page(%q) ends in notes %t, want %q:\n%s", test.text, title, test.title, got)
		}
		for _, id := range []string{"figure-births", "ref-1"} {
			if led := strings.Contains(got, `href="#`+id+`"`); strings.Count(got, `id="`+id+`"`) != 1 && led {
				t.Errorf("page(%q) has %s %d times", test.text, id, strings.Count(got, `id="`+id+`"`))
			}
		}
	}
}

// Words are escaped as the standard library does it.
func TestTextIsEscaped(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"", "plain", `<a href="x">'&amp;'</a>`, "é & ü", "&", "a&", "<<>>", "\x00\xff"} {
		w := &htmlWriter{out: &bytes.Buffer{}}
		w.text(text)
		if got, want := w.out.String(), html.EscapeString(text); got != want {
			t.Errorf("%q is written %q, want %q", text, got, want)
		}
	}
}

// A value may hold anything: it stays text, whatever Markdown or HTML would make of it.
func TestValuesAreNeverReadAgain(t *testing.T) {
	p := own(t)
	a := *p.AreaBySlug["exampleshire"]
	a.Name = "A <b>|* _x_ [y](z) {{ births }} & ::: note"
	c := model.Prepare(p).Case(&a)
	got := page(t, c, "| {{ area.name }} | b |\n|---|---|\n| *{{ area.name }}* | x |\n")
	const escaped = "A &lt;b&gt;|* _x_ [y](z) {{ births }} &amp; ::: note"
	if n := strings.Count(got, escaped); n != 2 {
		t.Errorf("the name stands %d times as text, want 2:\n%s", n, got)
	}
	if strings.Count(got, "<td") != 1 {
		t.Errorf("the bar in the name split a cell:\n%s", got)
	}
}
