package site

import (
	"os"
	"slices"
	"strings"
	"testing"

	"casemaker/internal/chart"
	"casemaker/internal/content"
	"casemaker/internal/document"
	"casemaker/internal/figure"
	"casemaker/internal/model"
	"casemaker/internal/place"
	"casemaker/internal/table"
)

// own loads this repository's own project.
func own(t *testing.T) *Site {
	t.Helper()
	var problems place.List
	s := Open(os.DirFS("../.."), &problems)
	if s == nil {
		problems.Print(os.Stderr)
		t.Fatal("the repository's own project does not load")
	}
	return s
}

// read is what a reader meets in a document: its words, line by line, but for the list of sources, and its figures.
type read struct {
	lines   []string
	figures []*figure.Figure
}

func (r *read) table(t *table.Table) {
	r.lines = append(r.lines, t.Caption)
	r.lines = append(r.lines, t.Notes...)
	for _, row := range t.Rows {
		for _, cell := range row.Cells {
			r.lines = append(r.lines, cell.String())
			r.figures = append(r.figures, cell.Figure)
		}
	}
}

func (r *read) chart(c *chart.Chart) {
	r.lines = append(r.lines, c.Title, c.Subtitle, c.Alt, c.Note)
	for _, m := range c.Marks {
		r.lines = append(r.lines, m.Label, m.Text)
		r.figures = append(r.figures, m.Value, m.Low, m.High)
	}
	for _, s := range c.Steps {
		r.lines = append(r.lines, s.Heading)
		r.lines = append(r.lines, s.Boxes...)
	}
	if c.Table != nil {
		r.table(c.Table)
	}
}

// reading gathers what a document says to an area.
func reading(f *content.Filled) *read {
	r := &read{}
	var line strings.Builder
	flush := func() {
		if line.Len() > 0 {
			r.lines = append(r.lines, line.String())
			line.Reset()
		}
	}
	document.Walk(f.Blocks, func(b document.Block) {
		flush()
		switch b := b.(type) {
		case *document.Table:
			r.table(b.Table)
		case *document.Chart:
			r.chart(b.Chart)
		case *document.KeyFigures:
			for _, item := range b.Items {
				r.lines = append(r.lines, item.Label, item.Text, item.Detail)
				r.figures = append(r.figures, item.Least, item.Figure)
			}
		}
	}, func(in document.Inline) {
		switch in := in.(type) {
		case *document.Text:
			line.WriteString(in.Value)
		case *document.Number:
			line.WriteString(in.Text)
			r.figures = append(r.figures, in.Figure)
		}
	})
	flush()
	return r
}

// documentsOf fills every English document of a case.
func documentsOf(s *Site, c *model.Case) map[string]*read {
	all := map[string]*read{}
	filler := content.NewFiller(c)
	for _, d := range s.Library.For(c.Area.Nation) {
		if s.Library.English(d) {
			all[d.Page.Slug] = reading(filler.Fill(s.Library.Variant(d, c)))
		}
	}
	return all
}

// lawOf are words of the titles of laws, with the nation whose areas may read them.
var lawOf = map[string]string{"(Scotland) Act": "scotland", "(Scotland) Regulations": "scotland", "(Wales) Act": "wales", "(Wales) Measure": "wales",
	"(Northern Ireland) Order": "northern-ireland", "(Northern Ireland) Act": "northern-ireland", "(Northern Ireland) 2015": "northern-ireland",
	"Northern Ireland Act 1998": "northern-ireland", "Localism Act": "england", "National Health Service Act 2006": "england", "section 14Z": "england",
	"Children Act 2004, section 10": "england", "Children Act 2004, section 25": "wales", "Fairer Scotland": "scotland", "Future Generations": "wales"}

