package web

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"casemaker/internal/figure"
	"casemaker/internal/model"
	"casemaker/internal/table"
)

// CSV writes a table as comma-separated values, as the other formats print it but for plain numbers.
func CSV(t *table.Table) ([]byte, error) {
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	if err := w.WriteAll(t.Records()); err != nil {
		return nil, fmt.Errorf("writing table %s: %w", t.ID, err)
	}
	return out.Bytes(), nil
}

// tabled are the groups of figures that figures.csv has; figures.json has them all.
var tabled = []string{"births", "population", "low_income", "need.", "team.", "cost.", "capacity.", "coverage.", "gap.", "appraisal.", "post."}

// FiguresCSV writes the main figures of a case one a line, each with how it is known and its source or its working.
func FiguresCSV(c *model.Case) ([]byte, error) {
	t := &table.Table{ID: "figures"}
	for _, heading := range []string{"Area", "Code", "Figure", "Id", "Value", "Unit", "As printed", "Known by", "Period", "Source", "Address of the source", "Working"} {
		t.Columns = append(t.Columns, table.Column{Heading: heading})
	}
	for _, f := range c.Figures() {
		if !slices.ContainsFunc(tabled, func(group string) bool { return strings.HasPrefix(f.ID, group) }) {
			continue
		}
		source, _ := c.Project.Sources.Get(f.Source)
		cells := []table.Cell{table.Text(c.Area.Name), table.Text(c.Area.Code), table.Text(f.Label), table.Text(f.ID), table.Of(f), table.Text(string(f.Unit)), table.Text(f.Text(figure.Exact)),
			table.Text(string(f.Method)), table.Text(f.Period), table.Text(source.Title), table.Text(source.URL), table.Text(f.Working())}
		t.Rows = append(t.Rows, table.Row{Cells: cells})
	}
	return CSV(t)
}

// jsonFigure is one figure of figures.json.
type jsonFigure struct {
	ID      string        `json:"id"`
	Label   string        `json:"label"`
	Value   float64       `json:"value"`
	Unit    figure.Unit   `json:"unit"`
	Display string        `json:"display"`
	Method  figure.Method `json:"method"`
	Period  string        `json:"period,omitempty"`
	Source  string        `json:"source,omitempty"`
	Note    string        `json:"note,omitempty"`
	Working *jsonWorking  `json:"working,omitempty"`
}

// jsonWorking is an operation on figures, named or themselves workings; a bare number has a value only.
type jsonWorking struct {
	Operation figure.Operation `json:"operation,omitempty"`
	Arguments []any            `json:"arguments,omitempty"`
	Value     *float64         `json:"value,omitempty"`
}

// jsonMissing is a figure that the area lacks.
type jsonMissing struct {
	ID    string `json:"id"`
	Label string `json:"label"`
	Why   string `json:"why"`
	Where string `json:"where,omitempty"`
}

type jsonArea struct {
	Slug     string   `json:"slug"`
	Code     string   `json:"code,omitempty"`
	Name     string   `json:"name"`
	Nation   string   `json:"nation"`
	Region   string   `json:"region,omitempty"`
	Kind     string   `json:"kind"`
	Boundary string   `json:"boundary,omitempty"`
	PayZone  string   `json:"pay_zone"`
	MadeUp   bool     `json:"made_up,omitempty"`
	Members  []string `json:"members,omitempty"`
}

// FiguresJSON writes every figure of a case, and those it was worked out from, with its source or its working.
func FiguresJSON(c *model.Case) ([]byte, error) {
	a := c.Area
	area := jsonArea{
		Slug: a.Slug, Code: a.Code, Name: a.Name, Nation: a.Nation, Region: a.Region, Kind: a.Kind,
		PayZone: a.PayZone, MadeUp: a.MadeUp, Members: a.Members,
	}
	if !a.Boundary.IsZero() {
		area.Boundary = a.Boundary.Format("2006-01-02")
	}
	var missing []jsonMissing
	for _, m := range c.Missing() {
		missing = append(missing, jsonMissing{m.ID, m.Label, m.Why, m.Where})
	}
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	// One figure a line: short, and still readable and easy to compare.
	write := func(before string, value any) error {
		out.WriteString(before)
		if err := enc.Encode(value); err != nil {
			return fmt.Errorf("writing the figures of %s: %w", a.Slug, err)
		}
		out.Truncate(out.Len() - 1) // the line end that Encode adds
		return nil
	}
	if err := write(`{"area": `, area); err != nil {
		return nil, err
	}
	before := ",\n\"figures\": [\n"
	for _, f := range model.Reachable(c.Figures()) {
		if err := write(before, toJSON(f)); err != nil {
			return nil, err
		}
		before = ",\n"
	}
	if before != ",\n" {
		out.WriteString(",\n\"figures\": [")
	}
	out.WriteString("\n]")
	if len(missing) > 0 {
		if err := write(",\n\"missing\": ", missing); err != nil {
			return nil, err
		}
	}
	out.WriteString("}\n")
	return out.Bytes(), nil
}

func toJSON(f *figure.Figure) jsonFigure {
	j := jsonFigure{
		ID: f.ID, Label: f.Label, Value: f.Value, Unit: f.Unit, Display: f.Text(figure.Exact),
		Method: f.Method, Period: f.Period, Source: f.Source, Note: f.Note,
	}
	if f.Operation != figure.OpGiven {
		j.Working = workingOf(f)
	}
	return j
}

func workingOf(f *figure.Figure) *jsonWorking {
	w := &jsonWorking{Operation: f.Operation}
	for _, a := range f.Arguments {
		switch {
		case a.ID != "":
			w.Arguments = append(w.Arguments, a.ID)
		case a.Operation == figure.OpGiven:
			w.Arguments = append(w.Arguments, &jsonWorking{Value: &a.Value})
		default:
			w.Arguments = append(w.Arguments, workingOf(a))
		}
	}
	return w
}
