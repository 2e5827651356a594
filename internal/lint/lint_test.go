package lint

import (
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"casemaker/internal/content"
	"casemaker/internal/load"
	"casemaker/internal/model"
	"casemaker/internal/place"
	"casemaker/internal/project"
)

// own is this repository's project; every test reads it anew, because it adds a page.
func own(t *testing.T) *project.Project {
	t.Helper()
	var problems place.List
	p := load.Load(os.DirFS("../.."), &problems)
	if problems.Failed() {
		problems.Print(os.Stderr)
		t.Fatal("the repository's own project has problems")
	}
	return p
}

// said is what is said of a page that is added to this repository's project, checked for some areas.
func said(t *testing.T, page project.Page, areas ...string) []string {
	t.Helper()
	p := own(t)
	p.Pages = append(p.Pages, page)
	var problems place.List
	k := New(content.Read(p, &problems), &problems)
	k.Library()
	m := model.Prepare(p)
	var all sync.WaitGroup
	for _, slug := range areas {
		all.Go(func() { k.Area(m.Case(p.AreaBySlug[slug]), &problems) })
	}
	all.Wait()
	k.Finish()
	var lines []string
	for _, problem := range problems.All() {
		if problem.File == page.File {
			lines = append(lines, strings.TrimPrefix(problem.String(), page.File+":"))
		}
	}
	return lines
}

// What an editor is told of a page, each at its place with its remedy.
func TestPages(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, kind, text, want string }{
		{"a link that leads nowhere", "document", "See [here](cost.html).", `1:5: the link "cost.html" leads nowhere; write toolkit:PAGE, document:NAME, area:NAME, #heading or a full web address`},
		{"a page that there is not", "document", "See [it](toolkit:stafing).", `1:5: unknown toolkit page "stafing"; did you mean "staffing"?`},
		{"a place that there is not", "document", "See [it](document:brief#ned).", `1:5: no heading of brief has the id "ned"; did you mean "need"?`},
		{"a heading that there is not", "document", "# A {#aa}\n\n[it](#ab)", `3:1: no heading here has the id "ab"; did you mean "aa"?`},
		{"an area that there is not", "document", "[it](area:leds)", `1:1: unknown area "leds"; did you mean "leeds"?`},
		{"a document from a page of no area", "toolkit", "See [it](document:brief).", `1:5: a toolkit page belongs to no area, so it cannot link to an area’s document; link to a toolkit page`},
		{"an area's value on a page of no area", "toolkit", "{{ births }} born.", `1:1: the value "births" belongs to an area, and this page is published without one; put the passage between ::: when has="births" and :::`},
		{"a value that there is not", "document", "{{ birhts }} born.", `1:1: unknown value "birhts"; did you mean "births"?`},
		{"a style that does not suit", "document", "{{ births | percent }} born.", `1:1: the style "percent" does not suit "births", which is in babies; write about or no style`},
		{"a style of words", "document", "In {{ area.name | about }}.", `1:4: the value "area.name" is words and takes no style; remove | about`},
		{"a style that there is not", "document", "{{ births | abuot }} born.", `1:1: unknown style "abuot"; did you mean "about"?`},
		{"text in a block of data", "document", "::: staffing\nText\n:::", `1:1: the block "staffing" is filled from data, and has text in it; move the text out of it`},
		{"an attribute that a block has not", "document", "::: staffing year=\"1\"\n:::", `1:14: the block "staffing" has no attribute "year"; remove it: this block has no attributes`},
		{"a condition misspelt", "document", "::: when nation=\"whales\"\nText\n:::", `1:10: unknown nation "whales"; did you mean "wales"?`},
		{"a passage for nobody", "document", "::: when\nText\n:::", `1:1: the block "when" has no condition; write whom the passage is for, such as ::: when nation="wales"`},
		{"a block that there is not", "document", "::: stafing\n:::", `1:1: unknown block "stafing"; did you mean "staffing"?`},
		{"a source that there is not", "document", "So [@pif-2042].", `1:4: unknown source "pif-2042"; did you mean "pif-2024"?`},
		{"a picture without words", "document", "![](images/a.png)", `1:1: the picture images/a.png has no text; say in words what the picture shows: ![…](images/a.png)`},
		{"a table that nothing introduces", "document", "| Alpha | B |\n|---|---|\n| c | d |", `1:3: warning: a table that nothing introduces; write a sentence or a heading before it that says what it shows`},
		{"a name a slip away", "document", "In one word, it is for Ledes and for Manchster.", `1:38: warning: "Manchster" is not spelt as in the data; did you mean Manchester?`},
		{"letters that nothing explains", "document", "First line.\nThen the QXZV decides.", `2:10: warning: nothing explains "QXZV"; write it out, or add it to data/glossary.toml`},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			page := project.Page{File: "x.md", Kind: test.kind, Slug: "x", Title: "X", Text: []byte(test.text)}
			got := said(t, page, "leeds")
			if !slices.Contains(got, test.want) {
				t.Errorf("of %q is said\n%s\nwant\n%s", test.text, strings.Join(got, "\n"), test.want)
			}
		})
	}
}

