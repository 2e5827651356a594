package web

import (
	"cmp"
	"encoding/json"
	"html/template"
	"slices"
	"strings"

	"casemaker/internal/address"
	"casemaker/internal/language"
	"casemaker/internal/model"
	"casemaker/internal/project"
)

// A home is the front page: what this is about, a search, the map, and all areas as a list.
type home struct {
	Nations          []indexGroup
	Count            int // of areas
	Councils, Bodies int // that are published
	Served           int // councils with a team on record
	Map              template.HTML
	Legend           []legend
	Places           template.JS // codes and other names, in the order of the list
}

// A comparison is the page where areas are compared: lists for reading, with what searching, sorting and comparing need besides.
type comparison struct {
	Nations []indexGroup
	Regions []indexRegion
	Count   int
	Years   string // of which births are
	Rows    template.JS
}

// An indexGroup is the areas of one nation or region.
type indexGroup struct {
	Name   string
	ID     string
	Count  int
	Areas  []indexArea
	Groups []indexGroup

	place int // among the groups of its nation
}

// An indexRegion is a tile of the map of tiles, and a choice to filter by.
type indexRegion struct {
	Name, ID string
	Count    int
	Below    bool // a region of the nation before it
}

type indexArea struct {
	Name, Slug, Detail string
	Team               string // what is on record of one, as the list beside the map says it; empty where nothing is
	MadeUp             bool

	code string
	of   Summary
}

// listed are all areas by nation and region, and in the order of that list. Their summaries are in the order of the project.
func (t *Theme) listed(p *project.Project, areas []Summary) (nations []indexGroup, regions []indexRegion, listed []indexArea) {
	for id, n := range p.Nations.All() {
		nation := indexGroup{Name: n.Name, ID: id}
		for _, s := range areas {
			if area := p.AreaBySlug[s.Slug]; area.Nation == id {
				nation.add(t.base, area, s)
			}
		}
		if nation.Count == 0 {
			continue
		}
		nation.order()
		nations = append(nations, nation)
		regions = append(regions, indexRegion{nation.Name, nation.ID, nation.Count, false})
		for _, region := range nation.Groups {
			regions = append(regions, indexRegion{region.Name, region.ID, region.Count, true})
			listed = append(listed, region.Areas...)
		}
		listed = append(listed, nation.Areas...)
	}
	return nations, regions, listed
}

// Index is the front page, which leads to all areas.
func (t *Theme) Index(p *project.Project, areas []Summary) ([]byte, error) {
	if len(areas) == 1 {
		return t.oneArea(p, areas[0].Slug)
	}
	nations, _, listed := t.listed(p, areas)
	h := home{Nations: nations, Count: len(areas)}
	h.Map, h.Legend = t.wholeMap(p, areas)
	for _, s := range areas {
		a := p.AreaBySlug[s.Slug]
		switch {
		case a.MadeUp:
		case groups[a.Kind] != "":
			h.Bodies++
		case a.Kind == "council":
			h.Councils++
			if s.Team == model.TraitServed || s.Team == model.TraitPart {
				h.Served++
			}
		}
	}
	var places []string
	for _, a := range listed {
		places = append(places, strings.TrimSuffix(a.code+";"+strings.ReplaceAll(a.of.Names, "; ", ";"), ";"))
	}
	data, err := json.Marshal(places)
	if err != nil {
		return nil, err
	}
	h.Places = template.JS(data)
	return t.render("index", view{
		Title: t.base.Say("index-page.title", "site", p.Settings.Title), Description: t.base.Say("index-page.description", "count", len(areas)),
		Here: "areas", Settings: p.Settings, Page: h, Scripts: []string{"home.js"}, Styles: []string{"lists.css"},
	})
}

// Compare is the page where areas are searched, ordered and compared by their figures.
func (t *Theme) Compare(p *project.Project, areas []Summary) ([]byte, error) {
	x := comparison{Count: len(areas), Years: years(t.base, p, areas)}
	var listed []indexArea
	x.Nations, x.Regions, listed = t.listed(p, areas)
	data, err := newIndexRows(listed).json()
	if err != nil {
		return nil, err
	}
	x.Rows = template.JS(data)
	return t.render("compare", view{
		Title: t.base.Say("compare-page.heading"), Description: t.base.Say("compare-page.lede"), Root: address.Root(address.Compare), Address: address.Compare,
		Here: "compare", Settings: p.Settings, Page: x, Scripts: []string{"compare.js"}, Styles: []string{"lists.css"},
	})
}

