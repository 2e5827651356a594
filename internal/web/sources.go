package web

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"casemaker/internal/address"
	"casemaker/internal/content"
	"casemaker/internal/document"
	"casemaker/internal/figure"
	"casemaker/internal/language"
	"casemaker/internal/project"
	"casemaker/internal/text"
)

// A sourceView is a source with where it is used.
type sourceView struct {
	project.Source
	Uses []link
}

// uses gathers where sources are used: by source, each place once, in the order in which they are met.
type uses struct {
	l  *language.Language
	by map[string][]link
}

func (u *uses) add(title, url string, sources ...string) {
	for _, id := range sources {
		if to := (link{title, url, ""}); id != "" && !slices.Contains(u.by[id], to) {
			u.by[id] = append(u.by[id], to)
		}
	}
}

func (u *uses) figures(title, url string, all ...*figure.Figure) {
	for _, f := range all {
		if f != nil {
			u.add(title, url, f.Source)
		}
	}
}

// Sources lists every source with where it is used: pages, records of the data, and figures of areas.
func (t *Theme) Sources(p *project.Project, library *content.Library) ([]byte, error) {
	u := &uses{l: t.base, by: map[string][]link{}}
	say := u.l.Say
	// What a version in another language cites is listed with its original.
	for _, d := range library.Documents {
		original, _ := library.DocumentNamed(d.Page.Original())
		u.document(d, say("sources-page.document", "title", original.Page.Title), "")
	}
	for _, d := range library.Toolkit {
		original, _ := library.ToolkitPage(d.Page.Original())
		u.document(d, say("sources-page.toolkit", "title", original.Page.Title), address.Way(address.Sources, address.ToolkitPage(original.Page.Slug)))
	}
	for _, d := range library.Site {
		u.document(d, d.Page.Title, address.Way(address.Sources, address.About(d.Page.Slug)))
	}
	u.records(p)
	u.areas(p)
	var list []sourceView
	for id, s := range p.Sources.All() {
		list = append(list, sourceView{s, u.by[id]})
	}
	// A reader looks for who published something.
	slices.SortStableFunc(list, func(a, b sourceView) int {
		return cmp.Or(strings.Compare(strings.ToLower(a.Publisher), strings.ToLower(b.Publisher)), cmp.Compare(a.Year, b.Year))
	})
	return t.render("sources", view{Styles: []string{"lists.css"}, Title: say("sources-page.title"), Description: say("sources-page.description"),
		Root: address.Root(address.Sources), Address: address.Sources, Here: "sources", Settings: p.Settings, Page: byPublisher(list, say("sources-page.others")), Scripts: []string{"filter.js"}})
}

// A publisherView is the sources of one publisher.
type publisherView struct {
	Name, ID string
	Sources  []sourceView
}

// fewSources is up to how many sources of a publisher stand among those of others.
const fewSources = 2

// byPublisher groups sources, which are in the order of their publishers; publishers of few come together at the end.
func byPublisher(list []sourceView, others string) []publisherView {
	count := map[string]int{}
	for _, s := range list {
		count[s.Publisher]++
	}
	var all []publisherView
	rest := publisherView{Name: others, ID: "publisher-other"}
	for _, s := range list {
		switch {
		case count[s.Publisher] <= fewSources:
			rest.Sources = append(rest.Sources, s)
			continue
		case len(all) == 0 || all[len(all)-1].Name != s.Publisher:
			all = append(all, publisherView{Name: s.Publisher, ID: "publisher-" + strconv.Itoa(len(all)+1)})
		}
		all[len(all)-1].Sources = append(all[len(all)-1].Sources, s)
	}
	if len(rest.Sources) > 0 {
		all = append(all, rest)
	}
	return all
}

// document notes what a page cites.
func (u *uses) document(d *content.Document, title, url string) {
	u.add(title, url, d.Page.Sources...)
	document.Walk(d.Text.All(), nil, func(in document.Inline) {
		if cited, ok := in.(*document.Citation); ok {
			u.add(title, url, cited.Source)
		}
	})
}

