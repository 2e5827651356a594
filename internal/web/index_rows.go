package web

import (
	"encoding/json"
	"slices"

	"casemaker/internal/figure"
)

// columns are the figures of an area in the index, as figures.js prints them. Most of the later ones follow from the
// first; births stand in the lists.
var columns = []struct {
	ID    string       `json:"id"`
	Unit  figure.Unit  `json:"unit"`
	Style figure.Style `json:"style,omitempty"`
}{
	{"births", figure.Babies, figure.Exact},
	{"low_income", figure.Share, figure.Percent},
	{"cost.recurrent", figure.Pounds, figure.Thousands},
	{"need.central", figure.Babies, figure.Rounded},
	{"capacity.families", figure.Families, figure.Exact},
	{"coverage.central", figure.Share, figure.Percent},
	{"need.low", figure.Babies, figure.Rounded},
	{"need.reference", figure.Babies, figure.Rounded},
	{"need.high", figure.Babies, figure.Rounded},
}

// gapCost is the figure of what is missing a year, which few areas know.
const gapCost = "gap.cost"

// given is how many of the columns others follow from.
const given = 5

// indexRows are what the index knows of areas besides its lists, as JSON in the page:
//
//	{"periods": ["2022", "2023"],                  of births
//	 "columns": [{"id": "births", …}, …],
//	 "nodes":   [null, null, null, null, null, ["*", 0, 11], …, 0.1, …],
//	 "names":   {"county-durham": "Durham", …},    that an area is known by besides its own
//	 "teams":   {"bolton": 1, …},                  what is on record of a team, by its number among recorded, where anything is
//	 "gaps":    {"kent": 210000, …},               what is missing a year, where that is known
//	 "rows":    [["E06000047", 0, 181, 10.03, 824544, 862.4],
//	             ["", 1, 3300, 132, 7.33, 613456, 645.48, 330, 495, 775.5, 513.48, 4647.3939, 185.8958], …]}
//
// A row is an area, in the order of the lists: its code, the number of its births' period, and its figures. A short row
// leaves out births, which the list has, and what follows from the others by the nodes, which are numbered and worked
// out as figures.js does it, columns first. A row that differs in anything has all columns, with null for not known.
type indexRows struct {
	Periods []string           `json:"periods"`
	Columns any                `json:"columns"`
	Nodes   json.RawMessage    `json:"nodes"`
	Names   map[string]string  `json:"names"`
	Teams   map[string]int     `json:"teams"`
	Gaps    map[string]float64 `json:"gaps"`

	listed []indexArea
}

func newIndexRows(listed []indexArea) *indexRows {
	x := &indexRows{Columns: columns, Nodes: json.RawMessage("[]"), Names: map[string]string{}, Teams: map[string]int{}, Gaps: map[string]float64{}, listed: listed}
	periods, nodes := map[string]int{}, map[string]int{}
	for _, a := range listed {
		if _, ok := a.of.Figures["births"]; ok {
			periods[a.of.Period]++
		}
		if a.of.Follows != "" {
			nodes[a.of.Follows]++
		}
		if a.of.Names != "" {
			x.Names[a.Slug] = a.of.Names
		}
		if team := slices.Index(recorded, a.of.Team); team > 0 {
			x.Teams[a.Slug] = team
		}
		if gap, ok := a.of.Figures[gapCost]; ok {
			x.Gaps[a.Slug] = gap
		}
	}
	x.Periods = commonest(periods)
	if len(nodes) > 0 {
		x.Nodes = json.RawMessage(commonest(nodes)[0])
	}
	return x
}

// row is the row of an area.
func (x *indexRows) row(a indexArea) []any {
	shown := columns
	row := []any{a.code, 0}
	if births, ok := a.of.Figures["births"]; ok {
		row[1] = slices.Index(x.Periods, a.of.Period)
		// The worked example's births do not stand in its list, which says instead that it is made up.
		if !a.MadeUp && births == figure.RoundTo(births, 1) && a.of.Follows == string(x.Nodes) {
			shown = columns[1:given]
		}
	}
	for _, column := range shown {
		if value, ok := a.of.Figures[column.ID]; ok {
			step := 0.0001
			if column.Unit == figure.Share {
				step = 0.000001
			}
			row = append(row, figure.RoundTo(value, step))
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
	for i, a := range x.listed {
		line, err := json.Marshal(x.row(a))
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
