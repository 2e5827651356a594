package web

import (
	"cmp"
	"html/template"
	"slices"
	"strings"

	"casemaker/internal/project"
)

// An index is the page of all areas: lists for reading, with what searching, sorting and comparing need besides.
type index struct {
	Nations []indexGroup
	Regions []indexRegion
	Count   int
	Years   []indexYear
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
	Name, Slug, Births string
	MadeUp             bool

	code string
	of   Summary
}

// An indexYear says of which year births are, and where.
type indexYear struct{ Period, Where string }

// Index lists all areas, by nation and region. Their summaries are in the order of the project.
func (t *Theme) Index(p *project.Project, areas []Summary) ([]byte, error) {
	x := index{Count: len(areas), Years: years(p, areas)}
	var listed []indexArea
	for id, n := range p.Nations.All() {
		nation := indexGroup{Name: n.Name, ID: id}
		for _, s := range areas {
			if area := p.AreaBySlug[s.Slug]; area.Nation == id {
				nation.add(area, s)
			}
		}
		if nation.Count == 0 {
			continue
		}
		nation.order()
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
	return t.render("index", view{Title: p.Settings.Title + ": find your area", Description: "The local case for a specialised parent-infant relationship team: one brief for each of " + short(float64(len(areas))) + " areas of the United Kingdom.",
		Here: "areas", Settings: p.Settings, Page: x, Scripts: []string{"figures.js", "areas.js", "index.js"}})
}

// The groups of a nation besides its regions: councils of a nation without regions, and health bodies.
const (
	councils     = "Councils"
	careBoards   = "Integrated care boards"
	healthBoards = "Health boards"
	careTrusts   = "Health and Social Care Trusts"
)

// Where groups stand in their nation.
const (
	beforeRegions = iota - 1
	amongRegions
	behindRegions
)

// groupOf is where in its nation an area is listed; nothing for one that stands by itself.
func groupOf(a *project.Area) (name string, place int) {
	switch {
	case a.Kind == "icb":
		return careBoards, behindRegions
	case a.Kind == "health-board":
		return healthBoards, behindRegions
	case a.Kind == "hsc-trust":
		return careTrusts, behindRegions
	case a.Region == "" && a.Kind == "council" && !a.MadeUp:
		return councils, beforeRegions
	}
	return a.Region, amongRegions
}

// add puts an area into its group, or into the nation where it has none.
func (g *indexGroup) add(area *project.Area, of Summary) {
	entry := indexArea{Name: area.Name, Slug: area.Slug, Births: of.Births, MadeUp: area.MadeUp, code: area.Code, of: of}
	g.Count++
	name, place := groupOf(area)
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
	if len(g.Groups) == 1 && g.Groups[0].Name == councils {
		g.Areas, g.Groups = append(g.Groups[0].Areas, g.Areas...), nil
	}
	slices.SortStableFunc(g.Groups, func(a, b indexGroup) int {
		return cmp.Or(cmp.Compare(a.place, b.place), strings.Compare(a.Name, b.Name))
	})
}

// years says of which years births are, the most common first: figures of different years do not compare exactly. A year
// is that of a nation, or of the areas that differ from their nation.
func years(p *project.Project, areas []Summary) []indexYear {
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
	var out []indexYear
	for _, period := range commonest(count) {
		out = append(out, indexYear{period, strings.Join(where[period], ", ")})
	}
	return out
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
