package web

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"casemaker/internal/figure"
	"casemaker/internal/model"
	"casemaker/internal/workings"
)

// columns are the figures of an area in the index, as figures.js prints them. Most of the later ones follow from the
// first; births stand in the lists.
var columns = []struct {
	ID    string       `json:"id"`
	Unit  figure.Unit  `json:"unit"`
	Style figure.Style `json:"style,omitempty"`
}{
	{"births", figure.Babies, figure.Exact},
	{"capacity.families", figure.Families, figure.Exact},
	{"team.wte", figure.WTE, figure.Exact},
	{"cost.recurrent", figure.Pounds, figure.Thousands},
	{"need.central", figure.Babies, figure.Rounded},
	{"need.low", figure.Babies, figure.Rounded},
	{"need.reference", figure.Babies, figure.Rounded},
	{"need.high", figure.Babies, figure.Rounded},
	{"gap.families", figure.Babies, figure.Rounded},
	{"cost.per_family", figure.Pence, figure.Rounded},
	{"cost.per_birth", figure.Pence, figure.Rounded},
}

// given is how many of the columns others follow from.
const given = 5

// indexRows are what the index knows of areas besides its lists, as JSON in the page:
//
//	{"periods": ["2022", "2023"],                  of births
//	 "columns": [{"id": "births", …}, …],
//	 "nodes":   [null, null, null, null, null, ["*", 0, 11], …, 0.1, …],
//	 "names":   {"county-durham": "Durham", …},    that an area is known by besides its own
//	 "rows":    [["E06000047", 0, 181, 10.03, 824544, 862.4],
//	             ["", 1, 3300, 132, 7.33, 613456, 645.48, 330, 495, 775.5, 513.48, 4647.3939, 185.8958], …]}
//
// A row is an area, in the order of the lists: its code, the number of its births' period, and its figures. A short row
// leaves out births, which the list has, and what follows from the others by the nodes, which are numbered and worked
// out as figures.js does it, columns first. A row that differs in anything has all columns, with null for not known.
type indexRows struct {
	Periods []string          `json:"periods"`
	Columns any               `json:"columns"`
	Nodes   json.RawMessage   `json:"nodes"`
	Names   map[string]string `json:"names"`

	listed  []indexArea
	follows []string // how the later columns of each area follow
}

func newIndexRows(listed []indexArea) *indexRows {
	x := &indexRows{Columns: columns, Nodes: json.RawMessage("[]"), Names: map[string]string{}, listed: listed}
	periods, nodes := map[string]int{}, map[string]int{}
	for _, a := range listed {
		if births, ok := a.of.Figure("births"); ok {
			periods[births.Period]++
		}
		follows := follow(a.of)
		if follows != "" {
			nodes[follows]++
		}
		x.follows = append(x.follows, follows)
		if others := otherNames(a.of); others != "" {
			x.Names[a.Slug] = others
		}
	}
	x.Periods = commonest(periods)
	if len(nodes) > 0 {
		x.Nodes = json.RawMessage(commonest(nodes)[0])
	}
	return x
}

// otherNames are an area's names that say more than its name does.
func otherNames(c *model.Case) string {
	names := slices.Clone(c.Area.OtherNames)
	for _, id := range slices.Sorted(maps.Keys(c.Area.Names)) {
		names = append(names, c.Area.Names[id])
	}
	for _, m := range c.Members {
		names = append(names, m.Area.Name)
	}
	known := words(c.Area.Name)
	return strings.Join(slices.DeleteFunc(names, func(name string) bool {
		return !slices.ContainsFunc(words(name), func(w string) bool { return !slices.Contains(known, w) })
	}), "; ")
}

// words are the words of a name without their points, which names are searched by.
func words(name string) []string {
	return strings.Fields(strings.NewReplacer(".", "", ",", "").Replace(strings.ToLower(name)))
}

// follow writes how the later columns follow from the first ones, as the figures themselves say; it is empty if one is
// missing.
func follow(c *model.Case) string {
	figures := make([]*figure.Figure, len(columns))
	for i, column := range columns {
		figures[i], _ = c.Figure(column.ID)
	}
	return string(workings.Columns(figures, given))
}

// row is the row of the area of a number.
func (x *indexRows) row(i int) []any {
	a, shown := x.listed[i], columns
	row := []any{a.of.Area.Code, 0}
	if births, ok := a.of.Figure("births"); ok {
		row[1] = slices.Index(x.Periods, births.Period)
		// The worked example's births do not stand in its list, which says instead that it is made up.
		if !a.MadeUp && births.Value == figure.RoundTo(births.Value, 1) && x.follows[i] == string(x.Nodes) {
			shown = columns[1:given]
		}
	}
	for _, column := range shown {
		if f, ok := a.of.Figure(column.ID); ok {
			row = append(row, figure.RoundTo(f.Value, 0.0001))
			continue
		}
		row = append(row, nil)
	}
	return row
}

// json writes the rows one a line, so that a change to one area changes one line.
func (x *indexRows) json() ([]byte, error) {
	head, err := json.Marshal(x)
	if err != nil {
		return nil, err
	}
	out := append(head[:len(head)-1], `,"rows":[`...)
	for i := range x.listed {
		line, err := json.Marshal(x.row(i))
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
