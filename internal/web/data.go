package web

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

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
	out.WriteString(",\n\"figures\": [")
	all := model.Reachable(c.Figures())
	shared := newSteps(all)
	line := make([]byte, 0, 4096)
	for i := 0; i < len(all)+len(shared.made); i++ {
		line = line[:0]
		if i > 0 {
			line = append(line, ',')
		}
		f := all[min(i, len(all)-1)]
		if i >= len(all) {
			f = shared.made[i-len(all)]
		}
		out.Write(shared.appendFigure(append(line, '\n'), f))
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

// appendFigure writes one figure of figures.json. There are over a thousand in an area, so this is done by hand.
func (s *steps) appendFigure(b []byte, f *figure.Figure) []byte {
	b = appendText(append(b, `{"id":`...), f.ID)
	b = appendText(append(b, `,"label":`...), f.Label)
	b = appendNumber(append(b, `,"value":`...), f.Value)
	b = appendText(append(b, `,"unit":`...), string(f.Unit))
	b = appendText(append(b, `,"display":`...), f.Text(figure.Exact))
	b = appendText(append(b, `,"method":`...), string(f.Method))
	for _, part := range [3][2]string{{`,"period":`, f.Period}, {`,"source":`, f.Source}, {`,"note":`, f.Note}} {
		if part[1] != "" {
			b = appendText(append(b, part[0]...), part[1])
		}
	}
	if f.Operation != figure.OpGiven {
		b = s.appendWorking(append(b, `,"working":`...), f)
	}
	return append(b, '}')
}

// appendWorking writes an operation on figures, named or themselves workings; a bare number has a value only.
func (s *steps) appendWorking(b []byte, f *figure.Figure) []byte {
	b = appendText(append(b, `{"operation":`...), string(f.Operation))
	b = append(b, `,"arguments":[`...)
	for i, a := range f.Arguments {
		if i > 0 {
			b = append(b, ',')
		}
		name := s.name(a)
		switch {
		case name != "":
			b = appendText(b, name)
		case a.Operation == figure.OpGiven:
			b = append(appendNumber(append(b, `{"value":`...), a.Value), '}')
		default:
			b = s.appendWorking(b, a)
		}
	}
	return append(b, ']', '}')
}

// appendNumber writes a number with every digit that it needs to be read back the same.
func appendNumber(b []byte, v float64) []byte { return strconv.AppendFloat(b, v, 'f', -1, 64) }

const hexDigits = "0123456789abcdef"

// appendText writes a JSON string.
func appendText(b []byte, s string) []byte {
	b = append(b, '"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b = append(b, '\\', byte(r))
		case r < ' ':
			b = append(b, '\\', 'u', '0', '0', hexDigits[r>>4], hexDigits[r&15])
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	return append(b, '"')
}
