package exhibit

import (
	"math"

	"casemaker/internal/chart"
	"casemaker/internal/document"
	"casemaker/internal/figure"
	"casemaker/internal/model"
	"casemaker/internal/text"
)

// besides is the measure that a place is set beside others by: need is likelier where it is high.
const besides = "low_income"

// alike is up to which difference two shares are told to be about the same.
const alike = 0.01

// chartBeside sets the share of children on a low income here beside the middle of the councils most like it, of its region, and the
// nation. Its title says how it compares with the first of these that there is.
func chartBeside(c *model.Case) []document.Block {
	var s *model.Shown
	for _, shown := range c.Profile {
		if shown.Measure.ID == besides {
			s = shown
		}
	}
	if s == nil || s.Similar == nil && s.Nation == nil {
		return nil
	}
	l := c.Language
	ch := &chart.Chart{
		ID: "chart-beside", Kind: chart.Bars,
		Subtitle: l.Say("chart-beside.subtitle", "measure", s.Measure.Label, "period", s.Here.Period),
		Label:    l.Say("chart-beside.column.place"), Measure: l.Say("chart-beside.column.share"),
		Sources: once([]string{s.Here.Source}),
		Marks:   []chart.Mark{{Label: text.UpperFirst(place(c)), Value: s.Here, Text: l.Figure(s.Here, figure.Percent)}},
	}
	beside := func(label string, f *figure.Figure) {
		ch.Marks = append(ch.Marks, chart.Mark{Label: label, Value: f, Text: l.Figure(f, figure.Percent), Beside: true})
	}
	other, against := l.Say("chart-beside.nation", "nation", c.Nation.Name), s.Nation
	if s.Similar != nil {
		beside(l.Say("chart-beside.similar", "count", s.Similar.Of), s.Similar.Middle)
		other, against = l.Say("chart-beside.places"), s.Similar.Middle
	}
	if s.Region != nil {
		beside(l.Say("chart-beside.region", "region", c.Area.Region), s.Region.Middle)
	}
	if s.Nation != nil {
		beside(c.Nation.Name, s.Nation)
	}
	said := "chart-beside.same"
	switch difference := s.Here.Value - against.Value; {
	case math.Abs(difference) <= alike:
	case difference > 0:
		said = "chart-beside.more"
	default:
		said = "chart-beside.fewer"
	}
	ch.Title = l.Say(said, "area", place(c), "other", other)
	return drawn(c, ch)
}
