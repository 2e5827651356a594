package web

import (
	"cmp"
	"html/template"
	"slices"
	"strings"

	"casemaker/internal/language"
	"casemaker/internal/project"
)

// An index is the page of all areas: lists for reading, with what searching, sorting and comparing need besides.
type index struct {
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
}

// An indexRegion is a tile of the map of tiles, and a choice to filter by.
type indexRegion struct {
	Name, ID string
	Count    int
	Below    bool // a region of the nation before it
}

type indexArea struct {
	Name, Slug, Detail string
	MadeUp             bool

	code string
	of   Summary
}

// Index lists all areas, by nation and region. Their summaries are in the order of the project.
func (t *Theme) Index(p *project.Project, areas []Summary) ([]byte, error) {
	x := index{Count: len(areas), Years: years(t.base, p, areas)}
	var listed []indexArea
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
		slices.SortStableFunc(nation.Groups, func(a, b indexGroup) int { return strings.Compare(a.Name, b.Name) })
		x.Nations = append(x.Nations, nation)
		x.Regions = append(x.Regions, indexRegion{nation.Name, nation.ID, nation.Count, false})
		for _, region := range nation.Groups {
			x.Regions = append(x.Regions, indexRegion{region.Name, region.ID, region.Count, true})
			listed = append(listed, region.Areas...)
		}
		listed = append(listed, nation.Areas...)
	}
	data, err := newIndexRows(listed).json()
	if err != nil {
		return nil, err
	}
	x.Rows = template.JS(data)
	return t.render("index", view{
		Title: t.base.Say("index-page.title", "site", p.Settings.Title), Description: t.base.Say("index-page.description", "count", len(areas)),
		Here: "areas", Settings: p.Settings, Page: x, Scripts: []string{"words.js", "figures.js", "areas.js", "index.js"},
	})
}

// add puts an area into its nation's region, or into the nation where it names none.
func (g *indexGroup) add(l *language.Language, area *project.Area, of Summary) {
	entry := indexArea{Name: area.Name, Slug: area.Slug, Detail: l.Say("index-page.no_births"), MadeUp: area.MadeUp, code: area.Code, of: of}
	switch {
	case area.MadeUp:
		entry.Detail = l.Say("index-page.made_up")
	case of.Births != "":
		entry.Detail = l.Say("index-page.births", "figure", of.Births)
	}
	g.Count++
	if area.Region == "" {
		g.Areas = append(g.Areas, entry)
		return
	}
	for i := range g.Groups {
		if g.Groups[i].Name == area.Region {
			g.Groups[i].Areas = append(g.Groups[i].Areas, entry)
			g.Groups[i].Count++
			return
		}
	}
	id := g.ID + "-" + strings.NewReplacer(" ", "-", ",", "", "&", "and").Replace(strings.ToLower(area.Region))
	g.Groups = append(g.Groups, indexGroup{Name: area.Region, ID: id, Areas: []indexArea{entry}, Count: 1})
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