// No document of any area names another nation's body or law, or is costed on another nation's pay.
func TestNoAreaReadsOfAnotherNation(t *testing.T) {
	t.Parallel()
	s := own(t)
	bodies := map[string][]string{} // by nation: the names of its health bodies
	for _, a := range s.Project.Areas {
		for _, id := range []string{"body.icb", "body.icb_other", "body.health_board", "body.trust", "body.trust_other"} {
			if name := a.Bodies[id]; name != "" && !slices.Contains(bodies[a.Nation], name) {
				bodies[a.Nation] = append(bodies[a.Nation], name)
			}
		}
	}
	if len(bodies) != len(s.Project.Nations.IDs) {
		t.Fatalf("health bodies are named in %d nations of %d", len(bodies), len(s.Project.Nations.IDs))
	}
	for _, a := range s.Project.Areas {
		c := s.model.Case(a)
		if c.Pay.Nation != c.Area.Nation && !c.Is(model.TraitBorrowed) {
			t.Errorf("%s is costed on the pay of %s", c.Area.Slug, c.Pay.Nation)
		}
		foreign := slices.Clone(c.Nation.Foreign)
		for nation, names := range bodies {
			if nation != c.Area.Nation {
				foreign = append(foreign, names...)
			}
		}
		for words, nation := range lawOf {
			if nation != c.Area.Nation {
				foreign = append(foreign, words)
			}
		}
		for slug, r := range documentsOf(s, c) {
			for _, line := range r.lines {
				for _, word := range foreign {
					if strings.Contains(line, word) {
						t.Errorf("%s, %s: %q stands in %q", c.Area.Slug, slug, word, line)
					}
				}
			}
		}
	}
}

// All documents of an area show one value for each figure, and say the same of the services there.
func TestDocumentsOfAnAreaAgree(t *testing.T) {
	t.Parallel()
	s := own(t)
	for _, a := range s.Project.Areas {
		c := s.model.Case(a)
		shown := map[string]*figure.Figure{}
		for slug, r := range documentsOf(s, c) {
			for _, f := range r.figures {
				if f == nil || f.ID == "" {
					continue
				}
				if before := shown[f.ID]; before != nil && (before.Value != f.Value || before.Period != f.Period) {
					t.Errorf("%s, %s: %s is %v of %q here and %v of %q in another document", c.Area.Slug, slug, f.ID, f.Value, f.Period, before.Value, before.Period)
				}
				shown[f.ID] = f
			}
			none := slices.ContainsFunc(r.lines, func(line string) bool {
				return strings.Contains(line, "no public record of a specialised team") || strings.Contains(line, "No public record of a specialised team") ||
					strings.Contains(line, "no record of a specialised team")
			})
			if none && !c.Is(model.TraitNotFound) {
				t.Errorf("%s, %s: says that no team is on record, and one is", c.Area.Slug, slug)
			}
			for _, p := range c.Provision() {
				if p.Status == "closed" && slices.ContainsFunc(r.lines, func(line string) bool { return strings.Contains(line, p.Name+" runs") }) {
					t.Errorf("%s, %s: says that %s runs, and it closed", c.Area.Slug, slug, p.Name)
				}
			}
		}
	}
}

