package exhibit

import (
	"strings"

	"casemaker/internal/chart"
	"casemaker/internal/document"
	"casemaker/internal/figure"
	"casemaker/internal/model"
	"casemaker/internal/table"
	"casemaker/internal/text"
)

// localProfile sets what is published of the area beside the councils most like it, its region and its nation. It says of
// nothing whether it is better or worse: that would need confidence intervals, which few of these measures have.
func localProfile(c *model.Case) []document.Block {
	if len(c.Members) > 0 {
		return one(c, profileByMember(c))
	}
	return one(c, profileTable(c))
}

func profileTable(c *model.Case) *table.Table {
	say := c.Language.Say
	t := &table.Table{
		ID: "local-profile", Caption: say("local-profile.caption", "area", place(c)),
		Columns: []table.Column{wide(2.5, say("local-profile.column.measure")), number(say("local-profile.column.here"))},
	}
	similar, region := profileHas(c, func(s *model.Shown) bool { return s.Similar != nil }), profileHas(c, func(s *model.Shown) bool { return s.Region != nil })
	if similar {
		t.Columns = append(t.Columns, wide(1.2, say("local-profile.column.similar")))
	}
	if region {
		t.Columns = append(t.Columns, wide(1.2, c.Area.Region))
	}
	t.Columns = append(t.Columns, number(c.Nation.Name), wide(1.5, say("local-profile.column.trend")))
	for _, s := range c.Profile {
		if s.Measure.Group != "profile" {
			continue
		}
		cells := []table.Cell{measureCell(c, s), table.Of(s.Here)}
		if similar {
			cells = append(cells, spreadCell(c, s.Similar))
		}
		if region {
			cells = append(cells, spreadCell(c, s.Region))
		}
		t.Rows = append(t.Rows, row(append(cells, cellOf(s.Nation, say("local-profile.cell.no_nation")), trendCell(c, s))...))
		t.Sources = append(t.Sources, s.Here.Source)
		if s.Count != nil {
			t.Sources = append(t.Sources, s.Count.Source)
		}
	}
	t.Sources = once(t.Sources)
	t.Notes = profileNotes(c, similar, region)
	return t
}

// profileHas reports whether any measure of the profile has something.
func profileHas(c *model.Case, has func(*model.Shown) bool) bool {
	for _, s := range c.Profile {
		if s.Measure.Group == "profile" && has(s) {
			return true
		}
	}
	return false
}

// measureCell names a measure with its period and the number behind its rate.
func measureCell(c *model.Case, s *model.Shown) table.Cell {
	when := text.UpperFirst(s.Here.Period)
	if s.Count != nil {
		when += ": " + c.Language.Figure(s.Count, figure.Exact) + " " + text.LowerFirst(s.Count.Label)
	}
	return table.List(s.Measure.Label, when)
}

// spreadCell is how a measure runs over a number of councils: the middle, with the lowest and the highest.
func spreadCell(c *model.Case, s *model.Spread) table.Cell {
	if s == nil {
		return table.Text(c.Language.Say("local-profile.cell.no_spread"))
	}
	return table.Text(c.Language.Figure(s.Middle, figure.Exact) + " (" + c.Language.Between(s.Least, s.Most, figure.Exact) + ")")
}

// trendCell lists the last four periods, oldest first.
func trendCell(c *model.Case, s *model.Shown) table.Cell {
	if s.Trend == nil {
		return table.Text(c.Language.Say("local-profile.cell.no_trend"))
	}
	var values []string
	for _, f := range s.Trend {
		values = append(values, c.Language.Figure(f, figure.Exact))
	}
	return table.Text(strings.Join(values, ", "))
}

func profileNotes(c *model.Case, similar, region bool) []string {
	say := c.Language.Say
	var notes []string
	if similar {
		notes = append(notes, say("local-profile.similar", "nation", c.Nation.Name, "area", place(c)))
	}
	if region {
		notes = append(notes, say("local-profile.region", "region", c.Area.Region))
	}
	notes = append(notes, say("local-profile.note"))
	for _, s := range c.Profile {
		if by, _ := s.Measure.By.Get(c.Area.Nation); by.Note != "" && s.Measure.Group == "profile" {
			notes = append(notes, s.Measure.Label+": "+by.Note)
		}
	}
	if c.Nation.Beyond != "" {
		notes = append(notes, c.Nation.Beyond)
	}
	return notes
}

