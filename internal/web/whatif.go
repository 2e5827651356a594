package web

import (
	"encoding/json"
	"html/template"
	"math"
	"strconv"
	"strings"

	"casemaker/internal/figure"
	"casemaker/internal/language"
	"casemaker/internal/model"
	"casemaker/internal/workings"
)

// A whatIf is what that part of a page shows: the brief's own figures, and boxes to change what they rest on.
type whatIf struct {
	Inputs  []whatIfInput
	Posts   []whatIfInput
	Results []whatIfResult
	Pension bool // the two views of a pension differ here
	Place   string
	Data    template.JS // the graph, as JSON
	Script  string      // the way to the script that works it out

	language *language.Language
}

// Say is a message in the page's language.
func (w *whatIf) Say(id string, pairs ...any) (string, error) {
	return view{Language: w.language}.Say(id, pairs...)
}

// A whatIfInput is a box with a number.
type whatIfInput struct {
	ID, Label, Value, Hint string
	Least, Most, Step      string
	Percent                bool

	figure *figure.Figure // that it sets
}

// A whatIfResult is a line of the result, as the brief has it.
type whatIfResult struct{ Output, Label, Text string }

// whatIfResults are the lines of the result: figures of the model, and whether a sentence about a change speaks of them.
var whatIfResults = []struct {
	id    string
	said  bool
	style figure.Style
}{
	{"need.low", false, figure.Rounded},
	{"need.reference", true, figure.Rounded},
	{"need.mix", true, figure.Rounded},
	{"need.high", false, figure.Rounded},
	{"team.wte", false, figure.Exact},
	{"cost.recurrent", true, figure.Exact},
	{"cost.setup", false, figure.Exact},
	{"capacity.families", true, figure.Exact},
	{"coverage.reference", false, figure.Percent},
	{"cost.per_family", true, figure.Exact},
	{"appraisal.break_even_per_family", true, figure.Exact},
}

// WhatIfWords are the sections of a language's files that the part speaks from, on the page and in its scripts.
var WhatIfWords = []string{"what-if", "method", "script-what-if", "script-figures"}

// whatIfData is the part of a page that figures.js and what-if.js read.
type whatIfData struct {
	Nodes   json.RawMessage              `json:"nodes"`
	Inputs  map[string]whatIfNode        `json:"inputs"`
	Results []whatIfOut                  `json:"results"`
	Presets map[string]map[string]string `json:"presets"` // what boxes and lists say
}

// whatIfNode is the node that a box sets; a per cent box is divided by a hundred.
type whatIfNode struct {
	Node    int  `json:"node"`
	Percent bool `json:"percent,omitempty"`
}

type whatIfOut struct {
	ID    string       `json:"id"`
	Node  int          `json:"node"`
	Unit  figure.Unit  `json:"unit"`
	Style figure.Style `json:"style,omitempty"`
	Say   string       `json:"say,omitempty"` // with {figure} for the figure
}

// outputID names the place of a result on the page.
func outputID(id string) string { return "out-" + strings.NewReplacer(".", "-", "_", "-").Replace(id) }

