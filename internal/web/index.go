package web

import (
	"encoding/json"
	"html/template"
	"maps"
	"slices"
	"strings"

	"casemaker/internal/figure"
	"casemaker/internal/model"
	"casemaker/internal/project"
)

// An index is the page of all areas: lists for reading, and the same areas as rows for searching, sorting and comparing.
// The rows stand in the page once, in the order of the lists.
type index struct {
	Nations []indexGroup
	Regions []indexRegion
	Count   int
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
	Name, Slug, Births string
	MadeUp             bool

	other *model.Case
}

// columns are the figures of a row, as figures.js prints them.
var columns = []struct {
	ID    string       `json:"-"`
	Label string       `json:"label"`
	Unit  figure.Unit  `json:"unit"`
	Style figure.Style `json:"style,omitempty"`
}{
	{"births", "Births a year", figure.Babies, figure.Exact},
	{"need.low", "Babies likely to need help, low estimate", figure.Babies, figure.Rounded},
	{"need.reference", "Babies likely to need help, reference estimate", figure.Babies, figure.Rounded},
	{"need.high", "Babies likely to need help, high estimate", figure.Babies, figure.Rounded},
	{"capacity.families", "Families a full team can see in a year", figure.Families, figure.Exact},
	{"gap.families", "Babies beyond what a full team can see (reference estimate)", figure.Babies, figure.Rounded},
	{"team.wte", "Full team, whole-time equivalents", figure.WTE, figure.Exact},
	{"cost.recurrent", "Cost of a full team a year", figure.Pounds, figure.Thousands},
	{"cost.per_family", "Cost for each family", figure.Pence, figure.Rounded},
	{"cost.per_birth", "Cost for each birth", figure.Pence, figure.Rounded},
}

// Index lists all areas, by nation and region.
func (t *Theme) Index(p *project.Project, cases []*model.Case) ([]byte, error) {
	x := index{Count: len(cases)}
	rows := indexRows{regions: map[string]int{}}
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
		slices.SortStableFunc(nation.Groups, func(a, b indexGroup) int { return strings.Compare(a.Name, b.Name) })
		x.Nations = append(x.Nations, nation)
		x.Regions = append(x.Regions, indexRegion{nation.Name, nation.ID, nation.Count, false})
		rows.group(nation)
		for _, region := range nation.Groups {
			x.Regions = append(x.Regions, indexRegion{region.Name, region.ID, region.Count, true})
			rows.group(region)
		}
	}
	data, err := rows.json()
	if err != nil {
		return nil, err
	}
	x.Rows = template.JS(data)
	return t.render("index", view{Title: p.Settings.Title + ": find your area", Description: "The local case for a specialised parent-infant relationship team: one brief for each of " + short(float64(len(cases))) + " areas of the United Kingdom.",
		Here: "areas", Settings: p.Settings, Page: x, Scripts: []string{"figures.js", "areas.js"}})
}

// add puts an area into its nation's region, or into the nation where it names none.
func (g *indexGroup) add(c *model.Case) {
	entry := indexArea{Name: c.Area.Name, Slug: c.Area.Slug, MadeUp: c.Area.MadeUp, other: c}
	if births, ok := c.Figure("births"); ok {
		entry.Births = births.Text("")
	}
	g.Count++
	if c.Area.Region == "" {
		g.Areas = append(g.Areas, entry)
		return
	}
	for i := range g.Groups {
		if g.Groups[i].Name == c.Area.Region {
			g.Groups[i].Areas = append(g.Groups[i].Areas, entry)
			g.Groups[i].Count++
			return
		}
	}
	id := g.ID + "-" + strings.NewReplacer(" ", "-", ",", "", "&", "and").Replace(strings.ToLower(c.Area.Region))
	g.Groups = append(g.Groups, indexGroup{Name: c.Area.Region, ID: id, Areas: []indexArea{entry}, Count: 1})
}

// indexRows gathers the rows in the order of the lists.
type indexRows struct {
	places  []string // ids of nations and regions
	regions map[string]int
	rows    [][]any
}

func (r *indexRows) group(g indexGroup) {
	if _, ok := r.regions[g.ID]; !ok {
		r.regions[g.ID] = len(r.places)
		r.places = append(r.places, g.ID)
	}
	for _, entry := range g.Areas {
		c := entry.other
		others := slices.Clone(c.Area.OtherNames)
		for _, id := range slices.Sorted(maps.Keys(c.Area.Names)) {
			if name := c.Area.Names[id]; name != c.Area.Name {
				others = append(others, name)
			}
		}
		if c.Area.InText != "" {
			others = append(others, c.Area.InText)
		}
		for _, m := range c.Members {
			others = append(others, m.Area.Name)
		}
		row := []any{c.Area.Slug, c.Area.Name, r.regions[g.ID], c.Area.Code, strings.Join(others, "; ")}
		for _, column := range columns {
			if f, ok := c.Figure(column.ID); ok {
				row = append(row, figure.RoundTo(f.Value, 0.0001))
				continue
			}
			row = append(row, nil)
		}
		r.rows = append(r.rows, row)
	}
}

// json writes the rows one a line, so that a change to one area changes one line.
func (r *indexRows) json() ([]byte, error) {
	head, err := json.Marshal(map[string]any{"places": r.places, "columns": columns})
	if err != nil {
		return nil, err
	}
	out := append(head[:len(head)-1], `,"rows":[`...)
	for i, row := range r.rows {
		line, err := json.Marshal(row)
		if err != nil {
			return nil, err
		}
		if i > 0 {
			out = append(out, ',')
		}
		out = append(append(out, '\n'), line...)
	}
	return append(out, "\n]}"...), nil
}