// A value that some areas lack is said once, with who they are, wherever the passage stands.
func TestValuesThatAreasLack(t *testing.T) {
	t.Parallel()
	page := project.Page{File: "x.md", Kind: "document", Slug: "x", Title: "X", Text: []byte("First.\n\n> In {{ births }}, {{ low_income }}.\n")}
	got := said(t, page, "isles-of-scilly", "leeds", "exampleshire")
	want := []string{`3:6: the value "births" is missing in Isles of Scilly; put the passage between ::: when has="births" and :::`}
	if got = slices.DeleteFunc(got, func(line string) bool { return strings.Contains(line, "low_income") }); !slices.Equal(got, want) {
		t.Errorf("the checker says %q, want %q", got, want)
	}
}

// A word of another nation's system is said for each nation that reads it, and for no other.
func TestWordsOfOtherNations(t *testing.T) {
	t.Parallel()
	page := project.Page{File: "x.md", Kind: "document", Slug: "x", Title: "X", Text: []byte("Ask the ICB.\n\n::: when nation=\"england\"\nThe ICB decides.\n:::\n")}
	got := said(t, page, "leeds", "cardiff", "glasgow-city")
	const remedy = `; use the nation’s own words, or put the passage between ::: when nation="…" and :::`
	want := []string{`1:9: "ICB" stands on pages of Scotland` + remedy, `1:9: "ICB" stands on pages of Wales` + remedy}
	if !slices.Equal(got, want) {
		t.Errorf("the checker says\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// Nothing is said of the pages of this repository that stops a build.
func TestOwnPagesAreSound(t *testing.T) {
	t.Parallel()
	p := own(t)
	var problems place.List
	k := New(content.Read(p, &problems), &problems)
	k.Library()
	m := model.Prepare(p)
	for _, a := range p.Areas {
		if !k.Area(m.Case(a), &problems) {
			t.Errorf("%s cannot be filled", a.Slug)
		}
	}
	k.Finish()
	if problems.Failed() {
		t.Error(problems.All())
	}
}

func TestReadingAge(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][2]float64{
		"The cat sat on the mat. The dog ran.": {0, 8},
		"Multidisciplinary organisational considerations necessitate comprehensive interdepartmental deliberations.": {25, 80},
		"": {0, 0},
	} {
		p := own(t)
		p.Pages = []project.Page{{File: "x.md", Kind: "document", Slug: "x", Text: []byte(text)}}
		var problems place.List
		d := content.Read(p, &problems).Documents[0]
		if got := ReadingAge(d); got < want[0] || got > want[1] {
			t.Errorf("ReadingAge(%q) = %.1f, want %v to %v", text, got, want[0], want[1])
		}
	}
}