// oneArea is the front page of a site that is about one area: it leads on to the brief, which is the home of such a site.
func (t *Theme) oneArea(p *project.Project, slug string) ([]byte, error) {
	at := address.Area(slug)
	title := t.base.Say("document.brief_for", "area", p.AreaBySlug[slug].Name)
	return t.leadsOn(p, title, address.Front, at)
}

// Where groups stand in their nation.
const (
	beforeRegions = iota - 1
	amongRegions
	behindRegions
)

// groups are those of a nation besides its regions, by the kind of their areas, with the message that names them: health
// bodies.
var groups = map[string]string{"icb": "index-page.care_boards", "health-board": "index-page.health_boards", "hsc-trust": "index-page.care_trusts"}

// groupOf is where in its nation an area is listed; nothing for one that stands by itself.
func groupOf(l *language.Language, a *project.Area) (name string, place int) {
	if id, ok := groups[a.Kind]; ok {
		return l.Say(id), behindRegions
	}
	if a.Region == "" && a.Kind == "council" && !a.MadeUp {
		return l.Say("index-page.councils"), beforeRegions
	}
	return a.Region, amongRegions
}

// teamWords are the messages that say what is on record of a team, where anything is.
var teamWords = map[string]string{
	model.TraitServed: "index-page.team_served", model.TraitPart: "index-page.team_part", model.TraitLastKnown: "index-page.team_past",
}

// add puts an area into its group, or into the nation where it has none.
func (g *indexGroup) add(l *language.Language, area *project.Area, of Summary) {
	entry := indexArea{Name: area.Name, Slug: area.Slug, Detail: l.Say("index-page.no_births"), MadeUp: area.MadeUp, code: area.Code, of: of}
	if id, ok := teamWords[of.Team]; ok && !area.MadeUp {
		entry.Team = l.Say(id)
	}
	switch {
	case area.MadeUp:
		entry.Team = l.Say("index-page.made_up")
		entry.Detail = l.Say("index-page.made_up")
	case of.Births != "":
		entry.Detail = l.Say("index-page.births", "figure", of.Births)
	}
	g.Count++
	name, place := groupOf(l, area)
	if name == "" {
		g.Areas = append(g.Areas, entry)
		return
	}
	for i := range g.Groups {
		if g.Groups[i].Name == name {
			g.Groups[i].Areas = append(g.Groups[i].Areas, entry)
			g.Groups[i].Count++
			return
		}
	}
	id := g.ID + "-" + strings.NewReplacer(" ", "-", ",", "", "&", "and").Replace(strings.ToLower(name))
	g.Groups = append(g.Groups, indexGroup{Name: name, ID: id, Areas: []indexArea{entry}, Count: 1, place: place})
}

// order sorts the groups of a nation. Councils that are all there is need no heading of their own.
func (g *indexGroup) order() {
	if len(g.Groups) == 1 && g.Groups[0].place == beforeRegions {
		g.Areas, g.Groups = append(g.Groups[0].Areas, g.Areas...), nil
	}
	slices.SortStableFunc(g.Groups, func(a, b indexGroup) int {
		return cmp.Or(cmp.Compare(a.place, b.place), strings.Compare(a.Name, b.Name))
	})
}

// years says of which years births are, the most common first: figures of different years do not compare exactly. A year
// is that of a nation, or of the areas that differ from their nation.
func years(l *language.Language, p *project.Project, areas []Summary) string {
	where := map[string][]string{}
	count := map[string]int{}
	for id, n := range p.Nations.All() {
		here := map[string]int{}
		var counted []Summary
		for _, s := range areas {
			// What is made up is of no year.
			if area := p.AreaBySlug[s.Slug]; area.Nation == id && !area.MadeUp && s.Period != "" {
				counted = append(counted, s)
				here[s.Period]++
				count[s.Period]++
			}
		}
		if len(here) == 0 {
			continue
		}
		most := commonest(here)[0]
		where[most] = append(where[most], n.Name)
		for _, s := range counted {
			if s.Period != most {
				where[s.Period] = append(where[s.Period], p.AreaBySlug[s.Slug].Name)
			}
		}
	}
	var said []string
	for _, period := range commonest(count) {
		said = append(said, l.Say("index-page.year", "period", period, "where", strings.Join(where[period], ", ")))
	}
	if said == nil {
		return ""
	}
	return l.Say("index-page.years", "years", strings.Join(said, "; "))
}

// commonest returns the keys of counts, the greatest count first.
func commonest(counts map[string]int) []string {
	keys := make([]string, 0, len(counts))
	for key := range counts {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, func(a, b string) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), strings.Compare(a, b))
	})
	return keys
}