// newWhatIf gathers what a case lets a reader change; nil where it has no cost to work out.
func newWhatIf(c *model.Case) (*whatIf, error) {
	if c.Ratios.PerFamily == nil {
		return nil, nil
	}
	l := c.Language
	w := &whatIf{language: l}
	w.Place, _ = c.Text("area.name")
	births, overhead, hours := c.Births, c.Assumed.Overhead, c.Assumed.HoursPerFamily
	share, mix := lowIncome(c, births)
	w.Inputs = []whatIfInput{
		{ID: "births", Label: l.Say("what-if.input.births"), Hint: origin(l, births), Least: "1", Most: "100000", Step: "1", figure: births},
		{ID: "low_income", Label: l.Say("what-if.input.low_income"), Hint: origin(l, share), Least: "0", Most: "100", Step: "0.1", figure: share},
		{ID: "overhead", Label: l.Say("what-if.input.overhead"), Hint: tested(c, overhead), Least: "0", Most: "100", Step: "0.1", figure: overhead},
		{ID: "hours", Label: l.Say("what-if.input.hours"), Hint: tested(c, hours), Least: "5", Most: "200", Step: "0.5", figure: hours},
	}
	for _, p := range c.Plan.Posts {
		w.Posts = append(w.Posts, whatIfInput{ID: "post-" + p.Post.ID, Label: p.Post.Role, Least: "0", Most: "100", Step: "0.01", figure: p.WTE})
	}
	script := workings.NewScript(c)
	data := whatIfData{Inputs: map[string]whatIfNode{}}
	for _, boxes := range [][]whatIfInput{w.Inputs, w.Posts} {
		for i := range boxes {
			in := &boxes[i]
			in.Value, in.Percent = boxed(in.figure, in.figure.Value), in.figure.Unit == figure.Share
			data.Inputs[in.ID] = whatIfNode{script.Settable(in.figure), in.Percent}
		}
	}
	for _, r := range whatIfResults {
		f, ok := c.Figure(r.id)
		if !ok {
			f = mix // a case with a cost has all the others
		}
		w.Results = append(w.Results, whatIfResult{outputID(r.id), l.Say("what-if.result." + r.id), printed(l, f, r.style)})
		out := whatIfOut{ID: r.id, Node: script.Node(f), Unit: f.Unit, Style: r.style}
		if r.said {
			out.Say = l.Unfilled("what-if.change." + r.id)
		}
		data.Results = append(data.Results, out)
	}
	w.Pension = script.Matters("pension")
	data.Presets = presets(c, overhead, hours)
	data.Nodes = script.AppendJSON(nil)
	text, err := json.Marshal(data)
	w.Data = template.JS(text)
	return w, err
}

// lowIncome returns the share of births in low-income families and the need weighted by it. Where the area does not state
// it, neither has a value before a reader gives one.
func lowIncome(c *model.Case, births *figure.Figure) (share, mix *figure.Figure) {
	if c.LowIncome != nil {
		return c.LowIncome, c.Need.Mix
	}
	share = figure.Given("low_income", "", math.NaN(), figure.Share, "", "")
	return share, c.NeedMix(births, share)
}

// printed is a figure as the brief prints it.
func printed(l *language.Language, f *figure.Figure, style figure.Style) string {
	if math.IsNaN(f.Value) {
		return l.Say("what-if.not_known")
	}
	return l.Figure(f, style)
}

// boxed is a value of a figure as its box says it: a share in per cent, and nothing where it is not known.
func boxed(f *figure.Figure, value float64) string {
	if math.IsNaN(value) {
		return ""
	}
	if f.Unit == figure.Share {
		value *= 100
	}
	return short(figure.RoundTo(value, 0.01))
}

// presets are what the boxes and lists of assumptions say in this brief, and at the ends of their ranges where a team costs
// least and most. Births, share and posts are a place's own, so no preset touches them.
func presets(c *model.Case, overhead, hours *figure.Figure) map[string]map[string]string {
	low, our, high := map[string]string{"point": "0"}, map[string]string{"point": ""}, map[string]string{"point": "2"}
	low["pension"], our["pension"], high["pension"] = "", "", "1"
	for id, f := range map[string]*figure.Figure{"overhead": overhead, "hours": hours} {
		low[id], our[id], high[id] = boxed(f, f.Value), boxed(f, f.Value), boxed(f, f.Value)
		if ends, ok := c.Project.Ranges[f.ID]; ok {
			low[id], high[id] = boxed(f, ends[0]), boxed(f, ends[1])
		}
	}
	return map[string]map[string]string{"low": low, "our": our, "high": high}
}

// origin says in a few words where a figure comes from.
func origin(l *language.Language, f *figure.Figure) string {
	switch {
	case math.IsNaN(f.Value):
		return l.Say("what-if.hint.not_known")
	case f.Period != "":
		return l.Word(f.Period) + ", " + l.Method(f.Method)
	}
	return l.Method(f.Method)
}

// tested says between what ends a figure is tested.
func tested(c *model.Case, f *figure.Figure) string {
	ends, ok := c.Project.Ranges[f.ID]
	if !ok {
		return origin(c.Language, f)
	}
	sign := ""
	if f.Unit == figure.Share {
		sign = "%"
	}
	return c.Language.Say("what-if.hint.tested", "origin", origin(c.Language, f), "low", boxed(f, ends[0])+sign, "high", boxed(f, ends[1])+sign)
}

// short prints a number with no more digits than it needs.
func short(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
