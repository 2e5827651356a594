package workings

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"time"

	"casemaker/internal/address"
	"casemaker/internal/figure"
	"casemaker/internal/model"
	"casemaker/internal/project"
)

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

// A jsonHead says what a published file of figures is, before what it holds.
type jsonHead struct {
	Schema   string `json:"$schema"`
	Edition  int    `json:"edition"` // of the model
	Version  string `json:"version,omitempty"`
	Date     string `json:"date,omitempty"` // of the documents
	Licence  string `json:"licence,omitempty"`
	Sources  string `json:"sources,omitempty"`  // the file that says what ids of sources mean
	Workings string `json:"workings,omitempty"` // and the one of workings that stand there alone
}

// head is what a file says of itself, with ways to others from where it stands.
func head(p *project.Project, at, schema string) jsonHead {
	h := jsonHead{Schema: address.Way(at, address.Schema(schema)), Edition: model.Edition, Version: p.Settings.Version, Licence: p.Settings.Licence}
	if !p.Settings.Date.IsZero() {
		h.Date = p.Settings.Date.Format(time.DateOnly)
	}
	return h
}

// JSON writes every figure of the case, and those it was worked out from, with its source or its working: one a line, short,
// and still readable and easy to compare. A figure that is worked out as the shared workings have it has neither: its working
// is there, under its id.
func (w *Workings) JSON(shared *Shared) ([]byte, error) {
	a := w.Case.Area
	area := jsonArea{
		Slug: a.Slug, Code: a.Code, Name: a.Name, Nation: a.Nation, Region: a.Region, Kind: a.Kind,
		PayZone: a.PayZone, MadeUp: a.MadeUp, Members: a.Members,
	}
	if !a.Boundary.IsZero() {
		area.Boundary = a.Boundary.Format(time.DateOnly)
	}
	here := address.AreaFile(a.Slug, "figures.json")
	about := head(w.Case.Project, here, "figures")
	about.Sources, about.Workings = address.Way(here, address.SourcesData), address.Way(here, address.Workings(shared.Kind))
	b, err := appendJSON(nil, about)
	if err != nil {
		return nil, fmt.Errorf("writing what the figures of %s are: %w", a.Slug, err)
	}
	b = append(bytes.TrimSuffix(b, []byte("}")), ",\n\"area\": "...)
	b, err = appendJSON(b, area)
	if err != nil {
		return nil, fmt.Errorf("writing the figures of %s: %w", a.Slug, err)
	}
	b = append(make([]byte, 0, 256*(len(w.named)+1)), b...)
	b = append(b, ",\n\"figures\": ["...)
	for i, f := range w.named {
		if i > 0 {
			b = append(b, ',')
		}
		working := w.whole[i]
		isShared := working != none && shared.has(w, f.ID, working)
		if isShared {
			working = none
		}
		b = w.appendFigure(append(b, '\n'), f, working)
		if working == none && !isShared && f.Source == "" { // a value, which must not be taken for one that is worked out
			b = appendNumber(append(b[:len(b)-1], `,"working":{"value":`...), f.Value)
			b = append(b, "}}"...)
		}
	}
	for i := 0; i < len(w.steps); i++ { // writing a step may lead to another
		b = w.appendFigure(append(b, ",\n"...), w.steps[i].figure, w.steps[i].node)
	}
	b = append(b, "\n]"...)
	var missing []jsonMissing
	for _, m := range w.Case.Missing() {
		missing = append(missing, jsonMissing{m.ID, m.Label, m.Why, m.Where})
	}
	if len(missing) > 0 {
		if b, err = appendJSON(append(b, ",\n\"missing\": "...), missing); err != nil {
			return nil, fmt.Errorf("writing what %s lacks: %w", a.Slug, err)
		}
	}
	return append(b, "}\n"...), nil
}

// appendJSON writes a value of Go's.
func appendJSON(b []byte, value any) ([]byte, error) {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	err := enc.Encode(value)
	return append(b, bytes.TrimSuffix(out.Bytes(), []byte("\n"))...), err
}

// appendFigure writes one figure. There are over a thousand in an area, so this is done by hand.
func (w *Workings) appendFigure(b []byte, f *figure.Figure, working int32) []byte {
	b = append(append(b, `{"id":"`...), f.ID...) // ids, units and numbers need no escapes
	b = appendText(append(b, `","label":`...), f.Label)
	b = appendNumber(append(b, `,"value":`...), f.Value)
	b = append(append(b, `,"unit":"`...), f.Unit...)
	b = append(append(b, `","display":"`...), f.Text(figure.Exact)...)
	b = append(append(append(b, `","method":"`...), f.Method...), '"')
	for _, part := range [3][2]string{{`,"period":`, f.Period}, {`,"source":`, f.Source}, {`,"note":`, f.Note}} {
		if part[1] != "" {
			b = appendText(append(b, part[0]...), part[1])
		}
	}
	if working != none {
		b = w.appendWorking(append(b, `,"working":`...), working)
	}
	return append(b, '}')
}

// appendWorking writes an operation on figures, named or themselves workings; a bare number has a value only.
func (w *Workings) appendWorking(b []byte, n int32) []byte {
	at := w.nodes.all[n]
	b = append(append(b, `{"operation":"`...), at.figure.Operation...)
	b = append(b, `","arguments":[`...)
	for i, a := range w.nodes.arguments(at) {
		if i > 0 {
			b = append(b, ',')
		}
		name := w.called(a)
		switch {
		case name != "":
			b = append(append(append(b, '"'), name...), '"')
		case w.nodes.all[a].kind == isValue:
			b = append(appendNumber(append(b, `{"value":`...), w.nodes.all[a].figure.Value), '}')
		default:
			b = w.appendWorking(b, a)
		}
	}
	return append(b, ']', '}')
}

// appendNumber writes a number with every digit that it needs to be read back the same. One that is not known is null.
func appendNumber(b []byte, v float64) []byte {
	if math.IsNaN(v) {
		return append(b, "null"...)
	}
	return strconv.AppendFloat(b, v, 'f', -1, 64)
}

const hexDigits = "0123456789abcdef"

// appendText writes a JSON string.
func appendText(b []byte, s string) []byte {
	b = append(b, '"')
	from := 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '"' || c == '\\':
			b = append(append(b, s[from:i]...), '\\', c)
		case c < ' ':
			b = append(append(b, s[from:i]...), '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
		default:
			continue
		}
		from = i + 1
	}
	return append(append(b, s[from:]...), '"')
}
