package web

import (
	"casemaker/internal/address"
	"casemaker/internal/content"
	"casemaker/internal/project"
	"casemaker/internal/text"
)

// A formerView is the page at the address of an area that has ended.
type formerView struct {
	Ended   string   // when
	Later   []string // what has become of what took its place
	Links   []link   // to what is there now
	Sources []formerSource
}

type formerSource struct{ Publisher, Title, URL string }

// Former is the page at an address that a document of an ended area had: what became of the area, and where the documents of
// what took its place are.
func (t *Theme) Former(p *project.Project, a *project.Area, d *content.Document, here string) ([]byte, error) {
	say := t.base.Say
	v := formerView{Ended: say("former-area.ended", "area", text.UpperFirst(called(a)), "date", t.base.Dated(a.ValidTo))}
	v.Ended += " " + t.tookPlace(p, a)
	seen := map[string]bool{a.Slug: true}
	t.later(p, a, seen, &v)
	for _, next := range p.Successors(a) {
		if p.Publishes(next.Slug) {
			v.Links = append(v.Links, link{Title: documentOf(d, next), URL: address.Way(here, address.Document(next.Slug, d.Page.Slug, ""))})
		}
	}
	for _, id := range a.ChangeFrom {
		source, _ := p.Sources.Get(id)
		v.Sources = append(v.Sources, formerSource{source.Publisher, source.Title, source.URL})
	}
	title := say("former-area.title", "area", called(a))
	return t.render("former-area", view{Title: title, Description: say("former-area.description", "area", text.UpperFirst(called(a)), "date", t.base.Dated(a.ValidTo)),
		Root: address.Root(here), Address: here, Settings: p.Settings, NoIndex: true, Page: v})
}

// called is an area's name as it stands in a sentence.
func called(a *project.Area) string {
	if a.InText != "" {
		return a.InText
	}
	return a.Name
}

// tookPlace says what took the place of an area, and when.
func (t *Theme) tookPlace(p *project.Project, a *project.Area) string {
	var names []string
	for _, slug := range a.ReplacedBy {
		if next := p.AreaBySlug[slug]; next != nil {
			names = append(names, called(next))
		} else if next := p.FormerArea(slug); next != nil {
			names = append(names, called(next))
		}
	}
	on := t.base.Dated(a.TookPlace())
	switch len(names) {
	case 0:
		return t.base.Say("former-area.unknown")
	case 1:
		return t.base.Say("former-area.whole", "areas", text.UpperFirst(names[0]), "date", on)
	}
	return t.base.Say("former-area.parted", "areas", text.Listed(names), "date", on)
}

// later says what became of those that took an area's place and have ended as well.
func (t *Theme) later(p *project.Project, a *project.Area, seen map[string]bool, v *formerView) {
	for _, slug := range a.ReplacedBy {
		next := p.FormerArea(slug)
		if next == nil || seen[slug] {
			continue
		}
		seen[slug] = true
		v.Later = append(v.Later, t.base.Say("former-area.later", "area", text.UpperFirst(called(next)), "date", t.base.Dated(next.ValidTo))+" "+t.tookPlace(p, next))
		t.later(p, next, seen, v)
	}
}

// documentOf names a document of an area: the brief by the area alone.
func documentOf(d *content.Document, a *project.Area) string {
	if d.Page.Original() == address.Brief {
		return a.Name
	}
	return a.Name + ": " + d.Page.Title
}

// Moved is the page at an address that a renamed area had: it leads on at once to where its document stands now.
func (t *Theme) Moved(p *project.Project, a *project.Area, d *content.Document, here, to string) ([]byte, error) {
	title := t.base.Say("former-area.moved", "title", documentOf(d, a))
	return t.leadsOn(p, title, here, to)
}

// leadsOn is a page that leads on at once to another.
func (t *Theme) leadsOn(p *project.Project, title, here, to string) ([]byte, error) {
	return t.execute("one-area", "one-area.html", title, struct{ Lang, Title, Root, Way, Whole string }{
		t.base.Lang(), title, address.Root(here), address.Way(here, to), address.Absolute(p.Settings.BaseURL, to, ""),
	})
}
