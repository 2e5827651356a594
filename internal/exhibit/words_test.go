package exhibit_test

import (
	"slices"
	"testing"

	"casemaker/internal/exhibit"
	"casemaker/internal/language"
	"casemaker/internal/model"
	"casemaker/internal/project"
)

// marked is a language with the messages of some sections, or of all, each between marks; the others are English.
func marked(t *testing.T, p *project.Project, sections ...string) *language.Language {
	t.Helper()
	base := p.Language(language.Base)
	c := language.Catalogue{ID: "xx", Tag: "en", Name: "Marked", Date: "{day} {month} {year}", Messages: map[string]language.Message{}}
	for _, id := range base.Messages() {
		if len(sections) == 0 || slices.Contains(sections, language.SectionOf(id)) {
			c.Messages[id] = language.Message{"other": "⟦" + base.Text(id)["other"] + "⟧"}
		}
	}
	l, err := language.New(c, base)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// An exhibit speaks from the sections that it names and from no other: a language that has those has all its words, which is why
// it is shown in it.
func TestExhibitsNameTheirWords(t *testing.T) {
	p := frozen(t)
	m := model.Prepare(p)
	all := marked(t, p)
	tried := 0
	for _, name := range exhibit.Names() {
		sections, data, ok := exhibit.Speaks(name)
		if data || !ok {
			continue
		}
		tried++
		own := marked(t, p, append(sections, "figure", "number")...) // which every page has of its own
		for _, a := range p.Areas {
			c := m.Case(a)
			want, got := said(t, exhibit.Make(name, c.With(c.In(all)))), said(t, exhibit.Make(name, c.With(c.In(own))))
			if got != want {
				t.Errorf("%s of %s says words of a section that it does not name: with all messages marked it is\n%s\nwith its own\n%s", name, a.Slug, want, got)
			}
		}
	}
	if tried < 10 {
		t.Errorf("only %d exhibits have all their words in the files of a language", tried)
	}
}
