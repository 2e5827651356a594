package load

import (
	"path"
	"slices"
	"strings"

	"casemaker/internal/layer"
	"casemaker/internal/place"
	"casemaker/internal/project"
	"casemaker/internal/textfile"
)

// theory reads data/theory-of-change.toml.
func (l *loader) theory() {
	top := l.open("data/theory-of-change.toml")
	if top == nil {
		return
	}
	t := &l.project.Theory
	for _, s := range top.tables("budget_holder") {
		h := project.BudgetHolder{ID: s.id(), ByName: map[string]string{}}
		for _, n := range l.nationIDs() {
			h.ByName[n] = s.required(strings.ReplaceAll(n, "-", "_"), "Public health")
		}
		s.done()
		t.Holders.Put(h.ID, h)
	}
	statements := func(key string, into *project.Named[project.Statement]) {
		for _, s := range top.tables(key) {
			into.Put(s.id(), project.Statement{ID: s.id(), Text: s.required("text", "One plain sentence"), Sources: s.sourceList("sources")})
			s.done()
		}
	}
	statements("problem", &t.Problems)
	statements("factor", &t.Factors)
	statements("activity", &t.Activities)
	for _, s := range top.tables("outcome") {
		o := project.Outcome{ID: s.id(), Text: s.required("text", "One plain sentence"), Indicator: s.text("indicator"), Sources: s.sourceList("sources")}
		o.Term = s.oneOf("term", "", project.Terms)
		o.From = s.known("from", t.Activities.IDs, "activity")
		o.MattersTo = s.known("matters_to", t.Holders.IDs, "budget holder")
		if len(o.MattersTo) == 0 {
			s.missing("matters_to", `matters_to = ["public-health"], the budget holders it matters to`)
		}
		s.done()
		t.Outcomes.Put(o.ID, o)
	}
	top.done()
}

// known takes a list of ids that must stand elsewhere.
func (s *section) known(key string, ids []string, what string) []string {
	list := s.texts(key)
	for _, id := range list {
		if !contains(ids, id) {
			s.errorf(key, place.Meant(id, ids), "unknown %s %q", what, id)
		}
	}
	return list
}

// glossary reads data/glossary.toml.
func (l *loader) glossary() {
	top := l.open("data/glossary.toml")
	if top == nil {
		return
	}
	for _, s := range top.all() {
		l.project.Glossary.Put(s.id(), project.Term{
			ID: s.id(), Name: s.required("name", "ICB"), Full: s.text("full"),
			Definition: s.required("definition", "One plain sentence"), Nations: s.known("nations", l.nationIDs(), "nation"),
			InPapers: s.flag("in_papers"),
		})
		s.done()
	}
	top.done()
}

var recurrence = []string{"yes", "no", "time-limited", "ask"}

// funding reads data/funding/*.toml: a file a nation, and other.toml for what is common to all.
func (l *loader) funding() {
	for _, name := range l.list("data/funding", ".toml") {
		nation := stem(name)
		if nation != "other" && !contains(l.nationIDs(), nation) {
			l.problems.Errorf(place.Position{File: name}, place.Meant(nation, append(l.nationIDs(), "other")), "unknown nation %q", nation)
		}
		top := l.open(name)
		if top == nil {
			continue
		}
		var all project.Named[project.FundingSource]
		for _, s := range top.all() {
			f := project.FundingSource{ID: s.id(), Name: s.required("name", "Public health grant"), PaysFor: s.required("pays_for", "what it can pay for")}
			f.Decides = s.required("decides", "who decides")
			f.Cycle, f.Conditions, f.Precedent = s.text("cycle"), s.text("conditions"), s.text("precedent")
			f.Recurrent = s.oneOf("recurrent", "", recurrence)
			f.Questions = s.texts("questions")
			if f.Gains = s.text("gains"); f.Gains != "" {
				l.later = append(l.later, func() {
					if _, ok := l.project.Theory.Outcomes.Get(f.Gains); !ok {
						s.errorf("gains", place.Meant(f.Gains, l.project.Theory.Outcomes.IDs)+" (outcomes stand in data/theory-of-change.toml)", "unknown outcome %q", f.Gains)
					}
				})
			}
			f.Sources = s.sourceList("sources")
			s.done()
			all.Put(f.ID, f)
		}
		top.done()
		l.project.Funding[nation] = all
	}
}

// pages reads the text of every document, toolkit page, page about the site and area's own words. They are parsed later.
func (l *loader) pages() {
	for _, kind := range []string{"documents", "toolkit", "site"} {
		for _, name := range l.list("content/"+kind, ".md") {
			if text, ok := textfile.Read(l.fsys, name, l.problems); ok {
				p := l.page(name, strings.TrimSuffix(kind, "s"), text)
				l.named(p)
				l.project.Pages = append(l.project.Pages, p)
			}
		}
	}
	l.versions()
	l.ownWords()
}

// ownWords reads content/areas/AREA/DOCUMENT/SECTION.md.
func (l *loader) ownWords() {
	for _, name := range layer.Files(l.fsys, "content/areas", l.unreadable) {
		if path.Ext(name) != ".md" {
			continue
		}
		if text, ok := textfile.Read(l.fsys, name, l.problems); ok {
			l.own(name, text)
		}
	}
}

var places = []string{"instead", "after"}

// own reads one file of a place's own words; front matter is needed only to say that it follows the section.
func (l *loader) own(name string, text []byte) {
	at := place.Position{File: name, Line: 1, Column: 1}
	parts := strings.Split(strings.TrimPrefix(name, "content/areas/"), "/")
	if len(parts) != 3 {
		l.problems.Errorf(at, "put it at content/areas/AREA/DOCUMENT/SECTION.md", "this file belongs to no section of a document")
		return
	}
	o := project.OwnWords{File: name, Area: parts[0], Document: parts[1], Section: stem(name), Text: text}
	if what, remedy, away := l.gone(o.Area); away {
		l.problems.Warnf(at, strings.Replace(remedy, "name what", "move it to what", 1), "%s", what)
		return
	}
	if l.project.AreaBySlug[o.Area] == nil && !slices.Contains(l.unread, o.Area) {
		var slugs []string
		for _, a := range l.project.Areas {
			slugs = append(slugs, a.Slug)
		}
		l.problems.Errorf(at, place.Meant(o.Area, slugs), "unknown area %q", o.Area)
	}
	var documents []string
	for _, p := range l.project.Pages {
		if p.Kind == "document" {
			documents = append(documents, p.Slug)
		}
	}
	if !contains(documents, o.Document) {
		l.problems.Errorf(at, place.Meant(o.Document, documents), "unknown document %q", o.Document)
	}
	if front, body, ok := l.front(name, text); ok {
		o.Text = body
		if s := l.decode(name, front); s != nil {
			o.After = s.oneOf("place", "instead", places) == "after"
			s.done()
		}
	}
	l.project.Own = append(l.project.Own, o)
}