// records notes what the data files cite.
func (u *uses) records(p *project.Project) {
	say := u.l.Say
	for _, f := range p.Parameters.All() {
		u.figures(f.Label, "", f)
	}
	for _, table := range p.Pay.All() {
		title := say("sources-page.pay", "year", table.PriceYear)
		u.figures(title, "", table.Hours, table.NIRate, table.NIFrom)
		for _, s := range table.Scales.All() {
			u.figures(title, "", s.Award)
			for _, b := range s.Bands.All() {
				u.figures(title, "", b.Entry, b.Top)
			}
		}
		for _, e := range table.Employers.All() {
			u.figures(title, "", e.Pension, e.PensionFull, e.Levy)
		}
		for _, z := range table.Zones.All() {
			u.figures(title, "", z.Rate, z.Least, z.Most)
		}
	}
	for _, team := range p.Teams.All() {
		u.add(say("sources-page.team", "team", team.Name), "", team.Source)
	}
	for _, list := range []project.Named[project.Statement]{p.Theory.Problems, p.Theory.Factors, p.Theory.Activities} {
		for _, s := range list.All() {
			u.add(say("sources-page.theory"), "", s.Sources...)
		}
	}
	for _, o := range p.Theory.Outcomes.All() {
		u.add(say("sources-page.theory"), "", o.Sources...)
	}
	for _, list := range p.Funding {
		for _, f := range list.All() {
			u.add(say("sources-page.funding"), "", f.Sources...)
		}
	}
	for _, claim := range p.Evidence.All() {
		u.add(say("sources-page.evidence"), "", claim.Sources...)
	}
	for _, e := range p.Equality {
		u.add(say("sources-page.equality"), "", e.Sources...)
	}
	for _, n := range p.Nations.All() {
		for id, g := range n.Figures.All() {
			entry, _ := p.Catalogue.Get(id)
			u.add(n.Name+": "+text.LowerFirst(entry.Label), "", g.Source, g.SeriesSource)
		}
	}
	for _, m := range p.Profile.All() {
		for _, by := range m.By.All() {
			u.add(say("sources-page.profile", "measure", text.LowerFirst(m.Label)), "", by.Source)
		}
	}
	for _, entry := range p.Catalogue.All() {
		for _, published := range entry.Published {
			u.add(say("sources-page.where", "figure", text.LowerFirst(entry.Label)), "", published.Source)
		}
	}
}

// fewAreas is up to how many areas are named one by one.
const fewAreas = 3

// areas notes what areas' own figures and services cite, named one by one where they are few.
func (u *uses) areas(p *project.Project) {
	say := u.l.Say
	type use struct{ source, what string }
	by := map[use][]*project.Area{}
	var order []use
	add := func(a *project.Area, source, what string) {
		key := use{source, what}
		if len(by[key]) == 0 {
			order = append(order, key)
		}
		if all := by[key]; len(all) == 0 || all[len(all)-1] != a {
			by[key] = append(by[key], a)
		}
	}
	for _, a := range p.Areas {
		for id, g := range a.Figures.All() {
			entry, _ := p.Catalogue.Get(id)
			add(a, g.Source, entry.Label)
			if g.SeriesSource != "" {
				add(a, g.SeriesSource, say("sources-page.earlier", "figure", entry.Label))
			}
		}
		for _, source := range a.BodySources {
			add(a, source, say("sources-page.bodies"))
		}
		if len(a.Programmes)+len(a.NotIn) > 0 {
			add(a, project.ProgrammeSource, say("sources-page.programme"))
		}
		if len(a.Similar) > 0 {
			add(a, project.SimilarSource, say("sources-page.similar"))
		}
		for _, v := range a.Provision.All() {
			add(a, v.Source, say("sources-page.services"))
		}
		for _, f := range a.Assumptions.All() {
			add(a, f.Source, f.Label)
		}
		for _, b := range a.Benefits.All() {
			add(a, b.Source, say("sources-page.benefits"))
		}
		for _, g := range a.Groups.All() {
			add(a, g.Babies.Source, g.Label)
		}
	}
	for _, key := range order {
		areas := by[key]
		if len(areas) > fewAreas {
			u.add(say("sources-page.areas", "what", key.what, "count", len(areas)), "", key.source)
			continue
		}
		for _, a := range areas {
			u.add(say("sources-page.area", "what", key.what, "area", a.Name), address.Way(address.Sources, address.Area(a.Slug)), key.source)
		}
	}
}