// Where a specialised service is at work for the whole of an area, or money for one has been decided beyond the papers' date, no
// paper asks for a team's whole cost, prefers an option, or shows who would pay it. Where one works in part, what it costs comes
// off in every ask of money. What is known of a service's money stands in all four papers.
func TestNoGrossSumWhereAServiceIs(t *testing.T) {
	t.Parallel()
	s := own(t)
	gaps, net, paid := 0, 0, 0
	for _, a := range s.Project.Areas {
		c := s.model.Case(a)
		documents := documentsOf(s, c)
		all := map[string]string{}
		for _, slug := range []string{"summary", "brief", "decision-paper", "business-case"} {
			all[slug] = strings.Join(documents[slug].lines, "\n")
		}
		money, ok := c.Text("provision.money")
		for slug, text := range all {
			if ok && !strings.Contains(text, money) {
				t.Errorf("%s, %s: nothing is said of the money for %s", a.Slug, slug, a.Name)
			}
			for _, said := range []string{"The preferred option is", "Who would pay, by year", "Who would pay over", "up to £"} {
				if c.Is(model.TraitGap) && strings.Contains(text, said) {
					t.Errorf("%s, %s: says %q, and what exists is not known", a.Slug, slug, said)
				}
			}
		}
		if ok {
			paid++
		}
		switch {
		case c.Is(model.TraitGap):
			gaps++
		case c.Is(model.TraitNet):
			net++
			for slug, text := range all {
				if !c.Is(model.TraitTooSmall) && !strings.Contains(text, "less what the help there already costs") {
					t.Errorf("%s, %s: what the help there costs does not come off what is asked for", a.Slug, slug)
				}
			}
		}
	}
	if gaps == 0 || net == 0 || paid == 0 {
		t.Errorf("of all areas %d have a service, %d have one in part, of %d it is known who pays", gaps, net, paid)
	}
}

// What is said of other councils is what is on record there: one whose team was last known some years ago is not said to have none.
func TestNothingDeniesAServiceOnRecord(t *testing.T) {
	t.Parallel()
	s := own(t)
	for _, a := range s.Project.Areas {
		c := s.model.Case(a)
		for slug, r := range documentsOf(s, c) {
			for _, line := range r.lines {
				if strings.Contains(line, "No specialised team is on record") {
					t.Errorf("%s, %s: %q", a.Slug, slug, line)
				}
			}
		}
	}
}

// An Act that binds some places alone stands in the papers of those alone, and names no place that is not there.
func TestLawOfSomePlaces(t *testing.T) {
	t.Parallel()
	s := own(t)
	for nation, laws := range s.Project.Law {
		for id, l := range laws.All() {
			for _, slug := range l.Areas {
				if s.Project.AreaBySlug[slug] == nil {
					t.Errorf("%s.%s is for %q, which is no area", nation, id, slug)
				}
			}
		}
	}
	for slug, want := range map[string]bool{"glasgow-city": false, "orkney-islands": true, "nhs-highland": true, "nhs-lothian": false} {
		c := s.model.Case(s.Project.AreaBySlug[slug])
		for doc, r := range documentsOf(s, c) {
			if doc == "summary" || doc == "brief" {
				continue
			}
			if got := strings.Contains(strings.Join(r.lines, "\n"), "Islands (Scotland) Act"); got != want {
				t.Errorf("%s, %s: says of the Islands Act: %v", slug, doc, got)
			}
		}
	}
}

// Every area's summary and brief say where a parent can turn, with the numbers of its nation and of no other.
func TestEveryAreaSaysWhereToTurn(t *testing.T) {
	t.Parallel()
	s := own(t)
	numbers := map[string]string{"england": "ring NHS 111, and choose mental health", "scotland": "ring NHS 24 on 111", "wales": "ring NHS 111 Wales, and choose option 2",
		"northern-ireland": "Lifeline answers at any hour on 0808 808 8000"}
	if len(numbers) != len(s.Project.Nations.IDs) {
		t.Fatalf("numbers of %d nations, of %d", len(numbers), len(s.Project.Nations.IDs))
	}
	for _, a := range s.Project.Areas {
		documents := documentsOf(s, s.model.Case(a))
		for _, slug := range []string{"summary", "brief"} {
			text := strings.Join(documents[slug].lines, "\n")
			for nation, number := range numbers {
				if got := strings.Contains(text, number); got != (nation == a.Nation) {
					t.Errorf("%s, %s: says %q: %t", a.Slug, slug, number, got)
				}
			}
			for _, said := range []string{"idwife, health visitor", "ring 999"} {
				if !strings.Contains(text, said) {
					t.Errorf("%s, %s: does not say %q", a.Slug, slug, said)
				}
			}
		}
	}
}