// profileByMember is the profile of a pooled area: its councils side by side, for rates cannot be added up.
func profileByMember(c *model.Case) *table.Table {
	say := c.Language.Say
	t := &table.Table{
		ID: "local-profile", Caption: say("local-profile.caption_pooled", "area", place(c)),
		Columns: []table.Column{wide(2, say("local-profile.column.council"))},
		Notes:   []string{say("local-profile.note_pooled")},
	}
	shown := map[string]bool{}
	for _, m := range c.MemberProfiles() {
		for _, s := range m.Shown {
			shown[s.Measure.ID] = shown[s.Measure.ID] || s.Measure.Group == "profile"
		}
	}
	var ids []string
	for id, measure := range c.Project.Profile.All() {
		if shown[id] && len(ids) < mostMeasures {
			ids = append(ids, id)
			t.Columns = append(t.Columns, table.Column{Heading: measure.Label, Number: true, Weight: 1})
		}
	}
	for _, m := range c.MemberProfiles() {
		cells := []table.Cell{table.Text(m.Area.Name)}
		for _, id := range ids {
			cells = append(cells, cellOf(m.Here(id), "–"))
			if f := m.Here(id); f != nil {
				t.Sources = append(t.Sources, f.Source)
			}
		}
		t.Rows = append(t.Rows, row(cells...))
	}
	t.Sources = once(t.Sources)
	return t
}

// mostMeasures is how many measures a table of councils side by side has room for.
const mostMeasures = 6

// chartProfile sets each measure against the nation's own value: bars run from that value to the area's.
func chartProfile(c *model.Case) []document.Block {
	l, nation := c.Language, c.Nation.Name
	whole := figure.Constant(1).WithUnit(figure.Share)
	ch := &chart.Chart{
		ID: "chart-profile", Kind: chart.Tornado, Style: figure.Percent, Central: whole,
		Title:    text.UpperFirst(l.Say("chart-profile.title", "area", place(c), "nation", nation)),
		Subtitle: l.Say("chart-profile.subtitle", "nation", nation),
		Label:    l.Say("chart-profile.column.measure"), Measure: l.Say("chart-profile.column.values", "nation", nation),
		Note: l.Say("chart-profile.note", "nation", nation),
	}
	for _, s := range c.Profile {
		if s.Measure.Group != "profile" || s.Nation == nil || s.Nation.Value == 0 || s.Here.Value == 0 {
			continue
		}
		ratio := figure.Divide(s.Here, s.Nation).WithUnit(figure.Share)
		ch.Marks = append(ch.Marks, chart.Mark{Label: s.Measure.Label, Low: whole, High: ratio,
			Text: l.Figure(s.Here, figure.Exact) + " · " + nation + " " + l.Figure(s.Nation, figure.Exact)})
		ch.Sources = append(ch.Sources, s.Here.Source)
	}
	ch.Sources = once(ch.Sources)
	return drawn(c, ch)
}

// spentNow is what is spent on children here already. It is no promise that a team would save any of it.
func spentNow(c *model.Case) []document.Block {
	say := c.Language.Say
	t := &table.Table{
		ID: "spent-now", Caption: say("spent-now.caption", "area", place(c)),
		Columns: []table.Column{
			wide(2.5, say("spent-now.column.what")),
			wide(1.2, say("spent-now.column.year")),
			number(say("spent-now.column.here")),
			number(c.Nation.Name),
		},
		Notes: []string{say("spent-now.note")},
	}
	for _, s := range c.Profile {
		if s.Measure.Group != "spent" {
			continue
		}
		t.Rows = append(t.Rows, row(
			table.Text(s.Measure.Label), table.Text(s.Here.Period), table.Of(s.Here), cellOf(s.Nation, say("spent-now.cell.no_nation"))))
		t.Sources = append(t.Sources, s.Here.Source)
	}
	t.Sources = once(t.Sources)
	return one(c, t)
}
