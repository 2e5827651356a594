package web

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"casemaker/internal/address"
	"casemaker/internal/content"
	"casemaker/internal/document"
	"casemaker/internal/model"
	"casemaker/internal/place"
)

// What the test of parts does not look at: the frame of the table of figures, and the words of sources.
var (
	tableFrame = regexp.MustCompile(`(?s)<div class="table" id="table-figures">.*?<tbody>`)
	sourceText = regexp.MustCompile(`(<li id="ref-[^>]*>).*?</li>`)
)

// A document of several pages leads from each to the others, and those without the notes end with what their own figures and
// citations lead to, by the numbers of the whole.
func TestPartsLeadToEachOther(t *testing.T) {
	const text = `Opens with [late](#late).[^n]

## First {#first}

{{ births }} born. [@madigan-2023; @pif-2024]

## Second {#second}

See [first](#first), [here](#second), [cost](document:business-case#cost), [method](page:method). [@pif-2024]

### Late {#late}

Again.[^n]

## Third {#third}

::: figure-notes
:::

::: references
:::

[^n]: A note on [late](#late).
`
	const want = `= ""
<p>Opens with <a href="second/index.html#late">late</a>.<sup><a id="call-1-1" href="third/index.html#note-1" aria-label="Note 1">1</a></sup></p>
<section class="section-first">
<h2 id="first">1 First</h2>
<p><a class="figure" href="#figure-births">3,300</a> born. <a class="cite" href="#ref-1" aria-label="Source 1">[1]</a><a class="cite" href="#ref-2" aria-label="Source 2">[2]</a></p>
</section>
<section class="section-notes">
<h2 id="notes-here">Figures and sources on this page</h2>
…<tr id="figure-births" data-source="3"><th scope="row">Live births</th><td data-of="Value" class="number">3,300</td><td data-of="Known by">counted</td><td data-of="Source or working">This paper, source 3; 2026</td></tr>
</tbody></table></div><p class="table-note">Sources: <a class="cite" href="#ref-3">[3]</a></p></div>
<h3>Sources</h3>
<ol class="references"><li id="ref-1">…<li id="ref-2">…<li id="ref-3">…</ol>
</section>
= "second"
<section class="section-second">
<h2 id="second">2 Second</h2>
<p>See <a href="../index.html#first">first</a>, <a href="#second">here</a>, <a href="../../business-case/financial/index.html#cost">cost</a>, <a href="../../../../method/index.html">method</a>. <a class="cite" href="#ref-2" aria-label="Source 2">[2]</a></p>
<h3 id="late">2.1 Late</h3>
<p>Again.<sup><a id="call-1-2" href="../third/index.html#note-1" aria-label="Note 1">1</a></sup></p>
</section>
<section class="section-notes">
<h2 id="notes-here">Figures and sources on this page</h2>
<h3>Sources</h3>
<ol class="references"><li id="ref-2" value="2">…</ol>
</section>
= "third"
<section class="section-third">
<h2 id="third">3 Third</h2>
…<tr id="figure-births" data-source="3"><th scope="row">Live births</th><td data-of="Value" class="number">3,300</td><td data-of="Known by">counted</td><td data-of="Source or working">This paper, source 3; 2026</td></tr>
</tbody></table></div><p class="table-note">The working of every other figure, down to its sources, is in the file figures.json beside this document and the files that it names.</p><p class="table-note">Sources: <a class="cite" href="#ref-3">[3]</a></p></div>
<ol class="references"><li id="ref-1">…<li id="ref-2">…<li id="ref-3">…</ol>
<ol class="notes"><li id="note-1"><p>A note on <a href="../second/index.html#late">late</a>.</p>
 <a class="back" href="../index.html#call-1-1" aria-label="Back to note 1, place 1">↩</a> <a class="back" href="../second/index.html#call-1-2" aria-label="Back to note 1, place 2">↩</a></li></ol>
</section>
`
	p := own(t)
	var problems place.List
	library := content.Read(p, &problems)
	d := document.Parse("x.md", []byte(text), &problems)
	d.BeginPages([]string{"second", "third"})
	c := model.Prepare(p).Case(p.AreaBySlug["exampleshire"])
	v := content.NewVariants(nil).For(d, c, true)
	frame := Frame{Address: func(part string) string { return address.Document(c.Area.Slug, "x", part) }, Parts: library.Parts}
	parts, err := Render(content.NewFiller(c).Fill(v), frame)
	if err != nil || problems.Failed() {
		t.Fatal(err, problems.All())
	}
	var pages strings.Builder
	for _, part := range parts {
		fmt.Fprintf(&pages, "= %q\n%s", part.Name, part.whole())
	}
	got := tableFrame.ReplaceAllString(pages.String(), "…")
	if got = sourceText.ReplaceAllString(got, "$1…"); got != want {
		t.Errorf("the pages are\n%s\nwant\n%s", got, want)
	}
}
