package web

import (
	"cmp"
	"html/template"
	"slices"
	"strings"

	"casemaker/internal/model"
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

	of *model.Case
}

// An indexYear says of which year births are, and where.
type indexYear struct{ Period, Where string }

// Index lists all areas, by nation and region.
func (t *Theme) Index(p *project.Project, cases []*model.Case) ([]byte, error) {
	x := index{Count: len(cases), Years: years(p, cases)}
	var listed []indexArea
	for id, n := range p.Nations.All() {
		nation := indexGroup{Name: n.Name, ID: id}
		for _, c := range cases {
			if c.Area.Nation == id {
				nation.add(c)
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
	return t.render("index", view{Title: p.Settings.Title + ": find your area", Description: "The local case for a specialised parent-infant relationship team: one brief for each of " + short(float64(len(cases))) + " areas of the United Kingdom.",
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
func (g *indexGroup) add(c *model.Case) {
	entry := indexArea{Name: c.Area.Name, Slug: c.Area.Slug, MadeUp: c.Area.MadeUp, of: c}
	if births, ok := c.Figure("births"); ok {
		entry.Births = births.Text("")
	}
	g.Count++
	name, place := groupOf(c.Area)
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
func years(p *project.Project, cases []*model.Case) []indexYear {
	where := map[string][]string{}
	count := map[string]int{}
	for id, n := range p.Nations.All() {
		here := map[string]int{}
		for _, c := range cases {
			if period := birthsOf(c); c.Area.Nation == id && period != "" {
				here[period]++
				count[period]++
			}
		}
		if len(here) == 0 {
			continue
		}
		most := commonest(here)[0]
		where[most] = append(where[most], n.Name)
		for _, c := range cases {
			if period := birthsOf(c); c.Area.Nation == id && period != "" && period != most {
				where[period] = append(where[period], c.Area.Name)
			}
		}
	}
	var out []indexYear
	for _, period := range commonest(count) {
		out = append(out, indexYear{period, strings.Join(where[period], ", ")})
	}
	return out
}

// birthsOf is the period of an area's births, or empty where they are not known or made up.
func birthsOf(c *model.Case) string {
	if births, ok := c.Figure("births"); ok && !c.Area.MadeUp {
		return births.Period
	}
	return ""
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
