package web

import (
	"encoding/json"
	"html/template"
	"strconv"
	"strings"

	"casemaker/internal/figure"
	"casemaker/internal/model"
)

// A whatIf is what that part of a page shows: the brief's own figures, and boxes to change what they rest on.
type whatIf struct {
	Inputs  []whatIfInput
	Posts   []whatIfInput
	Results []whatIfResult
	Pension bool // the two views of a pension differ here
	Place   string
	Data    template.JS // the graph, as JSON
}

// A whatIfInput is a box with a number.
type whatIfInput struct {
	ID, Label, Value, Hint string
	Least, Most, Step      string
}

// A whatIfResult is a line of the result, as the brief has it.
type whatIfResult struct{ Output, Label, Text string }

// whatIfResults are the lines of the result. The ids name figures of the model.
var whatIfResults = []struct {
	id, label string
	style     figure.Style
}{
	{"need.low", "Babies likely to need help, low estimate", figure.Rounded},
	{"need.reference", "Babies likely to need help, reference estimate", figure.Rounded},
	{"need.mix", "Babies likely to need help, weighted for low income", figure.Rounded},
	{"need.high", "Babies likely to need help, high estimate", figure.Rounded},
	{"team.wte", "Team, whole-time equivalents", figure.Exact},
	{"cost.recurrent", "Cost a year", figure.Exact},
	{"cost.setup", "Set-up, once", figure.Exact},
	{"capacity.families", "Families seen in a year", figure.Exact},
	{"coverage.reference", "Share of the reference estimate that the team can see", figure.Percent},
	{"cost.per_family", "Cost for each family", figure.Exact},
	{"appraisal.break_even_per_family", "Benefit for each family at which the team breaks even", figure.Exact},
}

// whatIfData is the part of a page that figures.js and what-if.js read.
type whatIfData struct {
	Nodes   json.RawMessage           `json:"nodes"`
	Inputs  map[string]whatIfNode     `json:"inputs"`
	Results []whatIfOut               `json:"results"`
	Presets map[string]map[string]any `json:"presets"`
}

// whatIfNode is the node that a box sets; a per cent box is divided by a hundred.
type whatIfNode struct {
	Node    int     `json:"node"`
	Value   float64 `json:"value"`
	Percent bool    `json:"percent,omitempty"`
}

type whatIfOut struct {
	ID    string       `json:"id"`
	Node  int          `json:"node"`
	Unit  figure.Unit  `json:"unit"`
	Style figure.Style `json:"style,omitempty"`
}

// outputID names the place of a result on the page.
func outputID(id string) string { return "out-" + strings.NewReplacer(".", "-", "_", "-").Replace(id) }

// newWhatIf gathers what a case lets a reader change; nil where it has no cost to work out.
func newWhatIf(c *model.Case) (*whatIf, error) {
	if _, ok := c.Figure("cost.per_family"); !ok {
		return nil, nil
	}
	w := &whatIf{}
	w.Place, _ = c.Text("area.name")
	g := newGraph(c)
	data := whatIfData{Inputs: map[string]whatIfNode{}}
	for _, r := range whatIfResults {
		f, ok := c.Figure(r.id)
		if !ok {
			continue
		}
		w.Results = append(w.Results, whatIfResult{outputID(r.id), r.label, f.Text(r.style)})
		data.Results = append(data.Results, whatIfOut{r.id, g.node(f), f.Unit, r.style})
	}
	box := func(id string, f *figure.Figure, in whatIfInput) whatIfInput {
		percent := f.Unit == figure.Share
		in.ID, in.Value = id, f.Plain()
		if percent {
			in.Value = short(figure.RoundTo(f.Value*100, 0.01))
		}
		data.Inputs[id] = whatIfNode{g.node(f), f.Value, percent}
		return in
	}
	births, _ := c.Figure("births")
	w.Inputs = append(w.Inputs, box("births", births, whatIfInput{Label: "Births in a year", Hint: origin(births), Least: "1", Most: "100000", Step: "1"}))
	if share, ok := c.Figure("low_income"); ok {
		w.Inputs = append(w.Inputs, box("low_income", share, whatIfInput{Label: "Share of births in low-income families, %", Hint: origin(share), Least: "0", Most: "100", Step: "0.1"}))
	}
	overhead, _ := c.Figure("assumption.overhead")
	w.Inputs = append(w.Inputs, box("overhead", overhead, whatIfInput{Label: "Overhead on direct cost, %", Hint: rangeOf(c, overhead), Least: "0", Most: "100", Step: "0.1"}))
	hours, _ := c.Figure("assumption.hours_per_family")
	w.Inputs = append(w.Inputs, box("hours", hours, whatIfInput{Label: "Hours for one family", Hint: rangeOf(c, hours), Least: "1", Most: "200", Step: "0.5"}))
	for _, p := range c.Plan.Posts {
		w.Posts = append(w.Posts, box("post-"+p.Post.ID, p.WTE, whatIfInput{Label: p.Post.Role, Least: "0", Most: "100", Step: "0.01"}))
	}
	w.Pension = g.matters["pension"]
	data.Presets = presets(c, overhead, hours)
	data.Nodes = json.RawMessage("[" + string(g.json) + "]")
	text, err := json.Marshal(data)
	w.Data = template.JS(text)
	return w, err
}

// presets are the low and the high case: every driver of cost at that end of its range.
func presets(c *model.Case, overhead, hours *figure.Figure) map[string]map[string]any {
	low, high := map[string]any{"point": "entry"}, map[string]any{"point": "top", "pension": "pension_full"}
	for name, f := range map[string]*figure.Figure{"overhead": overhead, "hours": hours} {
		if ends, ok := c.Project.Ranges[f.ID]; ok {
			scale := 1.0
			if f.Unit == figure.Share {
				scale = 100
			}
			low[name], high[name] = figure.RoundTo(ends[0]*scale, 0.01), figure.RoundTo(ends[1]*scale, 0.01)
		}
	}
	return map[string]map[string]any{"low": low, "high": high}
}

// origin says in a few words where a figure comes from.
func origin(f *figure.Figure) string {
	if f.Period != "" {
		return f.Period + ", " + string(f.Method)
	}
	return string(f.Method)
}

// rangeOf says between what ends a figure is tested.
func rangeOf(c *model.Case, f *figure.Figure) string {
	ends, ok := c.Project.Ranges[f.ID]
	if !ok {
		return origin(f)
	}
	text := func(value float64) string {
		if f.Unit == figure.Share {
			return short(figure.RoundTo(value*100, 0.01)) + "%"
		}
		return short(value)
	}
	return origin(f) + "; tested from " + text(ends[0]) + " to " + text(ends[1])
}

// short prints a number with no more digits than it needs.
func short(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
