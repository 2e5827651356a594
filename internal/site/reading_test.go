package site

import (
	"strings"
	"testing"

	"casemaker/internal/content"
	"casemaker/internal/document"
	"casemaker/internal/lint"
)

// What a page of every area says is as easy to read as its file: no brief asks for a reader above thirteen, and no sentence
// of a paper runs on for more than 36 words once the names of bodies and places stand in it. How long the sentences of a file
// are is told by check, page by page.
func TestEveryAreaCanBeRead(t *testing.T) {
	const oldest, longest = 13.0, 36
	s := own(t)
	areas := s.Project.Areas
	if testing.Short() {
		areas = areas[:20]
	}
	for _, a := range areas {
		c := s.model.Case(a)
		filler := content.NewFiller(c)
		for _, d := range s.Library.For(c.Area.Nation) {
			if !s.Library.English(d) {
				continue
			}
			var texts []string
			document.Walk(filler.Fill(s.Library.Variant(d, c)).Blocks, func(b document.Block) {
				if p, ok := b.(*document.Paragraph); ok {
					texts = append(texts, document.Plain(p.Text))
				}
			}, nil)
			if age := lint.AgeOf(texts); d.Page.Slug == "brief" && age > oldest {
				t.Errorf("the brief of %s reads at %.1f, want %.0f at most", a.Slug, age, oldest)
			}
			for _, text := range texts {
				for _, sentence := range lint.Sentences(text) {
					if n := len(strings.Fields(sentence)); n > longest {
						t.Errorf("the %s of %s has a sentence of %d words: %s", d.Page.Slug, a.Slug, n, sentence)
					}
				}
			}
		}
	}
}
