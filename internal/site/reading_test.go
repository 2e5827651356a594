package site

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"casemaker/internal/content"
	"casemaker/internal/document"
	"casemaker/internal/figure"
	"casemaker/internal/format"
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

// The papers of the areas that say most, by their names, neighbours, members or services, keep to their pages: a summary to one,
// a brief to four, a decision paper to five, a business case to thirty. No page of theirs is less than 40% full, other than the last of a part.
func TestPapersKeepToTheirPages(t *testing.T) {
	s := own(t)
	for _, slug := range []string{"ards-and-north-down", "east-renfrewshire", "kensington-and-chelsea", "bath-and-north-east-somerset", "bradford", "kent",
		"liverpool", "north-yorkshire", "bournemouth-christchurch-and-poole", "nhs-cheshire-and-merseyside", "nhs-greater-glasgow-and-clyde", "greater-manchester", "leeds", "cardiff", "orkney-islands"} {
		c, ok := s.Case(slug)
		if !ok {
			t.Errorf("there is no area %q", slug)
			continue
		}
		a := format.NewArea(s.Library, c, s.problems)
		for _, d := range a.Documents {
			made, err := s.laidOut(a, d)
			if err != nil || d.Page.AtMost > 0 && made.Pages > d.Page.AtMost {
				t.Errorf("the %s of %s has %d pages, want %d at most (%v)", d.Page.Slug, slug, made.Pages, d.Page.AtMost, err)
			}
			if len(made.Sparse) > 0 {
				t.Errorf("pages %d of the %s of %s are less than 40%% full", made.Sparse, d.Page.Slug, slug)
			}
		}
	}
}

// A rate that a paper prints is the rate that its sums use: none is rounded on the way, as 3.5% once was to 4%.
func TestPrintedRateIsTheRateUsed(t *testing.T) {
	s := own(t)
	seen := 0
	for _, slug := range []string{"exampleshire", "leeds", "rutland", "kent", "cardiff", "glasgow-city", "belfast", "greater-manchester"} {
		c, ok := s.Case(slug)
		if !ok {
			t.Fatalf("there is no area %q", slug)
		}
		filler := content.NewFiller(c)
		for _, d := range s.Library.For(c.Area.Nation) {
			document.Walk(filler.Fill(s.Library.Variant(d, c)).Blocks, nil, func(in document.Inline) {
				n, ok := in.(*document.Number)
				if !ok || n.Figure.Unit != figure.Share || !strings.HasPrefix(n.Figure.ID, "assumption.") && !strings.HasPrefix(n.Figure.ID, "rate.") {
					return
				}
				seen++
				printed, err := strconv.ParseFloat(strings.TrimSuffix(n.Text, "%"), 64)
				if err != nil || math.Abs(printed/100-n.Figure.Value) > 1e-9 {
					t.Errorf("the %s of %s prints %s as %q, and uses %v", d.Page.Slug, slug, n.Figure.ID, n.Text, n.Figure.Value)
				}
			})
		}
	}
	if seen == 0 {
		t.Error("no paper prints a rate")
	}
}
